"""What the five flows share: the day's plan, one task a piece, the sum of what was done, and how it is shown."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from logging import getLogger
from time import perf_counter
from typing import Any
from uuid import UUID

from prefect import task, unmapped
from prefect.artifacts import acreate_progress_artifact, acreate_table_artifact, aupdate_progress_artifact
from prefect.cache_policies import NO_CACHE
from prefect.futures import as_completed
from prefect.runtime import flow_run

from domain.sweeps import Partition, SweepSummary, total
from domain.tracing import current_mark, marked
from workflows.bootstrap import now
from workflows.flows.opened import legal_day, log_settings, sweeps
from workflows.parent import end_with_parent
from workflows.watching.logs import begin
from workflows.watching.marks import new_mark

_log = getLogger("duongve.flows")
if os.environ.get("PREFECT__FLOW_RUN_ID"):  # started by the runner; what it leaves undone, the next run does
    end_with_parent(signal.SIGKILL)
    begin(*log_settings())


@task(name="sweep", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=[1, 5])
def sweep_piece(name: str, partition: Partition, on: date) -> dict[str, int]:
    """Plain work behind the port; tried again, it does what is left."""
    start = perf_counter()
    done = dict(sweeps().run(name, partition, on, now()))
    said = {"flow": name, "day": on.isoformat(), "piece": partition.key, "counts": done}
    _log.info("piece_done", extra=said | {"ms": round((perf_counter() - start) * 1e3)})
    return done


async def swept(name: str, on: date | None) -> SweepSummary:
    """Without a day, the legal day of today."""
    on = on or legal_day()
    with _told(name, on):
        plan = list(sweeps().plan(name, on, now()))
        futures = sweep_piece.map(unmapped(name), plan, unmapped(on))
        if len(plan) == 1:
            done = futures.result()
        else:
            await _watched(name, list(futures))
            done = futures.result()
            await _tabled(name, on, plan, done)
    return total(name, on, done)


@contextmanager
def _told(name: str, on: date) -> Iterator[None]:
    """Under the mark that asked for the run, else under its own id: Prefect's page and the log lead to each other."""
    run = flow_run.get_id()
    start, mark = perf_counter(), current_mark() or (UUID(run).hex if run else new_mark())
    with marked(mark):
        _log.info("flow_begun", extra={"flow": name, "day": on.isoformat(), "run": run})
        yield
        took = round((perf_counter() - start) * 1e3)
        _log.info("flow_done", extra={"flow": name, "day": on.isoformat(), "run": run, "ms": took})


async def _watched(name: str, futures: list[Any]) -> None:
    """A bar on the run's page, one step a piece."""
    bar = await acreate_progress_artifact(0.0, key=f"{name}-progress", description="Pieces done")
    assert isinstance(bar, UUID)
    for count, _ in enumerate(as_completed(futures), 1):
        await aupdate_progress_artifact(bar, 100.0 * count / len(futures))


async def _tabled(name: str, on: date, plan: Sequence[Partition], done: Sequence[Mapping[str, int]]) -> None:
    """What each piece did, as a table of Prefect's own page; counts only, as everything that Prefect keeps of ours."""
    rows = [{"piece": piece.key, **counts} for piece, counts in zip(plan, done, strict=True)]
    await acreate_table_artifact(rows, key=f"{name}-pieces", description=f"{name}, {on.isoformat()}")
