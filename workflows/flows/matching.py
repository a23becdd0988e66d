"""Proposes work to those who seek it."""

from __future__ import annotations

from datetime import date

from prefect import flow

from domain.sweeps import SweepSummary
from workflows.flows.swept import swept


@flow(name="matching")  # async: a sync flow waits a second for a heartbeat thread
async def matching(on: date | None = None) -> SweepSummary:
    return await swept("matching", on)
