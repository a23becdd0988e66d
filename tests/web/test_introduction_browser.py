"""An officer and a firm take one person from a proposal to accepted work in a real Chromium, wide and narrow."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize

from tests.support.introduced import a_seeker, a_vacancy
from tests.support.offices import an_office
from tests.support.tree import ROOT
from tests.support.visiting import sign_in
from web.app import create_app
from web.serve import listening
from workflows.services.office import Office

pytestmark = pytest.mark.browser

SCREENS = ROOT / "var" / "screens"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
SIZES: dict[str, ViewportSize] = {
    "phone": {"width": 390, "height": 844},
    "desk": {"width": 1280, "height": 900},
}


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, Office]]:
    with an_office(f"sqlite:///{tmp_path / 'work.db'}") as office, listening(0) as listener:
        config = uvicorn.Config(create_app(office), log_level="warning", lifespan="off", ws="none")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", office
        server.should_exit = True
        thread.join()


def look(tab: Page, name: str) -> None:
    """No barrier, nothing wider than the screen; a picture for people."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    tab.screenshot(path=SCREENS / f"work-{name}-{tab.viewport_size['width']}.png", full_page=True)  # type: ignore[index]
    found = Axe().run(tab, options=RULES).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
    assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("size", SIZES)
def test_a_person_is_proposed_asked_accepted_and_begins(
    browser: Browser, served: tuple[str, Office], size: str
) -> None:
    address, office = served
    for name in ("Lò Văn Inh", "Vi Thị Hoa"):
        a_seeker(office, name)
    a_vacancy(office, hours_week=48, lodging=True)
    tabs = {}
    for user in ("canbo", "doanhnghiep"):
        context = browser.new_context(locale="vi-VN", viewport=SIZES[size])
        sign_in(context, address, office, user)
        tabs[user] = context.new_page()
    officer, firm = tabs["canbo"], tabs["doanhnghiep"]
    officer.goto(f"{address}/matching")
    officer.get_by_role("button", name="Chạy lại").click()
    officer.get_by_text("Vì sao").first.click()
    look(officer, "matching")
    officer.get_by_role("button", name="Giới thiệu").first.click()
    look(officer, "consent")
    firm.goto(f"{address}/introductions")
    firm.get_by_role("link", name="Một người tìm việc").click()
    look(firm, "anonymous")
    assert "Lò Văn Inh" not in firm.content() and "Vi Thị Hoa" not in firm.content()
    officer.get_by_label("Có", exact=True).check()
    officer.get_by_role("button", name="Ghi lại").first.click()
    firm.reload()
    look(firm, "named")
    firm.get_by_label("Nhận người này").check()
    firm.get_by_role("button", name="Ghi lại").click()
    assert "doanh nghiệp nhận" in firm.get_by_role("main").inner_text().lower()
    look(firm, "answered")
    officer.reload()
    look(officer, "accepted")
    officer.locator("#evidence").fill("HĐ 3/2026")
    officer.get_by_role("button", name="Ghi lại").click()
    assert "đã vào làm" in officer.get_by_role("main").inner_text().lower()
    for user, path in (
        ("doanhnghiep", "/vacancies"),
        ("doanhnghiep", "/vacancies/new"),
        ("canbo", "/exclusions"),
    ):
        tabs[user].goto(f"{address}{path}")
        look(tabs[user], path.strip("/").replace("/", "-"))
    for tab in tabs.values():
        tab.context.close()
