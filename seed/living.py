"""What an invented household lives on at a review: little at first, more with work, a loan and time."""

from __future__ import annotations

from datetime import date
from random import Random

from domain.lifecycle import Move
from domain.reviews import HOUSEHOLDS, INCOMES
from seed.journeys import Journey

# A new stall or a litter of pigs earns nothing at once.
_LOAN_BEARS_AFTER = 150
_UNSAID = 0.08


def living(journey: Journey, code: str, on: date) -> tuple[str | None, str | None]:
    """(income, household), None where the person did not say; the same for the same day, whatever else is drawn."""
    lot, day = Random(f"living|{code}"), Random(f"living|{code}|{on.isoformat()}")
    steps = lot.choices((0, 1, 2), (35, 50, 15))[0] + _bettered(journey, lot, on) + day.choice((-1, 0, 0, 0))
    standing = lot.choices((0, 1, 2), (30, 25, 45))[0] + (steps >= 3 and lot.random() < 0.4)
    income = INCOMES[min(max(steps, 0), len(INCOMES) - 1)]
    household = HOUSEHOLDS[min(standing, len(HOUSEHOLDS) - 1)]
    return tuple(None if day.random() < _UNSAID else said for said in (income, household))  # type: ignore[return-value]


def _bettered(journey: Journey, lot: Random, on: date) -> int:
    """Bands gained since the way began: not everybody earns more with work, and a set-back takes it away again."""
    work, loan, back = (journey.day_of(each) for each in (Move.START_WORK, Move.RECEIVE_LOAN, Move.SET_BACK))
    gained = lot.choices((0, 1, 2), (15, 60, 25))[0] if work is not None and work < on else 0
    if loan is not None and (on - loan).days > _LOAN_BEARS_AFTER:
        gained += lot.choices((0, 1), (30, 70))[0]
    return 0 if back is not None and back <= on and (work is None or work < back) else gained
