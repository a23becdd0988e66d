"""Acts on the register of community models: what one is, what it did, how it was judged; outreach; a year's title."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from workflows.services.commands import Command


@dataclass(frozen=True, slots=True)
class RegisterModel(Command):
    """Ids are made by the client, here and below; `unit_code` of the legal day, None: the whole district."""

    act: ClassVar[str] = "register_model"
    model_id: UUID
    kind: str
    name: str
    unit_code: str | None
    started_on: date
    village: str | None = None
    members: int | None = None


@dataclass(frozen=True, slots=True)
class AmendModel(Command):
    """How many members it has now; from `ended_on` it stands no more."""

    act: ClassVar[str] = "amend_model"
    model_id: UUID
    members: int | None
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class NoteActivity(Command):
    act: ClassVar[str] = "note_activity"
    activity_id: UUID
    model_id: UUID
    kind: str
    held_on: date
    people: int = 0
    reports: int = 0
    cleared: int = 0
    suspects: int = 0


@dataclass(frozen=True, slots=True)
class AssessModel(Command):
    """The grade of a year; said again, it takes the place of the one before."""

    act: ClassVar[str] = "assess_model"
    model_id: UUID
    year: int
    grade: str
    assessed_on: date
    document: str


@dataclass(frozen=True, slots=True)
class NoteOutreach(Command):
    act: ClassVar[str] = "note_outreach"
    session_id: UUID
    unit_code: str | None
    topic: str
    audience: str
    people: int
    held_on: date
    village: str | None = None
    model_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class StrikeActivity(Command):
    """A line that was wrong counts no more."""

    act: ClassVar[str] = "strike_activity"
    activity_id: UUID


@dataclass(frozen=True, slots=True)
class StrikeOutreach(Command):
    act: ClassVar[str] = "strike_outreach"
    session_id: UUID


@dataclass(frozen=True, slots=True)
class RegisterSafetyUnit(Command):
    act: ClassVar[str] = "register_safety_unit"
    safety_unit_id: UUID
    kind: str
    unit_code: str
    name: str
    since: int


@dataclass(frozen=True, slots=True)
class RecordSafety(Command):
    """Whether the unit reached the title in the year; said again, it takes the place of what was said before."""

    act: ClassVar[str] = "record_safety"
    safety_unit_id: UUID
    year: int
    reached: bool
    decided_on: date
    document: str
