"""Lists that leave as a spreadsheet: within the viewer's scope and field mask, logged, and not without end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import ClassVar, Protocol

from domain.errors import DomainError
from domain.read_models import CaseFilter, CaseRow, WorkItemRow
from domain.viewer import Viewer

MOST = 20_000


class TooMuchToExport(DomainError):
    """data: rows, most."""

    key: ClassVar[str] = "too_much_to_export"


def require_few(rows: int) -> None:
    """Raises TooMuchToExport."""
    if rows > MOST:
        raise TooMuchToExport(rows=rows, most=MOST)


class ExportReads(Protocol):
    """What the lists show, without their pages. Raises TooMuchToExport."""

    def cases(self, viewer: Viewer, wanted: CaseFilter, *, at: datetime, on: date) -> Sequence[CaseRow]: ...
    def visits(self, viewer: Viewer, *, at: datetime, on: date) -> Sequence[CaseRow]:
        """Cases with a visit ahead or overdue, the longest due first."""
        ...

    def work(self, viewer: Viewer, kind: str | None, *, at: datetime, on: date) -> Sequence[WorkItemRow]: ...
