"""The share with an event within a fixed window: of people whose whole window lies in the past, and of no others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

import numpy as np

from domain.recidivism.counting import CENSORED, COMPETING, EVENT, Counts
from domain.recidivism.curves import place_at
from domain.recidivism.incidence import Incidence, aalen_johansen
from domain.recidivism.intervals import LEVEL, exact

_Three = tuple[float, float, float]
_NOTHING = (float("nan"),) * 3


@dataclass(frozen=True, slots=True)
class Window:
    """`t` in the unit of the data; `at_risk`: followed up to `t` without anything happening before.

    `left_early`: no longer followed before `t`. Where there is none the rate is a plain proportion of all `people`,
    with an exact interval; else it is read from the curve. None where nobody is counted, or followed that long.
    """

    t: float
    people: int
    events: int
    competing: int
    left_early: int
    at_risk: int
    rate: float | None
    lower: float | None
    upper: float | None

    @property
    def plain(self) -> bool:
        return self.left_early == 0


def within(counts: Counts, ends: Sequence[float], level: float = LEVEL) -> list[list[Window]]:
    """[group][window]. The last moment belongs to the window: an event on day 365 is within 365 days."""
    curve = aalen_johansen(counts, level=level)
    return [[_window(counts, curve, group, end, level) for end in ends] for group in range(len(counts.table))]


def _window(counts: Counts, curve: Incidence, group: int, end: float, level: float) -> Window:
    table, people = counts.table[group], int(counts.people[group])
    before = counts.times < end
    events, competing = (int(table[kind, counts.times <= end].sum()) for kind in (EVENT, COMPETING))
    early, at_risk = int(table[CENSORED, before].sum()), people - int(table[:, before].sum())
    if early == 0:
        low, high = exact(events, people, level)
        found: _Three = (events / people if people else float("nan"), float(low), float(high))
    else:
        found = _read(counts, curve, group, end) if at_risk or _settled(counts, group) else _NOTHING
    rate, lower, upper = (None if isnan(each) else each for each in found)
    return Window(end, people, events, competing, early, at_risk, rate, lower, upper)


def _settled(counts: Counts, group: int) -> bool:
    """Whether the last to leave had an event: then there is nobody of whom more could be learnt."""
    last = np.flatnonzero(counts.left[group])[-1]
    return bool(counts.table[group, CENSORED, last] == 0)


def _read(counts: Counts, curve: Incidence, group: int, end: float) -> _Three:
    place = place_at(counts.times, end)
    share, lower, upper = (float(each[group, place]) for each in (curve.share, curve.lower, curve.upper))
    return share, lower, upper
