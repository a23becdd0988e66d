"""What `stats survival` answers, in JSON's types: what cannot be told is null, never NaN."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import Any

import numpy as np

from domain.recidivism.counting import CENSORED, EVENT, Counts, count
from domain.recidivism.curves import Curve, Median, kaplan_meier, median
from domain.recidivism.logrank import LogRank, log_rank
from domain.recidivism.survival_table import SurvivalTable
from domain.recidivism.windows import Window, within


def survival_document(table: SurvivalTable, windows: Sequence[float]) -> dict[str, Any]:
    """Curves, medians and windows by group, and beside two or more groups their log-rank test."""
    counts = count(table.durations, table.kinds, table.groups, of=len(table.names))
    curve, rates = kaplan_meier(counts), within(counts, windows)
    middle = median(curve)
    groups = {
        name: _group(counts, curve, middle, rates[place], place) for place, name in enumerate(table.names)
    }
    answer: dict[str, Any] = {"groups": groups}
    if len(table.names) > 1:
        answer["logrank"] = _compared(log_rank(counts))
    return answer


def _group(
    counts: Counts, curve: Curve, middle: Median, rates: Sequence[Window], place: int
) -> dict[str, Any]:
    return {
        "n": int(counts.people[place]),
        "events": int(counts.ended(EVENT)[place]),
        "censored": int(counts.ended(CENSORED)[place]),
        "curve": _curve(counts, curve, place),
        "median": time(middle.at[place]),
        "median_lower": time(middle.lower[place]),
        "median_upper": time(middle.upper[place]),
        "windows": [window_json(each) for each in rates],
    }


def _curve(counts: Counts, curve: Curve, place: int) -> list[dict[str, Any]]:
    """A point wherever somebody of the group had the event or left."""
    shown = np.flatnonzero(counts.left[place])
    columns = (curve.survival, curve.lower, curve.upper)
    numbers = zip(*(each[place, shown].tolist() for each in columns), strict=True)
    counted = zip(
        curve.times[shown].tolist(),
        curve.at_risk[place, shown].tolist(),
        curve.events[place, shown].tolist(),
        strict=True,
    )
    return [
        {
            "t": time(t), "at_risk": at_risk, "events": events,
            "survival": survival, "lower": number(lower), "upper": number(upper),
        }
        for (t, at_risk, events), (survival, lower, upper) in zip(counted, numbers, strict=True)
    ]  # fmt: skip


def window_json(each: Window) -> dict[str, Any]:
    """`interval` says which: exact (Clopper–Pearson) for a plain proportion, log-log where some left early."""
    return {
        "t": time(each.t),
        "rate": number(each.rate),
        "lower": number(each.lower),
        "upper": number(each.upper),
        "at_risk": each.at_risk,
        "events": each.events,
        "left_early": each.left_early,
        "interval": "exact" if each.plain else "log-log",
    }


def _compared(test: LogRank) -> dict[str, Any]:
    return {"chi2": number(test.chi2), "df": test.df, "p": number(test.p)}


def number(value: float | None) -> float | None:
    """None for what is not a number."""
    return None if value is None or not isfinite(value) else float(value)


def time(value: float) -> float | None:
    """In the unit of the data: a whole one as a whole number."""
    found = number(value)
    return int(found) if found is not None and found == int(found) else found
