"""Income and household standing as reviews record them: at each review, and before and after a loan or work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from domain.history import Kind
from domain.outcomes.journeys import Journey
from domain.outcomes.working import works
from domain.reviews import HOUSEHOLDS, INCOMES

# What a review may record, from the least to the best.
SCALES: Mapping[str, Sequence[str]] = {"income": INCOMES, "household": HOUSEHOLDS}
# The first reviews one by one; later ones are alike.
_REVIEWS = 4
_UNKNOWN = "unknown"


def standings(journeys: Sequence[Journey], last: date) -> dict[str, Any]:
    return {
        name: {
            "reviews": _at_reviews(journeys, name, scale, last),
            "loan": _changed(journeys, name, scale, last, _first_loan),
            "work": _changed(journeys, name, scale, last, _first_work),
        }
        for name, scale in SCALES.items()
    }


def _at_reviews(
    journeys: Iterable[Journey], name: str, scale: Sequence[str], last: date
) -> list[dict[str, Any]]:
    """The first reviews of everybody who had one; every value + unknown = reviews."""
    rows = [Counter[str]() for _ in range(_REVIEWS)]
    for journey in journeys:
        for row, (_, value) in zip(rows, _said(journey, name, last), strict=False):
            row[value or _UNKNOWN] += 1
    return [
        {"review": at, "reviews": row.total()} | {value: row[value] for value in (*scale, _UNKNOWN)}
        for at, row in enumerate(rows, start=1)
    ]


def _changed(
    journeys: Iterable[Journey], name: str, scale: Sequence[str], last: date, began: Any
) -> dict[str, int]:
    """The last value before the day (or on it) against the latest after it; the four add up to people."""
    found = Counter[str]()
    for journey in journeys:
        day = began(journey, last)
        if day is None:
            continue
        known = [(on, value) for on, value in _said(journey, name, last) if value in scale]
        before = [scale.index(value) for on, value in known if value and on <= day]
        after = [scale.index(value) for on, value in known if value and on > day]
        found[_compared(before[-1], after[-1]) if before and after else _UNKNOWN] += 1
    return {"people": found.total()} | {how: found[how] for how in ("better", "same", "worse", _UNKNOWN)}


def _compared(before: int, after: int) -> str:
    return "same" if before == after else "better" if after > before else "worse"


def _said(journey: Journey, name: str, last: date) -> list[tuple[date, str | None]]:
    return [(step.on, step.data.get(name)) for step in journey.of(Kind.REVIEWED, last)]


def _first_loan(journey: Journey, last: date) -> date | None:
    return min((step.on for step in journey.of(Kind.LOAN_DISBURSED, last)), default=None)


def _first_work(journey: Journey, last: date) -> date | None:
    return min((work.start for work in works(journey) if work.start <= last), default=None)
