"""Writes the figures of the month, and drafts last month's report on its day; signing it stays with a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from domain.sweeps import SweepSummary, total
from workflows.flows.opened import draft_month, legal_day
from workflows.flows.swept import swept


@task(name="draft-month", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=[1, 5])
def draft_last_month(on: date) -> dict[str, int]:
    """Nothing before the day that the office set, and nothing once the managers know."""
    return draft_month(on)


@flow(name="report")  # async: a sync flow waits a second for a heartbeat thread
async def report(on: date | None = None) -> SweepSummary:
    on = on or legal_day()
    figures = await swept("report", on)
    drafted = draft_last_month.submit(on).result()
    done = total("report", on, [figures.counts, drafted])
    return replace(done, partitions=figures.partitions)  # drafting is no piece of the day's plan
