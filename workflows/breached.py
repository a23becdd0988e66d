"""Looks a password up in a sorted file of breached ones, on this machine: nothing is asked of anybody."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import IO

_DIGEST = 40


def breaches(file: Path | None) -> Callable[[str], int]:
    """password -> how often it was seen. Without a file, never. Raises OSError for one that cannot be read."""
    if file is None:
        return lambda _: 0

    def seen(password: str) -> int:
        wanted = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
        with file.open("rb") as lines:
            return _count(_line_of(lines, wanted, os.fstat(lines.fileno()).st_size), wanted)

    return seen


def _line_of(lines: IO[bytes], wanted: bytes, size: int) -> bytes:
    """The first whole line that is not before the wanted one; lines sort by their digest."""
    low, high = 0, size
    while low < high:
        middle = (low + high) // 2
        if _line_from(lines, middle)[:_DIGEST].upper() < wanted and _line_from(lines, middle):
            low = middle + 1
        else:
            high = middle
    return _line_from(lines, low)


def _line_from(lines: IO[bytes], place: int) -> bytes:
    """The line that begins at the place, or the next one after it."""
    lines.seek(max(place - 1, 0))
    if place:
        lines.readline()
    return lines.readline().strip()


def _count(line: bytes, wanted: bytes) -> int:
    digest, _, count = line.partition(b":")
    if digest.upper() != wanted:
        return 0
    return int(count) if count.isdigit() else 1
