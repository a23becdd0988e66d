"""The flows in a pool of workers: one killed in the middle of a sweep, another does the rest, and nothing twice."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from subprocess import run
from sys import executable
from time import sleep
from typing import Any
from urllib.request import ProxyHandler, Request, build_opener

import pytest

from cli.embedded import prefect_server
from cli.processes import Child
from persistence.verify import verify
from tests.support.crowds import ON, a_crowd, copied, opened, rows, sweeps_on
from tests.support.offices import MASTER, instant
from tests.support.processes import gone, until, with_variable
from tests.support.tree import ROOT
from tools.postgres import Postgres
from workflows.flows.deployments import SCHEDULES
from workflows.services.sweeping import sweep
from workflows.settings import Settings

pytestmark = [pytest.mark.flows, pytest.mark.slow, pytest.mark.postgres]
POOL, SIZE = "trial", 120
_direct = build_opener(ProxyHandler({}))


def asked(url: str, path: str, body: Any = None) -> dict[str, Any]:
    """Posts the body, or gets where there is none."""
    data = None if body is None else json.dumps(body).encode()
    with _direct.open(
        Request(f"{url}{path}", data, {"Content-Type": "application/json"}), timeout=20
    ) as answer:
        found: dict[str, Any] = json.load(answer)
    return found


def requested(url: str) -> str:
    there = asked(url, "/deployments/name/eligibility/workflows.flows.eligibility")
    run_ = asked(url, f"/deployments/{there['id']}/create_flow_run", {"parameters": {"on": ON.isoformat()}})
    return str(run_["id"])


def state_of(url: str, run_id: str) -> str:
    return str(asked(url, f"/flow_runs/{run_id}").get("state_type"))


@contextmanager
def a_pool(settings: Settings, url: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The flow server's address and the environment of workers, with the pool registered."""
    known = {
        "DUONGVE_DATABASE_URL": url,
        "DUONGVE_DATA_DIR": str(settings.data_dir),
        "DUONGVE_TODAY": ON.isoformat(),
        "DUONGVE_WORK_POOL": POOL,
        "PREFECT_WORKER_QUERY_SECONDS": "1",
        "PYTHONPATH": str(ROOT),
    }
    with prefect_server(settings) as environment:
        env = {**environment, **known}
        register = [executable, "-m", "workflows.flows.pool"]
        for _ in range(2):  # again it changes nothing
            made = run(
                register, env={**os.environ, **env}, check=True, capture_output=True, text=True, timeout=120
            )
            assert len(made.stdout.split()) == len(SCHEDULES)
        yield environment["PREFECT_API_URL"], env
    assert gone(lambda: with_variable("DUONGVE_WORK_POOL", POOL), within=20)


def worker(name: str, env: dict[str, str], log: Path) -> Child:
    words = (
        "-m",
        "prefect",
        "worker",
        "start",
        "--pool",
        POOL,
        "--type",
        "process",
        "--name",
        name,
        "--limit",
        "1",
    )
    return Child(name, words, env, log=log, when_we_die=signal.SIGKILL)


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_worker_killed_in_the_middle_loses_and_doubles_nothing(postgres: Postgres, tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data")
    settings.data_dir.mkdir()
    key = settings.data_dir / "master.key"
    key.touch(mode=0o600)
    key.write_text(MASTER.hex())
    with postgres.database() as base:
        with a_crowd(base, SIZE):
            pass
        with copied(base, tmp_path, postgres) as plain:
            expected = _undisturbed(plain)
        with copied(base, tmp_path, postgres) as url, ExitStack() as cleanup:
            address, env = cleanup.enter_context(a_pool(settings, url))
            first = worker("first", env, tmp_path / "first.log")
            cleanup.callback(first.stop, 3)
            _kill_in_the_middle(url, address, first)
            second = worker("second", env, tmp_path / "second.log")
            cleanup.callback(second.stop, 3)
            again = requested(address)
            said = tmp_path / "second.log"
            assert until(lambda: state_of(address, again) == "COMPLETED", 90), said.read_text()
            engine = opened(url)
            assert verify(engine).broken == []
            assert rows(engine) == expected
            engine.dispose()


def _kill_in_the_middle(url: str, address: str, first: Child) -> None:
    """Holds the sweep's turn, so that the worker is struck while its flow has begun and cannot have ended."""
    engine = opened(url)
    with engine.begin() as holding:
        holding.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('duongve sweep eligibility'))")
        begun = requested(address)
        assert until(lambda: state_of(address, begun) == "RUNNING", 90)
        assert until(lambda: _waits(url), 30)
        os.kill(first.pid, signal.SIGKILL)
        sleep(0.5)
    engine.dispose()
    assert state_of(address, begun) != "COMPLETED"


def _waits(url: str) -> bool:
    engine = opened(url)
    with engine.connect() as connection:
        many = connection.exec_driver_sql(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        )
        found = bool(many.scalar())
    engine.dispose()
    return found


def _undisturbed(url: str) -> dict[str, list[str]]:
    engine = opened(url)
    sweep(sweeps_on(engine), "eligibility", ON, lambda: instant(ON))
    found = rows(engine)
    engine.dispose()
    return found
