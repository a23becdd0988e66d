"""Brings what is told to whom it is told: into the inbox first, then out by the channels that people chose."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from domain.sweeps import SweepSummary, total
from workflows.flows.opened import legal_day, send
from workflows.flows.swept import swept


@task(name="send", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=[1, 5])
def send_due(on: date) -> dict[str, int]:
    """What a killed run had claimed is sent again when its lease has run out, under the same key."""
    return send(on)


@flow(name="deliver")  # async: a sync flow waits a second for a heartbeat thread
async def deliver(on: date | None = None) -> SweepSummary:
    on = on or legal_day()
    within = await swept("deliver", on)
    sent = send_due.submit(on).result()
    done = total("deliver", on, [within.counts, sent])
    return replace(done, partitions=within.partitions)  # sending is no piece of the day's plan
