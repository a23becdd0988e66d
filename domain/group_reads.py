"""What the pages of support groups read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from domain.group_life import Group, GroupMember, Stay
from domain.group_proposals import Proposal
from domain.viewer import Viewer


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group of a list: `faults` are codes of `group_fault`; `people` open and paused cases."""

    group: Group
    unit_name: str
    lead: str | None
    members: int
    people: int
    faults: tuple[str, ...]

    @property
    def each(self) -> float | None:
        """People for each member."""
        return self.people / self.members if self.members else None


@dataclass(frozen=True, slots=True)
class GroupPerson:
    """A person of the group; `visitor` is who comes this month."""

    case_id: UUID
    number: str
    name: str | None
    admitted_on: date | None
    last_visit_on: date | None
    next_visit_on: date | None
    visitor: UUID | None


@dataclass(frozen=True, slots=True)
class GroupPage:
    """`left` people whom the group helped before, newest first."""

    row: GroupRow
    members: tuple[GroupMember, ...]
    past: tuple[GroupMember, ...]
    people: tuple[GroupPerson, ...]
    left: Sequence[tuple[str, Stay]]
    month: str


class GroupReads(Protocol):
    """Reads in the viewer's scope; whose names were shown is logged."""

    def groups(self, viewer: Viewer, *, on: date) -> tuple[GroupRow, ...]: ...
    def group(self, viewer: Viewer, group_id: UUID, *, at: datetime, on: date) -> GroupPage:
        """Raises UnknownRecord, also outside the scope."""
        ...

    def proposals(self, viewer: Viewer, case_id: UUID, *, on: date) -> tuple[Proposal, ...]:
        """For the person of a case in the scope. Raises UnknownCase."""
        ...
