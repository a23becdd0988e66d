"""The group of web, flow server and runner: up together, down together, and nobody left behind."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

import pytest
from sqlalchemy import func, select

from persistence import tables as t
from tests.support.crowds import a_crowd, opened
from tests.support.processes import gone, until, with_variable
from tests.support.tree import ROOT
from workflows.bootstrap import initialise
from workflows.settings import Settings

pytestmark = [pytest.mark.flows, pytest.mark.slow]
READY = 60


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One data folder for the module: the flow server prepares its own store only once."""
    folder = tmp_path_factory.mktemp("data")
    settings = Settings(data_dir=folder)
    initialise(settings)
    with a_crowd(settings.database):
        pass
    return folder


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def children_of(process: subprocess.Popen[bytes]) -> dict[str, int]:
    """Ids by what they are."""
    found = {}
    for pid in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split():
        line = Path(f"/proc/{pid}/cmdline").read_text()
        part = "server" if "prefect" in line else "runner" if "workflows.flows.serve" in line else "web"
        found[part] = int(pid)
    return found


@contextmanager
def started(folder: Path, port: int | None = None) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "tests.support.launched", str(port or free_port())]
    env = {**os.environ, "DUONGVE_DATA_DIR": str(folder), "DUONGVE_TODAY": "2026-06-30"}
    log = folder / "launcher.log"
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=output, stderr=output)
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        assert gone(lambda: with_variable("DUONGVE_DATA_DIR", str(folder)), within=15), log.read_text()


@contextmanager
def ready(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    with started(folder) as process:
        said = folder / "launcher.log"
        assert until(lambda: "sẵn sàng" in said.read_text("utf-8"), READY), said.read_text("utf-8")
        # Between its birth and its own program a child still bears the launcher's name.
        assert until(lambda: children_of(process).keys() == {"web", "server", "runner"}, READY)
        yield process


def ended_after(process: subprocess.Popen[bytes]) -> float:
    start = monotonic()
    process.wait(timeout=30)
    return monotonic() - start


def nobody(folder: Path) -> bool:
    return not with_variable("DUONGVE_DATA_DIR", str(folder))


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_all_are_gone_within_ten_seconds(folder: Path, how: signal.Signals) -> None:
    with ready(folder) as process:
        process.send_signal(how)
        assert ended_after(process) < 10
        assert process.returncode == 0
        assert nobody(folder)
        assert not (folder / "prefect" / "server.json").exists()


def test_told_to_stop_while_it_starts_it_stops(folder: Path) -> None:
    with started(folder) as process:
        assert until(lambda: len(children_of(process)) == 2, READY)
        process.send_signal(signal.SIGTERM)
        assert ended_after(process) < 10
        assert nobody(folder)


def test_a_killed_launcher_leaves_no_orphan(folder: Path) -> None:
    with ready(folder) as process:
        process.kill()
        process.wait()
        assert gone(lambda: with_variable("DUONGVE_DATA_DIR", str(folder)), within=15)


@pytest.mark.parametrize("part", ["web", "server", "runner"])
def test_a_part_that_dies_takes_the_group_down_with_a_word(folder: Path, part: str) -> None:
    with ready(folder) as process:
        os.kill(children_of(process)[part], signal.SIGKILL)
        assert ended_after(process) < 10
        assert process.returncode == 1
        assert nobody(folder)
    assert "cả nhóm dừng theo" in (folder / "launcher.log").read_text("utf-8")


def test_a_port_in_use_is_refused_before_anything_starts(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with started(folder, taken.getsockname()[1]) as process:
            process.wait(timeout=30)
        assert process.returncode == 1
    assert (folder / "launcher.log").read_text("utf-8") == "port_in_use\n"


def test_a_flow_asked_for_by_its_deployment_name_runs_and_does_its_work(folder: Path) -> None:
    with ready(folder):
        url = json.loads((folder / "prefect" / "server.json").read_text("utf-8"))["url"]
        run = f"/flow_runs/{_requested(url)}"
        assert until(lambda: _asked(url, "GET", run).get("state", {}).get("type") == "COMPLETED", READY)
    engine = opened(Settings(data_dir=folder).database)
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(t.inbox)) == 12
        assert connection.scalar(select(t.sweep.c.period)) == date(2026, 6, 30).isoformat()
    engine.dispose()


def _requested(url: str) -> str:
    """The id of the run. The server answers 503 while its store is busy, for whoever asks to ask again."""
    found: list[str] = []

    def ask() -> bool:
        deployment = _asked(url, "GET", "/deployments/name/deliver/workflows.flows.deliver")
        if "id" in deployment:
            run = _asked(url, "POST", f"/deployments/{deployment['id']}/create_flow_run", {})
            found.extend([run["id"]] if "id" in run else [])
        return bool(found)

    assert until(ask, READY)
    return found[0]


def _asked(url: str, method: str, path: str, body: Any = None) -> dict[str, Any]:
    there = urlsplit(url)
    assert there.hostname
    connection = HTTPConnection(there.hostname, there.port, timeout=20)
    text = None if body is None else json.dumps(body)
    connection.request(method, there.path + path, text, {"Content-Type": "application/json"})
    answer = json.loads(connection.getresponse().read())
    connection.close()
    assert isinstance(answer, dict)
    return answer
