"""Fixed windows of many release cohorts at once, each window over the people who can have lived through it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from domain.recidivism.counting import CENSORED, COMPETING, EVENT, Floats, Ints
from domain.recidivism.intervals import LEVEL, exact

_KINDS = 3


@dataclass(frozen=True, slots=True)
class Cohorts:
    """Every array is [cohort, group, window]. `people`: released so long ago that the window lies in the past.

    `rate` is events / people with an exact interval; NaN where there are no people, and where somebody left early
    (`left_early` > 0): such a cell is no plain proportion, and is read from its curve (`windows.within`).
    """

    people: Ints
    events: Ints
    competing: Ints
    left_early: Ints
    rate: Floats
    lower: Floats
    upper: Floats


def cohort_windows(
    cohorts: NDArray[Any],
    groups: NDArray[Any],
    durations: NDArray[Any],
    kinds: NDArray[Any],
    followable: NDArray[Any],
    ends: Sequence[int],
    *,
    of: tuple[int, int],
    level: float = LEVEL,
) -> Cohorts:
    """`durations` and `followable` in whole days; `ends` ascending; `of`: how many cohorts and groups there are.

    `followable`: days from release to the day up to which records are complete, whatever became of the person.
    Maturity hangs on it alone, never on the outcome: who reoffended early is counted no sooner than who did not.
    """
    return _answered(tabulated(cohorts, groups, durations, kinds, followable, ends, of=of), level)


def tabulated(
    cohorts: NDArray[Any],
    groups: NDArray[Any],
    durations: NDArray[Any],
    kinds: NDArray[Any],
    followable: NDArray[Any],
    ends: Sequence[int],
    *,
    of: tuple[int, int],
) -> Ints:
    """[cohort, group, windows that lie in the past, kind, first window that the end falls in]: one bincount."""
    bounds = np.asarray(ends)
    shape = (*of, len(ends) + 1, _KINDS, len(ends) + 1)
    cell = np.multiply(cohorts, of[1], dtype=np.int32)
    cell += groups
    cell *= len(ends) + 1
    cell += _looked_up(followable, np.searchsorted(bounds, _upto(followable), side="right"))
    cell *= _KINDS * (len(ends) + 1)
    cell += _ended(kinds, durations, bounds)
    return np.bincount(cell, minlength=int(np.prod(shape))).reshape(shape)


def _upto(days: NDArray[Any]) -> NDArray[Any]:
    return np.arange(int(days.max(initial=0)) + 1)


def _looked_up(days: NDArray[Any], of_day: NDArray[Any]) -> NDArray[Any]:
    """A table of days is read ten times as fast as a search for each person."""
    found: NDArray[Any] = of_day.astype(np.int32)[np.maximum(days, 0)]
    return found


def _ended(kinds: NDArray[Any], durations: NDArray[Any], bounds: NDArray[Any]) -> NDArray[Any]:
    """(kind, first window that the end falls in): an event on its last day is in it, a last look not early."""
    days = _upto(durations)
    first = {
        kind: np.searchsorted(bounds, days, "right" if kind == CENSORED else "left") for kind in range(_KINDS)
    }
    of_day = np.concatenate([first[kind] + kind * (len(bounds) + 1) for kind in range(_KINDS)]).astype(
        np.int32
    )
    where = np.multiply(kinds, len(days), dtype=np.int32)
    where += durations
    found: NDArray[Any] = of_day[where]
    return found


def _answered(table: Ints, level: float) -> Cohorts:
    """[cohort, group, matured windows, kind, first window] summed to what each window holds."""
    windows = np.arange(table.shape[2] - 1)
    matured = table[:, :, ::-1].cumsum(axis=2)[:, :, ::-1][:, :, 1:]
    people = matured.sum(axis=(3, 4))
    ended = matured.cumsum(axis=4)[:, :, windows, :, windows].transpose(1, 2, 0, 3)
    events, competing, early = (ended[..., kind] for kind in (EVENT, COMPETING, CENSORED))
    plain = np.where(early == 0, people, 0)
    lower, upper = exact(np.where(early == 0, events, 0), plain, level)
    rate = np.divide(events, plain, out=np.full(people.shape, np.nan), where=plain > 0)
    return Cohorts(people, events, competing, early, rate, lower, upper)
