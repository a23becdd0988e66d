"""The pages in a real Chromium: no barrier, no error, nothing from elsewhere, nothing cut off, all without scripts."""

import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.support.offices import an_office
from tests.support.tree import ROOT
from tests.support.visiting import sign_in
from tests.web.conftest import Kept
from web.app import create_app
from web.serve import listening
from workflows.services.office import Office

pytestmark = pytest.mark.browser

SCREENS = ROOT / "var" / "screens"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
NARROWEST = {"width": 360, "height": 740}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
ADDRESSES = {
    "home": "/",
    "work": "/work",
    "summary": "/summary",
    "inbox": "/inbox",
    "returned": "/cases/NX-2026-0004",
    "supported": "/cases/NX-2026-0006",
    "employed": "/cases/NX-2026-0003",
    "paused": "/cases/NX-2026-0001",
    "closed": "/cases/NX-2026-0002",
    "english": "/cases/NX-2026-0003?lang=en",
    "visit": "/cases/NX-2026-0006/visit",
    "needs": "/cases/NX-2026-0006/needs",
    "plan": "/cases/NX-2026-0006/plan",
    "facts": "/cases/NX-2026-0006/facts",
    "livelihood": "/cases/NX-2026-0006/livelihood",
}


@pytest.fixture(scope="module")
def served(kept: Kept, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Office]]:
    """The pages served by a thread, over a copy of the kept office."""
    file = tmp_path_factory.mktemp("served") / "web.db"
    file.write_bytes(Path(kept[0]).read_bytes())
    with an_office(f"sqlite:///{file}", filled=True) as office, _free() as listener:
        config = uvicorn.Config(create_app(office), log_level="warning", lifespan="off", ws="none")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", office
        server.should_exit = True
        thread.join()


def _free() -> socket.socket:
    return listening(0)


@pytest.fixture
def address(served: tuple[str, Office]) -> str:
    return served[0]


@pytest.fixture
def officer(browser: Browser, served: tuple[str, Office]) -> Iterator[Callable[..., Page]]:
    """Opens a tab in which the officer is signed in; `viewport` and the like as Playwright takes them."""
    contexts: list[BrowserContext] = []

    def opened(**more: Any) -> Page:
        contexts.append(browser.new_context(locale="vi-VN", **more))
        sign_in(contexts[-1], *served, "canbo")
        return contexts[-1].new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def tab(request: pytest.FixtureRequest, officer: Callable[..., Page]) -> Page:
    return officer(viewport=request.param)


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_page_has_no_barrier_no_error_and_asks_nobody_else(address, tab, name, request):
    trouble: list[str] = []
    tab.on("console", lambda message: trouble.append(message.text))
    tab.on("pageerror", lambda error: trouble.append(str(error)))
    tab.on("request", lambda asked: None if asked.url.startswith(address) else trouble.append(asked.url))
    tab.goto(address + ADDRESSES[name])
    tab.evaluate("document.fonts.ready")
    SCREENS.mkdir(parents=True, exist_ok=True)
    tab.screenshot(path=SCREENS / f"{name}-{request.node.callspec.id.split('-')[0]}.png", full_page=True)
    found = Axe().run(tab, options=RULES).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
    assert trouble == []
    assert "/sign-in" not in tab.url


@pytest.mark.parametrize("name", ADDRESSES)
def test_nothing_is_cut_off_on_the_narrowest_phone(address, officer, name):
    tab = officer(viewport=NARROWEST)
    tab.goto(address + ADDRESSES[name])
    assert tab.evaluate("document.documentElement.scrollWidth") == NARROWEST["width"]


def test_the_way_home_lies_on_a_desk_and_stands_on_a_phone(address, officer):
    def places(viewport: dict[str, int]) -> list[tuple[float, float]]:
        tab = officer(viewport=viewport)
        tab.goto(address + ADDRESSES["employed"])
        boxes = [mark.bounding_box() for mark in tab.locator(".dv-step__mark").all()]
        return [(box["x"], box["y"]) for box in boxes if box]

    desk, phone = places(DESK), places(PHONE)
    assert len({y for _, y in desk}) == 1 and desk == sorted(desk)
    assert len({x for x, _ in phone}) == 1 and [y for _, y in phone] == sorted(y for _, y in phone)


def test_a_move_is_made_with_the_keyboard_and_without_scripts(address, officer):
    tab = officer(java_script_enabled=False, viewport=PHONE)
    tab.goto(address + ADDRESSES["paused"])
    tab.locator("summary", has_text="Thực hiện: Tiếp tục").press("Enter")
    tab.get_by_role("button", name="Tiếp tục").press("Enter")
    assert tab.get_by_role("alert").inner_text().endswith("Hồ sơ nay ở trạng thái “đang hỗ trợ”.")


def test_the_print_of_a_case_keeps_the_banner_and_drops_what_paper_cannot_do(address, officer):
    tab = officer(viewport=DESK)
    tab.goto(address + ADDRESSES["supported"])
    tab.emulate_media(media="print")
    assert tab.get_by_text("Dữ liệu giả lập").is_visible()
    assert tab.locator(".dv-who").is_visible()
    assert not tab.locator(".dv-acts").is_visible()
