"""A sweep without Prefect: the plan of the day, then its pieces, one after the other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from domain.sweeps import Sweeps, SweepSummary, total

Clock = Callable[[], datetime]


def sweep(sweeps: Sweeps, name: str, on: date, clock: Clock) -> SweepSummary:
    """Does what is due on the legal day `on` and not done yet; a second run finds nothing."""
    plan = sweeps.plan(name, on, clock())
    return total(name, on, [sweeps.run(name, each, on, clock()) for each in plan])
