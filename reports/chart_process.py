"""Has charts drawn outside this process, one at a time, and keeps the last ones by their content."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from functools import lru_cache
from threading import Lock
from typing import Any, ClassVar

from domain.errors import DomainError

_SECONDS = 60
_KEPT = 64
_turn = Lock()


class ChartFailed(DomainError):
    """The process that draws ended without a picture: the table says the same. data: why."""

    key: ClassVar[str] = "chart_failed"


def svg(spec: Mapping[str, Any]) -> bytes:
    """What `reports.charts.draw` makes of it. Raises ChartFailed."""
    return _drawn(json.dumps(spec, ensure_ascii=False, sort_keys=True))


@lru_cache(maxsize=_KEPT)
def _drawn(spec: str) -> bytes:
    command = [sys.executable, "-m", "reports.charts"]
    try:
        with _turn:
            done = subprocess.run(
                command, input=spec.encode(), capture_output=True, timeout=_SECONDS, check=True
            )
    except (subprocess.SubprocessError, OSError) as trouble:
        raise ChartFailed(why=type(trouble).__name__) from trouble
    return done.stdout
