"""Kaplan–Meier: the share that had no event yet, with whoever is no longer followed taken out of the count."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from domain.recidivism.counting import EVENT, Counts, Floats, Ints
from domain.recidivism.intervals import LEVEL, log_log

# A product of exact fractions that comes to one half may miss it by the last bits.
_BITS = 1e-12


@dataclass(frozen=True, slots=True)
class Curve:
    """Every array is [group, place]; `times` in the unit of the data. Before the first time the share is 1."""

    times: Floats
    at_risk: Ints
    events: Ints
    survival: Floats
    variance: Floats
    lower: Floats
    upper: Floats


@dataclass(frozen=True, slots=True)
class Median:
    """[group] times of a quantile; NaN where so many of the group never came to it."""

    at: Floats
    lower: Floats
    upper: Floats


def kaplan_meier(counts: Counts, level: float = LEVEL) -> Curve:
    """S(t) = Π (1 − d/n) over the times up to t (Kaplan and Meier, JASA 53, 1958, 457).

    The variance is Greenwood's, S² Σ d/(n(n−d)) (1926); the interval is log-log. Once everybody left has had the
    event S is 0, its variance 0, and it has no interval.
    """
    at_risk, events = counts.at_risk, counts.of(EVENT)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.where(at_risk > 0, events / at_risk, 0.0)
        step = np.where(events > 0, share / (at_risk - events), 0.0)
    survival = np.cumprod(1 - share, axis=1)
    spread = np.cumsum(np.where(np.isfinite(step), step, 0.0), axis=1)
    variance = survival**2 * spread
    lower, upper = log_log(survival, variance, level)
    return Curve(counts.times, at_risk, events, survival, variance, lower, upper)


def median(curve: Curve) -> Median:
    """The first time at which half have had the event, with its interval."""
    return quantile(curve, 0.5)


def quantile(curve: Curve, share: float) -> Median:
    """The first time at which the share has had the event; its interval is where the curve's own limits come to it.

    Brookmeyer and Crowley, Biometrics 38, 1982, 29, with the log-log limits.
    """
    left = 1 - share + _BITS
    return Median(*(_first(curve.times, of, left) for of in (curve.survival, curve.lower, _upper(curve))))


def _upper(curve: Curve) -> Floats:
    """Where the curve has come to 0 it has no limit, and none that would let the median end there."""
    return np.where(np.isnan(curve.upper), 1.0, curve.upper)


def _first(times: Floats, shares: Floats, left: float) -> Floats:
    reached = (shares <= left) & ~np.isnan(shares)
    if not len(times):
        return np.full(len(shares), np.nan)
    return np.where(reached.any(axis=1), times[reached.argmax(axis=1)], np.nan)


def place_at(times: Floats, at: float) -> int:
    """The last place whose time is not after `at`; -1 before the first."""
    return int(np.searchsorted(times, at, side="right")) - 1
