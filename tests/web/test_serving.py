"""The web process by itself: its port, its messages, and how little it loads."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile
from time import sleep
from urllib.request import urlopen

import pytest

from domain.errors import PortInUse
from tests.support.offices import MASTER
from tests.web.conftest import Kept
from web.serve import HOST, listening

needs_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")


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


def run_web(folder: Path, port: int, **more: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "web", "--port", str(port)]
    return subprocess.run(
        command, env=environment(folder) | more, capture_output=True, text=True, timeout=60, check=False
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


@contextmanager
def several(folder: Path) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    """(process, port) of a web of two processes that answers."""
    with socket.create_server((HOST, 0)) as free:
        port = free.getsockname()[1]
    several = environment(folder) | {"DUONGVE_WEB_PROCESSES": "2"}
    with subprocess.Popen([sys.executable, "-m", "web", "--port", str(port)], env=several) as process:
        try:
            until(lambda: len(serving(process.pid)) == 2 and answers(port))
            yield process, port
        finally:
            process.kill()


def serving(pid: int) -> list[int]:
    """The children that serve; not the one that keeps count of what is shared."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(each) for each in children if b"spawn_main" in Path(f"/proc/{each}/cmdline").read_bytes()]


def answers(port: int) -> bool:
    try:
        with urlopen(f"http://{HOST}:{port}/healthz", timeout=30) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def until(held: Callable[[], bool], tries: int = 600) -> None:
    for _ in range(tries):
        if held():
            return
        sleep(0.1)
    raise AssertionError(held)


def alive(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False


@needs_linux
def test_of_several_processes_one_that_dies_is_started_again_and_the_pages_go_on(folder):
    with several(folder) as (process, port):
        first = serving(process.pid)
        os.kill(first[0], signal.SIGKILL)
        assert all(answers(port) for _ in range(5))
        until(lambda: len(set(serving(process.pid)) - {first[0]}) == 2)
        process.terminate()
        assert process.wait(30) == 0
        assert not answers(port)


@needs_linux
def test_several_processes_end_with_the_one_that_started_them_however_it_ends(folder):
    with several(folder) as (process, port):
        children = serving(process.pid)
        process.kill()
        until(lambda: not any(map(alive, children)))
        assert not answers(port)


def test_a_fault_of_several_processes_is_said_once(folder):
    (folder / "duongve.db").unlink()
    ended = run_web(folder, 0, DUONGVE_WEB_PROCESSES="2")
    assert ended.returncode == 1
    assert ended.stderr.count("duongve init") == 2  # in both languages


def test_the_pages_load_no_flow_engine_and_no_statistics():
    asked = "import sys, web.serve; print(*(m for m in ('prefect', 'scipy', 'pandas', 'seed') if m in sys.modules))"
    found = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, timeout=60, check=True
    )
    assert found.stdout.split() == []
