"""What can be asked to go wrong at the local servers, so many times, and then goes well again."""

from __future__ import annotations

import threading
from collections import Counter

# As a receiver fails: no answer in time, an error of its own, an answer that is no JSON, one that came twice to it …
KINDS = (
    "timeout", "http_500", "bad_json", "lost_answer", "expired_token", "quota", "no_account", "bad_phone", "inactive",
    "template", "smtp_450", "smtp_550",
)  # fmt: skip


class Faults:
    def __init__(self) -> None:
        self._lock, self._left = threading.Lock(), Counter[str]()

    def ask(self, kind: str, times: int = 1) -> None:
        if kind not in KINDS:
            raise ValueError(f"{kind}: {' | '.join(KINDS)}")
        with self._lock:
            self._left[kind] += times

    def strikes(self, kind: str) -> bool:
        """Once for each time that was asked for."""
        with self._lock:
            if self._left[kind] <= 0:
                return False
            self._left[kind] -= 1
            return True
