"""What waits in the store, counted for whoever watches over it: numbers by code, nothing of anybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Gauges:
    """`messages`: of the outbox, by state, what was sent and lapsed aside; `deliveries`: the same by state and channel.

    `cases_due`: open work items whose day has come, by kind and level. `pieces`: by flow and state (planned, begun) of
    its newest day. `worked_at`: by flow, seconds since 1970 (UTC) at which it last did something.
    """

    on: date
    messages: Mapping[str, int] = field(default_factory=dict)
    deliveries: Mapping[tuple[str, str], int] = field(default_factory=dict)
    cases_due: Mapping[tuple[str, str], int] = field(default_factory=dict)
    pieces: Mapping[tuple[str, str], int] = field(default_factory=dict)
    worked_at: Mapping[str, float] = field(default_factory=dict)
