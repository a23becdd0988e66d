"""One step of a loan file: what is said is checked, the rules have been asked, the file and its event follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from domain.findings import Outcome
from domain.history import Event, Kind, encode
from domain.lending.check import Checked, require_eligible
from domain.lending.file import LoanFile
from domain.lending.machine import Circumstances, FileMove, FileStage, target_of
from domain.lending.plan import in_words
from domain.lending.refusals import FileMoveNotOpen
from domain.lending.said import SAID

KINDS: Mapping[FileMove, Kind] = {
    FileMove.LIST: Kind.LOAN_LISTED,
    FileMove.CERTIFY: Kind.LOAN_CERTIFIED,
    FileMove.REVIEW: Kind.LOAN_REVIEWED,
    FileMove.SEND: Kind.LOAN_SENT,
    FileMove.RESEND: Kind.LOAN_SENT,
    FileMove.RECEIVE: Kind.LOAN_RECEIVED,
    FileMove.WAIT: Kind.LOAN_WAITING,
    FileMove.RETURN_PAPERS: Kind.LOAN_RETURNED,
    FileMove.APPRAISE: Kind.LOAN_APPRAISED,
    FileMove.APPROVE: Kind.LOAN_APPROVED,
    FileMove.REFUSE: Kind.LOAN_REFUSED,
    FileMove.REOPEN: Kind.LOAN_REOPENED,
    FileMove.DRAW_DOWN: Kind.LOAN_DRAWDOWN,
    FileMove.COMPLETE_DRAWDOWN: Kind.LOAN_DRAWDOWN_ENDED,
    FileMove.CHECK_USE: Kind.LOAN_USE_CHECKED,
    FileMove.REPAY: Kind.LOAN_REPORTED,
    FileMove.REPORT_OVERDUE: Kind.LOAN_REPORTED,
    FileMove.BRING_CURRENT: Kind.LOAN_REPORTED,
    FileMove.CLOSE_REPAID: Kind.LOAN_REPORTED,
    FileMove.EXTEND: Kind.LOAN_EXTENDED,
    FileMove.FLAG_RISK: Kind.LOAN_AT_RISK,
    FileMove.SETTLE_RISK: Kind.LOAN_RISK_SETTLED,
    FileMove.WRITE_OFF: Kind.LOAN_WRITTEN_OFF,
    FileMove.WITHDRAW: Kind.LOAN_WITHDRAWN,
    FileMove.TAKE_OVER: Kind.LOAN_FILE_OPENED,
}
_SEALED = ("list_by", "certified_by")
_UNCHECKED = Checked()


def step(
    file: LoanFile,
    move: FileMove,
    *,
    on: date,
    said: Mapping[str, Any],
    checked: Checked = _UNCHECKED,
    direct: bool = False,
    note: str | None = None,
) -> tuple[LoanFile, Event]:
    """The file after the step and the event of its case; `on` is the legal day on which it is recorded.

    Raises FileMoveNotOpen, BadValue, DatesOutOfOrder, SameSignatory, NothingLeftToDraw, LoanNotEligible.
    """
    if target_of(file.stage, move, _everything(direct, file)) is None:
        raise FileMoveNotOpen(number=file.number, file_move=move.value, file_stage=file.stage.value)
    sets = SAID[move](file, on, said) if move in SAID else {}
    require_eligible(file, move, checked.findings)
    if checked.findings:
        sets |= {
            "rules_version": checked.rules_version,
            "law_version": checked.law_version,
            "not_met": checked.count(Outcome.NOT_MET),
            "unknown": checked.count(Outcome.UNKNOWN),
        }
    now = replace(file, **sets, stepped_on=on, version=file.version + 1)
    stage = target_of(file.stage, move, Circumstances(direct, now.drawn_out, file.version == 0))
    assert stage is not None
    now = _ended(replace(now, stage=stage), on)
    return now, _event(file, now, move, on, sets, checked, note)


def opened(file: LoanFile) -> Event:
    """The event of a new file; what the person wishes for becomes the wish of the case too."""
    sets = {
        "purpose": file.purpose,
        "requested_vnd": file.amount_vnd,
        "months": file.months,
        "course_months": file.course_months,
        "drawdown_months": file.drawdown_months,
        "repayment_months": file.repayment_months,
    }
    data = {
        "file": file.id.hex, "purpose": file.purpose, "amount_vnd": file.amount_vnd,
        "months": file.months,
    }  # fmt: skip
    return Event(Kind.LOAN_FILE_OPENED, file.opened_on, sets, data | _money_of(file), _words_of(file))


def planned(file: LoanFile, on: date, note: str | None) -> Event:
    """The plan for the use of the money as it stands now."""
    sealed = _words_of(file) | ({"note": note} if note else {})
    return Event(Kind.LOAN_PLANNED, on, data={"file": file.id.hex} | _money_of(file), sealed=sealed)


def _money_of(file: LoanFile) -> dict[str, Any]:
    known = {"own_vnd": file.own_vnd, "income_vnd": file.income_vnd}
    return {name: value for name, value in known.items() if value is not None}


def _words_of(file: LoanFile) -> dict[str, str]:
    return {"costs": in_words(file.cost_lines)} if file.costs else {}


def _everything(direct: bool, file: LoanFile) -> Circumstances:
    """Whether a move is open at all does not hang on how much is drawn."""
    return Circumstances(direct, drawn_out=True, just_opened=file.version == 0)


def _ended(file: LoanFile, on: date) -> LoanFile:
    if file.stage is FileStage.DISBURSED and file.completed_on is None:
        return replace(file, completed_on=on)
    if file.stage in (FileStage.REPAID, FileStage.WRITTEN_OFF, FileStage.WITHDRAWN):
        return replace(file, ended_on=on)
    return file


def _event(
    before: LoanFile,
    now: LoanFile,
    move: FileMove,
    on: date,
    sets: Mapping[str, Any],
    checked: Checked,
    note: str | None,
) -> Event:
    data = {
        "file": now.id.hex,
        "file_step": move.value,
        "file_was": before.stage.value,
        "file_stage": now.stage.value,
    }
    clear = {name: encode(value) for name, value in sets.items() if name not in _SEALED and value is not None}
    sealed = {name: str(sets[name]) for name in _SEALED if sets.get(name)}
    if note:
        sealed["note"] = note
    return Event(
        KINDS[move],
        _held_on(sets, on),
        data=data | clear,
        sealed=sealed,
        findings=checked.findings,
        rules_version=checked.rules_version,
    )


def _held_on(sets: Mapping[str, Any], on: date) -> date:
    """The day on which it happened, where that was said; what is to come is recorded today."""
    days = [value for name, value in sets.items() if name.endswith("_on") and isinstance(value, date)]
    return max((day for day in days if day <= on), default=on)
