"""The law's pages in a real Chromium: one proposes, another approves, on a desk and on a phone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.laws import ADMIN, propose
from tests.support.offices import an_office
from tests.support.tree import ROOT
from tests.support.visiting import sign_in
from tests.web.conftest import Kept
from web.app import create_app
from web.serve import listening
from workflows.services.office import Office

pytestmark = pytest.mark.browser

SCREENS = ROOT / "var" / "screens"
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 780}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
KEY = "qd22.security_above_vnd"


@pytest.fixture(scope="module")
def served(kept: Kept, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Office, str]]:
    """With one proposal that waits."""
    file = tmp_path_factory.mktemp("law") / "web.db"
    file.write_bytes(Path(kept[0]).read_bytes())
    with an_office(f"sqlite:///{file}", filled=True) as office, listening(0) as listener:
        waiting = propose(office, by=ADMIN)
        config = uvicorn.Config(create_app(office), log_level="warning", lifespan="off", ws="none")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", office, str(waiting)
        server.should_exit = True
        thread.join()


def context_of(
    browser: Browser, served: tuple[str, Office, str], user: str, viewport: dict[str, int] = DESK
) -> BrowserContext:
    address, office, _ = served
    context = browser.new_context(
        locale="vi-VN",
        base_url=address,
        viewport=viewport,  # type: ignore[arg-type]
    )
    sign_in(context, address, office, user)
    return context


def barriers(tab: Page) -> list[tuple[str, list[str]]]:
    found = Axe().run(tab, options=RULES).response["violations"]
    return [(each["id"], [node["html"] for node in each["nodes"]]) for each in found]


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("all", "/law"),
        ("english", "/law?lang=en"),
        ("one", "/law/qd22.lending_rate_bp"),
        ("form", f"/law/{KEY}/propose?confirm=1"),
        ("proposal", "/law/proposals/{waiting}"),
    ],
)
def test_a_page_has_no_barrier_and_nothing_is_cut_off(browser, served, viewport, name, path):
    context = context_of(browser, served, "lanhdao", viewport)
    tab, trouble = context.new_page(), []
    tab.on("console", lambda message: trouble.append(message.text))
    tab.on("pageerror", lambda error: trouble.append(str(error)))
    answer = tab.goto(path.format(waiting=served[2]))
    assert answer is not None
    assert answer.status == 200
    tab.evaluate("document.fonts.ready")
    SCREENS.mkdir(parents=True, exist_ok=True)
    tab.screenshot(path=SCREENS / f"law-{name}-{viewport['width']}.png", full_page=True)
    assert barriers(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert trouble == []
    context.close()


def test_one_proposes_and_another_approves_with_the_words_on_the_screen(browser, served):
    first, second = (context_of(browser, served, user) for user in ("quantri", "lanhdao"))
    one, other = first.new_page(), second.new_page()
    one.goto("/law")
    one.get_by_role("link", name="Phải bảo đảm tiền vay khi vượt").click()
    one.get_by_role("link", name="Đề nghị xác nhận giá trị hiện nay").click()
    one.get_by_label("Lý do đề nghị").fill("Đã đối chiếu với công báo")
    one.get_by_label("Đến trước ngày").fill("2023-01-01")
    one.get_by_role("button", name="Gửi đề nghị").click()
    expect(one.get_by_role("alert")).to_contain_text("Ngày kết thúc phải sau ngày bắt đầu")
    assert barriers(one) == []
    one.get_by_label("Đến trước ngày").fill("")
    one.get_by_role("button", name="Gửi đề nghị").click()
    expect(one.get_by_role("alert")).to_contain_text("Đã gửi đề nghị")
    other.goto(one.url.partition("?")[0])
    other.get_by_role("button", name="Duyệt", exact=True).click()
    expect(other.get_by_role("alert")).to_contain_text("Đã duyệt")
    one.goto(f"/law/{KEY}")
    expect(one.get_by_role("main")).to_contain_text("lanhdao xác nhận ngày")
    first.close()
    second.close()
