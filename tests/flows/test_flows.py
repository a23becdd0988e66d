"""The flows in this process, on the real flow server: one task a piece, every schedule in Vietnam's time."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cli.running import run_day
from domain.sweeps import KEEPING, SWEEPS, total
from tests.support.crowds import ON, a_crowd, opened, rows, sweeps_on
from tests.support.offices import instant
from workflows.bootstrap import initialise
from workflows.flows import opened as flow_store
from workflows.services.sweeping import sweep
from workflows.settings import Settings

pytestmark = pytest.mark.flows

# Prefect's own, at its imports and when its threads end with the test.
_NOT_OURS = (
    "ignore::DeprecationWarning",
    "ignore::ResourceWarning",
    "ignore::pytest.PytestUnraisableExceptionWarning",
)


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    """What Prefect leaves open is found here, where it is known, and not in whichever test comes next."""
    yield
    gc.collect()


@pytest.mark.filterwarnings(*_NOT_OURS)
def test_a_day_in_many_pieces_ends_in_the_rows_of_the_plain_sweeps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, plain = Settings(data_dir=tmp_path / "flows"), f"sqlite:///{tmp_path / 'plain.db'}"
    initialise(settings)
    for url in (settings.database, plain):
        with a_crowd(url):
            pass
    engine, other = opened(settings.database), opened(plain)
    monkeypatch.setattr(flow_store, "_opened", lambda _: sweeps_on(engine, due_per_partition=4))
    said: list[str] = []
    found = run_day(settings, ON, said.append)
    expected = [
        sweep(sweeps_on(other, due_per_partition=4), name, ON, lambda: instant(ON)) for name in SWEEPS
    ]
    drafted = total("report", ON, [expected[-1].counts, {"monthly_drafts": 1}])  # the flow's alone
    expected[-1] = replace(drafted, partitions=expected[-1].partitions)
    assert list(found.values()) == expected
    assert found["review"].partitions > 2
    assert len(said) == len(SWEEPS)
    for table in ("work_item", "review", "eligibility", "match_proposal", "inbox", "monthly_figure", "sweep"):
        assert rows(engine)[table] == rows(other)[table]
    engine.dispose()
    other.dispose()


@pytest.mark.filterwarnings(*_NOT_OURS)
def test_every_sweep_is_served_by_module_on_a_schedule_in_vietnams_time() -> None:
    from workflows.flows.deployments import SCHEDULES, deployments

    served = deployments()
    flows = (*SWEEPS, *KEEPING)
    assert [each.name for each in served] == [f"workflows.flows.{name}" for name in flows]
    for name, each in zip(flows, served, strict=True):
        assert each.entrypoint == f"workflows.flows.{name}.{name}"
        found = [_cron(one.schedule) for one in each.schedules or []]
        assert found == [(SCHEDULES[name], "Asia/Ho_Chi_Minh")]


def _cron(schedule: Any) -> tuple[str, str]:
    return schedule.cron, schedule.timezone
