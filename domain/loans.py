"""Loans as far as the case needs them: disbursed, running, overdue or repaid, as the bank says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from domain.case import Case
from domain.errors import BadValue
from domain.history import Event, Kind

PURPOSES = ("production", "training")
# What the bank reports; a debt that it ends without payment is written off by an act of its own.
REPORTED = ("running", "overdue", "repaid")
STATUSES = (*REPORTED, "written_off")


@dataclass(frozen=True, slots=True)
class Loan:
    """A disbursed loan of Decision 22 (`programme` 26 in the bank's reports)."""

    id: UUID
    case_id: UUID
    programme: str
    amount_vnd: int
    outstanding_vnd: int
    purpose: str
    use: str
    months: int
    disbursed_on: date
    status: str
    reported_on: date


def _totals(loans: Iterable[Loan]) -> dict[str, Any]:
    every = tuple(loans)
    running = [each for each in every if each.status not in ("repaid", "written_off")]
    return {
        "loan_count": len(every),
        "loan_vnd": sum(each.amount_vnd for each in every),
        "running_loan_vnd": sum(each.outstanding_vnd for each in running),
        "loan_overdue": any(each.status == "overdue" for each in every),
    }


def disbursed(case: Case, loan: Loan, others: Iterable[Loan], on: date) -> Event:
    """Raises BadValue for an amount or a day that cannot be."""
    if loan.amount_vnd <= 0:
        raise BadValue(field="amount_vnd", value=loan.amount_vnd, expected="> 0")
    if loan.disbursed_on > on:
        raise BadValue(field="disbursed_on", value=loan.disbursed_on, expected=f"≤ {on}")
    latest = max(loan.disbursed_on, case.loan_disbursed_on or loan.disbursed_on)
    sets = _totals((*others, loan)) | {"loan_disbursed_on": latest}
    data = {
        "loan": loan.id.hex,
        "amount_vnd": loan.amount_vnd,
        "purpose": loan.purpose,
        "use": loan.use,
        "months": loan.months,
    }
    return Event(Kind.LOAN_DISBURSED, loan.disbursed_on, sets, data)


def reported(
    loan: Loan, status: str, outstanding_vnd: int, others: Iterable[Loan], on: date
) -> tuple[Loan, Event]:
    """The loan as the bank now reports it, and the event. Raises BadValue for a balance outside the loan."""
    if not 0 <= outstanding_vnd <= loan.amount_vnd:
        raise BadValue(field="outstanding_vnd", value=outstanding_vnd, expected=f"0–{loan.amount_vnd}")
    if status == "repaid" and outstanding_vnd:
        raise BadValue(field="outstanding_vnd", value=outstanding_vnd, expected="0")
    now = replace(loan, status=status, outstanding_vnd=outstanding_vnd, reported_on=on)
    data = {"loan": loan.id.hex, "status": status, "outstanding_vnd": outstanding_vnd}
    return now, Event(Kind.LOAN_REPORTED, on, _totals((*others, now)), data)


def drawn_more(
    case: Case, loan: Loan, amount_vnd: int, others: Iterable[Loan], on: date
) -> tuple[Loan, Event]:
    """A later drawdown of the same loan: it is no second loan."""
    now = replace(
        loan, amount_vnd=loan.amount_vnd + amount_vnd, outstanding_vnd=loan.outstanding_vnd + amount_vnd
    )
    latest = max(on, case.loan_disbursed_on or on)
    sets = _totals((*others, now)) | {"loan_disbursed_on": latest}
    data = {"loan": loan.id.hex, "amount_vnd": amount_vnd, "outstanding_vnd": now.outstanding_vnd}
    return now, Event(Kind.LOAN_DISBURSED, on, sets, data)


def written_off(loan: Loan, others: Iterable[Loan], on: date) -> tuple[Loan, Event]:
    """The bank ends the debt; what was owed stays readable."""
    now = replace(loan, status="written_off", reported_on=on)
    data = {"loan": loan.id.hex, "status": now.status, "outstanding_vnd": now.outstanding_vnd}
    return now, Event(Kind.LOAN_REPORTED, on, _totals((*others, now)), data)
