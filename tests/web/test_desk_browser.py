"""The officer's desk in a real Chromium: drafts that save themselves, two people at one case, progress."""

import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.offices import an_office
from tests.support.tree import ROOT
from tests.support.visiting import sign_in
from tests.web.conftest import Kept
from web.app import create_app
from web.serve import listening
from workflows.services.office import Office

pytestmark = pytest.mark.browser

SCREENS = ROOT / "var" / "screens"
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
CASE = "/cases/NX-2026-0006"
ADDRESSES = {
    "today": "/today",
    "today-english": "/today?lang=en",
    "calendar": "/calendar?month=2026-04",
    "intake": "/cases/new",
    "intake-form": "/cases/new/form",
    "settle": "/cases/NX-2026-0003/settle",
    "step": f"{CASE}/step",
    "disbursement": f"{CASE}/disbursement",
    "notice": f"{CASE}/notice",
    "record-check": f"{CASE}/record-check",
    "history": f"{CASE}/history",
    "jobs": "/jobs",
}


@pytest.fixture(scope="module")
def served(kept: Kept, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Office]]:
    file = tmp_path_factory.mktemp("desk") / "web.db"
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


def context_of(browser: Browser, served: tuple[str, Office], user: str, **more: object) -> BrowserContext:
    address, office = served
    context = browser.new_context(locale="vi-VN", base_url=address, **{"viewport": DESK, **more})  # type: ignore[arg-type]
    sign_in(context, address, office, user)
    return context


@pytest.fixture
def tab(browser: Browser, served: tuple[str, Office]) -> Iterator[Page]:
    context = context_of(browser, served, "canbo")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("name", ADDRESSES)
def test_a_page_has_no_barrier_and_no_error(browser, served, viewport, name):
    context = context_of(browser, served, "canbo", viewport=viewport)
    tab, trouble = context.new_page(), []
    tab.on("console", lambda message: trouble.append(message.text))
    tab.on("pageerror", lambda error: trouble.append(str(error)))
    tab.on("request", lambda asked: None if asked.url.startswith(served[0]) else trouble.append(asked.url))
    tab.goto(ADDRESSES[name])
    tab.evaluate("document.fonts.ready")
    SCREENS.mkdir(parents=True, exist_ok=True)
    tab.screenshot(path=SCREENS / f"desk-{name}-{viewport['width']}.png", full_page=True)
    found = Axe().run(tab, options=RULES).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert trouble == []
    context.close()


def test_a_form_saves_itself_and_is_there_when_it_is_opened_again(tab):
    tab.goto(f"{CASE}/visit")
    with tab.expect_response("**/drafts") as saved:
        tab.get_by_label("Ghi chú").fill("Mẹ anh ốm, cần hỏi thêm")
    assert saved.value.ok
    expect(tab.locator("[data-draft-line]")).to_contain_text("Đã lưu nháp")
    tab.goto("/today")
    tab.goto(f"{CASE}/visit")
    tab.get_by_role("link", name="Tiếp tục bản nháp").click()
    assert tab.get_by_label("Ghi chú").input_value() == "Mẹ anh ốm, cần hỏi thêm"
    tab.get_by_role("button", name="Bỏ bản nháp").click()
    expect(tab.get_by_role("link", name="Tiếp tục bản nháp")).to_have_count(0)


def test_when_the_session_ended_the_form_says_that_nothing_is_saved(tab):
    tab.goto(f"{CASE}/visit")
    tab.context.clear_cookies()
    with tab.expect_response("**/drafts"):
        tab.get_by_label("Ghi chú").fill("Viết dở")
    expect(tab.locator("[data-draft-line]")).to_contain_text("Chưa lưu được nháp")


def test_the_second_of_two_officers_sees_what_changed_and_sends_once_more(browser, served):
    first, second = (context_of(browser, served, user) for user in ("canbo", "lanhdao"))
    one, other = first.new_page(), second.new_page()
    for tab in (one, other):
        tab.goto(f"{CASE}/review")
        tab.get_by_label("Có", exact=True).check()
        tab.locator("[name=result]").first.check()
        for name in ("next_step", "income", "household"):
            tab.locator(f"[name={name}]").select_option(index=1)
    one.get_by_label("Ghi chú").fill("Rà soát lần một")
    other.get_by_label("Ghi chú").fill("Gia đình đã ổn")
    one.get_by_role("button", name="Ghi vào hồ sơ").click()
    expect(one.get_by_role("alert")).to_contain_text("Đã ghi kết quả rà soát.")
    other.get_by_role("button", name="Ghi vào hồ sơ").click()
    alert = other.get_by_role("alert")
    expect(alert).to_contain_text("người khác đã ghi vào hồ sơ này")
    expect(alert).to_contain_text("Rà soát lần một")
    expect(alert).to_contain_text("canbo")
    assert other.get_by_label("Ghi chú").input_value() == "Gia đình đã ổn"
    other.screenshot(path=SCREENS / "desk-conflict-1280.png", full_page=True)
    found = Axe().run(other, options=RULES).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
    other.get_by_role("button", name="Gửi lại trên bản mới").click()
    expect(other.get_by_role("alert")).to_contain_text("Đã ghi kết quả rà soát.")
    first.close()
    second.close()


def test_a_plan_that_somebody_overtook_keeps_every_row(browser, served):
    first, second = (context_of(browser, served, user) for user in ("canbo", "lanhdao"))
    one, other = first.new_page(), second.new_page()
    one.goto(f"{CASE}/step")
    other.goto(f"{CASE}/plan")
    rows = other.get_by_label("Việc cần làm").all()
    for place, row in enumerate(rows):
        row.fill(f"Việc thứ {place}")
        other.get_by_label("Lĩnh vực").nth(place).select_option(index=1)
        other.get_by_label("Người thực hiện").nth(place).select_option(index=1)
        other.get_by_label("Hạn", exact=True).nth(place).fill("2026-05-01")
    one.get_by_role("button", name="Ghi vào hồ sơ").click()
    other.get_by_role("button", name="Ghi vào hồ sơ").click()
    kept = [row.input_value() for row in other.get_by_label("Việc cần làm").all()]
    assert [each for each in kept if each] == [f"Việc thứ {place}" for place in range(len(rows))]
    other.get_by_role("button", name="Gửi lại trên bản mới").click()
    expect(other.get_by_role("alert")).to_contain_text("Đã lập kế hoạch hỗ trợ.")
    first.close()
    second.close()


def test_a_move_that_somebody_overtook_shows_the_change_and_keeps_the_words(browser, served):
    first, second = (context_of(browser, served, user) for user in ("canbo", "lanhdao"))
    one, other = first.new_page(), second.new_page()
    other.goto(CASE)
    other.locator("summary", has_text="Thực hiện: Tạm dừng").click()
    other.get_by_label("Lý do").first.select_option(index=1)
    form = other.locator('form[action$="/moves/pause"]')
    form.get_by_label("Ghi chú").fill("Đi làm ở Bình Dương")
    one.goto(f"{CASE}/consent")
    one.get_by_label("Ngân hàng").check()
    one.get_by_label("Có", exact=True).check()
    one.get_by_role("button", name="Ghi vào hồ sơ").click()
    form.get_by_role("button").click()
    expect(other.get_by_role("alert")).to_contain_text("người khác đã ghi vào hồ sơ này")
    assert form.get_by_label("Ghi chú").input_value() == "Đi làm ở Bình Dương"
    first.close()
    second.close()


def test_progress_comes_to_its_end_without_a_hand(browser, served):
    context, office = context_of(browser, served, "canbo"), served[1]
    tab, job_id = context.new_page(), uuid4()
    office.desk.jobs.open(job_id, "other", "canbo", 8, office.now())
    tab.goto(f"/jobs/{job_id}")
    expect(tab.get_by_role("status")).to_contain_text("0 / 8")
    office.desk.jobs.beat(job_id, office.now(), 4)
    expect(tab.get_by_role("status")).to_contain_text("4 / 8", timeout=15_000)
    office.desk.jobs.finish(job_id, office.now(), "done", {"next": "/cases"})
    expect(tab.get_by_role("link", name="Xem kết quả")).to_be_visible(timeout=15_000)
    context.close()


def test_the_list_answers_while_somebody_chooses(tab):
    tab.goto("/cases")
    tab.get_by_label("Trạng thái", exact=True).select_option("paused")
    expect(tab.locator(".dv-cases tbody tr")).to_have_count(1)
    expect(tab.get_by_role("link", name="Đỗ Văn Hùng")).to_be_visible()
    expect(tab).to_have_url(re.compile("state=paused"))


def test_the_whole_way_of_a_bulk_act_without_scripts(browser, served):
    context = context_of(browser, served, "canbo", java_script_enabled=False, viewport=PHONE)
    tab = context.new_page()
    tab.goto("/cases")
    for name in ("Hà Văn Long", "Đỗ Văn Hùng"):
        tab.get_by_label(f"Chọn {name}").check()
    tab.get_by_label("Với các hồ sơ đã chọn").select_option("transfer")
    tab.get_by_role("button", name="Tiếp tục").click()
    tab.get_by_label("Chuyển đến xã").select_option("16225")
    tab.get_by_role("button", name="Ghi cho 2 người").click()
    expect(tab.get_by_text("2 người đã ghi xong")).to_be_visible()
    context.close()
