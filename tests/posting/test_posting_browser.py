"""The pages about messages in a real Chromium: no barrier, no error, nothing cut off, and they work without scripts."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ViewportSize

from domain.tasks import Message
from persistence import tables as t
from seed.local.running import servers
from tests.posting.test_sending import ran
from tests.support.hearing import call, wrote
from tests.support.offices import DAY, OFFICER, Person, an_office, instant, store_of
from tests.support.posting import deliveries, later, sent, some, told, wants
from tests.web.test_desk_browser import DESK, RULES, SCREENS, context_of
from web.app import create_app
from web.serve import listening
from workflows.services.office import Office
from workflows.services.posting_commands import ChoosePersonMessages, TriageIncoming

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
NARROWEST: ViewportSize = {"width": 360, "height": 740}
ADDRESSES = {
    "messages": ("lanhdao", "/messages"),
    "messages-lapsed": ("lanhdao", "/messages?status=lapsed"),
    "messages-admin": ("quantri", "/messages"),
    "messages-english": ("lanhdao", "/messages?lang=en"),
    "messages-outside": ("lanhdao", "/messages/outside"),
    "account-messages": ("canbo", "/account/messages"),
    "letters": ("canbo", "/letters"),
    "incoming": ("canbo", "/incoming"),
    "incoming-english": ("canbo", "/incoming?lang=en"),
    "person-messages": ("canbo", "/cases/NX-2026-0001/messages"),
    "person-messages-english": ("canbo", "/cases/NX-2026-0001/messages?lang=en"),
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Office]]:
    file = tmp_path_factory.mktemp("posting") / "web.db"
    with (
        an_office(f"sqlite:///{file}") as office,
        servers() as outside,
        listening(0) as listener,
    ):
        with ThreadPoolExecutor(1) as aside:  # the browser's driver has a loop in this thread
            aside.submit(_busy, office, outside).result()
        app = create_app(office, outside=outside.box.newest)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off", ws="none"))
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", office
        server.should_exit = True
        thread.join()


def _busy(office: Office, outside) -> None:
    """A message in every state that a page has words for, letters to print, and two of a resident who then stops."""
    store = store_of(office)
    wants(store, "canbo", ["zalo", "email"])
    wants(store, "lanhdao", ["email"], email="lanhdao@example.vn", digest=True)
    for name, channels in (("Lò Văn Inh", ("zalo", "paper")), ("Vi Thị Hoa", ("paper",))):
        person = Person(office, name).supported()
        office.perform(ChoosePersonMessages(person.id, channels), by=OFFICER)
        if "zalo" in channels:
            call(office, wrote("Cho hỏi giờ hẹn", "hello"))
            (one,) = office.desk.inbound.waiting(OFFICER, office.now())
            office.perform(TriageIncoming(one.id, "question", person.id, own=True), by=OFFICER)
    with store.writing() as connection:
        connection.execute(t.case.update().values(next_visit_on=DAY))
    told(store, *some(9), Message("m", "manager", None, "message.objection_made", {"number": "NX-1"}))
    ran(office)
    call(office, wrote("Dừng", "stop", at=instant(DAY, 5)))
    for fault in ("http_500", "quota", "no_account", "template"):
        outside.faults.ask(fault)
    outside.faults.ask("smtp_550", 1)
    sent(store, outside)
    sent(store, outside)
    lost = [each.id for each in deliveries(store) if each.status == "sent"][:2]
    with store.writing() as connection:
        for id_, status, why in zip(lost, ("lapsed", "dead"), ("untrue", "TimeoutError"), strict=True):
            here = t.delivery.update().where(t.delivery.c.id == id_)
            connection.execute(here.values(status=status, why=why, attempts=5))
    call(office, wrote("Nhà tôi muốn hỏi lớp học nghề mở ngày nào, học phí bao nhiêu?", "ask"))
    call(office, wrote("Xưởng may cần năm thợ, ai cần việc thì gọi tôi", "work", "z-2"))
    call(office, wrote("STOP", "stop-2", "z-2", later(5)))


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("name", ADDRESSES)
def test_a_page_has_no_barrier_and_no_error(browser, served, viewport, name):
    user, address = ADDRESSES[name]
    context = context_of(browser, served, user, viewport=viewport)
    tab, trouble = context.new_page(), []
    tab.on("console", lambda message: trouble.append(message.text))
    tab.on("pageerror", lambda error: trouble.append(str(error)))
    answer = tab.goto(address)
    assert answer is not None and answer.ok
    tab.evaluate("document.fonts.ready")
    SCREENS.mkdir(parents=True, exist_ok=True)
    size = "desk" if viewport is DESK else "phone"
    tab.screenshot(path=SCREENS / f"{name}-{size}.png", full_page=True)
    found = Axe().run(tab, options=RULES).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
    assert trouble == []
    sizes: tuple[ViewportSize, ...] = (viewport, NARROWEST)
    for size_of in sizes:
        tab.set_viewport_size(size_of)
        assert tab.evaluate("document.documentElement.scrollWidth") == size_of["width"]
    context.close()


def test_a_stop_is_linked_without_scripts(browser, served):
    context = context_of(browser, served, "canbo", viewport=PHONE, java_script_enabled=False)
    tab = context.new_page()
    tab.goto("/incoming")
    stop = tab.locator("li", has_text="xin dừng nhận tin")
    stop.get_by_label("Gắn với hồ sơ số").fill("NX-2026-0002")
    stop.get_by_role("button", name="Xong tin này").click()
    assert tab.locator("li", has_text="xin dừng nhận tin").count() == 0
    tab.goto("/cases/NX-2026-0001/messages")
    assert tab.get_by_text("đã nhắn dừng nhận tin qua Zalo").is_visible()
    tab.get_by_label("Zalo").check()
    tab.get_by_role("button", name="Lưu lựa chọn").click()
    tab.goto("/cases/NX-2026-0001/messages")
    assert tab.get_by_label("Zalo").is_checked() and not tab.get_by_text("đã nhắn dừng").count()
    context.close()
