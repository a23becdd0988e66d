"""Nobody is made twice: the search comes first, and a form that is refused keeps every word."""

from uuid import uuid4

import pytest

from domain.viewer import Role
from tests.support.offices import MANAGER, OFFICER, Person, hash_of
from tests.support.visiting import visitor_of
from tests.web.scopes import grant

FORM = {
    "name": "Quách Văn Tâm", "called": "", "birth_year": "1990", "sex": "male", "ethnicity": "muong",
    "citizen_id": "038090000123", "phone": "0987654321", "unit": "16174", "village": "Khu phố 2",
    "address": "", "certificate": "completion", "certificate_no": "GCN-9/2026", "completed_on": "2026-02-10",
    "notice_given": "yes", "sentence_class": "prison_to_5", "under_18": "no", "negligent": "no",
}  # fmt: skip


def sent(**changes):
    return FORM | {"command_id": str(uuid4())} | changes


def citizen_id_of(name):
    return f"038088{abs(hash_of(name)) % 10**6:06d}"


def count(office):
    from domain.read_models import CaseFilter

    return office.desk.cases(MANAGER, CaseFilter(limit=1), at=office.now(), on=office.today()).total


def test_a_person_in_scope_is_found_by_name_without_tones(visitor, people):
    shown = visitor.post("/cases/new/search", data={"name": "bui van dat"}).text
    assert people["supported"].number in shown
    assert "Bùi Văn Đạt" in shown
    assert "Không phải ai ở trên" in shown


def test_a_year_that_is_far_off_is_somebody_else(visitor, people):
    shown = visitor.post("/cases/new/search", data={"name": "Bùi Văn Đạt", "birth_year": "1960"}).text
    assert people["supported"].number not in shown
    assert "Chưa có hồ sơ nào giống" in shown


@pytest.mark.parametrize("probe", ["citizen_id", "phone"])
def test_a_number_finds_its_bearer(visitor, people, probe):
    said = citizen_id_of("Bùi Văn Đạt") if probe == "citizen_id" else "0912 345 678"
    shown = visitor.post("/cases/new/search", data={probe: said}).text
    assert people["supported"].number in shown


def test_beyond_the_scope_there_is_a_number_and_a_commune_and_no_name(office, people):
    grant(office, "xakhac", Role.OFFICER, units=["16225"])
    shown = visitor_of(office, "xakhac").post("/cases/new/search", data={"name": "Bùi Văn Đạt"}).text
    assert f"Đã có hồ sơ {people['supported'].number} tại Xã Như Xuân" in shown
    assert shown.count("Bùi Văn Đạt") == shown.count('value="Bùi Văn Đạt"')
    assert "1988" not in shown


def test_saying_nothing_asks_for_something(visitor):
    assert visitor.post("/cases/new/search", data={"name": " "}).status_code == 422


def test_a_reception_opens_a_case_once(office, visitor):
    before, form = count(office), sent()
    first, second = (visitor.post("/cases/new", data=form) for _ in range(2))
    assert first.status_code == 303, first.text
    assert first.headers["location"] == second.headers["location"]
    assert first.headers["location"].endswith("?done=received")
    assert count(office) == before + 1
    shown = visitor.get(first.headers["location"]).text
    assert "Quách Văn Tâm" in shown
    assert "Đã lập hồ sơ" in shown


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": ""}, "name"),
        ({"birth_year": "2020"}, "birth_year"),
        ({"citizen_id": "123"}, "citizen_id"),
        ({"phone": "12"}, "phone"),
        ({"village": ""}, "village"),
        ({"unit": "99999"}, "unit"),
        ({"old_unit": "16225"}, "old_unit"),
        ({"completed_on": "2026-02-30"}, "completed_on"),
    ],
)
def test_what_is_wrong_is_pointed_at_and_the_rest_stays(office, visitor, changed, field):
    before = count(office)
    answer = visitor.post("/cases/new", data=sent(**changed))
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert 'value="GCN-9/2026"' in answer.text
    assert count(office) == before


def test_an_incomplete_reception_names_the_condition(visitor):
    answer = visitor.post("/cases/new", data=sent(notice_given="no"))
    assert answer.status_code == 422
    assert "Chưa thông báo quyền cho người trở về." in answer.text
    assert 'value="Quách Văn Tâm"' in answer.text


def test_the_citizen_id_of_an_open_case_leads_there(visitor, people):
    answer = visitor.post("/cases/new", data=sent(citizen_id=citizen_id_of("Bùi Văn Đạt")))
    assert answer.status_code == 409
    assert f"Mở hồ sơ {people['supported'].number}" in answer.text


def test_a_new_case_keeps_the_person_of_a_closed_one(office, visitor, people):
    closed = people["closed"]
    shown = visitor.post("/cases/new/search", data={"name": "Quách Thị Mận"}).text
    assert "Mở hồ sơ mới cho người này" in shown
    form = visitor.post("/cases/new/form", data={"known": closed.number}).text
    assert 'name="offence"' not in form
    answer = visitor.post("/cases/new", data=sent(known=closed.number))
    assert answer.status_code == 303, answer.text
    number = answer.headers["location"].split("/")[2].split("?")[0]
    old, new = (
        office.desk.case(OFFICER, office.desk.case_id(OFFICER, each)) for each in (closed.number, number)
    )
    assert old.person_id == new.person_id


def test_another_communes_closed_case_opens_again_only_with_the_persons_own_number(office, people):
    grant(office, "xakhac", Role.OFFICER, units=["16225"])
    other, closed = visitor_of(office, "xakhac"), people["closed"]
    form = sent(known=closed.number, unit="16225")
    assert other.post("/cases/new", data=form | {"citizen_id": "038090000999"}).status_code == 404
    answer = other.post("/cases/new", data=form | {"citizen_id": citizen_id_of("Quách Thị Mận")})
    assert answer.status_code == 303, answer.text


def test_an_officer_receives_in_the_own_commune_alone(office, people):
    grant(office, "xakhac", Role.OFFICER, units=["16225"])
    answer = visitor_of(office, "xakhac").post("/cases/new", data=sent(unit="16174"))
    assert answer.status_code == 422
    assert 'id="unit-error"' in answer.text


def test_two_people_of_one_name_can_both_be_received(office, visitor):
    Person(office, "Vi Văn Song")
    answer = visitor.post("/cases/new", data=sent(name="Vi Văn Song"))
    assert answer.status_code == 303
