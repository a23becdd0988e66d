"""One step of an establishment's file: what is said is checked, the rules are asked, the file and its event follow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from domain.findings import Finding, Outcome
from domain.firm_lending.check import checked, share
from domain.firm_lending.file import CLEAR, FirmFile
from domain.firm_lending.machine import FirmMove, FirmStage, target_of
from domain.firm_lending.refusals import FirmMoveNotOpen, PlanSignatory, PlanUnsigned
from domain.lending.check import Checked
from domain.lending.common import BANK_SAID, Said, Sets, a_count, a_day, a_text, drawn
from domain.names import fold
from domain.parameters import Law
from domain.rules import RULES_VERSION

M = FirmMove
MOST_WORKERS = 100_000
_ENDED = (FirmStage.REPAID, FirmStage.WRITTEN_OFF, FirmStage.WITHDRAWN)
# What a certified plan, and an application at a bank, came to: none of it is of another attempt.
_OF_THE_PLAN = ("certified_no", "certified_on", "certified_by")
_OF_THE_BANK = ("office", "sent_on", "received_on", "appraised_on", "decided_on", "refusal")


@dataclass(frozen=True, slots=True)
class FirmEvent:
    """One entry of a file's own chain. `kind`: a move's code, or opened | amended | facts | terms | paper.

    `sets`: clear fields and their new values; `sealed`: words, under the key of the staff.
    """

    kind: str
    effective_on: date
    sets: Mapping[str, Any] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)
    sealed: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    rules_version: str | None = None


@dataclass(frozen=True, slots=True)
class LawOfDay:
    """The law that the step stands under, as it is approved, and its version."""

    law: Law
    version: str


def step(
    file: FirmFile, move: FirmMove, *, on: date, said: Said, under: LawOfDay, note: str | None = None
) -> tuple[FirmFile, FirmEvent]:
    """The file after the step, and its event; `on` is the legal day on which it is recorded.

    Raises FirmMoveNotOpen, BadValue, DatesOutOfOrder, PlanSignatory, PlanUnsigned, NothingLeftToDraw, LoanNotEligible.
    """
    if target_of(file.stage, move, drawn_out=True) is None:
        raise FirmMoveNotOpen(number=file.number, firm_move=move.value, file_stage=file.stage.value)
    sets = _SAID[move](file, on, said) if move in _SAID else {}
    now = replace(file, **sets)
    found = _found(now, move, said, under, on)
    if found.findings and move is not M.CHECK_SHARE:
        now = replace(
            now,
            rules_version=found.rules_version,
            law_version=found.law_version,
            not_met=found.count(Outcome.NOT_MET),
            unknown=found.count(Outcome.UNKNOWN),
        )
    if move is M.CHECK_SHARE:
        now = replace(now, share_met=found.findings[0].outcome is Outcome.MET)
    stage = target_of(file.stage, move, now.drawn_out)
    assert stage is not None
    now = _ended(replace(now, stage=stage, stepped_on=on), on)
    sealed = {"note": note} if note else {}
    return changed(file, now, move.value, _held_on(sets, on), found, sealed)


def changed(
    before: FirmFile,
    now: FirmFile,
    kind: str,
    on: date,
    found: Checked = Checked(),  # noqa: B008 - it is frozen
    sealed: Mapping[str, str] | None = None,
) -> tuple[FirmFile, FirmEvent]:
    """The file one version on, and the event that says what changed."""
    now = replace(now, version=before.version + 1)
    sets = {
        name: getattr(now, name)
        for name in CLEAR
        if name != "version" and getattr(now, name) != getattr(before, name)
    }
    words = dict(sealed or {})
    if now.plan != before.plan:
        words["plan"] = now.plan.text()
    if now.certified_by != before.certified_by and now.certified_by:
        words["certified_by"] = now.certified_by
    data = {"was": before.stage.value, "now": now.stage.value}
    return now, FirmEvent(kind, on, sets, data, words, found.findings, found.rules_version)


def opened(file: FirmFile) -> tuple[FirmFile, FirmEvent]:
    """The first event sets every clear field, so that the chain alone tells the row."""
    now = replace(file, version=1)
    sets = {name: getattr(now, name) for name in CLEAR if name != "version"}
    return now, FirmEvent("opened", file.opened_on, sets, sealed={"plan": file.plan.text()})


def _found(now: FirmFile, move: FirmMove, said: Said, under: LawOfDay, on: date) -> Checked:
    if move is not M.CHECK_SHARE:
        return checked(now, move, said, under.law, under.version, on)
    day = said["share_checked_on"]
    finding = share(now.share_workers, now.share_released, under.law.on(day), day)
    return Checked((finding,), RULES_VERSION, under.version)


def _ended(file: FirmFile, on: date) -> FirmFile:
    if file.stage is FirmStage.DISBURSED and file.completed_on is None:
        return replace(file, completed_on=on)
    return replace(file, ended_on=on) if file.stage in _ENDED else file


def _held_on(sets: Mapping[str, Any], on: date) -> date:
    """The day on which it happened, where that was said; what is to come is recorded today."""
    days = [value for name, value in sets.items() if name.endswith("_on") and isinstance(value, date)]
    return max((day for day in days if day <= on), default=on)


def _certified(file: FirmFile, on: date, said: Said) -> Sets:
    by, signs = a_text(said, "certified_by"), fold(file.plan.representative).split()
    if not (signs and file.plan.use):
        raise PlanUnsigned(number=file.number)
    if fold(by).split() == signs:
        raise PlanSignatory(number=file.number)
    return {
        "certified_no": a_text(said, "certified_no"),
        "certified_on": a_day(said, "certified_on", None, on),
        "certified_by": by,
    }


def _again(file: FirmFile, on: date, said: Said) -> Sets:
    """The plan has to be certified again; the bank that refused or gave it back sees nothing of the new attempt."""
    return dict.fromkeys((*_OF_THE_PLAN, *_OF_THE_BANK))


def _sent(file: FirmFile, on: date, said: Said) -> Sets:
    return {"office": a_text(said, "office", 40), "sent_on": on}


def _sent_again(file: FirmFile, on: date, said: Said) -> Sets:
    return {"sent_on": on, "received_on": None, "appraised_on": None}


def _checked_share(file: FirmFile, on: date, said: Said) -> Sets:
    return {
        "share_checked_on": a_day(said, "share_checked_on", file.disbursed_on, on),
        "share_workers": a_count(said, "workers", 0, MOST_WORKERS),
        "share_released": a_count(said, "released_workers", 0, MOST_WORKERS),
    }


_SAID: Mapping[FirmMove, Callable[[FirmFile, date, Said], Sets]] = {
    M.CERTIFY: _certified,
    M.REVISE: _again,
    M.REOPEN: _again,
    M.SEND: _sent,
    M.RESEND: _sent_again,
    M.DRAW_DOWN: drawn,
    M.CHECK_SHARE: _checked_share,
    **{FirmMove(code): told for code, told in BANK_SAID.items()},
}
