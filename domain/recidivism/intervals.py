"""The two intervals: exact for plain proportions, log-log for curves; 95 % unless told."""

from __future__ import annotations

from typing import Any

import numpy as np

from domain.recidivism.counting import Floats

LEVEL = 0.95
# Sums and products of fractions miss 0 and 1 by the last bits.
_BITS = 1e-12


def exact(hits: Any, of: Any, level: float = LEVEL) -> tuple[Floats, Floats]:
    """Clopper and Pearson (Biometrika 26, 1934, 404): quantiles of beta distributions; NaN where nobody is counted.

    Never covers less often than `level`, however few people there are.
    """
    from scipy.special import betaincinv  # half a second that no page without figures has to wait for

    hit, all_ = np.asarray(hits, dtype=np.float64), np.asarray(of, dtype=np.float64)
    tail = (1 - level) / 2
    miss = all_ - hit
    with np.errstate(invalid="ignore"):
        lower = np.where(hit > 0, betaincinv(np.maximum(hit, 1), miss + 1, tail), 0.0)
        upper = np.where(miss > 0, betaincinv(hit + 1, np.maximum(miss, 1), 1 - tail), 1.0)
    nobody = all_ <= 0
    return np.where(nobody, np.nan, lower), np.where(nobody, np.nan, upper)


def log_log(survival: Floats, variance: Floats, level: float = LEVEL) -> tuple[Floats, Floats]:
    """S^exp(±z·se/(S·log S)) for the variance of S (Kalbfleisch and Prentice 2002, §1.4): stays within 0 and 1.

    Where nothing has happened yet (S = 1) the interval is that point; where nobody is left (S = 0) there is none: NaN.
    """
    from scipy.special import ndtri

    z = float(ndtri(0.5 + level / 2))
    within = (survival > _BITS) & (survival < 1 - _BITS)
    s = np.where(within, survival, 0.5)
    width = z * np.sqrt(np.where(within, variance, 0.0)) / -(s * np.log(s))
    still = np.where(survival >= 1 - _BITS, 1.0, np.nan)
    with np.errstate(over="ignore", under="ignore"):
        lower, upper = s ** np.exp(width), s ** np.exp(-width)
    return np.where(within, lower, still), np.where(within, upper, still)
