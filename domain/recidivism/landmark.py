"""Support compared without immortal time: who had it by a day, among those who came to that day without an event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from domain.recidivism.counting import Floats, Mask


@dataclass(frozen=True, slots=True)
class Landmark:
    """`kept`: who is compared. Of those, in their order: time since the landmark, and whether support had begun."""

    kept: Mask
    durations: Floats
    supported: Mask


def landmark(durations: Any, support_after: Any, at: float) -> Landmark:
    """Whoever was followed past `at`, by whether support began on or before it (Anderson and others, JCO 1, 1983, 710).

    `support_after`: time from release to support, negative or NaN where there was none. Support that begins later
    counts as none, since nobody could have known; who had the event or left by `at` is compared in neither group.
    Of what chose the supported it says nothing: a difference is no proof of an effect.
    """
    time, start = np.asarray(durations, dtype=np.float64), np.asarray(support_after, dtype=np.float64)
    kept = time > at
    begun = (start >= 0) & (start <= at)
    return Landmark(kept, time[kept] - at, begun[kept])
