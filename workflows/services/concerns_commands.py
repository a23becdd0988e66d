"""Acts on what waits for an officer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from workflows.services.commands import CaseCommand


@dataclass(frozen=True, slots=True)
class SettleItem(CaseCommand):
    """Says what was done about a concern or another item that no act of its own ends; `what` is sealed."""

    act: ClassVar[str] = "settle_item"
    item_id: UUID
    what: str


@dataclass(frozen=True, slots=True)
class TakeConcern(CaseCommand):
    """Somebody says that they have seen a concern and deal with it."""

    act: ClassVar[str] = "take_concern"
    item_id: UUID
