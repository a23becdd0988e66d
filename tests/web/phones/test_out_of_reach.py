"""What is written out of reach arrives once, and nothing is lost on the way."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.support.offices import DAY, an_office
from tests.support.phones import moved
from tests.support.visiting import sign_in
from tests.web.phones.phoning import (
    Phone,
    a_context,
    add,
    dying,
    looked_at,
    rows_in,
    serving,
    visits_in,
)
from web.acting import COOKIE
from web.pages import phone as pages
from web.serve import listening

pytestmark = [pytest.mark.browser, pytest.mark.slow]


MANY, FALLS = 60, 4
# What a full phone answers; this Chromium has room for 10 GB and heeds no smaller quota.
FULL = """window.room = IDBObjectStore.prototype.add;
IDBObjectStore.prototype.add = () => { throw new DOMException('full', 'QuotaExceededError'); };
0;"""


def test_a_visit_that_the_office_cannot_take_stays_with_its_reason_is_mended_and_arrives(
    context, served, phone
):
    """Dated after the office's today: held back, changed on the phone, sent again under its own id."""
    _, office = served
    before = visits_in(office)
    context.set_offline(True)
    case = phone.people().first.get_attribute("data-id")
    late = {
        "held_on": f"{DAY + timedelta(days=2)}",
        "kind": "visit",
        "met": True,
        "mode": "home",
        "domains": {},
    }
    add(phone, late | {"case": case}, late | {"case": case, "held_on": f"{DAY}"})
    phone.waits(2)
    context.set_offline(False)
    phone.waits(0, stuck=1)
    phone.tab.locator("#waits").click()
    stuck = phone.tab.locator(".ph-entry--stuck")
    expect(stuck.locator("[data-why]")).to_contain_text("held_on")
    expect(phone.tab.locator("#told")).to_contain_text("Đã gửi 1 việc")
    looked_at(phone, "refused")
    with phone.tab.expect_download() as saved:
        stuck.get_by_role("button", name="Tải về tệp").click()
    assert "held_on" in Path(saved.value.path()).read_text()
    stuck.get_by_role("button", name="Sửa").click()
    phone.tab.locator("#held_on").fill(f"{DAY}")
    phone.tab.get_by_role("button", name="Lưu buổi thăm").click()
    phone.waits(0)
    assert visits_in(office) == before + 2


def test_another_body_is_shown_as_a_conflict_and_kept_and_another_group_by_the_day(context, served, phone):
    _, office = served
    last = next(each for each in rows_in(office) if each["recorded_by"] == "canbo")
    case = str(last["case_id"])
    content = {"kind": "visit", "case": case, "held_on": f"{DAY}", "met": True, "mode": "home", "domains": {}}
    context.set_offline(True)
    add(phone, content | {"met": False}, act_id=str(last["id"]))
    add(phone, content)
    moved(office, last["case_id"])
    before = visits_in(office)
    context.set_offline(False)
    phone.waits(0, stuck=1)
    phone.tab.locator("#waits").click()
    expect(phone.tab.locator("[data-state]")).to_contain_text("nội dung khác")
    phone.tab.get_by_role("button", name="Bỏ").click()
    phone.tab.get_by_role("button", name="Bấm lần nữa").click()
    phone.waits(0)
    assert visits_in(office) == before + 1


def test_the_session_that_ended_loses_nothing_and_nobody_leaves_while_something_waits(context, served, phone):
    address, office = served
    before = visits_in(office)
    context.set_offline(True)
    phone.visit()
    phone.waits(1)
    context.clear_cookies(name=COOKIE)
    context.set_offline(False)
    expect(phone.tab.get_by_role("link", name="Đăng nhập để gửi")).to_be_visible()
    phone.waits(1)
    sign_in(context, address, office, "g5")
    account = context.new_page()
    account.route("**/api/v1/sealed/*", lambda route: route.abort())
    phone.tab.close()
    account.goto(f"{address}/account")
    account.get_by_role("button", name="Đăng xuất").click()
    expect(account.locator("[data-phone-waits]")).to_contain_text("Còn 1 việc chờ gửi")
    account.unroute("**/api/v1/sealed/*")
    account.get_by_role("button", name="Đăng xuất").click()
    expect(account).to_have_url(f"{address}/sign-in")
    assert visits_in(office) == before + 1


def test_a_full_phone_says_that_nothing_was_kept_and_keeps_the_form(context, phone):
    context.set_offline(True)
    phone.unlock()
    phone.tab.evaluate(FULL)
    phone.visit(note="Không được mất dòng này")
    expect(phone.tab.locator("#save-wrong")).to_contain_text("CHƯA LƯU ĐƯỢC: điện thoại hết chỗ")
    assert phone.tab.locator("#note").input_value() == "Không được mất dòng này"
    phone.waits(0)
    looked_at(phone, "full")
    phone.tab.evaluate("IDBObjectStore.prototype.add = window.room; 0")
    phone.tab.get_by_role("button", name="Lưu buổi thăm").click()
    phone.waits(1)


def test_a_new_edition_waits_to_be_taken_and_what_waits_stays(context, served, phone, monkeypatch):
    """Every file of the app is fetched anew, its queue is not touched, and it is sent by the new edition."""
    _, office = served
    before = visits_in(office)
    context.set_offline(True)
    phone.visit()
    phone.waits(1)
    monkeypatch.setattr(pages, "edition", lambda: "newer0000000")
    context.route("**/api/v1/sealed/*", lambda route: route.abort())
    context.set_offline(False)
    phone.unlock()
    phone.tab.get_by_role("button", name="Cập nhật").click()
    expect(phone.tab.get_by_text("Bản newer0000000")).to_be_visible()
    phone.waits(1)
    assert phone.tab.evaluate("caches.keys()") == ["duongve-newer0000000"]
    context.unroute("**/api/v1/sealed/*")
    phone.unlock()
    phone.waits(0)
    assert visits_in(office) == before + 1


def test_sixty_visits_of_two_tabs_arrive_once_each_however_often_the_server_dies(browser, kept, tmp_path):
    """Killed between commit and reply: the phone cannot know, sends again, and the office knows the visit by its id."""
    file = tmp_path / "web.db"
    file.write_bytes(Path(kept[0]).read_bytes())
    with listening(0) as free:
        port = free.getsockname()[1]
    with an_office(f"sqlite:///{file}", filled=True) as office:
        before, address = visits_in(office), f"http://127.0.0.1:{port}"
        with serving(office, port):
            context = a_context(browser, address, office)
            phones = [Phone(context.new_page(), address).begin()]
            phones.append(Phone(context.new_page(), address).unlock())
            expect(phones[1].people()).to_have_count(3)
            context.set_offline(True)
            cases = [each.get_attribute("data-id") for each in phones[0].people().all()]
            for n, phone in enumerate(phones):
                add(phone, *(_visit_to(cases[k % 2], n * 30 + k) for k in range(MANY // 2 - 1)))
                phone.visit()
            phones[0].waits(MANY)
        with dying(file, port, FALLS) as fallen:
            context.set_offline(False)
            _until_sent(phones)
            falls = fallen()
        phones[0].waits(0)
        context.close()
        sent = [each for each in rows_in(office) if each["recorded_by"] == "g5"]
        assert (visits_in(office) - before, len({each["id"] for each in sent})) == (MANY, MANY)
        assert falls == FALLS


def _visit_to(case: str | None, n: int) -> dict[str, Any]:
    domains = {"work": ("better", "same", "worse")[n % 3]}
    day = f"{DAY - timedelta(days=n % 20)}"
    return {"kind": "visit", "case": case, "held_on": day, "met": True, "mode": "home", "domains": domains}


def _until_sent(phones: list[Phone]) -> None:
    """Both tabs try as a member would, with the button's act, until nothing waits."""
    ask = "import('/static/phone/queue.js').then((q) => q.send())"
    for _ in range(600):
        ends = [phone.tab.evaluate(ask) for phone in phones]
        if ends == ["sent", "sent"]:
            return
        phones[0].tab.wait_for_timeout(150)
    raise AssertionError("something still waits")
