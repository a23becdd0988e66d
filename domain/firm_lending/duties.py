"""What an establishment's file asks of somebody, and by when: worked out whenever it is looked at, kept nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, cast

from domain.dates import months_after
from domain.firm_lending.file import FirmFile
from domain.firm_lending.machine import AT_BANK, IN_HAND, PAID_OUT, FirmStage
from domain.lending.schedule import Instalment, next_due, overdue_interest, terms_of
from domain.parameters import LawOn


@dataclass(frozen=True, slots=True)
class Duty:
    """`key`: a wording key with `args`; `of`: officer | bank."""

    key: str
    due_on: date
    of: str
    args: Mapping[str, Any] = field(default_factory=dict)


def duties(file: FirmFile, plan: Sequence[Instalment], law: LawOn, on: date) -> tuple[Duty, ...]:
    """Oldest due first. `plan`: the plan of repayment."""
    return tuple(sorted(_duties(file, plan, law, on), key=lambda each: (each.due_on, each.key)))


def _duties(file: FirmFile, plan: Sequence[Instalment], law: LawOn, on: date) -> Iterator[Duty]:
    still, soon = _days(law, "loan.step_days"), on + _days(law, "loan.reminder_days")
    if file.stage is FirmStage.RETURNED:
        yield Duty("firm_duty.papers", file.stepped_on + still, "officer")
    elif file.stage in (*IN_HAND, *AT_BANK) and file.stepped_on + still <= on:
        of = "officer" if file.stage in IN_HAND else "bank"
        yield Duty("firm_duty.still", file.stepped_on + still, of, {"since": file.stepped_on})
    if file.stage in PAID_OUT and file.disbursed_on is not None:
        yield from _after_money(file, law, soon, file.disbursed_on)
        due = _coming(file, plan, on)
        if due is not None and due.due_on <= soon:
            yield Duty("firm_duty.instalment", due.due_on, "bank", {"principal_vnd": due.principal_vnd})
    if file.stage is FirmStage.OVERDUE:
        a_day = overdue_interest(file.outstanding_vnd, terms_of(file), 1, law)
        yield Duty("firm_duty.overdue", file.stepped_on, "bank", {"interest_vnd": a_day and f"{a_day:,}"})


def _after_money(file: FirmFile, law: LawOn, soon: date, paid_on: date) -> Iterator[Duty]:
    use_due = paid_on + _days(law, "loan.use_check_days")
    if file.use_checked_on is None and use_due <= soon:
        yield Duty("firm_duty.use_check", use_due, "bank")
    months = cast(int, law.value("loan.share_check_months"))
    share_due = months_after(file.share_checked_on or paid_on, months)
    if share_due <= soon:
        yield Duty("firm_duty.share_check", share_due, "bank")
    if file.share_met is False and file.share_checked_on is not None:
        due = file.share_checked_on + _days(law, "loan.step_days")
        args = {"released_workers": file.share_released, "workers": file.share_workers}
        for of in ("bank", "officer"):
            yield Duty("firm_duty.share_not_met", due, of, args)


def _coming(file: FirmFile, plan: Sequence[Instalment], on: date) -> Instalment | None:
    if file.extended_to is not None:
        left = file.outstanding_vnd
        return Instalment(1, file.extended_to, left, None, 0) if file.extended_to >= on else None
    return next_due(plan, on)


def _days(law: LawOn, key: str) -> timedelta:
    return timedelta(cast(int, law.value(key)))
