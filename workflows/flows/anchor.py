"""Says every night where the history stands, so that later none of it can be missing unnoticed."""

from __future__ import annotations

from datetime import date

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from domain.sweeps import SweepSummary, total
from workflows.flows import swept  # noqa: F401 - a runner's child ends with it
from workflows.flows.opened import drop_anchor, legal_day


@task(name="anchor", cache_policy=NO_CACHE)
def anchored(on: date) -> dict[str, int]:
    """Run twice on a day on which nothing more happened, it writes nothing."""
    return drop_anchor(on)


@flow(name="anchor")  # async: a sync flow waits a second for a heartbeat thread
async def anchor(on: date | None = None) -> SweepSummary:
    on = on or legal_day()
    return total("anchor", on, [anchored.submit(on).result()])
