"""Undoing: the last act alone, by its own hand, within a day, and never what somebody else already relies on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from domain.case import Case
from domain.undoing import KINDS, UndoNotLast, UndoNotOwn, UndoNotThis, UndoTooLate
from domain.viewer import Role, Viewer
from persistence import tables as t
from persistence.verify import verify
from tests.support.offices import DAY, GROUP, MANAGER, OFFICER, Person, an_id, an_office, engine_of, instant
from workflows.services import commands as c
from workflows.services.office import Office
from workflows.services.referral_commands import SendReferral
from workflows.services.undo_commands import UndoLast


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    with an_office(database_url) as office:
        yield office


def now(person: Person) -> Case:
    return person.office.desk.case(MANAGER, person.id)


def undo(
    person: Person, by: Viewer = OFFICER, seq: int | None = None, later: timedelta = timedelta()
) -> None:
    command = UndoLast(person.id, person.last.version if seq is None else seq)
    at = instant(person.on) + later
    person.last = person.office.perform(command, by=by, at=at, on=person.on)


def step_of(person: Person) -> Any:
    with engine_of(person.office).connect() as connection:
        return connection.execute(select(t.plan_action.c.id, t.plan_action.c.done_on)).one()


def _facts(person: Person) -> None:
    person.does(c.RecordFacts, facts={"law_abiding": True, "months": 24}, document="Số 1")


def _finish(person: Person) -> None:
    person.does(c.FinishAction, action_id=step_of(person).id, resolved=True)


def _group(person: Person) -> None:
    person.does(c.AssignGroup, group_id=GROUP)


def _transfer(person: Person) -> None:
    person.does(c.OfferTransfer, to_unit="16186")


DOING: dict[str, Callable[[Person], None]] = {
    "facts_recorded": _facts,
    "action_done": _finish,
    "group_assigned": _group,
    "transfer_offered": _transfer,
}


def test_the_table_holds_every_kind_that_can_be_undone() -> None:
    assert set(DOING) == {str(kind) for kind in KINDS}


@pytest.mark.parametrize("kind", DOING)
def test_everything_is_as_it_was_and_the_history_keeps_both(office: Office, kind: str) -> None:
    person = Person(office).assessed()
    person.does(c.MakePlan, actions=(c.PlannedAction("work", "Tìm việc", "officer", DAY),))
    before = now(person)
    DOING[kind](person)
    assert now(person) != replace(before, version=now(person).version)
    undo(person)
    assert now(person) == replace(before, version=before.version + 2)
    assert [each.kind for each in office.desk.history(OFFICER, person.id, at=instant(DAY))][-2:] == [
        kind,
        "undone",
    ]
    assert step_of(person).done_on is None
    assert verify(engine_of(office)).broken == []


def test_a_withdrawn_transfer_leaves_no_item_and_tells_the_commune(office: Office) -> None:
    person = Person(office)
    _transfer(person)
    undo(person)
    i, o = t.work_item.c, t.outbox.c
    with engine_of(office).connect() as connection:
        assert connection.scalars(select(i.status).where(i.kind == "transfer")).all() == ["done"]
        told = connection.scalars(select(o.to_unit).where(o.template == "message.transfer_withdrawn")).all()
    assert told == ["16186"]


def test_what_it_would_restore_is_told_before(office: Office) -> None:
    person = Person(office)
    _facts(person)
    found = office.desk.undoing.planned(OFFICER, person.id, person.last.version, at=instant(DAY))
    assert found.restores == (("law_abiding", True, None), ("months", 24, None))


def _refused(person: Person, kind: type[Exception], **how: Any) -> None:
    before = now(person)
    with pytest.raises(kind):
        undo(person, **how)
    assert now(person) == before


def test_only_the_last_event(office: Office) -> None:
    person = Person(office)
    _facts(person)
    seq = person.last.version
    _facts(person)
    _refused(person, UndoNotLast, seq=seq)
    _refused(person, UndoNotLast, seq=person.last.version + 1)


def test_only_by_its_own_hand(office: Office) -> None:
    person = Person(office)
    _facts(person)
    _refused(person, UndoNotOwn, by=MANAGER)
    _refused(person, UndoNotOwn, by=Viewer("canbo2", Role.OFFICER))


@pytest.mark.parametrize(("late", "refused"), [(0, False), (1, True)])
def test_only_within_a_day(office: Office, late: int, refused: bool) -> None:
    person = Person(office)
    _facts(person)
    later = timedelta(hours=24, microseconds=late)
    if refused:
        _refused(person, UndoTooLate, later=later)
    else:
        undo(person, later=later)


def test_undoing_is_not_undone(office: Office) -> None:
    person = Person(office)
    _facts(person)
    undo(person)
    _refused(person, UndoNotThis)


NOT_THIS: dict[str, Callable[[Person], Any]] = {
    "opened": lambda person: None,
    "needs_assessed": lambda person: person.does(c.AssessNeeds, levels={"work": "some"}),
    "plan_made": lambda person: person.does(
        c.MakePlan, actions=(c.PlannedAction("work", "Tìm việc", "officer", DAY),)
    ),
    "moved": lambda person: person.assessed(),
    "visited": lambda person: person.does(c.LogVisit, visit_id=an_id("v"), held_on=DAY, met=True),
    "consent_given": lambda person: person.does(c.GiveConsent, body="referral", given=True),
    "consent_withdrawn": lambda person: person.does(c.GiveConsent, body="bank", given=False),
    "conviction_recorded": lambda person: person.does(c.RecordConviction, notice_no="1/TB", effective_on=DAY),
    "referral_sent": lambda person: (
        person.does(c.GiveConsent, body="referral", given=True),
        person.does(SendReferral, referral_id=an_id("r"), body="clinic", body_name="Trạm y tế"),
    ),
}


@pytest.mark.parametrize("kind", NOT_THIS)
def test_what_others_know_of_is_not_undone(office: Office, kind: str) -> None:
    person = Person(office)
    NOT_THIS[kind](person)
    assert office.desk.history(OFFICER, person.id, at=instant(DAY))[-1].kind == kind
    _refused(person, UndoNotThis)


def test_a_step_that_was_undone_is_done_again(office: Office) -> None:
    person = Person(office).assessed()
    person.does(c.MakePlan, actions=(c.PlannedAction("work", "Tìm việc", "officer", DAY),))
    _finish(person)
    undo(person)
    _finish(person)
    assert (step_of(person).done_on, now(person).actions_open) == (DAY, 0)
