"""Visits and reviews that fell due in a period, and what came of each; and those that were held in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.history import Kind
from domain.outcomes.journeys import Journey

VISIT, REVIEW = ("next_visit_on", Kind.VISITED), ("next_review_on", Kind.REVIEWED)
STATES = ("in_time", "late", "not_held")


@dataclass(frozen=True, slots=True)
class Due:
    """`held_on`: the day of the act that answered it; `ended_on`: from when it was no longer due without one."""

    due_on: date
    held_on: date | None = None
    ended_on: date | None = None

    def state(self, last: date) -> str | None:
        """As of `last`; None where it was put off, or the case rested or ended, before the day came."""
        if self.held_on is not None and self.held_on <= last:
            return "in_time" if self.held_on <= self.due_on else "late"
        return None if self.ended_on is not None and self.ended_on <= self.due_on else "not_held"


def dues(journey: Journey, of: tuple[str, Kind]) -> Iterator[Due]:
    """Every day that stood as the next one, in order. A visit that leaves the day as it is does not answer it."""
    field, answers = of[0], of[1].value
    now: date | None = None
    for step in journey.steps:
        if field not in step.sets:
            continue
        said = step.sets[field]
        day = None if said is None else date.fromisoformat(said)
        if day == now:
            continue
        if now is not None:
            answered = step.kind == answers
            yield Due(now, step.on, None) if answered else Due(now, None, step.on)
        now = day
    if now is not None:
        yield Due(now)


def due_counts(journeys: Iterable[Journey], of: tuple[str, Kind], first: date, last: date) -> dict[str, int]:
    """in_time + late + not_held = due."""
    found = Counter(
        state
        for journey in journeys
        for due in dues(journey, of)
        if first <= due.due_on <= last and (state := due.state(last))
    )
    return {"due": found.total()} | {state: found[state] for state in STATES}


def visits_held(journeys: Iterable[Journey], first: date, last: date) -> dict[str, int]:
    """met + not_met = held."""
    met = Counter(bool(step.data.get("met")) for step in _held(journeys, Kind.VISITED, first, last))
    return {"held": met.total(), "met": met[True], "not_met": met[False]}


def reviews_held(journeys: Iterable[Journey], first: date, last: date) -> dict[str, int]:
    """clean + not_clean = held."""
    clean = Counter(bool(step.data.get("clean")) for step in _held(journeys, Kind.REVIEWED, first, last))
    return {"held": clean.total(), "clean": clean[True], "not_clean": clean[False]}


def _held(journeys: Iterable[Journey], kind: Kind, first: date, last: date) -> Iterator[Any]:
    for journey in journeys:
        yield from (step for step in journey.of(kind, last) if first <= step.on)
