"""The 13 Decision 22 loans, written out because their sum is a published figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from random import Random


@dataclass(frozen=True, slots=True)
class Loan:
    """A disbursed production loan."""

    resident: str
    use: str
    amount_vnd: int
    months: int
    disbursed_on: date
    overdue: bool


# Use, amount in đồng, months: 1,130,500,000 đồng in all.
TABLE: tuple[tuple[str, int, int], ...] = (
    ("excavator", 100_000_000, 120),
    ("cows", 100_000_000, 60),
    ("buffalo", 100_000_000, 60),
    ("cows", 95_000_000, 60),
    ("buffalo", 90_000_000, 60),
    ("acacia", 90_000_000, 84),
    ("carpentry", 90_000_000, 48),
    ("pigs", 85_000_000, 36),
    ("acacia", 80_000_000, 84),
    ("goats", 80_000_000, 48),
    ("eatery", 80_000_000, 36),
    ("poultry", 75_000_000, 36),
    ("clothes_stall", 65_500_000, 36),
)

# What the borrower lives on from then.
LIVELIHOOD: Mapping[str, str] = {
    use: "own_trade" if use in {"excavator", "carpentry", "eatery", "clothes_stall"} else "own_farm"
    for use, _, _ in TABLE
}


def loans(rng: Random, borrowers: Mapping[str, date], overdue: frozenset[str]) -> tuple[Loan, ...]:
    """One loan for each of the 13 borrowers (resident -> day of disbursement), by day."""
    terms = list(TABLE)
    rng.shuffle(terms)
    by_day = sorted(borrowers.items(), key=lambda each: (each[1], each[0]))
    return tuple(
        Loan(resident, *term, day, resident in overdue)
        for (resident, day), term in zip(by_day, terms, strict=True)
    )
