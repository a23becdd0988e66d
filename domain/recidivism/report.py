"""The report: counts by group and window, what is hidden of them, and rates where the counts may be seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from domain.dates import months_after
from domain.recidivism.cohorts import tabulated
from domain.recidivism.counting import COMPETING, EVENT, Ints, Mask, count
from domain.recidivism.definitions import Definition
from domain.recidivism.document import number
from domain.recidivism.hiding import LEAST, Question, hidden
from domain.recidivism.windows import Window, within

# What a window tells of a group. That records were not looked at long enough says nothing of a person.
MEASURES = ("people", "events", "competing", "none", "left_early")
TOLD = frozenset({"left_early"})
# What is lost with a cell: the number without an event least, the total of a table most.
_COST = {"competing": 0, "none": 1, "events": 2, "people": 50, "left_early": 0}
_TOTAL = 1000
# The mean month of the Gregorian calendar.
_MONTH = 365.2425 / 12


@dataclass(frozen=True, slots=True)
class Followed:
    """Releases: `groups[i]` is the place of its group in `names`; days since release.

    `followable`: days from release to the day up to which records had time to arrive. `excluded`: how many, by reason.
    """

    names: tuple[str, ...]
    groups: NDArray[Any]
    durations: NDArray[Any]
    kinds: NDArray[Any]
    followable: NDArray[Any]
    excluded: dict[str, int]


def days_of(months: int) -> int:
    return round(months * _MONTH)


def report(
    followed: Followed,
    card: Definition,
    months: Sequence[int],
    *,
    as_of: date,
    by: str | None,
    shut: Mask | None = None,
) -> dict[str, Any]:
    """In JSON's types. A number that is hidden is null, and its name stands in `hidden`.

    `shut`: what is hidden, where more than this one table decides it: [group, window, measure] in one line.
    """
    ends = [days_of(each) for each in months]
    table = _table(followed, ends)
    shut = hidden(question(table)) if shut is None else shut
    rates = _rates(followed, ends)
    parts = ["total", *(followed.names if len(followed.names) > 1 else ())]
    shown = shut.reshape(len(table), len(ends), len(MEASURES))
    values = _measures(table)
    rows = [
        {
            "group": name,
            "windows": [
                _window(months[w], ends[w], values[g, w], shown[g, w], rates[w][g]) for w in range(len(ends))
            ],
        }
        for g, name in enumerate(parts)
    ]
    return {
        "as_of": as_of.isoformat(),
        "followed_until_at_most": _mature(as_of, card),
        "by": by,
        "excluded": followed.excluded,
        "rows": rows,
        "hidden_cells": int(shut.sum()),
        "least": LEAST,
    }


def _mature(as_of: date, card: Definition) -> str:
    return months_after(as_of, -card.maturity_months).isoformat()


def _table(followed: Followed, ends: Sequence[int]) -> Ints:
    """[total and groups, windows that lie in the past, kind, first window]."""
    f, of = followed, (1, len(followed.names))
    cohort = np.zeros(len(f.groups), dtype=np.int8)
    found = tabulated(cohort, f.groups, f.durations, f.kinds, f.followable, ends, of=of)[0]
    return np.concatenate([found.sum(axis=0, keepdims=True), found]) if len(found) > 1 else found


def _measures(table: Ints) -> Ints:
    """[group, window, measure]."""
    values: Ints = np.einsum("wmkfx,gmkf->gwx", _parts(table), table)
    return values


def _parts(table: Ints) -> Ints:
    """[window, windows in the past, kind, first window, measure]: 1 where the count belongs to the measure."""
    windows = table.shape[1] - 1
    w, m, k, f = np.ogrid[:windows, : windows + 1, :3, : windows + 1]
    mature, inside = (m > w) & (k >= 0) & (f >= 0), f <= w
    kinds = {"events": k == EVENT, "competing": k == COMPETING, "left_early": k == 0}
    found = {name: mature & inside & kind for name, kind in kinds.items()}
    found |= {"people": mature, "none": mature & ~inside}
    return np.stack([np.broadcast_to(found[name], mature.shape) for name in MEASURES], axis=-1).astype(
        np.int64
    )


def question(table: Ints) -> Question:
    """All windows of all groups are sums of the same counts, so that none gives another away."""
    apart = max(len(table) - 1, 1)
    each = np.eye(apart, dtype=np.int64)
    return question_of(each if len(table) == 1 else np.vstack([np.ones_like(each[:1]), each]), table[-apart:])


def question_of(lines: Ints, counted: Ints) -> Question:
    """`lines[line, group]`: 1 where the group is part of the line, the total first; `counted`: a table by group."""
    windows = counted.shape[1] - 1
    of_one = _parts(counted)[:, 1:].transpose(0, 4, 1, 2, 3).reshape(windows * len(MEASURES), -1)
    names = [name for _ in range(len(lines) * windows) for name in MEASURES]
    cost = np.array([_COST[name] for name in names])
    cost[: windows * len(MEASURES)] += _TOTAL
    told = np.array([name in TOLD for name in names])
    return Question(
        np.kron(lines, of_one), counted[:, 1:].reshape(-1), cost, _near(len(lines), windows), told
    )


def _near(groups: int, windows: int) -> list[list[int]]:
    size = len(MEASURES)
    at = np.arange(groups * windows * size).reshape(groups, windows, size)
    found = []
    for g, w, m in np.ndindex(at.shape):
        beside = {*at[g, w].tolist(), *at[:, w, m].tolist()} - {int(at[g, w, m])}
        found.append(sorted(beside))
    return found


def _rates(followed: Followed, ends: Sequence[int]) -> list[list[Window]]:
    """[window][total and groups], of those whose window lies in the past."""
    return [list(_of_window(followed, end)) for end in ends]


def _of_window(followed: Followed, end: int) -> Iterator[Window]:
    f, mature = followed, followed.followable >= end
    counts = count(f.durations[mature], f.kinds[mature], f.groups[mature], of=len(f.names))
    if len(f.names) > 1:
        yield within(counts.together(), [end])[0][0]
    for (each,) in within(counts, [end]):
        yield each


def _window(months: int, days: int, values: Ints, shut: Mask, rate: Window) -> dict[str, Any]:
    """A rate tells its numerator and denominator: it is shown where both are."""
    counts = {name: None if shut[at] else int(values[at]) for at, name in enumerate(MEASURES)}
    seen = counts["people"] is not None and counts["events"] is not None
    told = (rate.rate, rate.lower, rate.upper) if seen else (None, None, None)
    return {
        "months": months,
        "days": days,
        **counts,
        **dict(zip(("rate", "lower", "upper"), map(number, told), strict=True)),
        "interval": ("exact" if rate.plain else "log-log") if seen else None,
        "hidden": [name for at, name in enumerate(MEASURES) if shut[at]],
    }
