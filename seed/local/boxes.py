"""What the local servers received: each message once by its key, with how often it came; kept in a file if asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_MOST = 20_000


class Box:
    """`keep` honours the key as a receiver should; `times` says how often a key came all the same."""

    def __init__(self, file: Path | None = None) -> None:
        self._lock, self._file = threading.Lock(), file
        self.messages: dict[str, dict[str, Any]] = {}
        self.times: dict[str, int] = {}
        if file is not None and file.exists():
            for line in file.read_text("utf-8").splitlines():
                self._put(json.loads(line))

    def keep(self, channel: str, key: str, to: str, said: Mapping[str, Any]) -> bool:
        """Whether the key is new."""
        row = {"channel": channel, "key": key, "to": to, **said}
        with self._lock:
            new = self._put(row)
            if new and self._file is not None:
                with self._file.open("a", encoding="utf-8") as out:
                    out.write(json.dumps(row, ensure_ascii=False) + "\n")
        return new

    def _put(self, row: dict[str, Any]) -> bool:
        key = f"{row['channel']}|{row['key']}"
        self.times[key] = self.times.get(key, 0) + 1
        if key in self.messages:
            return False
        self.messages[key] = row
        if len(self.messages) > _MOST:
            self.messages.pop(next(iter(self.messages)))
        return True

    def newest(self, most: int = 200) -> list[dict[str, Any]]:
        with self._lock:
            return list(self.messages.values())[-most:][::-1]
