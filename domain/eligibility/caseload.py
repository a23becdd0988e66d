"""A whole caseload at once: whose rows they are, and the columns that the rules read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, Protocol
from uuid import UUID

from domain.rules.values import Columns
from domain.viewer import Viewer


class CaseKey(NamedTuple):
    """Whose row it is."""

    id: UUID
    number: str
    unit_code: str


class CaseloadReads(Protocol):
    """The port to the database."""

    def columns(self, viewer: Viewer, on: date) -> tuple[Sequence[CaseKey], Columns]:
        """The open and paused cases in the viewer's scope, a row each, in both."""
        ...
