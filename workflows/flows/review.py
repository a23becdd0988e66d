"""Opens the reviews that are due, and passes on what stays undone; before, cases follow changes of their communes."""

from __future__ import annotations

from datetime import date

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from domain.sweeps import SweepSummary
from workflows.flows.opened import follow, legal_day
from workflows.flows.swept import swept


@task(name="follow-units", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=[1, 5])
def follow_units(on: date) -> dict[str, int]:
    """A changed commune has its reviews under its own code; done again, it does what is left."""
    return follow(on)


@flow(name="review")  # async: a sync flow waits a second for a heartbeat thread
async def review(on: date | None = None) -> SweepSummary:
    follow_units(on or legal_day())
    return await swept("review", on)
