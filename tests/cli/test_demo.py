"""What `make run ONCE=1` does, as one process: from an empty folder to the district's figures."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from subprocess import CompletedProcess, run

import pytest

from tests.cli.terminal import Terminal
from tests.support.tree import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.flows]


def demo() -> CompletedProcess[str]:
    command = [sys.executable, "-m", "cli.main", "demo", "--once", "--json"]
    return run(command, cwd=ROOT, check=False, capture_output=True, text=True)


@pytest.fixture
def _own_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The demo stands on the fixed day of its data set."""
    monkeypatch.delenv("DUONGVE_TODAY")


@pytest.mark.usefixtures("_own_day")
def test_the_demo_fills_an_empty_folder_and_doing_it_again_changes_nothing(duongve: Terminal, tmp_path: Path):
    first = demo()
    assert first.returncode == 0, first.stderr
    found = json.loads(first.stdout)
    assert (found["persons"], found["loans"]["count"], found["demo"]) == (104, 13, True)
    verified = duongve.json("history", "verify")
    assert verified["broken"] == []

    again = demo()
    assert json.loads(again.stdout) == found
    assert duongve.json("history", "verify") == verified

    _every_case_reads_well(duongve)


def _every_case_reads_well(duongve: Terminal) -> None:
    """Also what the flows wrote: a text that is missing would end a command with 1."""
    for row in duongve.json("case", "list")["cases"]:
        for line in (("show", "--lang", "vi"), ("history", "--lang", "en")):
            answer = duongve("case", line[0], row["number"], *line[1:])
            assert answer.code == 0, answer.err
    assert duongve("messages", "list").code == 0


@pytest.mark.usefixtures("_own_day")
def test_running_the_flows_leaves_no_address_of_a_server_that_has_stopped(duongve: Terminal):
    asked = (
        "import os; from cli.main import run; before = dict(os.environ); "
        "codes = [run(['init']), run(['run', 'deliver'])]; print(codes, dict(os.environ) == before)"
    )
    ended = run([sys.executable, "-c", asked], cwd=ROOT, check=False, capture_output=True, text=True)
    assert ended.stdout.splitlines()[-1] == "[0, 0] True", ended.stderr
