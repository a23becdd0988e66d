"""A periodic review: opened when due, escalated while late, and held by a person with an outcome."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from domain.case import Case
from domain.history import Event, Kind
from domain.parameters import LawOn
from domain.schedules import next_review

_REVIEWS = UUID("6d1c5d0e-6d9e-5b1f-9c3d-0c8a7c6f2a11")


@dataclass(frozen=True, slots=True)
class Review:
    """`level` is who has to act now: lead, officer or manager; `status` open or held."""

    id: UUID
    case_id: UUID
    due_on: date
    opens_on: date
    status: str
    level: str
    held_on: date | None = None
    clean: bool | None = None


def review_id(case_id: UUID, due_on: date) -> UUID:
    """The same review has the same id, whoever opens it and however often."""
    return uuid5(_REVIEWS, f"{case_id.hex}|{due_on.isoformat()}")


def reviewed(case: Case, clean: bool, note: str | None, on: date, law: LawOn) -> Event:
    """A clean review adds to the run of clean ones; any other starts the run again."""
    sets: dict[str, Any] = {
        "reviews_held": case.reviews_held + 1,
        "clean_reviews": case.clean_reviews + 1 if clean else 0,
        "last_review_on": on,
        "next_review_on": next_review(case.opened_on, on, law),
    }
    due = None if case.next_review_on is None else case.next_review_on.isoformat()
    return Event(Kind.REVIEWED, on, sets, {"clean": clean, "due_on": due}, {"note": note} if note else {})
