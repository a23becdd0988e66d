"""Notices of courts and police: entered by one, confirmed by another, and counted only then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from domain.case import Stage
from domain.errors import BadValue, CaseClosed, NotAllowed, RecordConflict
from domain.lifecycle import Move
from domain.notices import NoticeDecided, OwnNotice
from domain.viewer import Role, Viewer
from persistence import tables as t
from tests.support.offices import DAY, MANAGER, OFFICER, Person, an_id, an_office, engine_of
from workflows.services import commands as c
from workflows.services.notice_commands import DecideNotice, EnterNotice, NoteRecordCheck

EVE = DAY - timedelta(days=1)


@pytest.fixture
def person(database_url: str) -> Iterator[Person]:
    with an_office(database_url) as office:
        yield Person(office)


def enter(person: Person, by: Viewer = OFFICER, name: str = "n1", **more: Any) -> None:
    said: dict[str, Any] = {
        "event": "conviction", "issued_by": "court", "notice_no": "12/TB-TA", "issued_on": DAY, "occurred_on": EVE,
    }  # fmt: skip
    person.does(EnterNotice, by, notice_id=an_id(name), **said | more)


def decide(person: Person, by: Viewer = MANAGER, confirmed: bool = True, words: str = "") -> None:
    person.does(DecideNotice, by, notice_id=an_id("n1"), confirmed=confirmed, words=words)


def case_of(person: Person) -> Any:
    return person.office.desk.case(OFFICER, person.id)


def items(person: Person) -> list[tuple[Any, ...]]:
    i = t.work_item.c
    with engine_of(person.office).connect() as connection:
        return [tuple(row) for row in connection.execute(select(i.level, i.status).where(i.kind == "notice"))]


def test_a_conviction_counts_when_a_manager_confirms_it_and_closes_nothing(person: Person) -> None:
    enter(person)
    assert case_of(person).conviction_recorded is None
    assert items(person) == [("manager", "open")]
    decide(person)
    case = case_of(person)
    assert (case.conviction_recorded, case.new_conviction_on, case.stage) == (True, EVE, Stage.RETURNED)
    [kept] = person.office.desk.notices.of_case(OFFICER, person.id).notices
    assert (kept.status, kept.notice_no, kept.decided_by) == ("confirmed", "12/TB-TA", MANAGER.user)
    assert items(person) == [("manager", "done")]


@pytest.mark.parametrize("event", ["charge", "violation"])
def test_a_charge_or_a_violation_changes_no_fact_of_the_case(person: Person, event: str) -> None:
    enter(person, event=event, issued_by="police")
    decide(person)
    assert case_of(person).conviction_recorded is None
    assert case_of(person).stage is Stage.RETURNED


def test_whoever_entered_it_is_not_the_second_person(person: Person) -> None:
    enter(person, by=MANAGER)
    with pytest.raises(OwnNotice):
        decide(person)
    decide(person, by=Viewer("lanhdao2", Role.MANAGER))
    assert case_of(person).conviction_recorded is True


def test_only_a_manager_decides_only_once_and_a_rejection_says_why(person: Person) -> None:
    enter(person)
    with pytest.raises(NotAllowed):
        decide(person, by=Viewer("khac", Role.OFFICER))
    with pytest.raises(BadValue):
        decide(person, confirmed=False, words=" ")
    decide(person, confirmed=False, words="Trùng tên người khác")
    assert case_of(person).conviction_recorded is None
    with pytest.raises(NoticeDecided):
        decide(person)


@pytest.mark.parametrize(
    "wrong",
    [
        {"event": "arrest"}, {"issued_by": "bank"}, {"notice_no": " "},
        {"issued_on": DAY + timedelta(days=1)}, {"occurred_on": DAY + timedelta(days=1)},
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(person: Person, wrong: dict[str, Any]) -> None:
    with pytest.raises(BadValue):
        enter(person, **wrong)


def test_the_same_notice_twice_is_one_and_another_content_a_conflict(person: Person) -> None:
    enter(person)
    enter(person)
    assert person.last.told == ("told.already_recorded",)
    with pytest.raises(RecordConflict):
        enter(person, notice_no="13/TB-TA")


def test_the_day_of_the_last_look_is_known(person: Person) -> None:
    assert person.office.desk.notices.of_case(OFFICER, person.id).last_checked_on is None
    for on in (EVE, EVE - timedelta(days=9)):
        person.does(NoteRecordCheck, checked_on=on, source="commune_police")
    assert person.office.desk.notices.of_case(OFFICER, person.id).last_checked_on == EVE
    for on, source in ((DAY + timedelta(days=1), "court"), (DAY, "neighbour")):
        with pytest.raises(BadValue):
            person.does(NoteRecordCheck, checked_on=on, source=source)


def test_nobody_else_reads_or_writes_them(person: Person) -> None:
    enter(person)
    for role in (Role.SUPPORTER, Role.BANK, Role.EMPLOYER, Role.ADMIN):
        viewer = Viewer("ai", role)
        assert person.office.desk.notices.of_case(viewer, person.id).notices == ()
        with pytest.raises(NotAllowed):
            enter(person, by=viewer, name="n2")


def test_a_closed_case_is_still_followed_until_its_record_lapses(person: Person) -> None:
    person.does(c.Advance, move=Move.CLOSE, outcome="declined", note="Không tham gia")
    enter(person)
    decide(person)
    assert case_of(person).conviction_recorded is True


def test_after_the_end_of_a_life_nothing_is_asked(person: Person) -> None:
    person.does(c.Advance, move=Move.CLOSE, outcome="deceased", note="Giấy báo tử số 5")
    with pytest.raises(CaseClosed):
        enter(person)
