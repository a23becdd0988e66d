"""What lies inside a sealed file: parts with a head and blocks, one after the other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from persistence.backups.sealed_stream import SealedReader, SealedWriter

_BLOCK = 1 << 18


class Parts:
    """Writes them. Small blocks are put together."""

    def __init__(self, out: SealedWriter) -> None:
        self._out, self._held = out, bytearray()

    def begin(self, **head: Any) -> None:
        text = json.dumps(head, ensure_ascii=False).encode()
        self._out.write(len(text).to_bytes(4, "big") + text)

    def add(self, data: bytes | bytearray | memoryview) -> None:
        self._held += data
        if len(self._held) >= _BLOCK:
            self._flush()

    def end(self) -> None:
        self._flush()
        self._out.write(bytes(4))

    def _flush(self) -> None:
        if self._held:
            self._out.write(len(self._held).to_bytes(4, "big") + self._held)
            self._held.clear()


def read_head(sealed: SealedReader) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(sealed.read(int.from_bytes(sealed.read(4), "big")))
    return found


def read_blocks(sealed: SealedReader) -> Iterator[bytes]:
    """To the end of the part; all of them are taken before the next head is read."""
    while size := int.from_bytes(sealed.read(4), "big"):
        yield sealed.read(size)
