"""Moves of the lifecycle: load, ask the rules, move, record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from domain.case import Case, Stage
from domain.data_requests import UseRestricted
from domain.errors import CaseClosed
from domain.findings import Outcome, overall
from domain.guarding import findings_for, stated_with
from domain.history import Event
from domain.lifecycle import Decision, Move, make_move, target_of
from domain.ports import Work
from domain.rules import RULES_VERSION
from domain.schedules import next_review, next_visit
from domain.viewer import require
from workflows.services.commands import Advance, Done


def done(case: Case, *told: str) -> Done:
    return Done(str(case.id), case.number, case.stage.value, case.version, told)


def live(case: Case) -> Case:
    """Raises CaseClosed: a closed case takes no further acts but reopening."""
    if case.stage is Stage.CLOSED:
        raise CaseClosed(number=case.number)
    return case


def advance(work: Work, command: Advance) -> Done:
    """Raises UnknownMove, MoveNotOpen, MoveRefused (with every finding), StaleCase, NotAllowed."""
    move = Move.named(command.move)
    case = work.case(command.case_id, command.expected_version)
    if case.restricted and move is not Move.CLOSE:
        raise UseRestricted(number=case.number)
    if move is Move.REOPEN and case.stage is Stage.CLOSED:
        require(work.by, "reopen")
        # Nothing could be sealed for somebody whose key is gone.
        work.erasing.together(case.person_id)
    after = work.record(case, _moved(work, case, move, command))
    if move in (Move.PAUSE, Move.CLOSE):
        work.lapse_reviews(case.id)
        ended = ("loan", "transfer") if move is Move.CLOSE else ()
        work.settle(case.id, "review", "visit", "match", "work_check", *ended)
    return done(after)


def _moved(work: Work, case: Case, move: Move, command: Advance) -> Event:
    said = stated_with(case, move, work.by.role.value, command.reason, command.outcome, command.note)
    findings = findings_for(case, move, work.full_law, work.on, work.questionnaire.version, **said)
    decision = Decision(
        work.on, findings, RULES_VERSION if findings else None, command.reason, command.outcome
    )
    event = make_move(case, move, decision)
    sealed = {"note": command.note} if command.note else {}
    return replace(event, sets={**event.sets, **_schedule(work, case, move)}, sealed=sealed)


def _schedule(work: Work, case: Case, move: Move) -> dict[str, date | None]:
    """Reviews and visits rest while a case is paused or closed, and begin again with it."""
    if move in (Move.PAUSE, Move.CLOSE):
        return {"next_review_on": None, "next_visit_on": None}
    if move in (Move.RESUME, Move.REOPEN) and target_of(case, move) is not Stage.PAUSED:
        visit = next_visit(work.on, work.law) if case.group_id else None
        return {"next_review_on": next_review(case.opened_on, work.on, work.law), "next_visit_on": visit}
    return {}


def follow(work: Work, case: Case, move: Move, reason: str | None = None) -> tuple[Case, bool]:
    """Makes the move when it is open and its rules are met; whether it was made."""
    if target_of(case, move) is None:
        return case, False
    said = stated_with(case, move, work.by.role.value, reason, None, None)
    findings = findings_for(case, move, work.full_law, work.on, work.questionnaire.version, **said)
    if overall(findings) is not Outcome.MET:
        return case, False
    return work.record(case, make_move(case, move, Decision(work.on, findings, RULES_VERSION, reason))), True
