"""The whole document of a period: every figure of process and outcome, in JSON's types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from domain.case import Case, Stage
from domain.outcomes.dues import REVIEW, VISIT, due_counts, reviews_held, visits_held
from domain.outcomes.flow import flow, times_in_states, waits
from domain.outcomes.journeys import Journey
from domain.outcomes.loads import UNVISITED_DAYS, group_loads, officer_loads, unserved
from domain.outcomes.parity import measured, parity
from domain.outcomes.places import NOWHERE, place_of
from domain.outcomes.quality import quality
from domain.outcomes.referring import referrals
from domain.outcomes.standings import standings
from domain.outcomes.trends import PERSONS, comparison, counted, trend
from domain.outcomes.working import employment, loans
from domain.parameters import Law
from domain.units import Boundaries, Units

Pair = tuple[Journey, Case]
# Every figure has a definition of its own: the wording key `outcomes.define.<figure>`.
FIGURES = (
    "flow", "times", "waits", "employment", "loans", "visits", "reviews", "referrals", "groups", "officers",
    "unserved", "standings", "trend", "comparison", "communes", "quality", "parity", "actions",
)  # fmt: skip
_DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Ground:
    """What figures rest on beside the journeys."""

    law: Law
    units: Units
    questionnaire: str
    groups: Mapping[str, str] = field(default_factory=dict)
    officers: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Period:
    """[first, last], both counted, as known when the day `known_on` ended; `other`: the period to compare with."""

    first: date
    last: date
    known_on: date
    boundaries: Boundaries = "new"
    other: tuple[date, date] | None = None


def outcomes(
    every: Iterable[Journey], period: Period, ground: Ground, by: Sequence[str] = ()
) -> dict[str, Any]:
    """`by`: of domain.outcomes.parity.BY. A case that turned out to be a duplicate is nobody's, and counted apart."""
    first, last = period.first, period.last
    read = [(journey, journey.case_on(last)) for journey in every if journey.stage_on(last) is not None]
    pairs = [(journey, case) for journey, case in read if case.outcome != _DUPLICATE]
    journeys = [journey for journey, _ in pairs]
    living = [(journey, case) for journey, case in pairs if case.stage is not Stage.CLOSED]
    cases = [case for _, case in living]
    places = [_place(pair, period, ground) for pair in living]
    return {
        "from": first.isoformat(),
        "to": last.isoformat(),
        "as_known_on": period.known_on.isoformat(),
        "boundaries": period.boundaries,
        "persons": len(living),
        "excluded": {_DUPLICATE: len(read) - len(pairs)},
        "flow": flow(journeys, first, last),
        "times": times_in_states(journeys, last),
        "waits": waits(cases, ground.law, last, ground.questionnaire),
        "employment": employment(journeys, cases, last),
        "loans": loans(journeys, first, last),
        "visits": _dues(journeys, VISIT, first, last) | visits_held(journeys, first, last),
        "reviews": _dues(journeys, REVIEW, first, last) | reviews_held(journeys, first, last),
        "referrals": referrals(journeys, first, last),
        "groups": group_loads(living, ground.groups, first, last),
        "officers": officer_loads(living, journeys, ground.officers, first, last),
        "unserved": unserved(cases, last) | {"unvisited_days": UNVISITED_DAYS},
        "standings": standings(journeys, last),
        "trend": trend(journeys, last),
        "comparison": comparison(journeys, first, last, period.other),
        "communes": list(_communes(pairs, period, ground)),
        "quality": list(_quality(living, places, period, ground)),
        "parity": [
            parity(name, _groups(name, living, places), [measured(each) for each in cases]) for name in by
        ],
    }


def _dues(journeys: Sequence[Journey], of: Any, first: date, last: date) -> dict[str, int]:
    return due_counts(journeys, of, first, last)


def _place(pair: Pair, period: Period, ground: Ground) -> str:
    journey, case = pair
    return place_of(case, journey.unit_since, ground.units, period.boundaries, period.last)


def _groups(by: str, living: Sequence[Pair], places: Sequence[str]) -> list[str]:
    if by == "commune":
        return list(places)
    return [getattr(journey, by) or "unknown" for journey, _ in living]


def _named(found: Iterable[str], period: Period, ground: Ground) -> list[tuple[str, str]]:
    """Every commune of the boundaries by name, also where nothing is; then the cases that none of them holds."""
    units = ground.units.boundaries(period.boundaries, period.last)
    known = sorted((unit.name, unit.code) for unit in units)
    others = sorted(set(found) - {code for _, code in known})
    return [(code, name) for name, code in known] + [(code, code) for code in others]


def _communes(pairs: Sequence[Pair], period: Period, ground: Ground) -> Iterable[dict[str, Any]]:
    """Counts of the commune that a case belongs to at the end, also of what happened while it was elsewhere."""
    places = [_place(pair, period, ground) for pair in pairs]
    for code, name in _named(places, period, ground):
        own = [journey for (journey, _), place in zip(pairs, places, strict=True) if place == code]
        row: dict[str, Any] = counted(own, period.first, period.last)
        yield {"commune": code, "name": name, PERSONS: row.pop(PERSONS)} | row


def _quality(
    living: Sequence[Pair], places: Sequence[str], period: Period, ground: Ground
) -> Iterable[dict[str, Any]]:
    for code, name in _named(places, period, ground):
        own = [pair for pair, place in zip(living, places, strict=True) if place == code]
        yield {"commune": code, "name": name, **quality(own, period.last)}


__all__ = ["FIGURES", "NOWHERE", "Ground", "Period", "outcomes"]
