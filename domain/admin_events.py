"""What administrators did to accounts, grants and units: one append-only line each, without a personal field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class AdminEvent:
    """`subject`: the account or the record that it was done to; `data` in JSON's types."""

    recorded_at: datetime
    actor: str
    kind: str
    subject: str
    data: Mapping[str, Any]
