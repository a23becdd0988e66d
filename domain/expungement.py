"""The expungement clock: the expected day on which the record lapses by itself ("dự kiến"), never a promise."""

from __future__ import annotations

from datetime import date

from domain.findings import Finding, Outcome
from domain.parameters import Law
from domain.rules.expunge import ENDS_ON, EXPUNGE
from domain.rules.scalar import Facts, scalar

_ENDS_ON = scalar(ENDS_ON)


def expungement(facts: Facts, law: Law, on: date) -> Finding:
    """Whether the record has lapsed on a day (Criminal Code 2015 art. 70, 73), or what keeps it open."""
    return EXPUNGE.find(facts, law.on(on), on)


def expunged_on(facts: Facts, law: Law, on: date) -> date | None:
    """The expected day; None while a fact is unknown or an obstacle stands in the way."""
    day: date | None = _ENDS_ON(facts, law.on(on), on)
    if day is None:
        return None
    return day if EXPUNGE.outcome(facts, law.on(max(day, on)), max(day, on)) is Outcome.MET else None
