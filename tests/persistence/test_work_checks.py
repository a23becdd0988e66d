"""Placements that last, on both databases: asked by the sweep, answered apart, warned of, ended, counted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import insert, select

from domain.dates import months_after
from domain.errors import CaseClosed, DomainError, NotAllowed, OutOfScope, UnknownRecord
from domain.placements import PlacementOverlaps
from domain.viewer import Role, Viewer
from domain.work_checks import CheckNotDue, CheckUnknown
from persistence import tables as t
from tests.support import offices
from tests.support.crowds import sweeps_on
from tests.support.offices import DAY, EMPLOYER, GROUP, MANAGER, OFFICER, Person, an_id, engine_of, instant
from workflows.services import commands as c
from workflows.services.concerns_commands import TakeConcern
from workflows.services.office import Office
from workflows.services.referral_commands import SendReferral
from workflows.services.role_commands import AnswerCheck, ConfirmWork, WarnOfWork
from workflows.services.sweeping import sweep

GROUPS = Viewer("g5", Role.SUPPORTER, groups=frozenset({GROUP}))
FIRM = Viewer("doanhnghiep", Role.EMPLOYER, employer=EMPLOYER)
OTHER_FIRM = replace(FIRM, employer=an_id("another firm"))
DUE = {months: months_after(DAY, months) for months in (1, 3, 6)}


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    with offices.an_office(database_url) as office:
        yield office


@pytest.fixture
def worker(office: Office) -> Person:
    """Works at the firm, came by a referral, and agrees to be known there."""
    person = Person(office).employed()
    person.does(c.GiveConsent, body="employer", given=True)
    person.does(
        SendReferral, referral_id=an_id("referral"), body="employer", body_name="Xưởng", employer_id=EMPLOYER
    )
    return person


def rows(office: Office, table: str, **values: Any) -> list[Any]:
    wanted = t.metadata.tables[table]
    where = [wanted.c[name] == value for name, value in values.items()]
    with engine_of(office).connect() as connection:
        return list(connection.execute(select(wanted).where(*where)))


def run(office: Office, on: date) -> dict[str, int]:
    return dict(sweep(sweeps_on(engine_of(office)), "review", on, lambda: instant(on)).counts)


def placement(office: Office) -> UUID:
    (found,) = rows(office, "placement", ended_on=None)
    return UUID(str(found.id))


def answers(person: Person, months: int, party: str, still: bool = True, **more: Any) -> c.Done:
    by = more.pop("by", FIRM if party == "employer" else GROUPS)
    said = {"placement_id": placement(person.office), "months": months, "party": party, "still": still}
    return person.does(AnswerCheck, by=by, on=more.pop("on", DUE[months]), **said, **more)


def events(office: Office, kind: str) -> list[Any]:
    return [json.loads(each.payload) for each in rows(office, "case_event", kind=kind)]


def items(office: Office, reason: str) -> list[Any]:
    return rows(office, "work_item", reason=reason, status="open")


def test_the_sweep_asks_the_employer_and_the_group_and_asks_once(office: Office, worker: Person) -> None:
    assert run(office, DUE[1] - timedelta(days=8))["work_checks"] == 0
    assert run(office, DUE[1] - timedelta(days=7))["work_checks"] == 2
    assert run(office, DUE[1] - timedelta(days=6))["work_checks"] == 0
    found = {(each.party, each.months, each.due_on, each.status) for each in rows(office, "work_check")}
    assert found == {(party, 1, DUE[1], "open") for party in ("employer", "group")}
    assert len(items(office, "item.work_check")) == 2
    (told,) = rows(office, "outbox", template="message.work_checks")
    assert (told.to_role, told.to_body, told.args) == ("employer", EMPLOYER.hex, {"count": 1})


def test_a_firm_that_may_not_know_the_person_is_not_told(office: Office) -> None:
    Person(office).employed()
    run(office, DUE[1])
    assert rows(office, "outbox", template="message.work_checks") == []


def test_own_work_is_asked_of_the_group_alone_and_its_answers_are_evidence(office: Office) -> None:
    person = Person(office).supported()
    person.does(c.StartLivelihood, livelihood="own_farm", started_on=DAY, evidence="Sổ đất")
    for months, due in DUE.items():
        run(office, due)
        answers(person, months, "group")
    assert {each.party for each in rows(office, "work_check")} == {"group"}
    assert [each["data"]["check_months"] for each in events(office, "work_lasted")] == [6]


@pytest.mark.parametrize(("late", "level"), [(6, "lead"), (7, "officer"), (20, "officer"), (21, "manager")])
def test_what_nobody_answers_climbs_like_a_review(
    office: Office, worker: Person, late: int, level: str
) -> None:
    run(office, DUE[1])
    run(office, DUE[1] + timedelta(days=late))
    assert {each.level for each in rows(office, "work_check", months=1)} == {level}
    assert {each.level for each in rows(office, "work_item", kind="work_check")} == {level}


def test_an_answer_ends_its_own_question_alone(office: Office, worker: Person) -> None:
    run(office, DUE[1])
    answers(worker, 1, "employer", paid=True, note="Làm tốt")
    assert [each.args["party"] for each in items(office, "item.work_check")] == ["group"]
    (said,) = events(office, "work_checked")
    assert (said["data"]["party"], said["data"]["work_still"], said["data"]["work_paid"]) == (
        "employer",
        True,
        True,
    )
    assert "Làm tốt" not in json.dumps(said, ensure_ascii=False)
    assert len(events(office, "work_confirmed")) == 1


def test_a_second_answer_is_told_that_there_is_one(office: Office, worker: Person) -> None:
    answers(worker, 1, "group")
    assert answers(worker, 1, "group", still=False).told == ("told.already_recorded",)
    assert [each.still for each in rows(office, "work_check")] == [True]


@pytest.mark.parametrize(
    ("by", "party", "error"),
    [
        (FIRM, "group", NotAllowed),
        (GROUPS, "employer", NotAllowed),
        (OTHER_FIRM, "employer", OutOfScope),
        (replace(GROUPS, groups=frozenset({an_id("x")})), "group", OutOfScope),
        (Viewer("nganhang", Role.BANK, office="NHCSXH Như Xuân"), "group", NotAllowed),
    ],
)
def test_nobody_answers_for_another(
    office: Office, worker: Person, by: Viewer, party: str, error: type[DomainError]
) -> None:
    with pytest.raises(error):
        answers(worker, 1, party, by=by)
    assert rows(office, "work_check") == []


def test_an_employer_cannot_speak_of_work_at_another(office: Office, worker: Person) -> None:
    """Known to it by a referral, but working elsewhere."""
    firm = {"code": "DN-02", "name": "Khác", "sector": "wood", "unit_code": "16174", "valid_from": DAY}
    other = an_id("another firm")
    with engine_of(office).execution_options(writes=True).begin() as connection:
        connection.execute(insert(t.employer), firm | {"id": other, "valid_to": None})
    worker.does(SendReferral, referral_id=an_id("r2"), body="employer", body_name="Khác", employer_id=other)
    with pytest.raises(UnknownRecord):
        worker.does(ConfirmWork, by=OTHER_FIRM, still=True)
    with pytest.raises(UnknownRecord):
        worker.does(WarnOfWork, by=OTHER_FIRM)
    with pytest.raises(UnknownRecord):
        answers(worker, 1, "employer", by=OTHER_FIRM)


def test_bad_questions_are_refused(office: Office, worker: Person) -> None:
    with pytest.raises(CheckNotDue):
        answers(worker, 6, "group", on=DUE[3])
    with pytest.raises(CheckUnknown):
        answers(worker, 1, "neighbour", by=OFFICER)
    said: dict[str, Any] = {"months": 1, "party": "group", "still": True}
    with pytest.raises(UnknownRecord):
        worker.does(AnswerCheck, placement_id=an_id("none"), on=DUE[1], **said)


def test_two_answers_that_differ_are_the_officers_to_ask_about(office: Office, worker: Person) -> None:
    answers(worker, 1, "employer", paid=True)
    assert items(office, "item.checks_differ") == []
    answers(worker, 1, "group", paid=False)
    (item,) = items(office, "item.checks_differ")
    assert (item.kind, item.level, item.args) == ("livelihood", "officer", {"months": 1})
    (line,), total = office.desk.placements.running(OFFICER, at=instant(DAY), on=DAY, most=9)
    assert line.differs and total == 1


def test_that_somebody_left_is_for_the_officer_to_find_out(office: Office, worker: Person) -> None:
    assert answers(worker, 1, "group", still=False).told == ("told.officer_asked",)
    assert len(items(office, "item.group_says_left")) == 1
    assert worker.last.stage == "employed"


def test_trouble_in_an_answer_is_a_warning_at_once(office: Office, worker: Person) -> None:
    answers(worker, 1, "employer", trouble=True)
    (item,) = items(office, "item.work_warned")
    assert (item.kind, item.args["concern"], item.args["told_by"]) == ("concern", "urgent", "employer")


@pytest.mark.parametrize(("by", "told_by"), [(FIRM, "employer"), (GROUPS, "group"), (OFFICER, "person")])
def test_one_tap_reaches_the_officer_before_the_work_is_lost(
    office: Office, worker: Person, by: Viewer, told_by: str
) -> None:
    done = worker.does(WarnOfWork, by=by, words="Hay đi muộn")
    assert done.told == ("told.officer_asked",) and done.stage == "employed"
    assert worker.does(WarnOfWork, by=by).told == ("told.already_recorded",)
    (item,) = items(office, "item.work_warned")
    assert (item.args["told_by"], item.due_on) == (told_by, DAY)
    (letter,) = rows(office, "outbox", template="message.work_warned")
    assert (letter.to_role, letter.to_unit, letter.urgent) == ("officer", "16174", True)
    (said,) = events(office, "work_warned")
    assert "Hay đi muộn" not in json.dumps(said, ensure_ascii=False)


def test_a_warning_is_taken_on_and_ages_to_the_manager_when_nobody_does(
    office: Office, worker: Person
) -> None:
    worker.does(WarnOfWork, by=GROUPS)
    run(office, DAY + timedelta(days=1))
    (item,) = items(office, "item.work_warned")
    assert item.level == "manager"
    worker.does(TakeConcern, item_id=UUID(str(item.id)), by=MANAGER)
    assert items(office, "item.work_warned")[0].taken_by == MANAGER.user


def test_six_months_confirmed_by_both_are_evidence_and_change_no_state(
    office: Office, worker: Person
) -> None:
    for months in DUE:
        answers(worker, months, "employer")
        answers(worker, months, "group")
    assert [each["data"]["check_months"] for each in events(office, "work_lasted")] == [6]
    assert len(items(office, "item.work_lasted")) == 1
    assert worker.last.stage == "employed"


def test_lost_work_goes_back_to_support_and_asks_no_more(office: Office, worker: Person) -> None:
    run(office, DUE[1])
    here = placement(office)
    done = worker.does(c.EndLivelihood, ended_on=DUE[1], reason="dismissed", on=DUE[1])
    assert done.stage == "supported"
    assert {each.status for each in rows(office, "work_check")} == {"lapsed"}
    assert items(office, "item.work_check") == []
    assert [each.end_reason for each in rows(office, "placement", id=here)] == ["dismissed"]
    moved = events(office, "moved")[-1]["data"]
    assert (moved["move"], moved["reason"]) == ("set_back", "job_lost")
    assert run(office, DUE[3])["work_checks"] == 0


def test_a_second_job_is_refused_while_the_first_runs(office: Office, worker: Person) -> None:
    job: dict[str, Any] = {"livelihood": "job", "employer_id": EMPLOYER, "evidence": "HĐ 13"}
    with pytest.raises(PlacementOverlaps):
        worker.does(c.StartLivelihood, started_on=DUE[1], on=DUE[1], **job)
    worker.does(c.EndLivelihood, ended_on=DUE[1], reason="resigned")
    worker.does(c.StartLivelihood, started_on=DUE[1], contract="fixed_term", **job)
    assert [each.contract for each in rows(office, "placement", ended_on=None)] == ["fixed_term"]


@pytest.mark.parametrize("move", ["pause", "close"])
def test_paused_and_closed_cases_are_asked_about_no_more(office: Office, worker: Person, move: str) -> None:
    run(office, DUE[1])
    why = {"reason": "away"} if move == "pause" else {"outcome": "declined", "note": "Không nhận hỗ trợ"}
    worker.does(c.Advance, by=MANAGER, move=move, on=DUE[1], **why)
    assert items(office, "item.work_check") == []
    assert {each.status for each in rows(office, "work_check")} == {"lapsed"}
    assert run(office, DUE[3])["work_checks"] == 0
    if move == "close":
        with pytest.raises(CaseClosed):
            answers(worker, 1, "group", by=OFFICER)


def test_each_desk_shows_its_own_questions(office: Office, worker: Person) -> None:
    run(office, DUE[1])
    at, number = instant(DUE[1]), str(worker.last.number)
    (here,) = office.desk.employer.workers(FIRM, at=at, on=DUE[1])
    assert [each.party for each in here.checks] == ["employer"]
    assert office.desk.employer.workers(OTHER_FIRM, at=at, on=DUE[1]) == ()
    helped = office.desk.supporter.person(GROUPS, number, at=at, on=DUE[1])
    assert [(work.employer, [each.party for each in work.checks]) for work in helped.works] == [
        ("Xưởng gỗ Thanh Bình", ["group"])
    ]
    elsewhere = replace(OFFICER, units=frozenset({"16177"}))
    assert office.desk.placements.running(elsewhere, at=at, on=DUE[1], most=9) == ((), 0)


def test_stays_carry_no_name_and_know_what_support_was_there(office: Office, worker: Person) -> None:
    worker.does(c.EndLivelihood, ended_on=DUE[1], reason="health", on=DUE[1])
    (stay,) = office.desk.placements.stays(MANAGER, DUE[1])
    assert (stay.employer, stay.sector, stay.support) == ("Xưởng gỗ Thanh Bình", "wood", "group")
    assert (stay.started_on, stay.ended_on, stay.end_reason) == (DAY, DUE[1], "health")
    (before,) = office.desk.placements.stays(MANAGER, DUE[1] - timedelta(days=1))
    assert (before.ended_on, before.end_reason) == (None, None)
    assert office.desk.placements.stays(replace(MANAGER, units=frozenset({"16177"})), DAY) == ()
