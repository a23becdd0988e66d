"""A loan file in a real Chromium, from the commune's list until it is sent: no barrier, nothing cut off."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from domain.lending.machine import FileStage
from tests.support.listed import Another
from tests.support.offices import BANK_OFFICE, OFFICER, an_office
from tests.web.test_desk_browser import DESK, PHONE, RULES, SCREENS, context_of
from web.app import create_app
from web.serve import listening
from workflows.services import commands as c
from workflows.services.office import Office

pytestmark = pytest.mark.browser


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, Office]]:
    with an_office(f"sqlite:///{tmp_path / 'web.db'}") as office, listening(0) as listener:
        server = uvicorn.Server(
            uvicorn.Config(create_app(office), log_level="warning", lifespan="off", ws="none")
        )
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", office
        server.should_exit = True
        thread.join()


class Walk:
    """One tab, and what it is looked at for."""

    def __init__(self, tab: Page, width: int) -> None:
        self.tab, self.width, self.trouble = tab, width, list[str]()
        tab.on("console", lambda message: self.trouble.append(message.text))
        tab.on("pageerror", lambda error: self.trouble.append(str(error)))

    def look(self, name: str) -> None:
        self.tab.evaluate("document.fonts.ready")
        SCREENS.mkdir(parents=True, exist_ok=True)
        self.tab.screenshot(path=SCREENS / f"loan-{self.width}-{name}.png", full_page=True)
        found = Axe().run(self.tab, options=RULES).response["violations"]
        assert [(each["id"], [node["html"][:300] for node in each["nodes"]]) for each in found] == [], name
        assert self.tab.evaluate("document.documentElement.scrollWidth") <= self.width, name

    def follow(self, name: str | re.Pattern[str]) -> None:
        self.tab.get_by_role("main").get_by_role("link", name=name).first.click()

    def record(self, button: str = "Ghi lại", /, **said: str) -> None:
        for name, words in said.items():
            field = self.tab.locator(f"main [name='{name}']:not([type=hidden])")
            if field.first.get_attribute("type") == "radio":
                field.and_(self.tab.locator(f"[value='{words}']")).check()
            elif field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(words)
            else:
                field.fill(words)
        self.tab.get_by_role("main").get_by_role("button", name=button, exact=True).click()

    def told(self, words: str) -> None:
        expect(self.tab.get_by_role("alert").first).to_contain_text(words)


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_an_officer_takes_two_people_from_the_list_and_one_to_the_bank(browser, served, viewport):
    office = served[1]
    one, other = (Another(office, place) for place in (1, 2))
    one.person.does(c.GiveConsent, body="bank", given=True)
    context = context_of(browser, served, "canbo", viewport=viewport)
    walk = Walk(context.new_page(), viewport["width"])
    walk.tab.goto("/loan-files")
    walk.look("board")
    walk.follow("Danh sách Mẫu số 01")
    walk.look("lists")
    walk.follow(re.compile("Lập danh sách"))
    walk.record("Lập danh sách", list_no="12/DS", list_by="Lê Văn An")
    walk.told("Đã lập danh sách")
    walk.record("Ghi xác nhận của UBND xã", certified_no="7/XN", certified_by="Lê Văn An")
    walk.look("one-signatory")
    walk.record("Ghi xác nhận của UBND xã", certified_by="Hà Thị Bình")
    walk.told("Đã ghi xác nhận")
    walk.look("list")
    assert other.file.stage is FileStage.CERTIFIED

    walk.follow(one.file.number)
    walk.look("certified")
    walk.follow("Ghi bên tham gia")
    walk.look("party")
    walk.record(
        name="Lò Thị Hoa", relation="mẹ", citizen_id="038185001234", consent_on=one.person.on.isoformat()
    )
    walk.told("Đã ghi vào hồ sơ vay")
    walk.follow("Ghi kết quả bình xét")
    walk.record(organisation="women")
    walk.follow("Gửi ngân hàng")
    walk.look("sending")
    walk.record(office=BANK_OFFICE)
    walk.told("Đã ghi bước của hồ sơ vay")
    walk.look("sent")
    assert one.file.stage is FileStage.SENT
    assert office.desk.case(OFFICER, one.person.id).list_certified is True
    # Chromium says in its console that the one answer was 422; nothing else may stand there.
    assert [each for each in walk.trouble if "422" not in each] == []
    context.close()
