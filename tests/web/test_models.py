"""The pages of the register: figures with counts and denominators, forms with what is wrong beside them, both roles."""

from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import insert

from domain.viewer import SYSTEM
from persistence import tables as t
from reports.reading_xlsx import read_xlsx
from tests.support.offices import DAY, MANAGER, engine_of
from tests.support.visiting import visitor_of
from workflows.services import model_commands as c
from workflows.services.administration_commands import GrantRole

SINCE = date(2025, 8, 1)


@pytest.fixture
def camera(office):
    model = uuid4()
    office.perform(c.RegisterModel(model, "camera", "Camera ANTT", "16174", SINCE, members=20), by=MANAGER)
    return model


@pytest.fixture(params=["canbo", "lanhdao"])
def visitor(office, request):
    return visitor_of(office, request.param)


def sent(**fields):
    return {"command_id": str(uuid4())} | fields


def test_a_model_is_registered_from_the_list_and_found_by_kind_and_commune(visitor):
    form = sent(
        kind="zalo", name="Nhóm Zalo", unit="16225", started_on="2025-08-01", village="", members="31"
    )
    answer = visitor.post("/models", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, "/models?done=model")
    page = visitor.get("/models?kind=zalo&commune=16225&done=model").text
    assert "Đã ghi mô hình vào sổ." in page
    assert "Nhóm Zalo" in page
    assert "Danh sách (1)" in page
    assert "Danh sách (0)" in visitor.get("/models?kind=camera").text
    assert "Danh sách (0)" in visitor.get("/models?commune=16174").text


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"kind": ""}, "new-kind-error"),
        ({"name": " "}, "new-name-error"),
        ({"unit": "16201"}, "new-unit-error"),
        ({"started_on": "2026-03-03"}, "new-started_on-error"),
        ({"members": "-1"}, "new-members-error"),
    ],
)
def test_what_is_wrong_in_a_new_model_stands_beside_its_field(visitor, wrong, says):
    form = sent(kind="zalo", name="Nhóm Zalo", unit="16225", started_on="2025-08-01", members="3")
    answer = visitor.post("/models", data=form | wrong)
    assert answer.status_code == 422
    assert f'id="{says}"' in answer.text
    assert "Danh sách (0)" in visitor.get("/models").text


def test_a_model_shows_what_it_did_and_how_it_was_judged(visitor, camera):
    activity = sent(kind="reports", held_on="2026-02-03", reports="3", cleared="1", suspects="2")
    grade = sent(year="2025", grade="good", document="7/BC-BCĐ138", assessed_on="2025-12-15")
    for what, form in (("activities", activity), ("assessments", grade), ("amend", sent(members="24"))):
        answer = visitor.post(f"/models/{camera}/{what}", data=form)
        assert answer.status_code == 303
        assert 'role="alert"' in visitor.get(answer.headers["location"]).text
    page = visitor.get(f"/models/{camera}").text
    for words in (
        "03/02/2026 · Cung cấp, tiếp nhận tin",
        "góp phần làm rõ 1 vụ việc, 2 người liên quan",
        "Tốt (năm 2025)",
        "theo 7/BC-BCĐ138, ngày 15/12/2025",
        ">24<",
        "ghi đánh giá năm của mô hình",
    ):
        assert words in page
    listed = visitor.get("/models").text
    assert "1/1 đã đánh giá năm 2025" in listed
    assert "1/1 có hoạt động trong 12 tháng qua" in listed


def test_a_day_before_the_model_is_refused_beside_the_field(visitor, camera):
    answer = visitor.post(f"/models/{camera}/activities", data=sent(kind="meeting", held_on="2025-07-31"))
    assert answer.status_code == 422
    assert 'id="activity-held_on-error"' in answer.text
    assert 'value="2025-07-31"' in answer.text


def test_a_wrong_line_is_struck_and_stays_to_be_read(visitor, camera, office):
    activity = uuid4()
    office.perform(c.NoteActivity(activity, camera, "meeting", DAY, people=9), by=MANAGER)
    address = f"/models/{camera}/activities/{activity}/strike"
    assert visitor.post(address, data=sent()).status_code == 303
    assert "<del>02/03/2026 · Họp, sinh hoạt</del>" in visitor.get(f"/models/{camera}").text
    again = visitor.post(address, data=sent())
    assert again.status_code == 409
    assert "đã được gạch bỏ" in again.text
    assert visitor.post(f"/models/{camera}/activities/{uuid4()}/strike", data=sent()).status_code == 404


def test_outreach_is_entered_and_counted_by_quarter(visitor, camera):
    form = sent(topic="drugs", held_on="2026-02-10", unit="16174", village="Khu phố 1", audience="pupils")
    answer = visitor.post("/outreach", data=form | {"people": "1.210", "of_model": str(camera)})
    assert answer.status_code == 303
    page = visitor.get("/outreach").text
    assert "Năm 2026: 1 buổi, 1.210 lượt người dự" in page
    assert "10/02/2026 · Xã Như Xuân · Khu phố 1" in page
    assert "Phòng, chống ma túy · Học sinh · 1.210 người dự" in page
    assert f'href="/models/{camera}"' in page
    empty = visitor.post("/outreach", data=form | sent(people="0"))
    assert empty.status_code == 422
    assert 'id="new-people-error"' in empty.text


def test_a_session_is_struck_and_counts_no_more(visitor, office):
    session = uuid4()
    office.perform(c.NoteOutreach(session, "16174", "law", "villagers", 40, DAY), by=MANAGER)
    answer = visitor.post(f"/outreach/{session}/strike?year=2026", data=sent())
    assert answer.headers["location"] == "/outreach?year=2026&done=register_strike"
    page = visitor.get(answer.headers["location"]).text
    assert "Năm 2026: 0 buổi, 0 lượt người dự" in page
    assert "đã gạch bỏ 02/03/2026" in page
    assert visitor.post(f"/outreach/{uuid4()}/strike", data=sent()).status_code == 404


def test_the_share_of_a_year_has_its_count_and_its_denominator(visitor, office):
    for name in ("Thôn Mài", "Thôn Ná", "Thôn Lúng"):
        unit = sent(kind="village", name=name, unit="16174", since="2025")
        assert visitor.post("/safety/units", data=unit).status_code == 303
    units = {row.unit.name: row.unit.id for row in office.desk.models.safety(MANAGER, 2025, on=DAY)}
    for name, reached in (("Thôn Mài", "yes"), ("Thôn Ná", "no")):
        form = sent(safety_unit=str(units[name]), reached=reached, document="7/QĐ", decided_on="2026-01-12")
        answer = visitor.post("/safety?year=2025", data=form)
        assert answer.headers["location"] == "/safety?year=2025&done=safety_result"
    page = visitor.get("/safety?year=2025").text
    assert "1/2 đơn vị đạt (50,0 %); 1 đơn vị chưa có kết quả" in page
    same = visitor.post(
        "/safety/units", data=sent(kind="village", name="Thôn Mài", unit="16174", since="2025")
    )
    assert same.status_code == 409
    assert "đã có trong sổ" in same.text
    english = visitor.get("/safety?year=2025&lang=en").text
    assert "1 of 2 units (50.0 %); 1 units without a result" in english


@pytest.mark.parametrize("year", ["1999", "20", "2027", "<b>"])
def test_a_year_of_which_nothing_is_known_is_refused(visitor, year):
    assert visitor.get("/outreach", params={"year": year}).status_code == 422
    assert visitor.get("/safety", params={"year": year}).status_code == 422


def test_the_lists_leave_as_spreadsheets_with_their_filters(visitor, camera, office):
    office.perform(c.NoteOutreach(uuid4(), None, "law", "villagers", 40, DAY), by=MANAGER)
    office.perform(c.RegisterModel(uuid4(), "zalo", "Nhóm Zalo", None, SINCE), by=MANAGER)
    whole = "\n".join(map(str, read_xlsx(visitor.get("/export/models.xlsx").content)))
    assert "Camera ANTT" in whole and "Nhóm Zalo" in whole and "Toàn huyện" in whole
    some = "\n".join(map(str, read_xlsx(visitor.get("/export/models.xlsx?kind=camera").content)))
    assert "Camera ANTT" in some and "Nhóm Zalo" not in some
    assert "Lọc: Camera ANTT." in some
    outreach = "\n".join(map(str, read_xlsx(visitor.get("/export/outreach.xlsx?year=2026").content)))
    assert "Pháp luật chung" in outreach and "Lọc: năm 2026." in outreach


def test_an_officer_of_a_commune_reads_the_districts_models_and_is_offered_no_form_for_them(office, camera):
    whole, elsewhere = uuid4(), uuid4()
    office.perform(c.RegisterModel(whole, "g5_plus", "G5+", None, SINCE), by=MANAGER)
    office.perform(c.RegisterModel(elsewhere, "clan", "Dòng họ", "16225", SINCE), by=MANAGER)
    with engine_of(office).execution_options(writes=True).begin() as connection:
        account = {"user": "canbo.xa", "must_change": False, "created_at": office.now()}
        connection.execute(insert(t.account), account)
    grant = GrantRole(uuid4(), "canbo.xa", "officer", DAY, units=("16174",))
    office.perform(grant, by=SYSTEM)
    visitor = visitor_of(office, "canbo.xa")
    for model, offered in ((camera, True), (whole, False)):
        assert (f'action="/models/{model}/activities"' in visitor.get(f"/models/{model}").text) is offered
    assert visitor.post(f"/models/{whole}/amend", data=sent(members="3")).status_code == 403
    assert visitor.get(f"/models/{elsewhere}").status_code == 404
    assert "Toàn huyện</option>" not in visitor.get("/models").text


@pytest.mark.parametrize("user", ["g5", "nganhang", "doanhnghiep", "quantri"])
def test_the_other_roles_have_no_register(office, user):
    visitor = visitor_of(office, user)
    for path in ("/models", "/outreach", "/safety", "/export/models.xlsx"):
        assert visitor.get(path).status_code == 403


def test_the_menu_leads_there_beside_the_groups(visitor):
    page = visitor.get("/groups").text
    for address in ("/models", "/outreach", "/safety"):
        assert f'href="{address}"' in page
