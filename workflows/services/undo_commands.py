"""Taking back the last act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from workflows.services.commands import CaseCommand


@dataclass(frozen=True, slots=True)
class UndoLast(CaseCommand):
    """`seq` names the event that the page showed, so that nothing else is undone by accident."""

    act: ClassVar[str] = "undo_last"
    seq: int
