"""What pages read of work that lasts: who works where, what is asked about it, and what was answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from domain.retention import Stay
from domain.viewer import Viewer
from domain.work_checks import WorkCheck, differ


@dataclass(frozen=True, slots=True)
class Asked:
    """The checks of one time, by party."""

    months: int
    due_on: date
    checks: Mapping[str, WorkCheck]

    @property
    def differs(self) -> bool:
        return len(self.checks) > 1 and differ(*self.checks.values())

    @property
    def open(self) -> bool:
        return any(each.status == "open" for each in self.checks.values())


@dataclass(frozen=True, slots=True)
class WorkLine:
    """Running work of one person, with every time that was asked about; `name` is opened for the rows shown."""

    placement_id: UUID
    case_id: UUID
    number: str
    name: str | None
    unit_name: str
    livelihood: str
    employer: str | None
    contract: str | None
    wage_vnd: int | None
    started_on: date
    asked: tuple[Asked, ...]

    @property
    def differs(self) -> bool:
        return any(each.differs for each in self.asked)

    @property
    def waits(self) -> bool:
        """Somebody is asked, or the officer has to ask why the answers differ."""
        return self.differs or any(each.open for each in self.asked)


@dataclass(frozen=True, slots=True)
class OwnWork:
    """Running work as one party knows it: `checks` are those that wait for its own answer."""

    placement_id: UUID
    livelihood: str
    employer: str | None
    started_on: date
    checks: tuple[WorkCheck, ...] = ()


class PlacementReads(Protocol):
    """Reads in the viewer's scope; who was shown is logged."""

    def running(
        self, viewer: Viewer, *, at: datetime, on: date, most: int
    ) -> tuple[tuple[WorkLine, ...], int]:
        """(the first `most`: whoever is asked about longest first, how many work in all)."""
        ...

    def stays(self, viewer: Viewer, on: date) -> tuple[Stay, ...]:
        """Placements at employers, running and past, without a name or a number."""
        ...
