"""What the printed forms of a loan show, as plain values: the form's page makes them, `reports` draws them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True)
class Head:
    """Who issues the paper (`above`: the body over it), its number and symbol, place and day.

    What is empty or None stays a dotted line for the pen. A person's own paper has no `issuer`.
    """

    issuer: str = ""
    above: str = ""
    number: str = ""
    place: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class ListLine:
    """One person of the list; `purpose` is a code of `domain.loans.PURPOSES`; `born_on` a year if no day is known."""

    name: str
    born_on: date | int | None
    citizen_id: str | None
    address: str
    certificate_no: str | None
    completed_on: date | None
    purpose: str | None
    amount_vnd: int | None
    months: int | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ListView:
    """Mẫu số 01: drawn up by the commune's police, certified by its People's Committee (Decision 22/2023, art. 3(2)a).

    `unit` is the commune with its kind ("xã Xuân Hòa"); `list_*` and `certified_*` as in a loan file.
    `certified_unit`, `certified_place`: of the commune that certifies, where it is not that of the list any more.
    """

    head: Head
    unit: str
    province: str
    lines: tuple[ListLine, ...]
    list_by: str = ""
    list_post: str = ""
    certified_no: str = ""
    certified_on: date | None = None
    certified_by: str = ""
    certified_post: str = ""
    recipients: tuple[str, ...] = ()
    demo: bool = False
    certified_unit: str = ""
    certified_place: str = ""


@dataclass(frozen=True, slots=True)
class CostLine:
    """A line of a plan: what the money is for, or where it comes from."""

    what: str
    amount_vnd: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class WorkerLine:
    """A worker under article 3(2)a with a labour contract."""

    name: str
    born_on: date | None
    address: str
    job: str
    contract_no: str
    contract_on: date | None


@dataclass(frozen=True, slots=True)
class PlanView:
    """Mẫu số 02: an establishment's plan, certified by the People's Committee of the place (art. 3(2)b).

    `released`: how many workers are under art. 3(2)a, where `people` names none of them and leaves room for the pen.
    """

    head: Head
    name: str
    kind: str
    registration_no: str
    registered_on: date | None
    registered_by: str
    address: str
    phone: str
    representative: str
    representative_post: str
    activity: str
    use: str
    project_place: str
    workers: int
    own_vnd: int | None
    amount_vnd: int
    months: int
    costs: tuple[CostLine, ...]
    returns: tuple[CostLine, ...]
    repayment: str
    people: tuple[WorkerLine, ...]
    unit: str = ""
    office: str = ""
    certified_no: str = ""
    certified_on: date | None = None
    certified_by: str = ""
    certified_post: str = ""
    recipients: tuple[str, ...] = ()
    demo: bool = False
    released: int | None = None


@dataclass(frozen=True, slots=True)
class RequestView:
    """A person's request for a loan with the plan for its use; `representative` borrows for the household (art. 4(1)).

    Without a representative the person borrows directly (art. 4(1)a). `own_vnd` None and no lines of `costs` or
    `returns`: nobody has written the plan yet, and the paper leaves room for the pen.
    """

    head: Head
    number: str
    name: str
    born_on: date | int | None
    citizen_id: str | None
    address: str
    phone: str
    certificate_no: str | None
    completed_on: date | None
    purpose: str
    use: str
    amount_vnd: int
    months: int
    own_vnd: int | None
    costs: tuple[CostLine, ...]
    returns: tuple[CostLine, ...]
    repayment: str
    representative: str = ""
    representative_citizen_id: str | None = None
    relation: str = ""
    school: str = ""
    course_months: int | None = None
    drawdown_months: int | None = None
    repayment_months: int | None = None
    savings_group: str = ""
    organisation: str = ""
    office: str = ""
    recipients: tuple[str, ...] = ()
    demo: bool = False


@dataclass(frozen=True, slots=True)
class MonthlyView:
    """The monthly report: `figures` as `workflows.services.monthly` draws them up, `units`: code -> name.

    `version` None: a draft that nobody signed off. `content_hash`: SHA-256 of the figures' canonical text.
    """

    head: Head
    figures: Mapping[str, Any]
    content_hash: str
    units: Mapping[str, str] = field(default_factory=dict)
    version: int | None = None
    signed_by: str = ""
    signed_on: date | None = None
    recipients: tuple[str, ...] = ()
    demo: bool = False


DocumentView: TypeAlias = ListView | PlanView | RequestView | MonthlyView
