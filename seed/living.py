"""What an invented household lives on at a review: little at first, more with work, a loan and time."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import NamedTuple

from domain.lifecycle import Move
from domain.reviews import HOUSEHOLDS, INCOMES
from seed.journeys import Journey

# A new stall or a litter of pigs earns nothing at once.
_LOAN_BEARS_AFTER = 150
_UNSAID = 0.08


def living(journey: Journey, code: str, on: date) -> tuple[str | None, str | None]:
    """(income, household), None where the person did not say; the same for the same day, whatever else is drawn."""
    day = Random(f"living|{code}|{on.isoformat()}")
    lot = _lot(code)
    steps = lot.start + _bettered(journey, lot, on) + day.choice((-1, 0, 0, 0))
    standing = lot.standing + (steps >= 3 and lot.rises)
    income = INCOMES[min(max(steps, 0), len(INCOMES) - 1)]
    household = HOUSEHOLDS[min(standing, len(HOUSEHOLDS) - 1)]
    unsaid = [day.random() < _UNSAID for _ in range(2)]
    return None if unsaid[0] else income, None if unsaid[1] else household


class _Lot(NamedTuple):
    """Drawn once for a person: where the way begins, and what work and a loan change."""

    start: int
    standing: int
    by_work: int
    by_loan: int
    rises: bool


def _lot(code: str) -> _Lot:
    rng = Random(f"living|{code}")

    def one(*weights: int) -> int:
        return rng.choices(range(len(weights)), weights)[0]

    return _Lot(one(35, 50, 15), one(30, 25, 45), one(15, 60, 25), one(30, 70), rng.random() < 0.4)


def _bettered(journey: Journey, lot: _Lot, on: date) -> int:
    """Bands gained since the way began: not everybody earns more with work, and a set-back takes it away again."""
    work, loan, back = (journey.day_of(each) for each in (Move.START_WORK, Move.RECEIVE_LOAN, Move.SET_BACK))
    if back is not None and back <= on and (work is None or work < back):
        return 0
    gained = lot.by_work if work is not None and work < on else 0
    return gained + (lot.by_loan if loan is not None and (on - loan).days > _LOAN_BEARS_AFTER else 0)
