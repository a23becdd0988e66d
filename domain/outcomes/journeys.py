"""A case as it was known on a day: its events in order, the states that it was in, and the facts of any day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Protocol
from uuid import UUID

from domain.case import Case, Stage
from domain.history import DECODE, Kind
from domain.outcomes.agencies import AgencyReads
from domain.viewer import Viewer

_NOBODY = UUID(int=0)
_MOVED = "stage"


@dataclass(frozen=True, slots=True)
class Step:
    """An event without its sealed words; `sets` and `data` in JSON's types. `recorded_on`: the legal day."""

    kind: str
    on: date
    recorded_on: date
    actor: str
    sets: Mapping[str, Any]
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Spell:
    """A time in one state, [start, end); `end` None: still there. `whole`: it began here, and not on paper before."""

    stage: Stage
    start: date
    end: date | None
    whole: bool = True

    def holds(self, day: date) -> bool:
        """Whether the day ended in this state."""
        return self.start <= day and (self.end is None or day < self.end)


@dataclass(frozen=True)
class Journey:
    """`steps` in the order of recording, up to the day on which it is known."""

    steps: Sequence[Step]
    sex: str | None = None
    ethnicity: str | None = None

    @cached_property
    def spells(self) -> tuple[Spell, ...]:
        """In order and without a gap. A case taken over from paper begins in the state in which it came."""
        found: list[Spell] = []
        for step in self.steps:
            if _MOVED not in step.sets:
                continue
            stage, start = Stage(step.sets[_MOVED]), step.on
            if found:
                start = max(start, found[-1].start)
                found[-1] = replace(found[-1], end=start)
            if step.data.get("move") == "take_over":
                found.clear()
            found.append(Spell(stage, start, None, step.data.get("move") != "take_over"))
        return tuple(found)

    def stage_on(self, day: date) -> Stage | None:
        """None before the case was opened."""
        return next((each.stage for each in self.spells if each.holds(day)), None)

    def lives_on(self, day: date) -> bool:
        """Open or paused when the day ended."""
        return self.stage_on(day) not in (None, Stage.CLOSED)

    def by(self, day: date) -> Sequence[Step]:
        """What took effect by the day."""
        if self._ends_on <= day:
            return self.steps
        return [step for step in self.steps if step.on <= day]

    @cached_property
    def _by_kind(self) -> Mapping[str, Sequence[Step]]:
        found: dict[str, list[Step]] = {}
        for step in self.steps:
            found.setdefault(step.kind, []).append(step)
        return found

    def of(self, kind: Kind, last: date = date.max) -> Sequence[Step]:
        """The events of a kind that took effect by `last`, in the order of recording."""
        return [step for step in self._by_kind.get(kind, ()) if step.on <= last]

    @cached_property
    def _ends_on(self) -> date:
        return max((step.on for step in self.steps), default=date.min)

    def case_on(self, day: date) -> Case:
        """The facts as they stood when the day ended."""
        sets: dict[str, Any] = {}
        steps = self.by(day)
        for step in steps:
            sets.update(step.sets)
        decoded = {name: DECODE[name](value) for name, value in sets.items()}
        return replace(Case(_NOBODY, _NOBODY), **decoded, version=len(steps))

    @cached_property
    def unit_since(self) -> date | None:
        """When the case came to its unit: the day on which its code has to be read."""
        return max((step.on for step in self.steps if "unit_code" in step.sets), default=None)

    @property
    def last_entry_on(self) -> date | None:
        return max((step.recorded_on for step in self.steps), default=None)


class OutcomeReads(AgencyReads, Protocol):
    """Journeys of the viewer's communes (None: all), of what was recorded by the end of `known_on`: no name.

    `known_on` None: whatever is recorded, also where the legal day of a demo lies before the clock's.
    """

    def journeys(self, viewer: Viewer | None, known_on: date | None) -> tuple[Journey, ...]: ...
    def groups(self) -> Mapping[str, str]:
        """Group id (hex) -> the group's code."""
        ...

    def questionnaire(self, on: date) -> str:
        """The version in force on the day; nothing before the first."""
        ...

    def officers(self, on: date) -> Mapping[str, Sequence[str]]:
        """Commune -> who looks after it alone."""
        ...
