"""Times that are not all over yet: quartiles and shares by Kaplan–Meier, what still runs being censored, not ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np

from domain.recidivism.counting import CENSORED, EVENT, Counts, count
from domain.recidivism.curves import Curve, kaplan_meier, place_at, quantile
from domain.recidivism.document import number, time
from domain.recidivism.intervals import exact
from domain.recidivism.report import days_of

# (days, whether it ended)
Time = tuple[int, bool]
QUARTERS = (("q1", 0.25), ("median", 0.5), ("q3", 0.75))
RETENTION_MONTHS = (3, 6, 12)


def time_of(start: date, end: date | None, last: date) -> Time:
    """An end after `last` is not known on that day: the time runs on."""
    ended = end is not None and end <= last
    return ((end if ended and end else last) - start).days, ended


def quartiles(times: Sequence[Time]) -> dict[str, Any]:
    """Days until a quarter, a half and three quarters had left, each with its 95 % interval; None: not come to yet."""
    if not times:
        return {"times": 0, "ended": 0, "running": 0, **{name: None for name, _ in QUARTERS}}
    counts = _counts(times)
    ended = int(counts.ended(EVENT)[0])
    found: dict[str, Any] = {"times": len(times), "ended": ended, "running": len(times) - ended}
    curve = kaplan_meier(counts)
    for name, share in QUARTERS:
        at = quantile(curve, share)
        found[name] = time(at.at[0])
        found[f"{name}_lower"], found[f"{name}_upper"] = time(at.lower[0]), time(at.upper[0])
    return found


def retention(times: Sequence[Time], months: Sequence[int] = RETENTION_MONTHS) -> list[dict[str, Any]]:
    """The share that still held after so many months; null where nobody was followed that long."""
    curve = kaplan_meier(_counts(times)) if times else None
    return [_held(times, curve, each) for each in months]


def _held(times: Sequence[Time], curve: Curve | None, months: int) -> dict[str, Any]:
    end = days_of(months)
    found: dict[str, Any] = {
        "months": months,
        "followed": sum(days >= end for days, _ in times),
        "ended": sum(ended and days <= end for days, ended in times),
        "left_early": sum(not ended and days < end for days, ended in times),
    }
    told = (None, None, None) if curve is None else _share(found, curve, end, len(times))
    return found | dict(zip(("held", "lower", "upper"), told, strict=True))


def _share(found: dict[str, Any], curve: Curve, end: int, people: int) -> Sequence[float | None]:
    """Exact (Clopper–Pearson) where nobody left early; the curve's otherwise.

    The curve has no interval before the first end: then that of those who were followed all the way.
    """
    if not found["left_early"] or (found["followed"] and not found["ended"]):
        of = people if not found["left_early"] else found["followed"]
        low, high = exact(of - found["ended"], of)
        return 1 - found["ended"] / of, float(low), float(high)
    if not found["followed"]:
        return None, None, None
    place = place_at(curve.times, end)
    return [number(each[0, place]) for each in (curve.survival, curve.lower, curve.upper)]


def _counts(times: Sequence[Time]) -> Counts:
    days = np.array([each for each, _ in times], dtype=np.int64)
    return count(days, np.array([EVENT if ended else CENSORED for _, ended in times], dtype=np.int8))
