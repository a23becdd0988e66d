"""Takes over a case that ran on paper: reception, the move to where it stands, and the facts that the list brings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import reduce
from typing import Any

from domain.assessing import assessed
from domain.case import OPEN_STAGES, Case, Stage
from domain.errors import BadValue, UnknownRecord
from domain.findings import Finding
from domain.history import Event, Kind, applied
from domain.lifecycle import GUARDS, Decision, Move, make_move
from domain.loans import Loan, disbursed
from domain.needs import NeedDomain
from domain.people import one_of
from domain.placements import LIVELIHOODS, Placement, started
from domain.ports import Work
from domain.rules import RULES, RULES_VERSION
from domain.schedules import next_visit
from domain.taking_over import found_on_the_way
from domain.tasks import keyed
from workflows.services.commands import Done
from workflows.services.data_commands import LoanOnPaper, TakeOverCase, WorkOnPaper
from workflows.services.lending import take_over_file
from workflows.services.loan_paying import PROGRAMME
from workflows.services.moves import done
from workflows.services.reception import open_case


def take_over_case(work: Work, command: TakeOverCase) -> Done:
    """Raises MoveRefused without a paper or a day, and whatever a reception raises. Its days count in no duration."""
    stage = Stage(one_of("stage", command.stage, (*OPEN_STAGES, Stage.PAUSED)))
    left = Stage(one_of("left", command.left, OPEN_STAGES)) if command.left else None
    open_case(work, command.reception)
    case = work.case(command.reception.case_id)
    facts, records = _brought(work, case, command)
    findings = (
        *_paper(work, command),
        *found_on_the_way(
            reduce(applied, facts, case),
            stage,
            left,
            work.full_law,
            work.on,
            work.questionnaire.version,
            work.by.role.value,
            command.pause_reason,
        ),
    )
    decision = Decision(
        work.on, findings, RULES_VERSION, command.pause_reason, to=stage, since=command.since, left=left
    )
    moved = make_move(case, Move.TAKE_OVER, decision)
    case = work.record(
        case, replace(moved, sets={**moved.sets, **_rest(stage)}, sealed={"document": command.paper}), *facts
    )
    work.write()
    work.keep(*records)
    for loan in records:
        if isinstance(loan, Loan) and loan.status != "repaid":
            case = take_over_file(work, case, loan, 1)
    for code in command.pressing:
        work.set_need(case.id, NeedDomain.of(code).code, "pressing", work.questionnaire.version)
    return done(case)


def _rest(stage: Stage) -> dict[str, None]:
    """Nobody reviews or visits a case that rests."""
    return {"next_review_on": None, "next_visit_on": None} if stage is Stage.PAUSED else {}


def _paper(work: Work, command: TakeOverCase) -> tuple[Finding, ...]:
    said = {"paper_named": bool(command.paper.strip()), "state_since": command.since}
    return tuple(RULES[key].find(said, work.law, work.on) for key in GUARDS[Move.TAKE_OVER])


def _brought(work: Work, case: Case, command: TakeOverCase) -> tuple[list[Event], list[Any]]:
    """The events of what the list tells beside the state, and the records that go with them."""
    records: list[Any] = []
    events: list[Event] = list(_support(work, case, command))
    if command.work is not None:
        placement = _placement(work, case, command.work)
        records.append(placement)
        events.append(started(placement, work.on))
    if command.loan is not None:
        loan = _loan(work, case, command.loan)
        records.append(loan)
        events.append(disbursed(case, loan, (), work.on))
    return events, records


def _support(work: Work, case: Case, command: TakeOverCase) -> Iterator[Event]:
    if command.pressing:
        levels = dict.fromkeys(command.pressing, "pressing")
        yield assessed(case, levels, work.questionnaire.version, None, work.on)
    if command.group_id is not None:
        _, has_lead = work.group(command.group_id)
        sets = {
            "group_id": command.group_id,
            "group_has_lead": has_lead,
            "next_visit_on": None if command.stage == Stage.PAUSED else next_visit(work.on, work.law),
        }
        yield Event(Kind.GROUP_ASSIGNED, work.on, sets, {"group": command.group_id.hex})


def _placement(work: Work, case: Case, told: WorkOnPaper) -> Placement:
    one_of("livelihood", told.livelihood, LIVELIHOODS)
    if told.employer_id is not None and not work.employer_exists(told.employer_id):
        raise UnknownRecord(what="employer", id=str(told.employer_id))
    key = keyed(f"placement|{work.command_id.hex}")
    return Placement(key, case.id, told.livelihood, told.employer_id, None, told.paper, told.started_on)


def _loan(work: Work, case: Case, told: LoanOnPaper) -> Loan:
    if not 0 <= told.outstanding_vnd <= told.amount_vnd:
        raise BadValue(field="outstanding_vnd", value=told.outstanding_vnd, expected=f"0–{told.amount_vnd}")
    return Loan(
        told.loan_id,
        case.id,
        PROGRAMME,
        told.amount_vnd,
        told.outstanding_vnd,
        told.purpose,
        "other",
        told.months,
        told.disbursed_on,
        "running" if told.outstanding_vnd else "repaid",
        work.on,
    )
