"""A livelihood: a placement with an employer, or own work, study, pension or care, always with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from domain.case import Case
from domain.errors import BadValue
from domain.history import Event, Kind

LIVELIHOODS = ("job", "own_farm", "own_trade", "study", "pension", "care", "away_work")


@dataclass(frozen=True, slots=True)
class Placement:
    id: UUID
    case_id: UUID
    livelihood: str
    employer_id: UUID | None
    wage_vnd: int | None
    evidence: str | None
    started_on: date
    ended_on: date | None = None
    end_reason: str | None = None


def started(placement: Placement, on: date) -> Event:
    """Raises BadValue for a start to come or a job without an employer."""
    if placement.started_on > on:
        raise BadValue(field="started_on", value=placement.started_on, expected=f"≤ {on}")
    if placement.livelihood == "job" and placement.employer_id is None:
        raise BadValue(field="employer_id", value=None, expected="doanh nghiệp đối tác")
    sets: dict[str, Any] = {
        "livelihood": placement.livelihood,
        "livelihood_since": placement.started_on,
        "livelihood_evidenced": placement.evidence is not None,
        "employer_id": placement.employer_id,
        "seeks_work": False,
    }
    data = {"placement": placement.id.hex, "livelihood": placement.livelihood, "evidence": placement.evidence}
    return Event(Kind.LIVELIHOOD_STARTED, placement.started_on, sets, data)


def ended(case: Case, reason: str, ended_on: date) -> Event:
    """Raises BadValue when there is no livelihood, or it would end before it began."""
    if case.livelihood_since is None or ended_on < case.livelihood_since:
        raise BadValue(field="ended_on", value=ended_on, expected=f"≥ {case.livelihood_since}")
    sets: dict[str, Any] = {
        "livelihood": None,
        "livelihood_since": None,
        "livelihood_evidenced": None,
        "employer_id": None,
        "seeks_work": True,
    }
    return Event(Kind.LIVELIHOOD_ENDED, ended_on, sets, {"livelihood": case.livelihood, "reason": reason})
