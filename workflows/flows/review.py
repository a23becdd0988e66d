"""Opens the reviews that are due, and passes on what stays undone."""

from __future__ import annotations

from datetime import date

from prefect import flow

from domain.sweeps import SweepSummary
from workflows.flows.swept import swept


@flow(name="review")  # async: a sync flow waits a second for a heartbeat thread
async def review(on: date | None = None) -> SweepSummary:
    return await swept("review", on)
