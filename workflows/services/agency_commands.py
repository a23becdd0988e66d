"""Acts on actions that are assigned to agencies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from workflows.services.commands import Command


@dataclass(frozen=True, slots=True)
class AssignToAgency(Command):
    """`agency` of domain.outcomes.agencies.AGENCIES; `unit_code` None: the whole district. No person is named."""

    act: ClassVar[str] = "assign_to_agency"
    action_id: UUID
    agency: str
    what: str
    due_on: date
    unit_code: str | None = None


@dataclass(frozen=True, slots=True)
class FollowAgency(Command):
    """How far the agency has come; `due_on` None leaves the day."""

    act: ClassVar[str] = "follow_agency"
    action_id: UUID
    status: str
    note: str | None = None
    due_on: date | None = None
