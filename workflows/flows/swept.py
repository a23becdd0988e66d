"""What the five flows share: the day's plan, one task a piece, and the sum of what was done."""

from __future__ import annotations

import os
import signal
from datetime import date

from prefect import task, unmapped
from prefect.cache_policies import NO_CACHE

from domain.sweeps import Partition, SweepSummary, total
from workflows.bootstrap import now
from workflows.flows.opened import legal_day, sweeps
from workflows.parent import end_with_parent

if os.environ.get("PREFECT__FLOW_RUN_ID"):  # started by the runner; what it leaves undone, the next run does
    end_with_parent(signal.SIGKILL)


@task(name="sweep", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=[1, 5])
def sweep_piece(name: str, partition: Partition, on: date) -> dict[str, int]:
    """Plain work behind the port; tried again, it does what is left."""
    return dict(sweeps().run(name, partition, on, now()))


async def swept(name: str, on: date | None) -> SweepSummary:
    """Without a day, the legal day of today."""
    on = on or legal_day()
    plan = sweeps().plan(name, on, now())
    done = sweep_piece.map(unmapped(name), list(plan), unmapped(on))
    return total(name, on, done.result())
