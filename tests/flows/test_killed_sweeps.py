"""Killed with SIGKILL ten times at random moments and run again, a sweep ends in the rows of an undisturbed run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from time import perf_counter, sleep

import pytest

from persistence.verify import verify
from tests.support.crowds import ON, a_crowd, copied, opened, rows, sweeps_on
from tests.support.offices import instant
from tests.support.tree import ROOT
from tools.postgres import Postgres
from workflows.services.sweeping import sweep

SIZE = 120
KILLS = 10


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def on_postgres(request: pytest.FixtureRequest) -> Postgres | None:
    return request.getfixturevalue("postgres") if request.param == "postgresql" else None


@pytest.mark.slow
@pytest.mark.parametrize("name", ["eligibility"])
def test_killed_ten_times_it_ends_in_the_same_rows(
    name: str, on_postgres: Postgres | None, tmp_path: Path
) -> None:
    with _base(on_postgres, tmp_path) as base:
        with copied(base, tmp_path, on_postgres) as url:
            expected, seconds = _undisturbed(name, url)
        with copied(base, tmp_path, on_postgres) as url:
            pieces = _killed(name, url, seconds)
            assert len(pieces) > 2, "no kill struck in the middle of the work"
            assert _undisturbed(name, url)[0] == expected


@contextmanager
def _base(postgres: Postgres | None, folder: Path) -> Iterator[str]:
    if postgres is None:
        url = f"sqlite:///{folder / 'base.db'}"
        with a_crowd(url, SIZE):
            pass
        yield url
        return
    with postgres.database() as url:
        with a_crowd(url, SIZE):
            pass
        yield url


def _undisturbed(name: str, url: str) -> tuple[dict[str, list[str]], float]:
    """A run to the end in small pieces, as the killed ones; the rows, and how long it took."""
    engine = opened(url)
    start = perf_counter()
    sweep(sweeps_on(engine, chunk=2, due_per_partition=30), name, ON, lambda: instant(ON))
    seconds = perf_counter() - start
    assert verify(engine).broken == []
    found = rows(engine)
    engine.dispose()
    return found, seconds


def _killed(name: str, url: str, seconds: float) -> set[int]:
    """How many cases had their answer after each kill, as a set."""
    random = Random(2026)
    seen = set()
    for _ in range(KILLS):
        command = [sys.executable, "-m", "tests.support.sweep_process", url, name, ON.isoformat()]
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env=os.environ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
            sleep(random.uniform(0, seconds / 4))
            process.send_signal(signal.SIGKILL)
        engine = opened(url)
        seen.add(len(rows(engine)["eligibility"]))
        engine.dispose()
    return seen
