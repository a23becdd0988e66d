"""Brings what is told to whom it is told."""

from __future__ import annotations

from datetime import date

from prefect import flow

from domain.sweeps import SweepSummary
from workflows.flows.swept import swept


@flow(name="deliver")  # async: a sync flow waits a second for a heartbeat thread
async def deliver(on: date | None = None) -> SweepSummary:
    return await swept("deliver", on)
