"""What the desks of the supporter, the bank, the manager, the employer and the administrator read: no field more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from domain.placement_reads import OwnWork
from domain.read_models import WorkItemRow
from domain.viewer import Viewer
from domain.work_checks import WorkCheck


@dataclass(frozen=True, slots=True)
class HelpedPerson:
    """A person as the support group knows them: nothing of the sentence, of health or of the law.

    `steps`, `visits`, `works`: on the person's own page alone.
    """

    case_id: UUID
    number: str
    name: str | None
    called: str | None
    phone: str | None
    address: str | None
    village: str | None
    unit_name: str
    paused: bool
    last_visit_on: date | None
    next_visit_on: date | None
    group: str
    steps: tuple[Mapping[str, Any], ...] = ()
    visits: tuple[Mapping[str, Any], ...] = ()
    works: tuple[OwnWork, ...] = ()


class SupporterReads(Protocol):
    """People of the viewer's groups. Logged."""

    def people(self, viewer: Viewer, *, at: datetime, on: date) -> tuple[HelpedPerson, ...]: ...
    def person(self, viewer: Viewer, number: str, *, at: datetime, on: date) -> HelpedPerson: ...


@dataclass(frozen=True, slots=True)
class LoanLine:
    """A loan of the bank's own, or (`loan_id` None) a referral that it accepted and has not paid out yet."""

    case_id: UUID
    number: str
    name: str | None
    unit_name: str
    loan_id: UUID | None
    amount_vnd: int
    outstanding_vnd: int = 0
    purpose: str = ""
    use: str = ""
    months: int = 0
    disbursed_on: date | None = None
    status: str = ""
    reported_on: date | None = None


class LoanReads(Protocol):
    """Loans of the people whom the viewer's office may see. Logged."""

    def loans(
        self, viewer: Viewer, *, at: datetime, on: date, number: str | None = None
    ) -> tuple[LoanLine, ...]: ...
    def to_pay_out(
        self, viewer: Viewer, *, at: datetime, on: date, number: str | None = None
    ) -> tuple[LoanLine, ...]: ...


@dataclass(frozen=True, slots=True)
class CommuneLine:
    """One commune: open and paused cases by state, and what waits there."""

    code: str
    name: str
    by_state: Mapping[str, int]
    waiting: int
    overdue: int
    officers: tuple[str, ...] = ()

    @property
    def persons(self) -> int:
        return sum(self.by_state.values())


@dataclass(frozen=True, slots=True)
class District:
    """Progress and workload of the viewer's communes; counts alone, no names."""

    communes: tuple[CommuneLine, ...]
    by_kind: Mapping[str, int]
    overdue: int
    oldest_on: date | None
    for_manager: int
    objections: int
    transfers: int


class ManagerReads(Protocol):
    """`oldest` names people and is logged; the rest are counts."""

    def district(self, viewer: Viewer, on: date) -> District: ...
    def oldest(self, viewer: Viewer, *, at: datetime, on: date, limit: int) -> tuple[WorkItemRow, ...]: ...


@dataclass(frozen=True, slots=True)
class VacancyLine:
    """`left`: openings that nobody has or is on the way to."""

    id: UUID
    code: str
    unit_name: str
    skills: tuple[str, ...]
    wage_vnd: int
    openings: int
    opens_on: date
    closes_on: date | None
    left: int = 0
    shift: str = "day"
    hours_week: int | None = None
    heavy: bool = False
    lodging: bool = False
    transport: bool = False


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody who works at the viewer's firm, came by a referral and agrees to be known there.

    `left_on`: the firm said so last, and the officer has not yet ended the livelihood. `checks` wait for its answer.
    """

    case_id: UUID
    number: str
    name: str | None
    started_on: date
    wage_vnd: int | None
    confirmed_on: date | None
    left_on: date | None
    placement_id: UUID
    checks: tuple[WorkCheck, ...] = ()


class EmployerReads(Protocol):
    """What belongs to the viewer's firm. Reads that name people are logged."""

    def firm(self, viewer: Viewer) -> str | None: ...
    def vacancies(self, viewer: Viewer, on: date) -> tuple[VacancyLine, ...]: ...
    def workers(self, viewer: Viewer, *, at: datetime, on: date) -> tuple[Worker, ...]: ...


@dataclass(frozen=True, slots=True)
class AccountLine:
    """An account that needs somebody: `why` is one of the keys of `Attention`."""

    user: str
    name: str | None
    role: str | None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Attention:
    """Accounts by what is the matter with them, and how many there are in all."""

    accounts: int
    never: tuple[AccountLine, ...] = ()
    no_code: tuple[AccountLine, ...] = ()
    ending: tuple[AccountLine, ...] = ()
    shut: tuple[AccountLine, ...] = ()
    schema: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


class AdminReads(Protocol):
    """Accounts and the store itself; no case."""

    def attention(self, on: date, codes_for: frozenset[str]) -> Attention: ...


class Letters(Protocol):
    """Messages to the viewer's role; whoever of the role reads one first has read it for all."""

    def unread(self, viewer: Viewer) -> int: ...
    def mark(self, viewer: Viewer, ids: Sequence[UUID], at: datetime) -> int: ...
