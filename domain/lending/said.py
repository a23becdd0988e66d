"""What each step of a loan file has to be told, and what of it cannot be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from domain.lending.common import BANK_SAID, Said, Sets, a_count, a_day, a_text, drawn
from domain.lending.file import ORGANISATIONS, LoanFile
from domain.lending.machine import FileMove
from domain.lending.refusals import SameSignatory
from domain.names import fold
from domain.people import one_of


def _listed(file: LoanFile, on: date, said: Said) -> Sets:
    """The police's list: number, day, who signed."""
    return {
        "list_no": a_text(said, "list_no"),
        "list_on": a_day(said, "list_on", None, on),
        "list_by": a_text(said, "list_by"),
    }


def _certified(file: LoanFile, on: date, said: Said) -> Sets:
    by = a_text(said, "certified_by")
    if fold(by).split() == fold(file.list_by or "").split():
        raise SameSignatory(number=file.number)
    return {
        "certified_no": a_text(said, "certified_no"),
        "certified_on": a_day(said, "certified_on", file.list_on, on),
        "certified_by": by,
    }


def _reviewed(file: LoanFile, on: date, said: Said) -> Sets:
    organisation = said.get("organisation")
    return {
        "reviewed_on": a_day(said, "reviewed_on", file.certified_on, on),
        "savings_group": said.get("savings_group"),
        "organisation": organisation and one_of("organisation", organisation, ORGANISATIONS),
    }


def _sent(file: LoanFile, on: date, said: Said) -> Sets:
    return {"referral_id": said["referral_id"], "office": a_text(said, "office", 40), "sent_on": on}


def _reopened(file: LoanFile, on: date, said: Said) -> Sets:
    """The list has to be certified again; the bank that refused sees nothing of a new attempt."""
    names = (
        "list_no", "list_on", "list_by", "certified_no", "certified_on", "certified_by", "reviewed_on", "referral_id",
        "office", "sent_on", "received_on", "appraised_on", "decided_on", "refusal",
    )  # fmt: skip
    return dict.fromkeys(names)


def _drawn(file: LoanFile, on: date, said: Said) -> Sets:
    sets = drawn(file, on, said)
    return sets | {"loan_id": said["loan_id"]} if file.disbursed_on is None else sets


def _taken_over(file: LoanFile, on: date, said: Said) -> Sets:
    return {
        "taken_over": True,
        "approved_vnd": file.amount_vnd,
        "drawn_vnd": file.amount_vnd,
        "outstanding_vnd": a_count(said, "outstanding_vnd", 1, file.amount_vnd),
        "disbursed_on": a_day(said, "disbursed_on", None, on),
        "office": said.get("office"),
        "loan_id": said["loan_id"],
    }


SAID: Mapping[FileMove, Callable[[LoanFile, date, Said], Sets]] = {
    FileMove.LIST: _listed,
    FileMove.CERTIFY: _certified,
    FileMove.REVIEW: _reviewed,
    FileMove.SEND: _sent,
    FileMove.RESEND: _sent,
    FileMove.REOPEN: _reopened,
    FileMove.DRAW_DOWN: _drawn,
    FileMove.TAKE_OVER: _taken_over,
    **{FileMove(code): told for code, told in BANK_SAID.items()},
}
