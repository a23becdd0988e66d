"""A periodic review: opened when due, escalated while late, and held by a person with an outcome."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from domain.case import Case
from domain.errors import BadValue
from domain.history import Event, Kind
from domain.parameters import LawOn
from domain.people import one_of
from domain.schedules import next_review

_REVIEWS = UUID("6d1c5d0e-6d9e-5b1f-9c3d-0c8a7c6f2a11")

# How things are, all in all; a review without meeting, or with something worse, is never a clean one.
RESULTS = ("better", "same", "worse", "not_met")
NEVER_CLEAN = frozenset({"worse", "not_met"})
# What follows. "continue" asks for nothing; the others wait as a work item.
NEXT_STEPS = ("continue", "new_plan", "more_visits", "refer", "stabilise", "set_back")

# What the person earns in a month, all told, in đồng; and what the commune certifies of the household. Both may be
# left out, and run from the least to the best.
INCOMES = ("none", "under_2m", "2m_5m", "5m_8m", "over_8m")
HOUSEHOLDS = ("poor", "near_poor", "not_poor")


@dataclass(frozen=True, slots=True)
class Review:
    """`level` is who has to act now: lead, officer or manager; `status` open, held, postponed, exempt or lapsed.

    The window runs from `opens_on` over `due_on` to `ends_on`, all counted; `planned_on` is a day in it, so that the
    reviews of a commune do not fall on one day. `postponed_to`: the due day that followed.
    """

    id: UUID
    case_id: UUID
    due_on: date
    opens_on: date
    status: str
    level: str
    held_on: date | None = None
    clean: bool | None = None
    ends_on: date | None = None
    planned_on: date | None = None
    postponed_to: date | None = None
    result: str | None = None
    next_step: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """What the person who held a review says of it."""

    clean: bool
    result: str | None = None
    next_step: str | None = None
    note: str | None = None
    income: str | None = None
    household: str | None = None


def review_id(case_id: UUID, due_on: date) -> UUID:
    """The same review has the same id, whoever opens it and however often."""
    return uuid5(_REVIEWS, f"{case_id.hex}|{due_on.isoformat()}")


def window_of(due_on: date, opens_on: date, ends_on: date | None, on: date) -> str:
    """Where a day stands in the window: ahead, early, due (the day itself), late, over."""
    if on < opens_on:
        return "ahead"
    if on <= due_on:
        return "due" if on == due_on else "early"
    return "over" if ends_on is not None and on > ends_on else "late"


def checked(held: Held) -> Held:
    """Raises BadValue for an unknown code, and for a clean review of somebody who is worse or was not met."""
    if held.result is not None:
        one_of("result", held.result, RESULTS)
    if held.next_step is not None:
        one_of("next_step", held.next_step, NEXT_STEPS)
    for name, known in (("income", INCOMES), ("household", HOUSEHOLDS)):
        if (said := getattr(held, name)) is not None:
            one_of(name, said, known)
    if held.clean and held.result in NEVER_CLEAN:
        raise BadValue(field="clean", value=True, expected=", ".join(set(RESULTS) - NEVER_CLEAN))
    return held


def reviewed(case: Case, held: Held, on: date, law: LawOn, open_reviews: Iterable[Review] = ()) -> Event:
    """A clean review adds to the run of clean ones; any other starts the run again."""
    sets: dict[str, Any] = {
        "reviews_held": case.reviews_held + 1,
        "clean_reviews": case.clean_reviews + 1 if held.clean else 0,
        "last_review_on": on,
        "next_review_on": next_review(case.opened_on, on, law),
    }
    due = None if case.next_review_on is None else case.next_review_on.isoformat()
    said = {name: getattr(held, name) for name in ("result", "next_step", "income", "household")}
    data: dict[str, Any] = {"clean": held.clean, "due_on": due} | {
        name: code for name, code in said.items() if code
    }
    over = [
        (on - each.ends_on).days for each in open_reviews if each.ends_on is not None and on > each.ends_on
    ]
    if over:
        data["days_over"] = max(over)
    return Event(Kind.REVIEWED, on, sets, data, {"note": held.note} if held.note else {})
