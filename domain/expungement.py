"""The expungement clock: the expected day on which the record lapses by itself ("dự kiến"), never a promise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.findings import Finding, Outcome
from domain.parameters import Law
from domain.rules.expunge import ENDS_ON, EXPUNGE
from domain.rules.qd22.window import LAST_DAY
from domain.rules.scalar import Facts, scalar

_ENDS_ON, _WINDOW = scalar(ENDS_ON), scalar(LAST_DAY)


def expungement(facts: Facts, law: Law, on: date) -> Finding:
    """Whether the record has lapsed on a day (Criminal Code 2015 art. 70, 73), or what keeps it open."""
    return EXPUNGE.find(facts, law.on(on), on)


def expunged_on(facts: Facts, law: Law, on: date) -> date | None:
    """The expected day; None while a fact is unknown or an obstacle stands in the way."""
    day: date | None = _ENDS_ON(facts, law.on(on), on)
    if day is None:
        return None
    return day if EXPUNGE.outcome(facts, law.on(max(day, on)), max(day, on)) is Outcome.MET else None


def time_is_up(facts: Facts, law: Law, on: date) -> date | None:
    """The day on which the time ran out, where it has and nothing is known that stands in the way.

    What is unknown has to be confirmed before a case is closed for it: art. 70 counts, and somebody looks.
    """
    day: date | None = _ENDS_ON(facts, law.on(on), on)
    if day is None or day > on or EXPUNGE.outcome(facts, law.on(on), on) is Outcome.NOT_MET:
        return None
    return day


@dataclass(frozen=True, slots=True)
class Clock:
    """Two clocks beside each other: when the record lapses, and when the chance to borrow ends.

    `moved_by`: keys `clock.<key>` of what could move the day, or holds it. `window_ends_on`: the last day on which a
    loan is still in time. A person whose record has lapsed may still borrow.
    """

    finding: Finding
    expected_on: date | None
    window_ends_on: date | None
    moved_by: tuple[str, ...]

    def lapsed(self, on: date) -> bool:
        return self.finding.outcome is Outcome.MET and self.expected_on is not None and self.expected_on <= on


def clock(facts: Facts, law: Law, on: date) -> Clock:
    """What an officer tells the person who asks: the expected day, and what it hangs on."""
    return Clock(
        finding=expungement(facts, law, on),
        expected_on=expunged_on(facts, law, on),
        window_ends_on=_WINDOW(facts, law.on(on), on),
        moved_by=tuple(_moving(facts)),
    )


def _moving(facts: Facts) -> Iterator[str]:
    if facts.get("new_conviction_on") is not None or facts.get("conviction_recorded"):
        yield "new_conviction"
    if facts.get("other_penalties_done") is False:
        yield "penalties_open"
    if facts.get("additional_penalty_ends_on") is not None:
        yield "longer_penalty"
    if not facts.get("expungement_confirmed"):
        yield from (key for key in ("under_18", "negligent") if facts.get(key))
    yield "any_new_conviction"
    if facts.get("additional_penalty_ends_on") is None:
        yield "any_longer_penalty"
