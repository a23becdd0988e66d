"""An establishment's loan file as a reader sees it: the steps behind and ahead, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.findings import Ask
from domain.firm_lending.machine import ENDED, FirmStage
from domain.firm_lending.reads import FirmEntry, FirmView
from web.way_steps import Step, step_at

S = FirmStage
# The way as it is drawn: stages of one height are one step.
ROWS = (
    (S.DRAFT,),
    (S.CERTIFIED,),
    (S.SENT, S.RECEIVED, S.WAITING, S.RETURNED),
    (S.APPRAISED,),
    (S.APPROVED,),
    (S.DISBURSED, S.DISBURSING, S.CHECKED),
    (S.REPAYING, S.OVERDUE, S.EXTENDED, S.AT_RISK),
    (S.REPAID, S.WRITTEN_OFF),
)
_STOPPED = (S.REFUSED, S.WITHDRAWN)
# Steps that send the file back to its beginning.
_AGAIN = ("reopen", "revise")
_AT = {"plan_certified": "certify"}


@dataclass(frozen=True, slots=True)
class FirmMissing:
    """`ask` is a fact that the rules wait for, otherwise `text` is its key; `form`: where it is recorded."""

    text: str | None = None
    ask: Ask | None = None
    form: str = ""


def steps_of(view: FirmView) -> tuple[Step, ...]:
    stage = view.line.file.stage
    stood = _stood_at(view.entries) if stage in _STOPPED else stage
    here = next(place for place, row in enumerate(ROWS) if stood in row)
    reached = _reached(view)
    return tuple(step_at(place, row, here, stage, stood, reached) for place, row in enumerate(ROWS))


def _reached(view: FirmView) -> dict[str, date]:
    """Since the last new beginning."""
    days: dict[str, date] = {S.DRAFT.value: view.line.file.opened_on}
    for entry in view.entries:
        if entry.kind in _AGAIN:
            days = {S.DRAFT.value: entry.on}
        elif entry.data.get("now") not in (None, entry.data.get("was")):
            days[entry.data["now"]] = entry.on
    return days


def _stood_at(entries: tuple[FirmEntry, ...]) -> FirmStage:
    """Where the file was refused or taken back."""
    stopped = {each.value for each in _STOPPED}
    was = [entry.data["was"] for entry in entries if entry.data.get("now") in stopped]
    found = [S(each) for each in was if each not in stopped]
    return found[-1] if found else S.DRAFT


def missing_of(view: FirmView) -> tuple[FirmMissing, ...]:
    """Nothing is missing any more once money is paid, or the file has ended; after a refusal it can begin again."""
    file = view.line.file
    over = file.stage in ENDED and file.stage is not S.REFUSED
    if over or file.disbursed_on is not None:
        return ()
    return tuple(_missing(view))


def _missing(view: FirmView) -> Iterator[FirmMissing]:
    plan = view.line.file.plan
    if not (plan.use and plan.representative):
        yield FirmMissing("firm_loan.missing.plan", form="plan")
    for ask in dict.fromkeys(ask for finding in view.answer.findings for ask in finding.asks):
        yield FirmMissing(ask=ask, form=_AT.get(ask.what, "facts"))
    for paper in view.papers:
        if paper.state != "given":
            yield FirmMissing(f"firm_paper.{paper.code}", form="#papers")


def frozen(entries: tuple[FirmEntry, ...]) -> tuple[FirmEntry, ...]:
    """The steps at which the rules were asked, newest first."""
    return tuple(entry for entry in reversed(entries) if entry.findings)
