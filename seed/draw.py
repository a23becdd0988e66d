"""Draws that hold a proportion exactly, because a share left to luck misses the published figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

T = TypeVar("T")

# Tết, when offices are shut: first and last day.
_TET = ((date(2025, 1, 25), date(2025, 2, 2)), (date(2026, 2, 14), date(2026, 2, 22)))


def apportion(total: int, weights: Mapping[T, float]) -> dict[T, int]:
    """`total` cut in whole parts by the largest remainders; equal remainders go to the earlier key."""
    whole = sum(weights.values())
    exact = {key: total * weight / whole for key, weight in weights.items()}
    parts = {key: int(share) for key, share in exact.items()}
    by_remainder = sorted(weights, key=lambda key: parts[key] - exact[key])
    for key in by_remainder[: total - sum(parts.values())]:
        parts[key] += 1
    return parts


def shares(rng: Random, total: int, weights: Mapping[T, float]) -> list[T]:
    """`total` values in exactly these proportions, in a drawn order."""
    values = [key for key, count in apportion(total, weights).items() for _ in range(count)]
    rng.shuffle(values)
    return values


def some(rng: Random, values: Sequence[T], least: int, most: int) -> tuple[T, ...]:
    """Between `least` and `most` different values, in the order in which they are listed."""
    chosen = set(rng.sample(range(len(values)), rng.randint(least, most)))
    return tuple(value for index, value in enumerate(values) if index in chosen)


def working_day(day: date) -> date:
    """The day itself, or the next one on which an office is open."""
    while day.weekday() >= 5 or any(first <= day <= last for first, last in _TET):
        day += timedelta(days=1)
    return day
