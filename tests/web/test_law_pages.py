"""The law's pages: values of a day, a proposal by one, the decision of another, faults beside their fields."""

from __future__ import annotations

import re
from datetime import date
from uuid import uuid4

import pytest

from domain.law_changes import LawChange
from domain.parameter_keys import DECLARED
from tests.support.offices import MANAGER, instant
from tests.support.visiting import visitor_of

KEY = "qd22.production_term_months"
FORM = {
    "value": "60",
    "valid_from": "2026-07-01",
    "valid_to": "",
    "citation": "Quyết định 99/2026/QĐ-TTg, điều 1",
    "standing": "confirmed",
    "reference": "Công báo số 100/2026",
    "note": "",
    "reason": "Văn bản mới của Thủ tướng",
}


def sent(form=FORM, **changes):
    return dict(form) | {"command_id": str(uuid4())} | changes


@pytest.fixture
def admin(office):
    return visitor_of(office, "quantri")


@pytest.fixture
def manager(office):
    return visitor_of(office, "lanhdao")


def changes(office) -> list[LawChange]:
    return list(office.desk.law.changes(MANAGER))


def proposed(visitor, office, key=KEY, **said) -> str:
    answer = visitor.post(f"/law/{key}/propose", data=sent(**said))
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"]).partition("?")[0]


@pytest.mark.parametrize("user", ["canbo", "lanhdao", "quantri"])
def test_every_number_is_shown_with_its_standing(office, user):
    page = visitor_of(office, user).get("/law").text
    assert page.count('href="/law/') == len(DECLARED)
    assert "100.000.000 đồng" in page
    assert "Mặc định, chưa có căn cứ pháp lý" in page
    assert "cần xác nhận" in page
    assert "1, 3, 6 tháng" in page


@pytest.mark.parametrize("user", ["g5", "nganhang", "doanhnghiep"])
def test_roles_outside_the_office_have_no_such_page(office, user):
    assert visitor_of(office, user).get("/law").status_code == 403


@pytest.mark.parametrize(("on", "shown"), [("2025-12-31", True), ("2026-01-01", False)])
def test_a_rate_that_ended_says_so_and_is_not_made_up(admin, on, shown):
    page = admin.get(f"/law?on={on}").text
    assert ("6,60 % một năm" in page) is shown
    assert ("hết hiệu lực sau ngày 31/12/2025" in page) is not shown


def test_a_day_that_is_none_is_refused(admin):
    assert admin.get("/law?on=2026-02-30").status_code == 422


def test_a_parameter_nobody_has_is_not_found(admin):
    assert admin.get("/law/qd22.nothing").status_code == 404
    assert admin.get("/law/qd22.nothing/propose").status_code == 404
    assert admin.post("/law/qd22.nothing/propose", data=sent()).status_code == 404
    assert admin.get("/law/proposals/nothing").status_code == 404
    assert admin.get(f"/law/proposals/{uuid4()}").status_code == 404


@pytest.mark.parametrize("key", sorted(DECLARED))
def test_every_parameter_has_its_page_and_its_form(manager, key):
    assert manager.get(f"/law/{key}").status_code == 200
    page = manager.get(f"/law/{key}/propose?confirm=1")
    assert page.status_code == 200
    assert '<option value="confirmed" selected>' in page.text


def test_what_was_tried_elsewhere_stands_in_the_form(manager):
    page = manager.get(f"/law/{KEY}/propose?value=60&valid_from=2026-07-01").text
    assert 'value="60"' in page
    assert 'value="2026-07-01"' in page


def test_an_officer_reads_and_proposes_nothing(office):
    officer = visitor_of(office, "canbo")
    assert "/propose" not in officer.get(f"/law/{KEY}").text
    assert officer.get(f"/law/{KEY}/propose").status_code == 403
    assert officer.post(f"/law/{KEY}/propose", data=sent()).status_code == 403


def test_a_proposal_changes_nothing_until_a_manager_approves(admin, manager, office):
    address = proposed(admin, office)
    assert office.law.on(date(2026, 7, 1)).value(KEY) == 120
    page = manager.get(address).text
    assert "60 tháng, từ ngày 01/07/2026" in page
    assert "Nếu được duyệt" in page
    said = {"command_id": str(uuid4()), "decision": "approve", "note": "", "seen": _seen(page)}
    answer = manager.post(f"{address}/decide", data=said)
    assert answer.headers["location"] == f"{address}?done=approved"
    assert "Đã duyệt" in manager.get(answer.headers["location"]).text
    values = [
        office.law.on(day).value(KEY) for day in (date(2026, 6, 30), date(2026, 7, 1), date(2026, 7, 2))
    ]
    assert values == [120, 60, 60]
    assert "Từ 01/07/2026: 60 tháng" in manager.get("/law").text
    log = admin.get("/admin/log").text
    assert "duyệt thay đổi quy định" in log
    assert KEY in log


def _seen(page: str) -> str:
    found = re.search(r'name="seen" value="(\w+)"', page)
    assert found
    return found[1]


def test_a_manager_does_not_see_a_button_to_approve_their_own(manager, office):
    address = proposed(manager, office)
    page = manager.get(address).text
    assert "một lãnh đạo khác phải duyệt" in page
    assert 'name="decision"' not in page
    answer = manager.post(f"{address}/decide", data={"command_id": str(uuid4()), "decision": "approve"})
    assert answer.status_code == 403
    assert "do chính lanhdao gửi" in answer.text
    assert changes(office)[0].status == "proposed"


def test_an_administrator_decides_nothing(admin, office):
    address = proposed(admin, office)
    answer = admin.post(f"{address}/decide", data={"command_id": str(uuid4()), "decision": "approve"})
    assert answer.status_code == 403


def test_a_refusal_needs_its_reason_and_is_kept_with_it(admin, manager, office):
    address = proposed(admin, office)
    said = {"command_id": str(uuid4()), "decision": "refuse", "note": " "}
    page = manager.post(f"{address}/decide", data=said)
    assert page.status_code == 422
    assert 'id="note-error"' in page.text
    manager.post(f"{address}/decide", data=said | {"note": "Chưa có công báo"})
    assert "Chưa có công báo" in admin.get(address).text
    assert changes(office)[0].status == "refused"


def test_who_proposed_takes_it_back(admin, manager, office):
    address = proposed(admin, office)
    assert manager.post(f"{address}/withdraw", data={"command_id": str(uuid4())}).status_code == 403
    assert "Rút lại đề nghị" in admin.get(address).text
    admin.post(f"{address}/withdraw", data={"command_id": str(uuid4())})
    assert "quantri rút lại lúc" in admin.get(f"/law/{KEY}").text
    late = manager.post(f"{address}/decide", data={"command_id": str(uuid4()), "decision": "approve"})
    assert late.status_code == 409
    assert "đã có kết quả: Đã rút lại" in late.text


@pytest.mark.parametrize(
    ("key", "said", "field", "words"),
    [
        (KEY, {"value": ""}, "value", "Hãy điền mục này"),
        (KEY, {"value": "-5"}, "value", "không đúng dạng"),
        ("qd22.lending_rate_bp", {"value": "6.6", "valid_from": "2026-01-01"}, "value", "không đúng dạng"),
        (KEY, {"value": "0"}, "value", "ngoài khoảng hợp lý"),
        (KEY, {"value": "99999"}, "value", "ngoài khoảng hợp lý"),
        ("qd22.production_cap_vnd", {"value": "10.000.000.000.001"}, "value", "ngoài khoảng"),
        ("qd22.production_cap_vnd", {"value": "9" * 99}, "value", "không đúng dạng"),
        ("case.review_months", {"value": "3, 1"}, "value", "không đúng dạng"),
        ("case.review_months", {"value": "một"}, "value", "không đúng dạng"),
        ("qd22.in_force_from", {"value": "2026-02-30"}, "value", "ngày"),
        (KEY, {"valid_from": "31/02/2026"}, "valid_from", "ngày"),
        (KEY, {"valid_from": "2036-01-01"}, "valid_from", "không quá ba năm"),
        (KEY, {"valid_to": "2026-07-01"}, "valid_to", "sau ngày bắt đầu"),
        ("qd22.lending_rate_bp", {"value": "700", "valid_from": "2026-01-02"}, "valid_from", "nối liền"),
        (KEY, {"citation": "x" * 241}, "citation", "dài"),
        (KEY, {"citation": "a\tb"}, "citation", "không in được"),
        (KEY, {"standing": "sure"}, "standing", "chọn"),
        (KEY, {"reference": " "}, "reference", "đọc văn bản ở đâu"),
        (KEY, {"standing": "default"}, "note", "chưa tìm thấy căn cứ"),
        (KEY, {"reason": ""}, "reason", "Hãy điền mục này"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(admin, office, key, said, field, words):
    page = admin.post(f"/law/{key}/propose", data=sent(**said))
    assert page.status_code == 422
    assert f'id="{field}-error"' in page.text
    assert words in page.text.partition(f'id="{field}-error"')[2][:300]
    assert FORM["reason"] in page.text or field == "reason"
    assert changes(office) == []


def test_the_rate_of_2026_joins_the_one_that_ended(admin, manager, office):
    key = "qd22.lending_rate_bp"
    assert "muộn nhất vào ngày 01/01/2026" in admin.get(f"/law/{key}/propose").text
    address = proposed(admin, office, key, value="700", valid_from="2026-01-01")
    manager.post(
        f"{address}/decide",
        data={"command_id": str(uuid4()), "decision": "approve", "seen": _seen(manager.get(address).text)},
    )
    manager.get("/law")
    days = (date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 2))
    assert [office.law.on(day).value(key) for day in days] == [660, 700, 700]


def test_the_same_form_twice_is_one_proposal(admin, office):
    form = sent()
    answers = [admin.post(f"/law/{KEY}/propose", data=form).headers["location"] for _ in range(2)]
    assert answers[0] == answers[1]
    assert len(changes(office)) == 1


def test_a_decision_on_what_has_changed_meanwhile_is_asked_again(admin, manager, office):
    first, second = proposed(admin, office), proposed(admin, office, value="48")
    old = _seen(manager.get(second).text)
    for address, seen, status in ((first, old, 303), (second, old, 409)):
        data = {"command_id": str(uuid4()), "decision": "approve", "seen": seen}
        assert manager.post(f"{address}/decide", data=data).status_code == status
    data = {"command_id": str(uuid4()), "decision": "approve", "seen": _seen(manager.get(second).text)}
    assert manager.post(f"{second}/decide", data=data).status_code == 303
    assert "48 tháng" in manager.get("/law").text
    assert office.law.on(date(2026, 7, 1)).value(KEY) == 48


def test_a_proposal_that_no_longer_fits_says_why_and_offers_no_approval(admin, manager, office):
    first, second = proposed(admin, office), proposed(admin, office)
    data = {"command_id": str(uuid4()), "decision": "approve"}
    manager.post(f"{first}/decide", data=data)
    page = manager.get(second).text
    assert "Hiện không duyệt được đề nghị này" in page
    assert 'value="approve"' not in page
    again = manager.post(f"{second}/decide", data=data | {"command_id": str(uuid4())})
    assert again.status_code == 422
    assert "đã có đúng giá trị" in again.text


def test_confirming_a_value_records_who_approved_as_confirming(admin, manager, office):
    page = admin.get(f"/law/{KEY}/propose?confirm=1").text
    assert "Điều 8" in page or "điều 8" in page
    held = office.law.series(KEY).at(date(2026, 3, 2))
    said = {"value": str(held.value), "valid_from": held.valid_from.isoformat(), "citation": held.citation,
            "reference": held.reference, "standing": "confirmed"}  # fmt: skip
    address = proposed(admin, office, **said)
    manager.post(f"{address}/decide", data={"command_id": str(uuid4()), "decision": "approve"})
    page = admin.get(f"/law/{KEY}").text
    now = office.law.series(KEY).at(date(2026, 3, 2))
    assert (now.value, now.standing, now.confirmed_by) == (held.value, "confirmed", "lanhdao")
    assert now.confirmed_on == office.today()
    assert "lanhdao xác nhận ngày" in page


def test_markup_in_a_proposal_stays_words(admin, manager, office):
    address = proposed(admin, office, citation="<b>Điều 1</b>", reason="<script>x</script>")
    for page in (manager.get(address).text, manager.get(f"/law/{KEY}").text):
        assert "<script>x" not in page
        assert "<b>Điều" not in page


def test_an_instant_of_the_clock_is_kept(admin, office):
    proposed(admin, office)
    assert changes(office)[0].proposed_at == instant(office.today())


@pytest.mark.parametrize(
    ("key", "value", "tried"), [("qd22.window_years", "6", True), ("case.review_months", "2, 4", False)]
)
def test_a_proposal_leads_to_a_look_at_whom_it_touches(manager, office, key, value, tried):
    page = manager.get(proposed(manager, office, key, value=value)).text
    assert ("/law/try?" in page) is tried
    if tried:
        address = re.search(r'href="(/law/try[^"]+)"', page)
        assert address
        assert manager.get(address[1].replace("&amp;", "&")).status_code == 200
