"""How well a pair fits, in whole points, written once for a single pair and for millions of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from domain.matching.problem import Person, Vacancy, Weights

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

WAGE_STEP_VND = 50_000
MOST_POINTS = 100
MOST_MONTHS = 120


@dataclass(frozen=True, slots=True)
class Fit:
    """The facts of one pair, or as arrays those of many. `retention_percent` is 0 where nobody knows it."""

    wage_above_vnd: Any
    km: Any
    max_km: Any
    skills_had: Any
    skills_used: Any
    months_waiting: Any
    retention_percent: Any


def score(fit: Fit, weights: Weights) -> Ints:
    """Points times weights: whole numbers, so that the same pair scores the same on every machine."""
    total: Ints = (
        weights.wage * wage_points(fit.wage_above_vnd)
        + weights.distance * distance_points(fit.km, fit.max_km)
        + weights.skills * skill_points(fit.skills_had, fit.skills_used)
        + weights.waiting * waiting_points(fit.months_waiting)
        + weights.retention * np.asarray(fit.retention_percent, dtype=np.int64)
    )
    return total


def wage_points(above_vnd: Ints) -> Ints:
    """One for every 50,000 đồng above the person's floor, up to 100."""
    return np.minimum(np.asarray(above_vnd, dtype=np.int64) // WAGE_STEP_VND, MOST_POINTS)


def distance_points(km: Floats, max_km: Floats) -> Ints:
    """100 on the spot, falling to 0 at the person's limit."""
    limit = np.where(np.asarray(max_km) > 0, max_km, 1.0)
    return MOST_POINTS - np.ceil(MOST_POINTS * (np.asarray(km, dtype=np.float64) / limit)).astype(np.int64)


def skill_points(had: Ints, used: Ints) -> Ints:
    """The share of the person's skills that the vacancy uses: trained people go where training is wanted."""
    return MOST_POINTS * np.asarray(used, dtype=np.int64) // np.maximum(had, 1)


def waiting_points(months: Ints) -> Ints:
    """One a month for ten years: of two people alike, the one who waited longer goes first."""
    return np.minimum(np.asarray(months, dtype=np.int64), MOST_MONTHS)


def fit_of(person: Person, vacancy: Vacancy, km: float) -> Fit:
    return Fit(
        wage_above_vnd=vacancy.wage_vnd - person.wage_min_vnd,
        km=km,
        max_km=person.max_km,
        skills_had=len(person.skills),
        skills_used=len(vacancy.skills),
        months_waiting=person.months_waiting,
        retention_percent=vacancy.retention_percent or 0,
    )


def pair_score(person: Person, vacancy: Vacancy, km: float, weights: Weights) -> int:
    """For a pair that is feasible; of others it says nothing."""
    return int(score(fit_of(person, vacancy, km), weights))
