"""A recorded change moves cases, residences, groups and scopes on its day, once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from domain.errors import BadValue, UnknownCase
from domain.history import Kind
from domain.read_models import CaseFilter
from domain.unit_changes import ChangeKind, Draft, NoPartToChoose, Target
from domain.viewer import SYSTEM, Role, Viewer
from persistence import tables as t
from persistence.verify import verify
from tests.support.offices import (
    DAY,
    GROUP,
    MANAGER,
    OFFICER,
    Person,
    an_office,
    engine_of,
    instant,
)
from tests.support.units import AFTER, BEFORE, MERGER, ON, SPLIT, case_of, homes, record, rows
from tests.web.scopes import grant
from workflows.services import commands as c
from workflows.services.office import Office
from workflows.services.unit_commands import AssignUnit
from workflows.services.unit_following import follow_units


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    with an_office(database_url) as office:
        yield office


@pytest.mark.parametrize(("on", "unit"), [(BEFORE, "16174"), (ON, "16299"), (AFTER, "16299")])
def test_cases_follow_on_the_day_and_not_before(office: Office, on: date, unit: str) -> None:
    person = Person(office)
    record(office, MERGER)
    follow_units(office, on)
    assert case_of(office, person).unit_code == unit


def test_a_followed_case_keeps_its_old_home_its_history_and_its_chain(office: Office) -> None:
    person = Person(office)
    record(office, MERGER)
    follow_units(office, ON)
    assert homes(office, person) == [
        ("16174", DAY, ON, "Khu phố 1"),
        ("16299", ON, None, "Khu phố 1"),
    ]
    last = office.desk.history(OFFICER, person.id, at=instant(ON))[-1]
    assert (last.kind, last.effective_on) == (Kind.UNIT_MERGED, ON)
    assert last.data == {"from": "16174", "to": "16299"}
    page = office.desk.case_page(OFFICER, person.id, at=instant(ON), on=ON)
    assert (page.unit_name, page.person.address) == ("Xã Yên Cát", "Số 3, Khu phố 1")
    assert verify(engine_of(office)).broken == []


def test_following_twice_writes_nothing_more(office: Office) -> None:
    Person(office)
    Person(office, "Vi Thị Hoa", unit_code="16186")
    record(office, MERGER)
    first = follow_units(office, ON)
    events = rows(office, t.case_event)
    second = follow_units(office, AFTER)
    assert (first["cases"], second["cases"]) == (2, 0)
    assert rows(office, t.case_event) == events


def test_many_cases_follow_a_few_at_a_time(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workflows.services.unit_following.AT_A_TIME", 2)
    people = [Person(office, f"Lò Văn {number}") for number in range(5)]
    record(office, MERGER)
    seen: list[int] = []
    assert follow_units(office, ON, seen.append)["cases"] == 5
    assert {case_of(office, each).unit_code for each in people} == {"16299"}
    assert seen[-1] == 5


def test_a_reopened_case_follows_later(office: Office) -> None:
    person = Person(office).assessed()
    person.does(c.Advance, move="close", outcome="declined", note="—")
    record(office, MERGER)
    follow_units(office, ON)
    assert case_of(office, person).unit_code == "16174"
    person.does(c.Advance, by=MANAGER, on=AFTER, move="reopen", reason="Xin hỗ trợ lại")
    assert follow_units(office, AFTER)["cases"] == 1
    assert case_of(office, person).unit_code == "16299"


def test_who_came_with_the_old_code_after_a_change_that_was_recorded_late_follows_too(office: Office) -> None:
    person = Person(office, on=AFTER)
    record(office, MERGER, AFTER)
    follow_units(office, AFTER)
    assert case_of(office, person).unit_code == "16299"
    assert homes(office, person) == [("16299", AFTER, None, "Khu phố 1")]


def test_a_closed_case_keeps_the_name_of_its_last_day(office: Office) -> None:
    """The code 16177 was Bãi Trành's before the reform and is Xuân Bình's today."""
    early = date(2025, 6, 2)
    person = Person(office, on=early, unit_code="16177", completed_on=date(2025, 5, 20)).assessed()
    person.does(c.Advance, move="close", outcome="declined", note="—")
    follow_units(office, DAY)
    found = office.desk.cases(OFFICER, CaseFilter(), at=instant(DAY), on=DAY)
    assert [row.unit_name for row in found.rows] == ["Xã Bãi Trành"]
    assert office.desk.case_page(OFFICER, person.id, at=instant(DAY), on=DAY).unit_name == "Xã Bãi Trành"


def test_a_split_places_the_villages_that_it_names_and_asks_about_the_others(office: Office) -> None:
    stays, goes = Person(office), Person(office, "Vi Thị Hoa", village="thôn mài")
    open_, nowhere = (
        Person(office, "Bùi Văn Đạt", village="Thôn 9"),
        Person(office, "Hà Thị Lý", village=None),
    )
    record(office, SPLIT)
    assert follow_units(office, ON) == {"cases": 2, "asked": 2}
    assert [case_of(office, each).unit_code for each in (stays, goes, open_, nowhere)] == [
        "16174", "16201", "16174", "16174",
    ]  # fmt: skip
    waiting = office.desk.work_items(OFFICER, at=instant(ON), on=ON, kind="unit")
    assert {item.number for item in waiting} == {open_.last.number, nowhere.last.number}
    assert {item.args["unit"] for item in waiting} == {"Xã Như Xuân"}
    follow_units(office, AFTER)
    assert len(office.desk.work_items(OFFICER, at=instant(AFTER), on=AFTER, kind="unit")) == 2


@pytest.mark.parametrize("code", ["16174", "16201"])
def test_the_officer_chooses_the_part_once(office: Office, code: str) -> None:
    person = Person(office, village="Thôn 9")
    record(office, SPLIT)
    follow_units(office, ON)
    person.does(AssignUnit, on=AFTER, to_unit=code, village="Thôn 9 mới")
    assert case_of(office, person).unit_code == code
    assert homes(office, person)[-1] == (code, ON, None, "Thôn 9 mới")
    assert office.desk.work_items(OFFICER, at=instant(AFTER), on=AFTER, kind="unit") == ()
    assert follow_units(office, AFTER) == {"cases": 0, "asked": 0}
    with pytest.raises(NoPartToChoose):
        person.does(AssignUnit, to_unit=code)


def test_only_a_part_of_the_own_commune_can_be_chosen(office: Office) -> None:
    person = Person(office, village="Thôn 9")
    record(office, SPLIT)
    follow_units(office, ON)
    with pytest.raises(BadValue, match="Xã Tân Bình"):
        person.does(AssignUnit, on=AFTER, to_unit="16186")


def test_a_case_that_waits_for_a_choice_does_not_follow_a_part_that_changes_again(office: Office) -> None:
    person = Person(office, village="Thôn 9")
    record(office, SPLIT)
    later = Draft(ChangeKind.RENAME, AFTER, "NQ 11", ("16174",), (Target("16298", "Phường Như Xuân"),))
    record(office, later)
    follow_units(office, AFTER)
    assert case_of(office, person).unit_code == "16174"
    person.does(AssignUnit, on=AFTER, to_unit="16174")
    follow_units(office, AFTER)
    assert case_of(office, person).unit_code == "16298"


def test_a_group_follows_its_commune(office: Office) -> None:
    record(office, MERGER)
    follow_units(office, ON)
    assert [each["unit_code"] for each in office.desk.groups(OFFICER, ON)] == ["16299"]


def test_a_group_follows_its_village_through_a_split(office: Office) -> None:
    moved = (Target("16201", "Xã Tân Bình", ("khu phố 1",)), Target("16174", "Xã Như Xuân"))
    record(office, Draft(ChangeKind.SPLIT, ON, "NQ", ("16174",), moved))
    follow_units(office, ON)
    assert [each["unit_code"] for each in office.desk.groups(OFFICER, ON)] == ["16201"]


def test_an_offered_transfer_is_answered_under_the_new_code(office: Office) -> None:
    person = Person(office, unit_code="16222")
    person.does(c.OfferTransfer, to_unit="16186")
    record(office, MERGER)
    follow_units(office, ON)
    assert case_of(office, person).transfer_to == "16299"
    person.does(c.AnswerTransfer, on=AFTER, accept=True, village="Thôn 1")
    assert case_of(office, person).unit_code == "16299"


def test_an_offer_to_a_commune_that_was_divided_ends(office: Office) -> None:
    person = Person(office, unit_code="16222")
    person.does(c.OfferTransfer, to_unit="16174")
    parts = (Target("16298", "Xã A"), Target("16299", "Xã B"))
    record(office, Draft(ChangeKind.SPLIT, ON, "NQ", ("16174",), parts))
    follow_units(office, ON)
    case = case_of(office, person)
    assert (case.unit_code, case.transfer_to) == ("16222", None)
    assert office.desk.work_counts(OFFICER, on=ON) == {}


@pytest.mark.parametrize(("on", "sees"), [(BEFORE, False), (ON, True)])
def test_a_scope_follows_from_the_day_on(office: Office, on: date, sees: bool) -> None:
    grant(office, "canbo.hoaquy", Role.OFFICER, ["16186"])
    person = Person(office)
    record(office, MERGER)
    follow_units(office, on)
    viewer = office.desk.viewer("canbo.hoaquy", on)
    if sees:
        assert office.desk.case(viewer, person.id).unit_code == "16299"
    else:
        with pytest.raises(UnknownCase):
            office.desk.case(viewer, person.id)


def test_who_has_one_part_sees_neither_the_other_nor_what_is_not_placed(office: Office) -> None:
    mine, other = Person(office, village="Thôn Mài"), Person(office, "Vi Thị Hoa")
    unplaced = Person(office, "Bùi Văn Đạt", village="Thôn 9")
    parts = (Target("16298", "Xã A", ("Khu phố 1",)), Target("16299", "Xã B", ("Thôn Mài",)))
    record(office, Draft(ChangeKind.SPLIT, ON, "NQ", ("16174",), parts))
    follow_units(office, ON)
    grant(office, "canbo.moi", Role.OFFICER, ["16299"], valid_from=ON)
    grant(office, "canbo.cu", Role.OFFICER, ["16174"])
    new, old = (office.desk.viewer(user, AFTER) for user in ("canbo.moi", "canbo.cu"))

    def seen(viewer: Viewer) -> set[str]:
        return {
            row.number for row in office.desk.cases(viewer, CaseFilter(), at=instant(AFTER), on=AFTER).rows
        }

    assert seen(new) == {mine.last.number}
    assert seen(old) == {mine.last.number, other.last.number, unplaced.last.number}


def test_the_group_of_a_case_stays_its_group(office: Office) -> None:
    person = Person(office).supported()
    record(office, MERGER)
    follow_units(office, ON)
    assert case_of(office, person).group_id == GROUP


def test_the_engine_itself_may_follow(office: Office) -> None:
    assert office.perform(c.MergeUnits(ON), by=SYSTEM, on=ON).counts["cases"] == 0
