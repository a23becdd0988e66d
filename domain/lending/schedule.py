"""What falls due when, from what was drawn and the terms that the bank entered; without them the end is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from domain.dates import months_after
from domain.errors import BadValue
from domain.lending.money import interest
from domain.parameters import LawOn

TERMS = ("rate_bp", "principal_every_months", "grace_months", "interest_every_months", "day_basis")
# Bounds of what can be meant at all; the rate itself is the bank's.
_BOUNDS = {
    "rate_bp": (0, 10_000), "principal_every_months": (1, 120), "grace_months": (0, 120),
    "interest_every_months": (1, 120), "day_basis": (360, 366),
}  # fmt: skip


class Lent(Protocol):
    """What a plan is reckoned from, beside the money that was drawn: a person's loan file or an establishment's."""

    @property
    def months(self) -> int: ...
    @property
    def disbursed_on(self) -> date | None: ...
    @property
    def extended_to(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class RepaymentTerms:
    """Of one loan, by its bank; None is what it has not entered. `grace_months`: without principal, from the start."""

    rate_bp: int | None = None
    principal_every_months: int | None = None
    grace_months: int | None = None
    interest_every_months: int | None = None
    day_basis: int | None = None

    def __post_init__(self) -> None:
        """Raises BadValue for what cannot be meant."""
        for name, (least, most) in _BOUNDS.items():
            value = getattr(self, name)
            if value is not None and not least <= value <= most:
                raise BadValue(field=name, value=value, expected=f"{least}–{most}")


@dataclass(frozen=True, slots=True)
class Instalment:
    """`interest_vnd` None: the bank has not entered what it takes to reckon it. `outstanding_vnd`: afterwards."""

    place: int
    due_on: date
    principal_vnd: int
    interest_vnd: int | None
    outstanding_vnd: int


def terms_of(file: Lent) -> RepaymentTerms:
    return RepaymentTerms(**{name: getattr(file, name) for name in TERMS})


def ends_on(file: Lent) -> date | None:
    """The last day to repay, with what the bank extended."""
    if file.extended_to is not None:
        return file.extended_to
    return None if file.disbursed_on is None else months_after(file.disbursed_on, file.months)


def repayment_plan(
    drawn: Sequence[tuple[date, int]], months: int, terms: RepaymentTerms
) -> tuple[Instalment, ...]:
    """Months count from the first drawdown; the last instalment takes what rounding left."""
    if not drawn:
        return ()
    first, total = min(on for on, _ in drawn), sum(amount for _, amount in drawn)
    principal = _principal(first, total, months, terms)
    due = _interest([*drawn, *((on, -amount) for on, amount in principal.items())], first, months, terms)
    plan, left = [], total
    for place, on in enumerate(sorted({*principal, *due}), start=1):
        paid = principal.get(on, 0)
        left -= paid
        plan.append(Instalment(place, on, paid, due.get(on, 0) if due else None, left))
    return tuple(plan)


def overdue_interest(outstanding_vnd: int, terms: RepaymentTerms, days: int, law: LawOn) -> int | None:
    """Of what is overdue, at 130 % of the rate (art. 9(2)); None without rate or day basis."""
    if terms.rate_bp is None or terms.day_basis is None:
        return None
    percent = law.value("qd22.overdue_percent")
    assert isinstance(percent, int)
    return interest(outstanding_vnd * days, terms.rate_bp, terms.day_basis, percent)


def next_due(plan: Iterable[Instalment], on: date) -> Instalment | None:
    """The first instalment that is due on the day or later."""
    return next((each for each in plan if each.due_on >= on), None)


def _principal(first: date, total: int, months: int, terms: RepaymentTerms) -> dict[date, int]:
    """All of it at the end, unless the bank said how often."""
    every = terms.principal_every_months
    if every is None:
        return {months_after(first, months): total}
    steps = [*range((terms.grace_months or 0) + every, months, every), months]
    amounts = [total // len(steps)] * (len(steps) - 1)
    days = (months_after(first, step) for step in steps)
    return dict(zip(days, [*amounts, total - sum(amounts)], strict=True))


def _interest(
    moved: Sequence[tuple[date, int]], first: date, months: int, terms: RepaymentTerms
) -> dict[date, int]:
    """On the balance of each day since the last interest day; empty while the bank has not said how it is reckoned."""
    rate, basis, every = terms.rate_bp, terms.day_basis, terms.interest_every_months
    if rate is None or basis is None or every is None:
        return {}
    due, since = {}, first
    for step in (*range(every, months, every), months):
        until = months_after(first, step)
        held = sum(amount * max(0, (until - max(on, since)).days) for on, amount in moved)
        due[until], since = interest(held, rate, basis), until
    return due
