"""The app in the hand: few taps, large targets, a code before the names, a list that expires."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from domain.phone import DOMAINS
from tests.support.offices import DAY
from tests.web.phones.phoning import (
    COUNT_TAPS,
    NARROWEST,
    Phone,
    a_context,
    looked_at,
    rows_in,
    visits_in,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow]


# A phone whose clock is ahead by so many milliseconds.
AHEAD = """((n) => {
  const Real = Date;
  window.Date = class extends Real { constructor(...a) { a.length ? super(...a) : super(Real.now() + n); } };
  window.Date.now = () => Real.now() + n;
})(%d);"""
_DAY_MS = 86_400_000


def test_an_ordinary_visit_out_of_reach_takes_few_taps_and_arrives_once(context, served, phone):
    """From the open app to saved: at most eight; here four. The officer then sees it with its effects."""
    _, office = served
    before = visits_in(office)
    context.set_offline(True)
    phone.unlock()
    expect(phone.people()).to_have_count(3)
    looked_at(phone, "people")
    phone.tab.evaluate(COUNT_TAPS)
    phone.visit()
    assert phone.tab.evaluate("taps") <= 8
    phone.waits(1)
    phone.tab.locator("#waits").click()
    expect(phone.tab.locator(".ph-entry")).to_have_count(1)
    looked_at(phone, "queue")
    assert visits_in(office) == before
    context.set_offline(False)
    phone.waits(0)
    assert visits_in(office) == before + 1
    row = next(each for each in rows_in(office) if each["recorded_by"] == "g5")
    assert row["met"] and row["held_on"] == DAY and row["domains"] == dict.fromkeys(DOMAINS, "same")
    viewer = office.desk.viewer("canbo", DAY)
    desk = office.desk.case_page(viewer, row["case_id"], at=office.now(), on=DAY)
    assert any(each["id"] == row["id"] for each in desk.visits) and desk.case.last_visit_on == DAY


def test_the_form_is_drawn_for_the_narrowest_phone_and_says_what_is_missing(browser, served):
    address, office = served
    context = a_context(browser, address, office, NARROWEST)
    phone = Phone(context.new_page(), address).begin()
    phone.people().first.get_by_role("button", name="Ghi buổi thăm").click()
    phone.tab.get_by_role("button", name="Lưu buổi thăm").click()
    expect(phone.tab.get_by_text("Chọn “Gặp được”")).to_be_visible()
    phone.tab.get_by_label("Gặp được", exact=True).click()
    for fold in phone.tab.locator("#visit summary").all():
        fold.click()
    looked_at(phone, "visit-360")
    words = phone.tab.locator("#visit").inner_text()
    assert "Sức khỏe" not in words and "pháp lý" not in words
    context.close()


def test_the_code_guards_the_list_and_five_wrong_ones_wipe_it_but_not_what_waits(context, phone):
    context.set_offline(True)
    phone.visit()
    phone.waits(1)
    stored = "(async () => JSON.stringify(await (await import('/static/phone/store.js')).kept.get('list')))()"
    assert "Hà Văn Long" not in phone.tab.evaluate(stored)
    phone.unlock("111222")
    expect(phone.tab.locator("#gate-wrong")).to_have_text("Mã không đúng. Còn 4 lần thử.")
    looked_at(phone, "gate")
    for left in (3, 2, 1):
        phone.tab.locator("#code").fill("111222")
        phone.tab.get_by_role("button", name="Mở", exact=True).click()
        expect(phone.tab.locator("#gate-wrong")).to_contain_text(f"Còn {left}")
    phone.tab.locator("#code").fill("111222")
    phone.tab.get_by_role("button", name="Mở", exact=True).click()
    expect(phone.tab.locator("#s-start")).to_be_visible()
    assert phone.tab.evaluate(stored) is None
    context.set_offline(False)
    phone.waits(0)


def test_a_list_expires_after_its_days_and_a_clock_that_is_off_dates_nothing_wrong(context, served, phone):
    """The phone's clock is two days ahead of the office's: it never shifts a visit; a week later the list is gone."""
    _, office = served
    context.add_init_script(AHEAD % (2 * _DAY_MS))
    phone.unlock()
    expect(phone.people()).to_have_count(3)
    phone.tab.wait_for_function(
        "document.querySelector('#s-people [data-says]').textContent.includes('02/03/2026')"
    )
    context.set_offline(True)
    phone.visit(1, note="đồng hồ sai")
    phone.waits(1)
    context.set_offline(False)
    phone.waits(0)
    assert {row["held_on"] for row in rows_in(office) if row["recorded_by"] == "g5"} == {DAY}
    context.add_init_script(AHEAD % (8 * _DAY_MS))
    context.set_offline(True)
    phone.unlock()
    expect(phone.tab.get_by_text("Danh sách trên điện thoại đã hết hạn")).to_be_visible()
