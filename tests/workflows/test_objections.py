"""Objections: written down by the office, due by the law's days, answered by a manager with reasons."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from domain.errors import BadValue, NotAllowed, RecordConflict, UnknownRecord
from domain.objections import ObjectionAnswered
from domain.rights import working_days_after
from domain.viewer import Role, Viewer
from persistence import tables as t
from tests.support.offices import DAY, GROUP, MANAGER, OFFICER, Person, an_id, an_office, engine_of
from workflows.services import commands as c
from workflows.services.objection_commands import AnswerObjection, MakeObjection


@pytest.fixture
def person(database_url: str) -> Iterator[Person]:
    with an_office(database_url) as office:
        yield Person(office)


def object_to(person: Person, seq: int | None = 1, name: str = "o1", **more: Any) -> None:
    fields: dict[str, Any] = {"text": "Tôi không đồng ý", "made_on": DAY} | more
    person.does(MakeObjection, objection_id=an_id(name), event_seq=seq, **fields)


def answer(person: Person, by: Viewer = MANAGER, **more: Any) -> None:
    fields = {"answer": "upheld", "words": "Ý kiến đúng, đã sửa"} | more
    person.does(AnswerObjection, by, objection_id=an_id("o1"), **fields)


def items(person: Person) -> list[tuple[Any, ...]]:
    i = t.work_item.c
    with engine_of(person.office).connect() as connection:
        query = select(i.level, i.due_on, i.status).where(i.kind == "objection")
        return [tuple(row) for row in connection.execute(query)]


def test_an_objection_waits_for_a_manager_and_ends_with_the_answer(person: Person) -> None:
    object_to(person)
    [kept] = person.office.desk.objections.of_case(OFFICER, person.id)
    assert (kept.text, kept.event_seq, kept.due_on) == ("Tôi không đồng ý", 1, DAY + timedelta(days=15))
    assert items(person) == [("manager", date(2026, 3, 4), "open")]
    answer(person)
    [kept] = person.office.desk.objections.of_case(OFFICER, person.id)
    assert (kept.status, kept.answer, kept.answered_by) == ("upheld", "Ý kiến đúng, đã sửa", "lanhdao")
    assert items(person)[0][2] == "done"


def test_only_a_manager_answers_and_only_the_office_writes_it_down(person: Person) -> None:
    object_to(person)
    with pytest.raises(NotAllowed):
        answer(person, by=OFFICER)
    with pytest.raises(NotAllowed):
        person.does(
            MakeObjection, Viewer("g5", Role.SUPPORTER, groups=frozenset({GROUP})),
            objection_id=an_id("o2"), event_seq=None, text="x", made_on=DAY,
        )  # fmt: skip


def test_an_answer_is_given_once_and_with_reasons(person: Person) -> None:
    object_to(person)
    wrongs: list[dict[str, Any]] = [{"words": " "}, {"answer": "maybe"}]
    for wrong in wrongs:
        with pytest.raises(BadValue):
            answer(person, **wrong)
    answer(person, answer="rejected", words="Việc ghi đúng quy định")
    with pytest.raises(ObjectionAnswered):
        answer(person)


@pytest.mark.parametrize(
    "wrong", [{"seq": 0}, {"seq": 2}, {"text": ""}, {"made_on": DAY + timedelta(days=1)}]
)
def test_what_cannot_be_is_refused(person: Person, wrong: dict[str, Any]) -> None:
    with pytest.raises(BadValue):
        object_to(person, **wrong)


def test_the_same_objection_twice_is_one(person: Person) -> None:
    object_to(person)
    object_to(person)
    assert person.last.told == ("told.already_recorded",)
    with pytest.raises(RecordConflict):
        object_to(person, text="Điều khác")


def test_it_is_made_to_a_closed_case_too_and_found_with_its_own_case_alone(person: Person) -> None:
    person.does(c.Advance, move="close", outcome="declined", note="Không cần")
    object_to(person, None)
    other = Person(person.office, "Vi Thị Hoa")
    with pytest.raises(UnknownRecord):
        answer(other)
    supporter = Viewer("g5", Role.SUPPORTER, groups=frozenset({GROUP}))
    assert person.office.desk.objections.of_case(supporter, person.id) == ()


@pytest.mark.parametrize(
    ("day", "due"),
    [(2, 4), (3, 5), (4, 6), (5, 9), (6, 10), (7, 10), (8, 10)],
)
def test_working_days_pass_over_the_weekend(day: int, due: int) -> None:
    """2 March 2026 is a Monday."""
    assert working_days_after(date(2026, 3, day), 2) == date(2026, 3, due)
