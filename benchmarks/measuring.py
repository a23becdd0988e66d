"""Times ours beside others in turns, so that a machine whose speed drifts is the same for both."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter
from typing import Any

Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Result:
    """`ours`, `peers` and `limit` are medians in `unit`; `spread` is (slowest - fastest) / median of ours.

    `load`: what the machine had to do in the last minute, the measurement itself included (1 to 2 on a quiet one).
    """

    name: str
    scale: int
    unit: str
    ours: float
    runs: int
    spread: float
    limit: tuple[str, float] | None = None
    peers: Mapping[str, float] = field(default_factory=dict)
    ratio_to_limit: float | None = None
    load: float = field(default_factory=lambda: os.getloadavg()[0])

    def as_json(self) -> dict[str, Any]:
        best = min(self.peers.values(), default=None)
        return {
            "name": self.name,
            "scale": self.scale,
            "unit": self.unit,
            "lower_is_better": True,
            "ours": self.ours,
            "peers": dict(self.peers),
            "limit": None if self.limit is None else {"name": self.limit[0], "value": self.limit[1]},
            "runs": self.runs,
            "spread": self.spread,
            "ratio_to_best_peer": None if best is None else best / self.ours,
            "ratio_to_limit": self.ratio_to_limit,
            "load": round(self.load, 2),
        }


def in_turns(acts: Mapping[str, Act], *, rounds: int, warm_up: int = 2) -> dict[str, list[float]]:
    """Seconds of every act in every counted round; each round does all of them, one after another."""
    found: dict[str, list[float]] = {name: [] for name in acts}
    for turn in range(-warm_up, rounds):
        for name, act in acts.items():
            gc.collect()
            start = perf_counter()
            act()
            if turn >= 0:
                found[name].append(perf_counter() - start)
    return found


def compared(
    name: str, scale: int, acts: Mapping[str, Act], *, limit: str | None, rounds: int = 9, per: int = 1
) -> Result:
    """The act called "ours" beside the others; `per` units are done in one act. Ratios are taken round by round."""
    times = in_turns(acts, rounds=rounds)
    medians = {each: median(seconds) / per * 1e6 for each, seconds in times.items()}
    ours = times["ours"]
    ratio = None if limit is None else median(a / b for a, b in zip(ours, times[limit], strict=True))
    return Result(
        name=name,
        scale=scale,
        unit="µs",
        ours=medians["ours"],
        runs=rounds,
        spread=(max(ours) - min(ours)) / median(ours),
        limit=None if limit is None else (limit, medians[limit]),
        peers={each: value for each, value in medians.items() if each not in ("ours", limit)},
        ratio_to_limit=ratio,
    )
