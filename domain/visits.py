"""A visit of the support group: met or not, how things are, and when the next one is due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from domain.case import Case, Stage
from domain.errors import BadValue
from domain.history import Event, Kind

MODES = ("home", "phone", "office", "other")
CHANGES = ("better", "same", "worse")
CONCERNS = ("low", "high", "urgent")


@dataclass(frozen=True, slots=True)
class Visit:
    id: UUID
    case_id: UUID
    group_id: UUID | None
    held_on: date
    met: bool
    not_met_reason: str | None
    mode: str
    domains: Mapping[str, str]
    concern: str | None
    note: str | None
    next_on: date | None
    recorded_at: datetime
    recorded_by: str
    # Where another member or the office writes it down for whoever was there.
    visited_by: UUID | None = None
    # Domains in which help is wanted.
    needs: Sequence[str] = ()


def visited(case: Case, visit: Visit, on: date, due_on: date | None) -> Event:
    """A visit recorded late takes effect on the day it was held; a day to come is refused with BadValue."""
    if visit.held_on > on:
        raise BadValue(field="held_on", value=visit.held_on, expected=f"≤ {on}")
    sets: dict[str, Any] = {
        "visits_made": case.visits_made + 1,
        "last_visit_on": max(visit.held_on, case.last_visit_on or visit.held_on),
        # A case that rests has nothing due.
        "next_visit_on": None if case.stage is Stage.PAUSED else due_on,
    }
    data: dict[str, Any] = {
        "visit": visit.id.hex,
        "met": visit.met,
        "mode": visit.mode,
        "domains": dict(visit.domains),
    }
    said = {"not_met_reason": visit.not_met_reason, "concern": visit.concern}
    data |= {name: value for name, value in said.items() if value is not None}
    if visit.held_on < on:
        data["days_late"] = (on - visit.held_on).days
    data |= {"visited_by": visit.visited_by.hex} if visit.visited_by else {}
    data |= {"needs": list(visit.needs)} if visit.needs else {}
    return Event(Kind.VISITED, visit.held_on, sets, data, {"note": visit.note} if visit.note else {})
