"""What each step of a loan file has to be told, and what of it cannot be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from domain import referrals
from domain.errors import BadValue
from domain.lending.file import ORGANISATIONS, LoanFile
from domain.lending.machine import FileMove
from domain.lending.refusals import DatesOutOfOrder, NothingLeftToDraw, SameSignatory
from domain.lending.schedule import TERMS, RepaymentTerms, ends_on
from domain.names import fold
from domain.people import one_of

Said = Mapping[str, Any]
Sets = dict[str, Any]
_LONGEST = 80


def _listed(file: LoanFile, on: date, said: Said) -> Sets:
    """The police's list: number, day, who signed."""
    return {
        "list_no": _text(said, "list_no"),
        "list_on": _day(said, "list_on", None, on),
        "list_by": _text(said, "list_by"),
    }


def _certified(file: LoanFile, on: date, said: Said) -> Sets:
    by = _text(said, "certified_by")
    if fold(by).split() == fold(file.list_by or "").split():
        raise SameSignatory(number=file.number)
    return {
        "certified_no": _text(said, "certified_no"),
        "certified_on": _day(said, "certified_on", file.list_on, on),
        "certified_by": by,
    }


def _reviewed(file: LoanFile, on: date, said: Said) -> Sets:
    organisation = said.get("organisation")
    return {
        "reviewed_on": _day(said, "reviewed_on", file.certified_on, on),
        "savings_group": said.get("savings_group"),
        "organisation": organisation and one_of("organisation", organisation, ORGANISATIONS),
    }


def _sent(file: LoanFile, on: date, said: Said) -> Sets:
    return {"referral_id": said["referral_id"], "office": _text(said, "office", 40), "sent_on": on}


def _received(file: LoanFile, on: date, said: Said) -> Sets:
    return {"received_on": _day(said, "received_on", file.sent_on, on)}


def _appraised(file: LoanFile, on: date, said: Said) -> Sets:
    return {"appraised_on": _day(said, "appraised_on", file.received_on, on)}


def _approved(file: LoanFile, on: date, said: Said) -> Sets:
    months = _whole(said, "months", 1, 120) if said.get("months") else file.months
    return {
        "decided_on": _day(said, "decided_on", file.appraised_on, on),
        "decision_no": _text(said, "decision_no"),
        "approved_vnd": _whole(said, "amount_vnd", 1, file.amount_vnd),
        "months": months,
        "refusal": None,
        **terms_said(file, said),
    }


def _refused(file: LoanFile, on: date, said: Said) -> Sets:
    return {
        "decided_on": _day(said, "decided_on", file.received_on, on),
        "refusal": one_of("code", str(said.get("refusal") or ""), referrals.REFUSALS),
    }


def _reopened(file: LoanFile, on: date, said: Said) -> Sets:
    """The list has to be certified again; the bank that refused sees nothing of a new attempt."""
    names = (
        "list_no", "list_on", "list_by", "certified_no", "certified_on", "certified_by", "reviewed_on", "referral_id",
        "office", "sent_on", "received_on", "appraised_on", "decided_on", "refusal",
    )  # fmt: skip
    return dict.fromkeys(names)


def _drawn(file: LoanFile, on: date, said: Said) -> Sets:
    amount = _whole(said, "amount_vnd", 1, 2_000_000_000)
    if amount > file.left_vnd:
        raise NothingLeftToDraw(number=file.number, amount_vnd=amount, left_vnd=file.left_vnd)
    paid_on = _day(said, "paid_on", file.decided_on, on)
    sets: Sets = {"drawn_vnd": file.drawn_vnd + amount, "outstanding_vnd": file.outstanding_vnd + amount}
    if file.disbursed_on is None:
        sets |= {"disbursed_on": paid_on, "loan_id": said["loan_id"]}
    return sets | terms_said(file, said)


def _checked_use(file: LoanFile, on: date, said: Said) -> Sets:
    return {"use_checked_on": _day(said, "use_checked_on", file.disbursed_on, on)}


def _reported(file: LoanFile, on: date, said: Said) -> Sets:
    return {"outstanding_vnd": _whole(said, "outstanding_vnd", 0, file.drawn_vnd)}


def _repaid(file: LoanFile, on: date, said: Said) -> Sets:
    return {"outstanding_vnd": _whole(said, "outstanding_vnd", 0, 0)}


def _extended(file: LoanFile, on: date, said: Said) -> Sets:
    until, end = said.get("extended_to"), ends_on(file)
    if not isinstance(until, date) or (end is not None and until <= end):
        raise DatesOutOfOrder(field="extended_to", value=until, expected=f"> {_shown(end)}")
    return {"extended_to": until}


def _written_off(file: LoanFile, on: date, said: Said) -> Sets:
    return {"decision_no": _text(said, "decision_no")}


def _taken_over(file: LoanFile, on: date, said: Said) -> Sets:
    return {
        "taken_over": True,
        "approved_vnd": file.amount_vnd,
        "drawn_vnd": file.amount_vnd,
        "outstanding_vnd": _whole(said, "outstanding_vnd", 1, file.amount_vnd),
        "disbursed_on": _day(said, "disbursed_on", None, on),
        "office": said.get("office"),
        "loan_id": said["loan_id"],
    }


def terms_said(file: LoanFile, said: Said) -> Sets:
    """The bank's terms that come with the step. Raises BadValue for what cannot be meant."""
    sets = {name: said[name] for name in TERMS if said.get(name) is not None}
    RepaymentTerms(**sets)
    return sets


SAID: Mapping[FileMove, Callable[[LoanFile, date, Said], Sets]] = {
    FileMove.LIST: _listed,
    FileMove.CERTIFY: _certified,
    FileMove.REVIEW: _reviewed,
    FileMove.SEND: _sent,
    FileMove.RESEND: _sent,
    FileMove.RECEIVE: _received,
    FileMove.APPRAISE: _appraised,
    FileMove.APPROVE: _approved,
    FileMove.REFUSE: _refused,
    FileMove.REOPEN: _reopened,
    FileMove.DRAW_DOWN: _drawn,
    FileMove.CHECK_USE: _checked_use,
    FileMove.REPAY: _reported,
    FileMove.REPORT_OVERDUE: _reported,
    FileMove.BRING_CURRENT: _reported,
    FileMove.CLOSE_REPAID: _repaid,
    FileMove.EXTEND: _extended,
    FileMove.WRITE_OFF: _written_off,
    FileMove.TAKE_OVER: _taken_over,
}


def _text(said: Said, name: str, longest: int = _LONGEST) -> str:
    text = " ".join(str(said.get(name) or "").split())
    if not 0 < len(text) <= longest:
        raise BadValue(field=name, value=text[:20], expected=f"1–{longest} ký tự")
    return text


def _whole(said: Said, name: str, least: int, most: int) -> int:
    value = said.get(name)
    if type(value) is not int or not least <= value <= most:
        raise BadValue(field=name, value=value, expected=str(least) if least == most else f"{least}–{most}")
    return value


def _day(said: Said, name: str, after: date | None, on: date) -> date:
    """Not after today, and not before the step that it follows."""
    value = said.get(name)
    if not isinstance(value, date):
        raise BadValue(field=name, value=value, expected="dd/mm/yyyy")
    if value > on or (after is not None and value < after):
        raise DatesOutOfOrder(field=name, value=value, expected=f"{_shown(after)} – {_shown(on)}")
    return value


def _shown(day: date | None) -> str:
    return "…" if day is None else f"{day:%d/%m/%Y}"
