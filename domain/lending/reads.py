"""What is read about loan files: boards, lists, one file; within the viewer's sight, a bank what was sent to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from domain.findings import Finding
from domain.lending.file import Drawdown, FilePaper, LoanFile, Party
from domain.lending.machine import FileMove, FileStage
from domain.lending.schedule import Instalment
from domain.viewer import Viewer


@dataclass(frozen=True, slots=True)
class FileFilter:
    """Filters join by "and". `group`: one of `machine.GROUPS`; `stages`: any of these.

    `still_days`: no step for so many days or longer. `of_cases`: numbers of cases.
    `query`: the beginning of a number, or what the search finds people by. `waiting_first`: what waits for somebody,
    then what is paid back as it should be, then what has ended.
    """

    group: str | None = None
    stage: FileStage | None = None
    stages: tuple[FileStage, ...] = ()
    unit: str | None = None
    office: str | None = None
    still_days: int | None = None
    query: str | None = None
    of_cases: tuple[str, ...] | None = None
    waiting_first: bool = False
    limit: int = 50
    offset: int = 0


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file in a list. `still_days`: since its last step. `version`: of the case, for `expected_version`."""

    file: LoanFile
    case_number: str
    name: str | None
    unit_code: str
    unit_name: str
    still_days: int
    version: int


@dataclass(frozen=True, slots=True)
class FileList:
    """`more`: other people answer the query too."""

    lines: tuple[FileLine, ...]
    total: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A step of the file as it stands in the case's history. `notes`: words; for the office alone."""

    kind: str
    on: date
    recorded_at: datetime
    actor: str
    data: Mapping[str, Any]
    notes: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[tuple[Any, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class FileView:
    """One file with all that belongs to it.

    `moves` are the steps that the stage and the viewer's role allow. `outcome` (`domain.eligibility.CODES`) and
    `eligible_until` (last day, None without an end) are the rules' answer today; `findings` are for the office alone.
    `entries` oldest first. `next_step`: wording key of what follows a refusal.
    """

    line: FileLine
    drawdowns: tuple[Drawdown, ...]
    parties: tuple[Party, ...]
    papers: tuple[FilePaper, ...]
    plan: tuple[Instalment, ...]
    ends_on: date | None
    moves: tuple[FileMove, ...]
    outcome: str
    eligible_until: date | None
    cap_vnd: int | None
    borrower: str | None
    security_required: bool | None
    findings: tuple[Finding, ...] = ()
    entries: tuple[FileEntry, ...] = ()
    next_step: str | None = None


class LoanFiles(Protocol):
    """Supporters, firms and administrators see none. Reads that name people are logged."""

    def files(self, viewer: Viewer, wanted: FileFilter, *, at: datetime, on: date) -> FileList: ...
    def file(self, viewer: Viewer, file_id: UUID, *, at: datetime, on: date) -> FileView:
        """Raises UnknownRecord, also outside the scope."""
        ...

    def of_case(self, viewer: Viewer, case_id: UUID, *, on: date) -> tuple[FileLine, ...]:
        """For the case's own page, which logs the read. Newest first."""
        ...

    def counts(self, viewer: Viewer, unit: str | None = None) -> Mapping[FileStage, int]: ...
    def by_unit(self, viewer: Viewer) -> Mapping[str, Mapping[FileStage, int]]: ...
