"""A tale cut to its turning points: a million histories of sixty events would say no more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from domain.lifecycle import Move
from seed.ids import id_of
from seed.journeys import Journey
from seed.stories.tale import Step
from workflows.services.commands import (
    FinishAction,
    GiveConsent,
    HoldReview,
    LogVisit,
    OpenCase,
    RecordFacts,
    ReportLoan,
)
from workflows.services.concerns_commands import SettleItem
from workflows.services.list_commands import CertifyPoliceList, DrawList
from workflows.services.loan_file_commands import CertifyList, FileCommand
from workflows.services.objection_commands import MakeObjection
from workflows.services.referral_commands import AnswerReferral, SendReferral

LEAST_EVENTS = 5
# What is under way on one day says nothing about a way home.
_SAID_OF_THE_DAY = (
    LogVisit, RecordFacts, SendReferral, AnswerReferral, SettleItem, MakeObjection, FileCommand,
)  # fmt: skip


def brief(steps: list[Step], journey: Journey) -> list[Step]:
    """The steps that every later one needs, the last visit and review, and at least five events."""
    opened = steps[0].command
    assert isinstance(opened, OpenCase)
    steps = [_without_file(step, opened.case_id) for step in steps]
    kept = [step for step in steps if _turning_point(step, journey)]
    kept += _last(steps, lambda step: isinstance(step.command, LogVisit))
    kept += [step for step in _last(steps, _is_review) if step not in kept]
    kept += _papers(steps)
    missing = LEAST_EVENTS - len(kept)
    if missing > 0:
        kept += [step for step in steps if step not in kept][:missing]
    kept.sort(key=lambda step: step.at)
    return kept + _calls(kept, LEAST_EVENTS - len(kept))


def _without_file(step: Step, case_id: UUID) -> Step:
    """Of the steps of a loan file only what they say of the person; the loan itself is reported on its own."""
    command = step.command
    if isinstance(command, DrawList):
        paper = f"Danh sách Mẫu số 01, số {command.list_no}, {command.list_by} ký"
        return replace(step, command=RecordFacts(case_id, {"list_drawn": True}, paper))
    if isinstance(command, CertifyPoliceList | CertifyList):
        facts = {"list_certified": True, "law_abiding": True, "no_social_evils": True}
        paper = f"Xác nhận Mẫu số 01, số {command.certified_no}, {command.certified_by} ký"
        return replace(step, command=RecordFacts(case_id, facts, paper))
    return step


def _turning_point(step: Step, journey: Journey) -> bool:
    command = step.command
    stable_on = journey.day_of(Move.STABILISE)
    if isinstance(command, HoldReview | FinishAction):
        return stable_on is not None and step.on <= stable_on
    if isinstance(command, GiveConsent):
        return command.given and command.body != "referral"
    if isinstance(command, ReportLoan):
        return command.status == "overdue"
    return not isinstance(command, _SAID_OF_THE_DAY)


def _is_review(step: Step) -> bool:
    return isinstance(step.command, HoldReview)


def _last(steps: list[Step], wanted: Callable[[Step], bool]) -> list[Step]:
    return [step for step in steps if wanted(step)][-1:]


def _papers(steps: list[Step]) -> list[Step]:
    """All that was stated without a document in one act, all that stands on one in another."""
    stated = [step for step in steps if isinstance(step.command, RecordFacts)]
    bare = [step for step in stated if _document(step) is None]
    documented = [step for step in stated if _document(step) is not None]
    return ([_merged(bare, 0)] if bare else []) + ([_merged(documented, -1)] if documented else [])


def _document(step: Step) -> str | None:
    return step.command.document if isinstance(step.command, RecordFacts) else None


def _merged(steps: list[Step], place: int) -> Step:
    facts: dict[str, Any] = {}
    for step in steps:
        assert isinstance(step.command, RecordFacts)
        facts |= dict(step.command.facts)
    chosen = steps[place]
    assert isinstance(chosen.command, RecordFacts)
    return replace(chosen, command=replace(chosen.command, facts=facts))


def _calls(kept: list[Step], missing: int) -> list[Step]:
    """Somebody received days ago has little history yet: the officer telephoned."""
    opened = kept[0]
    assert isinstance(opened.command, OpenCase)
    return [
        replace(
            kept[-1],
            at=kept[-1].at + timedelta(minutes=place),
            by=opened.by,
            command=LogVisit(
                opened.command.case_id,
                visit_id=id_of("visit", f"{opened.command_id.hex}|{place}"),
                held_on=kept[-1].on,
                met=True,
                mode="phone",
            ),
            command_id=id_of("command", f"{opened.command_id.hex}|call {place}"),
        )
        for place in range(1, missing + 1)
    ]
