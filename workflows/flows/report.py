"""Writes the figures of the month."""

from __future__ import annotations

from datetime import date

from prefect import flow

from domain.sweeps import SweepSummary
from workflows.flows.swept import swept


@flow(name="report")  # async: a sync flow waits a second for a heartbeat thread
async def report(on: date | None = None) -> SweepSummary:
    return await swept("report", on)
