"""Saves the store every night, and believes a backup only once it has come back."""

from __future__ import annotations

from datetime import date

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from domain.sweeps import SweepSummary, total
from workflows.flows import swept  # noqa: F401 - a runner's child ends with it
from workflows.flows.opened import legal_day, save_all


@task(name="save", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=[60, 600])
def save() -> dict[str, int]:
    """A killed run leaves a part of a file, which the next one clears away."""
    return save_all()


@flow(name="backup")  # async: a sync flow waits a second for a heartbeat thread
async def backup(on: date | None = None) -> SweepSummary:
    return total("backup", on or legal_day(), [save.submit().result()])
