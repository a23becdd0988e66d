"""The way home as a reader sees it: where the case is, what lies behind it, and what stopped it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.case import Case, Stage
from domain.read_models import HistoryEntry

# Work and loan are two ways to the same height: the state shows the latest, the facts show both.
ROWS = (
    (Stage.RETURNED,),
    (Stage.ASSESSED,),
    (Stage.SUPPORTED,),
    (Stage.EMPLOYED, Stage.LOANED),
    (Stage.STABLE,),
)


@dataclass(frozen=True, slots=True)
class Step:
    """`status` is done, now, halted (paused or closed here) or ahead; `since` the last day it was reached."""

    stages: tuple[str, ...]
    status: str
    since: date | None


def steps_of(case: Case, history: Iterable[HistoryEntry]) -> tuple[Step, ...]:
    reached = _reached(case, history)
    here = _height(standing_at(case))
    return tuple(
        Step(
            _shown(row, reached, height <= here),
            _status(height, here, case),
            _since(row, reached, height <= here),
        )
        for height, row in enumerate(ROWS)
    )


def standing_at(case: Case) -> Stage:
    """The step at which a paused or closed case stopped; its own state otherwise."""
    at = case.reopen_to or case.stage if case.stage is Stage.CLOSED else case.stage
    return case.resume_to or at if at is Stage.PAUSED else at


def _height(stage: Stage) -> int:
    return next((height for height, row in enumerate(ROWS) if stage in row), 0)


def _reached(case: Case, history: Iterable[HistoryEntry]) -> dict[Stage, date]:
    days = {Stage.RETURNED: case.opened_on}
    for entry in history:
        if entry.kind == "moved":
            days[Stage(entry.data["to"])] = entry.effective_on
    return days


def _shown(row: tuple[Stage, ...], reached: dict[Stage, date], behind: bool) -> tuple[str, ...]:
    """Of work and loan, those that came true; both words while neither has, or after a setback."""
    true = tuple(stage.value for stage in row if stage in reached)
    return true if true and behind else tuple(stage.value for stage in row)


def _status(height: int, here: int, case: Case) -> str:
    if height < here:
        return "done"
    if height > here:
        return "ahead"
    return "now" if case.is_open else "halted"


def _since(row: tuple[Stage, ...], reached: dict[Stage, date], behind: bool) -> date | None:
    """A step that a setback undid shows no day: it has to be reached again."""
    return max((reached[stage] for stage in row if stage in reached), default=None) if behind else None


def setbacks(history: Iterable[HistoryEntry]) -> int:
    return sum(entry.kind == "moved" and entry.data.get("move") == "set_back" for entry in history)
