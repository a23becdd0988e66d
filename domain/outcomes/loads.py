"""Who carries how much, and whom nobody serves: counts in the order of names, never of figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from domain.case import OPEN_STAGES, Case
from domain.outcomes.dues import VISIT, due_counts
from domain.outcomes.journeys import Journey

# A person whom nobody visited for so long is named as unserved; two intervals of the default rhythm.
UNVISITED_DAYS = 60
LACKS = ("group", "plan", "visit")
Pair = tuple[Journey, Case]


def lacking(case: Case, on: date, days: int = UNVISITED_DAYS) -> tuple[str, ...]:
    """What an open case is without. Without a visit: none for more than `days`, since it was opened if never."""
    if case.stage not in OPEN_STAGES:
        return ()
    seen = case.last_visit_on or case.opened_on
    without = {"group": case.group_id is None, "plan": case.plan_version == 0}
    without["visit"] = seen < on - timedelta(days=days)
    return tuple(name for name in LACKS if without[name])


def unserved(cases: Iterable[Case], on: date) -> dict[str, int]:
    """`any`: without at least one of them; the others overlap."""
    found = Counter[str]()
    for case in cases:
        lacks = lacking(case, on)
        found.update(lacks)
        found["any"] += bool(lacks)
    return {name: found[name] for name in ("any", *LACKS)}


def group_loads(
    pairs: Sequence[Pair], names: Mapping[str, str], first: date, last: date
) -> list[dict[str, Any]]:
    """Every group that has people on `last`, with the visits that fell due to its people; by code."""
    of: dict[str, list[Journey]] = {}
    for journey, case in pairs:
        if case.group_id is not None:
            of.setdefault(case.group_id.hex, []).append(journey)
    rows = [
        {"group": names.get(key, key[:8]), "cases": len(own), **due_counts(own, VISIT, first, last)}
        for key, own in of.items()
    ]
    return sorted(rows, key=lambda row: str(row["group"]))


def officer_loads(
    pairs: Sequence[Pair],
    journeys: Iterable[Journey],
    officers: Mapping[str, Sequence[str]],
    first: date,
    last: date,
) -> list[dict[str, Any]]:
    """Officers of communes with the open and paused cases there, and what they entered in the period; by name."""
    here = Counter(case.unit_code for _, case in pairs)
    wrote = Counter(
        step.actor for journey in journeys for step in journey.steps if first <= step.recorded_on <= last
    )
    of: dict[str, set[str]] = {}
    for unit, names in officers.items():
        for name in names:
            of.setdefault(name, set()).add(unit)
    return [
        {"officer": name, "cases": sum(here[unit] for unit in units), "entries": wrote[name]}
        for name, units in sorted(of.items())
    ]
