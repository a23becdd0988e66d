"""Journeys written by hand: what happened on which day, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from domain.history import Kind
from domain.outcomes.journeys import Journey, Step

START = date(2026, 1, 1)


def day(number: int) -> date:
    """Days counted from START."""
    return START + timedelta(days=number)


def step(kind: Kind, on: int, sets: Mapping[str, Any] | None = None, /, **data: Any) -> Step:
    return Step(kind.value, day(on), day(on), "canbo", sets or {}, data)


def opened(on: int, **sets: Any) -> Step:
    known = {"stage": "returned", "stage_since": day(on).isoformat(), "opened_on": day(on).isoformat()}
    return step(Kind.OPENED, on, known | {"unit_code": "16174"} | sets)


def moved(move: str, to: str, on: int, **sets: Any) -> Step:
    return step(Kind.MOVED, on, {"stage": to, "stage_since": day(on).isoformat()} | sets, move=move)


def journey(*steps: Step, sex: str = "male", ethnicity: str = "thai") -> Journey:
    return Journey(steps, sex, ethnicity)
