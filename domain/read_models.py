"""What pages, commands and reports read: frozen, already limited to what the viewer may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from domain.case import Case
from domain.findings import Finding


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of a list. `name` is decrypted for the shown rows alone."""

    id: str
    number: str
    name: str | None
    birth_year: int
    sex: str
    ethnicity: str
    stage: str
    stage_since: date
    unit_code: str
    unit_name: str
    opened_on: date
    next_review_on: date | None
    next_visit_on: date | None
    work_items: int


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Filters join by "and"; `query`: a number, a name with or without tones or a part of one, a year, a commune."""

    stage: str | None = None
    unit: str | None = None
    query: str | None = None
    due_by: date | None = None
    # Open cases without a group, a plan or a visit for long (domain.outcomes.loads.LACKS).
    lacks: str | None = None
    limit: int = 50
    offset: int = 0


@dataclass(frozen=True, slots=True)
class CaseList:
    """`more`: a query that more cases answer than are counted here; `short`: so that `total` itself is too low."""

    rows: tuple[CaseRow, ...]
    total: int
    by_stage: Mapping[str, int]
    more: bool = False
    short: bool = False


@dataclass(frozen=True, slots=True)
class MoveView:
    """A move that the present state knows, with every finding of its guards; `open` when all are met."""

    move: str
    target: str | None
    open: bool
    findings: tuple[Finding, ...]
    # The facts that the officer states with the move itself (reason, outcome): asked on the form.
    wants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    seq: int
    kind: str
    effective_on: date
    recorded_at: datetime
    actor: str
    data: Mapping[str, Any]
    sets: Mapping[str, Any]
    findings: tuple[Any, ...]
    sealed: Mapping[str, str]
    hash: str


@dataclass(frozen=True, slots=True)
class PlanStep:
    id: str
    domain: str
    what: str
    responsible: str
    due_on: date
    done_on: date | None


@dataclass(frozen=True, slots=True)
class PersonView:
    """Personal fields, masked by role: a hidden or erased field is None."""

    id: str
    name: str | None
    called: str | None
    birth_year: int
    sex: str
    ethnicity: str | None
    citizen_id: str | None
    phone: str | None
    address: str | None
    village: str | None
    offence: str | None
    sentence_months: int | None
    certificate_no: str | None


@dataclass(frozen=True, slots=True)
class WorkItemRow:
    """Something that waits for a person: why (wording key with args), until when, and for whom.

    `name` and `unit_name` stand on lists over many cases alone.
    """

    id: str
    case_id: str
    number: str
    kind: str
    reason: str
    args: Mapping[str, Any]
    due_on: date
    level: str
    status: str
    name: str | None = None
    unit_name: str = ""
    opened_on: date | None = None
    taken_by: str | None = None
    taken_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CasePage:
    case: Case
    person: PersonView
    unit_name: str
    group_name: str | None
    needs: Mapping[str, str | None]
    plan: tuple[PlanStep, ...]
    visits: tuple[Mapping[str, Any], ...]
    reviews: tuple[Mapping[str, Any], ...]
    loans: tuple[Mapping[str, Any], ...]
    placements: tuple[Mapping[str, Any], ...]
    work_checks: tuple[Mapping[str, Any], ...]
    proposals: tuple[Mapping[str, Any], ...]
    introductions: tuple[Mapping[str, Any], ...]
    eligibility: Any
    work_items: tuple[WorkItemRow, ...]
    moves: tuple[MoveView, ...]
    history: tuple[HistoryEntry, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The district at a glance; the keys of `as_json` are a stable interface."""

    on: date
    persons: int
    communes: int
    villages: int
    groups: int
    by_state: Mapping[str, int]
    loans_count: int
    loans_vnd: int
    placements: int
    overdue_reviews: int
    overdue_visits: int
    demo: bool
    boundaries: str = "new"
    by_unit: tuple[tuple[str, str, int], ...] = ()
    bodies: Mapping[str, int] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return {
            "on": self.on.isoformat(),
            "persons": self.persons,
            "communes": self.communes,
            "villages": self.villages,
            "groups": self.groups,
            "by_state": dict(self.by_state),
            "loans": {"count": self.loans_count, "total_vnd": self.loans_vnd},
            "placements": self.placements,
            "overdue_reviews": self.overdue_reviews,
            "overdue_visits": self.overdue_visits,
            "demo": self.demo,
            "boundaries": self.boundaries,
            "by_unit": [{"code": code, "name": name, "persons": count} for code, name, count in self.by_unit],
            "bodies": dict(self.bodies),
        }
