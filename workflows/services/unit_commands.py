"""Acts on administrative units, and on the cases that a split leaves without one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from domain.unit_changes import Draft
from workflows.services.commands import CaseCommand, Command


@dataclass(frozen=True, slots=True)
class RecordUnitChange(Command):
    """A merger, split or renaming by its document; cases follow on its day."""

    act: ClassVar[str] = "record_unit_change"
    draft: Draft


@dataclass(frozen=True, slots=True)
class WithdrawUnitChange(Command):
    """Takes a change back that is not in force yet."""

    act: ClassVar[str] = "withdraw_unit_change"
    change_id: UUID


@dataclass(frozen=True, slots=True)
class AssignUnit(CaseCommand):
    """Says in which part of a split commune the person lives."""

    act: ClassVar[str] = "assign_unit"
    to_unit: str
    village: str | None = None
