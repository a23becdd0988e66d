"""The units page: what stands, what a change would touch, faults beside their fields, nothing kept before the end."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from tests.support.offices import DAY, OFFICER, Person
from tests.support.units import MERGER, ON, SPLIT, case_of, record
from tests.support.visiting import visitor_of
from workflows.services.unit_following import follow_units

TODAY = {
    "kind": "merge",
    "effective_on": DAY.isoformat(),
    "document": "Nghị quyết 9/NQ-UBTVQH16",
    "source": ["16174", "16186"],
    "code.0": "16299",
    "name.0": "Xã Yên Cát",
}
LATER = TODAY | {"effective_on": ON.isoformat()}
PARTS = {
    "kind": "split",
    "effective_on": ON.isoformat(),
    "document": "Nghị quyết 10/NQ-UBTVQH16",
    "source": "16174",
    "code.0": "16174",
    "name.0": "Xã Như Xuân",
    "villages.0": "Khu phố 1\r\n\r\n Khu phố 2 ",
    "code.1": "16201",
    "name.1": "Xã Tân Bình",
    "villages.1": "Thôn Mài",
}


def sent(form, **changes):
    return form | {"command_id": str(uuid4())} | {k.replace("__", "."): v for k, v in changes.items()}


@pytest.fixture(params=["quantri", "lanhdao"])
def admin(office, request):
    return visitor_of(office, request.param)


def test_the_page_shows_the_communes_of_today_and_what_they_were_made_of(admin):
    page = admin.get("/admin/units").text
    assert "Xã Thanh Phong" in page
    assert "Xã Thanh Lâm" in page
    assert "Chưa có ai ghi thay đổi nào" in page


@pytest.mark.parametrize("kind", ["merge", "split", "rename"])
def test_every_kind_has_its_form(admin, kind):
    assert admin.get(f"/admin/units/new?kind={kind}").status_code == 200


@pytest.mark.parametrize("kind", ["", "swap", "<b>"])
def test_a_kind_that_is_none_is_refused(admin, kind):
    assert admin.get("/admin/units/new", params={"kind": kind}).status_code == 422


def test_the_preview_counts_what_moves_and_keeps_nothing(admin, office):
    page = admin.post("/admin/units/new", data=sent(LATER))
    assert page.status_code == 200
    assert "<strong>5</strong><span>hồ sơ đang mở hoặc tạm dừng chuyển theo" in page.text
    assert "<strong>1</strong><span>tổ G5+" in page.text
    assert list(office.desk.units.changes()) == []


def test_the_preview_of_a_split_names_the_villages_that_nobody_placed(admin, office):
    Person(office, "Lò Văn Chín", village="Thôn <Chín>")
    page = admin.post("/admin/units/new", data=sent(PARTS)).text
    assert "Thôn &lt;Chín&gt;" in page
    assert "<strong>1</strong><span>hồ sơ trong số đó chờ cán bộ chọn xã" in page


def test_going_back_from_the_preview_keeps_every_word(admin):
    page = admin.post("/admin/units/new", data=sent(PARTS, back="1")).text
    for word in ("Nghị quyết 10/NQ-UBTVQH16", "Thôn Mài", "Xã Tân Bình", "16201", "Khu phố 2"):
        assert word in page


def test_another_row_is_asked_for_without_a_fault(admin):
    page = admin.post("/admin/units/new", data=sent(PARTS | {"document": ""}, rows="2", more="1"))
    assert page.status_code == 200
    assert 'name="code.2"' in page.text
    assert "govuk-error-summary" not in page.text


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"effective_on": ""}, "effective_on", "Hãy điền mục này"),
        ({"effective_on": "31/02/2026"}, "effective_on", "ngày"),
        ({"document": " "}, "document", "Hãy ghi số và ngày của văn bản"),
        ({"source": "16174"}, "sources", "ít nhất hai xã"),
        ({"source": ["16174", "16180"]}, "sources", "không có xã nào mang mã"),
        ({"code.0": "1629"}, "code-0", "đúng 5 chữ số"),
        ({"code.0": "16222"}, "code-0", "của một đơn vị khác"),
        ({"name.0": ""}, "name-0", "tên đầy đủ"),
        ({"document": "x" * 161}, "document", "dài"),
    ],
)
@pytest.mark.parametrize("address", ["/admin/units/new"])
def test_what_is_wrong_stands_beside_its_field(admin, address, changes, field, words):
    page = admin.post(address, data=sent(LATER | changes))
    assert page.status_code == 422
    assert f'href="#{field}"' in page.text
    assert f'id="{field}-error"' in page.text
    assert words in page.text


def test_a_change_of_today_moves_the_cases_at_once(admin, office, people):
    answer = admin.post("/admin/units", data=sent(TODAY))
    shown = admin.get(answer.headers["location"]).text
    assert "Đã chuyển 5 hồ sơ" in shown
    assert office.desk.case(OFFICER, people["returned"].id).unit_code == "16299"


def test_a_change_of_a_later_day_waits_and_says_so(admin, office, people):
    answer = admin.post("/admin/units", data=sent(LATER))
    shown = admin.get(answer.headers["location"]).text
    assert "Chờ đến ngày có hiệu lực" in shown
    assert office.desk.case(OFFICER, people["returned"].id).unit_code == "16174"


def test_the_same_form_twice_is_one_change(admin, office):
    form = sent(LATER)
    answers = [admin.post("/admin/units", data=form).status_code for _ in range(2)]
    assert answers == [303, 303]
    assert len(office.desk.units.changes()) == 1


def test_a_change_is_taken_back_on_the_page(admin, office):
    admin.post("/admin/units", data=sent(LATER))
    change = office.desk.units.changes()[0].id
    answer = admin.post(f"/admin/units/{change}/withdraw", data=sent({}))
    assert answer.headers["location"] == "/admin/units?done=withdrawn"
    assert "đã rút lại lúc" in admin.get("/admin/units").text


@pytest.mark.parametrize("change", ["x", str(UUID(int=7))])
def test_a_change_that_is_not_there_cannot_be_taken_back(admin, change):
    assert admin.post(f"/admin/units/{change}/withdraw", data=sent({})).status_code == 404


def test_a_recorded_name_cannot_carry_markup(admin):
    admin.post("/admin/units", data=sent(LATER, name__0="<script>x</script>", document='"><b>'))
    page = admin.get("/admin/units").text
    assert "<script>x" not in page
    assert "&lt;script&gt;x" in page


@pytest.mark.parametrize("user", ["canbo", "g5", "nganhang", "doanhnghiep"])
@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("GET", "/admin/units"),
        ("GET", "/admin/units/new?kind=merge"),
        ("POST", "/admin/units/new"),
        ("POST", "/admin/units"),
        ("POST", "/admin/units/follow"),
        ("POST", f"/admin/units/{UUID(int=7)}/withdraw"),
    ],
)
def test_nobody_else_sees_or_changes_units(office, user, method, address):
    assert visitor_of(office, user).request(method, address, data=sent(TODAY)).status_code == 403


def test_the_officer_chooses_the_commune_from_the_desk(office, visitor):
    person = Person(office, "Lò Văn Chín", village="Thôn 9")
    record(office, SPLIT, SPLIT.effective_on)
    on = SPLIT.effective_on + timedelta(days=1)
    follow_units(office, on)
    office.today = lambda: on
    number = person.last.number
    assert f"/cases/{number}/unit" in visitor.get("/today").text
    assert "Xã Tân Bình (16201)" in visitor.get(f"/cases/{number}/unit").text
    version = case_of(office, person).version
    form = sent({"to_unit": "16201", "village": "Thôn 9", "expected_version": str(version)})
    assert visitor.post(f"/cases/{number}/unit", data=form).status_code == 303
    shown = visitor.get(f"/cases/{number}").text
    assert "Cập nhật theo chia tách xã" in shown
    assert "Xã Tân Bình" in shown


def test_a_case_that_waits_for_no_choice_asks_nothing(visitor, people):
    number = people["returned"].number
    assert "to_unit" not in visitor.get(f"/cases/{number}/unit").text
    assert f"/cases/{number}/unit" not in visitor.get(f"/cases/{number}").text


def test_lists_name_the_new_commune_after_the_day(office, visitor):
    record(office, MERGER, ON)
    follow_units(office, ON)
    office.today = lambda: ON
    page = visitor.get("/cases").text
    assert "Xã Yên Cát" in page
