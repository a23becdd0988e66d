"""What is read about establishments' loan files, within the viewer's sight; no person is named in any of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from domain.eligibility import Eligibility
from domain.firm_lending.duties import Duty
from domain.firm_lending.file import FirmDrawdown, FirmFile, FirmPaper
from domain.firm_lending.machine import FirmMove, FirmStage
from domain.lending.schedule import Instalment
from domain.viewer import Viewer


@dataclass(frozen=True, slots=True)
class FirmLine:
    """One file in a list. `duties`: of the viewer's side, all of them for an office."""

    file: FirmFile
    firm: str
    unit_name: str
    still_days: int
    duties: tuple[Duty, ...] = ()


@dataclass(frozen=True, slots=True)
class FirmEntry:
    """A step as it stands in the file's chain. `notes`: words; for the office alone."""

    seq: int
    kind: str
    on: date
    recorded_at: datetime
    actor: str
    data: Mapping[str, Any]
    law_version: str | None
    rules_version: str | None
    findings: tuple[tuple[Any, ...], ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FirmView:
    """One file with all that belongs to it. `moves`: that the stage and the viewer's role allow.

    `placed`: how many people are placed at this firm in the register now, for the office to hold against what the firm
    states (None for others). `other_debt_vnd`: what the firm owes under its other files.
    """

    line: FirmLine
    drawdowns: tuple[FirmDrawdown, ...]
    papers: tuple[FirmPaper, ...]
    plan: tuple[Instalment, ...]
    ends_on: date | None
    moves: tuple[FirmMove, ...]
    answer: Eligibility
    entries: tuple[FirmEntry, ...]
    other_debt_vnd: int
    placed: int | None = None
    next_step: str | None = None


class FirmLoans(Protocol):
    """Supporters and administrators see none."""

    def files(
        self, viewer: Viewer, *, on: date, group: str | None = None, unit: str | None = None
    ) -> tuple[FirmLine, ...]:
        """Those that stand still for longest come first."""
        ...

    def file(self, viewer: Viewer, file_id: UUID, *, on: date) -> FirmView:
        """Raises UnknownRecord, also outside the scope."""
        ...

    def counts(self, viewer: Viewer) -> Mapping[FirmStage, int]: ...
    def firms(self, viewer: Viewer, on: date) -> Sequence[tuple[UUID, str]]:
        """The partner firms of the viewer's communes: (id, name), by name."""
        ...


class FirmRows(Protocol):
    """Files inside a command's transaction, with their chain."""

    def load(self, file_id: UUID) -> FirmFile:
        """Locks it. Raises UnknownRecord."""
        ...

    def of_employer(self, employer_id: UUID) -> Sequence[FirmFile]:
        """Locks the firm, so that two applications of one moment do not pass each other by."""
        ...

    def employer(self, employer_id: UUID) -> tuple[str, str]:
        """(code, unit). Raises UnknownRecord."""
        ...

    def keep(self, file: FirmFile, event: Any) -> None: ...
    def record(self, file: FirmFile, event: Any) -> None: ...
    def drawdowns(self, file_id: UUID) -> Sequence[FirmDrawdown]: ...
    def papers(self, file_id: UUID) -> Sequence[FirmPaper]: ...
    def put(self, *records: FirmDrawdown | FirmPaper) -> None:
        """Adds them, or replaces those with the same id."""
        ...
