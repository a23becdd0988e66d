"""Aalen–Johansen: the share that has had the event while death and moving away take others out of its reach."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from domain.recidivism.counting import CENSORED, EVENT, Counts, Floats
from domain.recidivism.intervals import LEVEL, log_log


@dataclass(frozen=True, slots=True)
class Incidence:
    """[group, place]: the share with the event by then. One minus a curve that censors the dead would overstate it."""

    times: Floats
    share: Floats
    variance: Floats
    lower: Floats
    upper: Floats


def aalen_johansen(counts: Counts, kind: int = EVENT, level: float = LEVEL) -> Incidence:
    """F(t) = Σ S(s−) dₖ/n, S falling with events of any kind (Aalen and Johansen, Scand. J. Stat. 5, 1978, 141).

    The variance is the delta method's (Marubini and Valsecchi 1995, §10.2.4):
    Σ (F(t)−F(s))² d/(n(n−d)) + Σ S(s−)² dₖ(n−dₖ)/n³ − 2 Σ (F(t)−F(s)) S(s−) dₖ/n².
    The interval is log-log on 1 − F. Without competing events all of it is Kaplan–Meier's, and without censoring
    the variance is that of a proportion, F(1−F)/n.
    """
    n = counts.at_risk.astype(np.float64)
    d = counts.table[:, CENSORED + 1 :].sum(axis=1).astype(np.float64)
    dk = counts.of(kind).astype(np.float64)
    safe = np.where(n > 0, n, 1.0)
    survival = np.cumprod(1 - d / safe, axis=1)
    before = np.concatenate([np.ones((len(n), 1)), survival[:, :-1]], axis=1) if n.size else survival
    share = np.cumsum(before * dk / safe, axis=1)
    variance = _variance(share, before, n, d, dk)
    upper, lower = (1 - each for each in log_log(1 - share, variance, level))
    return Incidence(counts.times, share, variance, lower, upper)


def _variance(share: Floats, before: Floats, n: Floats, d: Floats, dk: Floats) -> Floats:
    """The three sums, with the squares opened so that each is one running sum.

    Where nobody is left after s, F never grows again and the first sum has nothing to add.
    """
    safe, alive = np.where(n > 0, n, 1.0), np.where(n > d, n - d, 1.0)
    first = np.where(n > d, d / (safe * alive), 0.0)
    third = before * dk / safe**2

    def upto(values: Floats) -> Floats:
        return np.cumsum(values, axis=1)

    found: Floats = (
        share**2 * upto(first)
        - 2 * share * upto(share * first)
        + upto(share**2 * first)
        + upto(before**2 * dk * (n - dk) / safe**3)
        - 2 * (share * upto(third) - upto(share * third))
    )
    return np.maximum(found, 0.0)
