"""The door in a real Chromium: a first password changed, codes turned on by their picture's key, out and in again."""

import re
import threading
from collections.abc import Iterator

import pyotp
import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from domain.viewer import Role
from tests.support.offices import DAY, an_office, instant
from web.app import create_app
from web.serve import listening
from workflows.services.office import Office

pytestmark = pytest.mark.browser

FIRST, OWN = "trâu về chuồng lúc sáu giờ", "chín con trâu trên đồi chè"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
Served = tuple[str, Office]


@pytest.fixture
def served(sqlite_url: str) -> Iterator[Served]:
    with an_office(sqlite_url) as office, listening(0) as listener:
        office.door.set_password("canbo", FIRST, must_change=True)
        office.codes_required_of = frozenset({Role.OFFICER})
        server = uvicorn.Server(
            uvicorn.Config(create_app(office), log_level="warning", lifespan="off", ws="none")
        )
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", office
        server.should_exit = True
        thread.join()


def looked_at(tab: Page) -> None:
    """No barrier, and nothing wider than the screen."""
    found = Axe().run(tab, options={"runOnly": RULES["runOnly"]}).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
    assert tab.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def enter(tab: Page, address: str, password: str) -> None:
    tab.goto(f"{address}/cases")
    tab.fill("#user", "canbo")
    tab.fill("#password", password)
    tab.get_by_role("button", name="Tiếp tục").click()


@pytest.mark.parametrize("width", [390, 1280])
def test_first_password_codes_and_out_again(browser: Browser, served: Served, width: int) -> None:
    address, _ = served
    context = browser.new_context(
        locale="vi-VN", viewport={"width": width, "height": 844}, java_script_enabled=True
    )
    tab = context.new_page()
    heard: list[str] = []
    tab.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    enter(tab, address, FIRST)
    assert tab.url == f"{address}/account/password?next=%2Fcases"
    looked_at(tab)
    for name, text in (("old", FIRST), ("new", OWN), ("again", OWN)):
        tab.fill(f"#{name}", text)
    tab.get_by_role("button", name="Đổi mật khẩu").click()

    assert tab.url == f"{address}/account/second-factor?next=%2Fcases"
    looked_at(tab)
    box = tab.locator("svg.dv-code").bounding_box()
    assert box is not None
    assert box["width"] == pytest.approx(box["height"], abs=1)
    secret = tab.locator("code.dv-secret").inner_text().replace(" ", "")
    tab.fill("#code", pyotp.TOTP(secret).at(instant(DAY)))
    tab.get_by_role("button", name="Bật mã xác thực").click()
    codes = re.findall(r"[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}", tab.inner_text("main"))
    assert len(codes) == 8
    looked_at(tab)
    tab.get_by_role("button", name="Đã chép xong").click()
    assert tab.url == f"{address}/cases"

    tab.goto(f"{address}/account")
    looked_at(tab)
    tab.get_by_role("button", name="Đăng xuất").click()
    assert tab.url == f"{address}/sign-in"
    looked_at(tab)
    assert [each["name"] for each in context.cookies()] == []

    enter(tab, address, OWN)
    assert tab.url.startswith(f"{address}/sign-in/code?next=")
    looked_at(tab)
    tab.fill("#code", codes[0])
    tab.get_by_role("button", name="Tiếp tục").click()
    assert tab.url == f"{address}/cases"
    [cookie] = context.cookies()
    assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Lax")
    context.close()
    assert heard == []
