"""Log-rank: whether the curves of groups differ by more than chance would have them differ."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from domain.recidivism.counting import EVENT, Counts, Floats


@dataclass(frozen=True, slots=True)
class LogRank:
    """`chi2` and `p` are None, and `df` 0, where nothing can be compared: no event, or one group at risk."""

    chi2: float | None
    df: int
    p: float | None


def log_rank(counts: Counts) -> LogRank:
    """χ² = (O−E)ᵀ V⁻ (O−E) over the groups, V the full covariance of the multiple hypergeometric distribution.

    Mantel, Cancer Chemother. Rep. 50, 1966, 163; Peto and Peto, JRSS A 135, 1972, 185. A group in which nobody was
    ever at risk when an event happened cannot be compared and takes no degree of freedom.
    """
    happened = counts.of(EVENT).sum(axis=0) > 0
    d, n = counts.of(EVENT)[:, happened].astype(np.float64), counts.at_risk[:, happened].astype(np.float64)
    all_d, all_n = d.sum(axis=0), n.sum(axis=0)
    share = n / all_n
    compared = np.flatnonzero((share * all_d).sum(axis=1) > 0)
    if len(compared) < 2:
        return LogRank(None, 0, None)
    covariance = _covariance(share, all_d, all_n)[np.ix_(compared, compared)]
    difference = (d - share * all_d).sum(axis=1)[compared]
    # Each row of V sums to 0: the last group follows from the others.
    kept = slice(0, len(compared) - 1)
    return _tested(difference[kept], covariance[kept, kept])


def _covariance(share: Floats, d: Floats, n: Floats) -> Floats:
    weight = d * (n - d) / np.maximum(n - 1, 1)
    found: Floats = np.diag(share @ weight) - (share * weight) @ share.T
    return found


def _tested(difference: Floats, covariance: Floats) -> LogRank:
    """Groups that were never at risk together leave V singular: what it does not hold is not compared."""
    df = int(np.linalg.matrix_rank(covariance, hermitian=True))
    if df == 0:
        return LogRank(None, 0, None)
    from scipy.special import chdtrc

    chi2 = float(difference @ np.linalg.pinv(covariance, hermitian=True) @ difference)
    return LogRank(chi2, df, float(chdtrc(df, chi2)))
