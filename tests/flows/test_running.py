"""`duongve run …` with the real flow server: the same rows as the plain sweep, once, and nobody left behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import sleep

import pytest

from persistence.verify import verify
from tests.support.crowds import ON, a_crowd, copied, opened, rows, sweeps_on
from tests.support.offices import instant
from tests.support.processes import gone, with_variable
from tests.support.tree import ROOT
from workflows.bootstrap import initialise
from workflows.services.sweeping import sweep
from workflows.settings import Settings

pytestmark = pytest.mark.flows


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder whose database holds a caseload."""
    folder = tmp_path_factory.mktemp("data")
    settings = Settings(data_dir=folder)
    initialise(settings)
    with a_crowd(settings.database):
        pass
    yield folder


def command(folder: Path, flow: str) -> list[str]:
    return [sys.executable, "-m", "cli.main", "run", flow, "--on", ON.isoformat(), "--json"]


def environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "DUONGVE_DATA_DIR": str(folder)}


def _but_for_following(found: dict[str, list[str]]) -> dict[str, list[str]]:
    """The flow of reviews first asks whether communes have changed, which the plain sweep does not."""
    log = [row for row in found["command_log"] if "'merge_units'" not in row]
    return found | {"command_log": log}


def run(folder: Path, flow: str) -> dict[str, int | str]:
    done = subprocess.run(
        command(folder, flow), cwd=ROOT, env=environment(folder), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, int | str] = json.loads(done.stdout)
    return found


def test_a_flow_does_what_the_plain_sweep_does_and_a_second_run_nothing(
    crowded: Path, tmp_path: Path
) -> None:
    with copied(Settings(data_dir=crowded).database, tmp_path, None) as url:
        engine = opened(url)
        plain = sweep(sweeps_on(engine), "review", ON, lambda: instant(ON))
        expected = rows(engine)
        engine.dispose()
    assert run(crowded, "review") == {"flow": "review", "on": ON.isoformat(), **plain.as_json()}
    engine = opened(Settings(data_dir=crowded).database)
    assert _but_for_following(rows(engine)) == expected
    engine.dispose()
    again = run(crowded, "review")
    assert all(again[name] == 0 for name in plain.counts)


@pytest.mark.slow
def test_a_killed_command_leaves_nobody_behind_and_the_next_one_finishes_its_work(
    crowded: Path, tmp_path: Path
) -> None:
    with copied(Settings(data_dir=crowded).database, tmp_path, None) as url:
        engine = opened(url)
        sweep(sweeps_on(engine), "eligibility", ON, lambda: instant(ON))
        expected = rows(engine)
        engine.dispose()
    random = Random(10)
    for _ in range(3):
        process = subprocess.Popen(
            command(crowded, "eligibility"), cwd=ROOT, env=environment(crowded), stderr=subprocess.DEVNULL
        )
        sleep(random.uniform(1.0, 6.0))
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert gone(lambda: with_variable("DUONGVE_DATA_DIR", str(crowded)), within=15)
    run(crowded, "eligibility")
    engine = opened(Settings(data_dir=crowded).database)
    assert rows(engine) == expected
    assert verify(engine).broken == []
    engine.dispose()


def test_a_configured_flow_server_that_is_not_there_is_a_refusal(crowded: Path) -> None:
    away = environment(crowded) | {"PREFECT_API_URL": "http://127.0.0.1:9/api"}
    done = subprocess.run(
        command(crowded, "review"), cwd=ROOT, env=away, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert json.loads(done.stdout)["error"]["key"] == "flow_server_unreachable"
    assert "Traceback" not in done.stderr
