"""Evaluates the loan rules again where the answer may have changed."""

from __future__ import annotations

from datetime import date

from prefect import flow

from domain.sweeps import SweepSummary
from workflows.flows.swept import swept


@flow(name="eligibility")  # async: a sync flow waits a second for a heartbeat thread
async def eligibility(on: date | None = None) -> SweepSummary:
    return await swept("eligibility", on)
