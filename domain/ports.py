"""What the application asks of the outside: a unit of work that keeps, and a desk that reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Any, Protocol, TypeVar
from uuid import UUID

from domain.accounts import AccountReads
from domain.administration import AccountRows
from domain.case import Case
from domain.disclosures import Referrals
from domain.drafts import Drafts
from domain.exporting import ExportReads
from domain.history import Event
from domain.jobs import Jobs
from domain.likeness import Likenesses, LikenessReads
from domain.needs import Questionnaire
from domain.objections import Objections
from domain.papers import Paper, Papers
from domain.parameters import Law, LawOn
from domain.people import Person
from domain.read_models import CaseFilter, CaseList, CasePage, HistoryEntry, Summary, WorkItemRow
from domain.role_desks import (
    AdminReads,
    EmployerReads,
    Letters,
    LoanReads,
    ManagerReads,
    SupporterReads,
)
from domain.sheet import Sheets
from domain.tasks import Message, WorkItem
from domain.today import TodayReads
from domain.undoing import Past, Undoing
from domain.unit_changes import UnitMoves, UnitReads
from domain.units import Boundaries, Units
from domain.viewer import Viewer
from domain.who_read import Reads

T = TypeVar("T")


class Work(Protocol):
    """One act's view of the store: everything recorded and kept is committed together, or not at all."""

    by: Viewer
    at: datetime
    on: date
    units: Units
    unit_moves: UnitMoves
    accounts: AccountRows
    likenesses: Likenesses
    command_id: UUID

    @property
    def law(self) -> LawOn: ...
    @property
    def full_law(self) -> Law: ...
    @property
    def questionnaire(self) -> Questionnaire: ...

    def case(self, case_id: UUID, expected_version: int | None = None) -> Case: ...
    def new_case(self, event: Event) -> Case: ...
    def record(self, case: Case, *events: Event) -> Case: ...
    def write(self) -> None: ...
    def open_case_number(self, person_id: UUID) -> str | None: ...
    def next_number(self, prefix: str) -> str: ...
    def new_person(self, person: Person) -> None: ...
    def person_exists(self, person_id: UUID) -> bool: ...
    def person_with_citizen_id(self, number: str) -> UUID | None: ...
    def keep(self, *records: Any) -> None: ...
    def change(self, record: Any) -> None: ...
    def keep_paper(self, paper: Paper, content: bytes) -> Paper: ...
    def paper_content(self, paper: Paper) -> bytes: ...
    def chain(self, case_id: UUID) -> Sequence[Past]: ...
    def find(self, kind: type[T], record_id: UUID) -> T: ...
    def find_all(self, kind: type[T], by: str, value: UUID) -> list[T]: ...
    def set_need(self, case_id: UUID, domain: str, level: str, questionnaire: str) -> None: ...
    def group(self, group_id: UUID) -> tuple[str, bool]: ...
    def employer_exists(self, employer_id: UUID) -> bool: ...
    def ask(self, item: WorkItem) -> None: ...
    def settle(self, case_id: UUID, *kinds: str) -> None: ...
    def settle_one(self, key: str) -> None: ...
    def lapse_reviews(self, case_id: UUID) -> None: ...
    def tell(self, message: Message) -> None: ...
    def commit(self, result: Mapping[str, Any], fingerprint: bytes) -> None: ...


class Fingerprints(Protocol):
    """Keyed digests of commands, so that a replay is told from a reused id without keeping its content."""

    def fingerprint(self, text: str) -> bytes: ...


class Store(Protocol):
    """Where acts are committed. `first_result` answers a replayed command."""

    @property
    def keyring(self) -> Fingerprints: ...
    @property
    def units(self) -> Units: ...

    def command(
        self, command_id: UUID, *, by: Viewer, at: datetime, on: date, act: str
    ) -> AbstractContextManager[Work]: ...
    def first_result(self, command_id: UUID, fingerprint: bytes) -> Mapping[str, Any] | None: ...


class Desk(Protocol):
    """Reads, limited to the viewer's scope and masked by role; reads of personal records are logged."""

    jobs: Jobs
    drafts: Drafts
    due: TodayReads
    supporter: SupporterReads
    lending: LoanReads
    manager: ManagerReads
    employer: EmployerReads
    staff: AdminReads
    accounts: AccountReads
    letters: Letters
    units: UnitReads
    referrals: Referrals
    papers: Papers
    objections: Objections
    undoing: Undoing
    sheets: Sheets
    seen_by: Reads
    likeness: LikenessReads
    exports: ExportReads

    def summary(self, on: date, boundaries: Boundaries | None = None) -> Summary: ...
    def cases(self, viewer: Viewer, wanted: CaseFilter, *, at: datetime, on: date) -> CaseList: ...
    def case_id(self, viewer: Viewer, ref: str) -> UUID: ...
    def case(self, viewer: Viewer, case_id: UUID) -> Case: ...
    def case_page(self, viewer: Viewer, case_id: UUID, *, at: datetime, on: date) -> CasePage: ...
    def history(
        self, viewer: Viewer, case_id: UUID, *, at: datetime, as_known_on: date | None = None
    ) -> tuple[HistoryEntry, ...]: ...
    def work_items(
        self,
        viewer: Viewer,
        *,
        at: datetime,
        on: date,
        kind: str | None = None,
        each: int | None = None,
        limit: int = 100,
    ) -> tuple[WorkItemRow, ...]: ...
    def work_counts(self, viewer: Viewer, *, on: date) -> Mapping[str, int]: ...
    def inbox(self, viewer: Viewer, limit: int = 100) -> Sequence[Mapping[str, Any]]: ...
    def messages(self, status: str | None = None) -> Sequence[Mapping[str, Any]]: ...
    def viewer(self, user: str, on: date) -> Viewer: ...
    def users(self, on: date) -> Sequence[Mapping[str, Any]]: ...
    def groups(self, viewer: Viewer, on: date) -> Sequence[Mapping[str, Any]]: ...
    def employers(self, on: date) -> Sequence[Mapping[str, Any]]: ...
    def facts(self) -> Mapping[str, str]: ...
