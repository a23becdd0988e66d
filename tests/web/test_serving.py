"""The web process by itself: its port, its messages, and how little it loads."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest

from domain.errors import PortInUse
from tests.support.offices import MASTER
from tests.web.conftest import Kept
from web.serve import HOST, listening


@pytest.fixture
def folder(kept: Kept, tmp_path: Path) -> Path:
    """A data folder as `duongve init` makes it, with the kept people."""
    copyfile(kept[0], tmp_path / "duongve.db")
    key = tmp_path / "master.key"
    key.touch(mode=0o600)
    key.write_text(MASTER.hex())
    return tmp_path


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server((HOST, 0)) as other:
        yield other.getsockname()[1]


def environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DUONGVE_")}
    return kept | {"DUONGVE_DATA_DIR": str(folder)}


def run_web(folder: Path, port: int) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "web", "--port", str(port)]
    return subprocess.run(
        command, env=environment(folder), capture_output=True, text=True, timeout=60, check=False
    )


def test_a_port_that_is_taken_is_said_before_anything_opens(taken):
    with pytest.raises(PortInUse) as refusal:
        listening(taken)
    assert refusal.value.data["port"] == taken


def test_the_process_says_that_its_port_is_taken_and_ends_with_1(folder, taken):
    ended = run_web(folder, taken)
    assert ended.returncode == 1
    assert f"Cổng {taken} đang được chương trình khác dùng" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_database_without_tables_is_said_and_ends_with_1(folder):
    (folder / "duongve.db").unlink()
    with socket.create_server((HOST, 0)) as free:
        port = free.getsockname()[1]
    ended = run_web(folder, port)
    assert ended.returncode == 1
    assert "duongve init" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_the_pages_load_no_flow_engine_and_no_statistics():
    asked = "import sys, web.serve; print(*(m for m in ('prefect', 'scipy', 'pandas', 'seed') if m in sys.modules))"
    found = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, timeout=60, check=True
    )
    assert found.stdout.split() == []
