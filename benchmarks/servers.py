"""Starts the servers of a measurement on free ports, waits until they answer, and ends them again."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import sleep

ROOT = Path(__file__).parents[1]
_TRIES, _PAUSE, _STOP = 300, 0.1, 10


class NotStarted(Exception):
    """A server ended, or did not listen in time; what it said stands above this."""


@contextmanager
def serving(command: Sequence[str], env: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """(port, process id) of a server that takes its port as `{port}` in the command. Raises NotStarted."""
    port = free_port()
    words = [word.format(port=port) for word in command]
    process = subprocess.Popen(words, cwd=ROOT, env={**os.environ, **env})
    try:
        _wait_for(process, port)
        yield port, process.pid
    finally:
        process.terminate()
        try:
            process.wait(_STOP)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(_TRIES):
        if process.poll() is not None:
            raise NotStarted(process.args)
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            sleep(_PAUSE)
        else:
            return
    raise NotStarted(process.args)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def cpu_seconds(pid: int) -> float:
    """What the process and its living children have used so far; 0 where the system does not tell (no Linux)."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return 0.0
    own = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return own + sum(cpu_seconds(int(child)) for child in children)
