"""What the steering committee asks of an agency after reading the figures: each step is kept, the last one holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from domain.errors import BadValue
from domain.people import one_of
from domain.viewer import Viewer

AGENCIES = (
    "steering_committee", "commune_police", "peoples_committee", "bank", "fatherland_front", "women", "youth",
    "veterans", "farmers", "elderly", "labour", "employers", "other",
)  # fmt: skip
STATUSES = ("open", "doing", "done", "dropped")
ENDED = frozenset({"done", "dropped"})
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class AgencyStep:
    """One entry; the first says `words` what is to be done, later ones what was said of it. `words` are sealed.

    `seq` counts from 1; `unit_code` None: the whole district. `recorded_on`: the legal day.
    """

    action_id: UUID
    seq: int
    agency: str
    unit_code: str | None
    due_on: date
    status: str
    words: str | None
    recorded_on: date
    by: str


@dataclass(frozen=True, slots=True)
class AgencyAction:
    """An action as its steps leave it."""

    steps: tuple[AgencyStep, ...]

    @property
    def first(self) -> AgencyStep:
        return self.steps[0]

    @property
    def last(self) -> AgencyStep:
        return self.steps[-1]

    def late(self, on: date) -> bool:
        return self.last.status not in ENDED and self.last.due_on < on


def assigned(
    action_id: UUID, agency: str, unit_code: str | None, words: str, due_on: date, by: str, on: date
) -> AgencyStep:
    """Raises BadValue for an unknown agency, for no words, or a day that has passed."""
    one_of("agency", agency, AGENCIES)
    if due_on < on:
        raise BadValue(field="due_on", value=due_on, expected=f"≥ {on}")
    if not (said := _checked(words)):
        raise BadValue(field="what", value="", expected="…")
    return AgencyStep(action_id, 1, agency, unit_code, due_on, "open", said, on, by)


def followed(
    last: AgencyStep, status: str, words: str | None, due_on: date | None, by: str, on: date
) -> AgencyStep:
    """The next step. Raises BadValue for an unknown status, a day that has passed, and for no change."""
    one_of("status", status, STATUSES)
    if due_on is not None and due_on != last.due_on and due_on < on:
        raise BadValue(field="due_on", value=due_on, expected=f"≥ {on}")
    said = _checked(words or "") or None
    due = due_on or last.due_on
    if (status, due) == (last.status, last.due_on) and said is None:
        raise BadValue(field="note", value="", expected="…")
    return AgencyStep(last.action_id, last.seq + 1, last.agency, last.unit_code, due, status, said, on, by)


def _checked(words: str) -> str:
    said = words.strip()
    if len(said) > _LONGEST:
        raise BadValue(field="what", value=f"{said[:20]}…", expected=f"≤ {_LONGEST}")
    return said


def actions_of(steps: Iterable[AgencyStep]) -> tuple[AgencyAction, ...]:
    """By the day on which they are due, then by the agency's code; what has ended comes last."""
    of: dict[UUID, list[AgencyStep]] = {}
    for step in sorted(steps, key=lambda each: each.seq):
        of.setdefault(step.action_id, []).append(step)
    found = [AgencyAction(tuple(own)) for own in of.values()]
    order = [
        (each.last.status in ENDED, each.last.due_on, each.first.agency, each.first.action_id.hex)
        for each in found
    ]
    return tuple(each for _, each in sorted(zip(order, found, strict=True), key=lambda pair: pair[0]))


def as_json(actions: Iterable[AgencyAction], on: date) -> list[dict[str, Any]]:
    return [
        {
            "id": str(each.first.action_id),
            "agency": each.first.agency,
            "commune": each.first.unit_code,
            "what": each.first.words,
            "assigned_on": each.first.recorded_on.isoformat(),
            "due_on": each.last.due_on.isoformat(),
            "status": each.last.status,
            "late": each.late(on),
            "steps": len(each.steps),
        }
        for each in actions
    ]


class AgencyRows(Protocol):
    """Steps inside a command's transaction."""

    def keep(self, step: AgencyStep) -> None: ...
    def last(self, action_id: UUID) -> AgencyStep:
        """Locked until the act is over. Raises UnknownRecord."""
        ...


class AgencyReads(Protocol):
    """Of the viewer's communes (None: all, the whole district's too), as recorded by the end of a day, or by now."""

    def actions(self, viewer: Viewer | None, known_on: date | None) -> Sequence[AgencyAction]: ...
