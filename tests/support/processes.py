"""Looks at the processes of this machine through /proc, to see that nobody is left behind."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep


def with_variable(name: str, value: str) -> set[int]:
    """Ids of the live processes that were started with this environment variable."""
    wanted = f"{name}={value}".encode()
    return {int(each.name) for each in Path("/proc").iterdir() if each.name.isdigit() and _has(each, wanted)}


def _has(process: Path, wanted: bytes) -> bool:
    with suppress(OSError):
        alive = " Z " not in (process / "stat").read_text().rpartition(")")[2][:4]
        return alive and wanted in (process / "environ").read_bytes().split(b"\0")
    return False


def gone(left: Callable[[], Collection[int]], within: float) -> bool:
    """Whether nobody was left before so many seconds had passed."""
    return until(lambda: not left(), within)


def until(true: Callable[[], bool], within: float) -> bool:
    deadline = monotonic() + within
    while not true():
        if monotonic() > deadline:
            return False
        sleep(0.1)
    return True
