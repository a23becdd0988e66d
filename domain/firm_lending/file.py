"""An establishment's loan file (hồ sơ vay của cơ sở) with its plan after Mẫu số 02, its drawdowns and its papers."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any
from uuid import UUID

from domain.firm_lending.machine import FirmMove, FirmStage, open_moves
from domain.lending.file import Lines

TYPES = ("small_medium", "cooperative", "cooperative_group", "household", "other")
# The bank's own list is unpublished; it may ask for more.
PAPERS = (
    "plan_form_02", "registration", "labour_contracts", "loan_request", "authority", "finance_report", "security",
    "other",
)  # fmt: skip
_ALWAYS = ("plan_form_02", "registration", "labour_contracts", "loan_request")


@dataclass(frozen=True, slots=True)
class FirmPlan:
    """What the plan says in words; kept as one sealed text. `costs`, `returns`: (what, đồng), returns of one year."""

    activity: str = ""
    use: str = ""
    project_place: str = ""
    representative: str = ""
    representative_post: str = ""
    address: str = ""
    phone: str = ""
    registration_no: str = ""
    registered_on: date | None = None
    registered_by: str = ""
    own_vnd: int | None = None
    repayment: str = ""
    costs: Lines = ()
    returns: Lines = ()

    def text(self) -> str:
        said = asdict(self) | {"registered_on": self.registered_on and self.registered_on.isoformat()}
        return json.dumps(said, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def of(cls, text: str) -> FirmPlan:
        said: dict[str, Any] = json.loads(text)
        day = said["registered_on"]
        lines = {name: tuple((what, vnd) for what, vnd in said[name]) for name in ("costs", "returns")}
        return cls(**(said | {"registered_on": date.fromisoformat(day) if day else None} | lines))


@dataclass(frozen=True, slots=True)
class FirmFile:
    """One application of a firm and the loan that came of it. Whole đồng; None is what nobody has said yet.

    `plan` and `certified_by` (who signed) are sealed. `facts_on`: the day of which the facts of the establishment are
    stated. `released_workers`: with labour contracts, under art. 3(2)a: a number, no names. `share_*`: of the last
    check after the money. The terms of repayment (`rate_bp` to `day_basis`) are the bank's.
    """

    id: UUID
    employer_id: UUID
    unit_code: str
    number: str
    stage: FirmStage
    opened_on: date
    stepped_on: date
    amount_vnd: int
    months: int
    establishment_type: str | None = None
    lawful: bool | None = None
    workers: int | None = None
    released_workers: int | None = None
    facts_on: date | None = None
    same_purpose_debt: bool | None = None
    certified_no: str | None = None
    certified_on: date | None = None
    office: str | None = None
    sent_on: date | None = None
    received_on: date | None = None
    appraised_on: date | None = None
    decided_on: date | None = None
    decision_no: str | None = None
    approved_vnd: int | None = None
    refusal: str | None = None
    rate_bp: int | None = None
    principal_every_months: int | None = None
    grace_months: int | None = None
    interest_every_months: int | None = None
    day_basis: int | None = None
    drawn_vnd: int = 0
    outstanding_vnd: int = 0
    disbursed_on: date | None = None
    completed_on: date | None = None
    use_checked_on: date | None = None
    share_checked_on: date | None = None
    share_workers: int | None = None
    share_released: int | None = None
    share_met: bool | None = None
    extended_to: date | None = None
    ended_on: date | None = None
    rules_version: str | None = None
    law_version: str | None = None
    not_met: int = 0
    unknown: int = 0
    version: int = 0
    certified_by: str | None = None
    plan: FirmPlan = field(default_factory=FirmPlan)

    @property
    def asked_vnd(self) -> int:
        """What is to be lent: what the bank approved, until then what the firm asks for."""
        return self.amount_vnd if self.approved_vnd is None else self.approved_vnd

    @property
    def left_vnd(self) -> int:
        """What was approved and is not drawn yet."""
        return (self.approved_vnd or 0) - self.drawn_vnd

    @property
    def drawn_out(self) -> bool:
        return self.completed_on is not None or self.left_vnd <= 0

    @property
    def moves(self) -> tuple[FirmMove, ...]:
        return open_moves(self.stage)


SEALED = ("certified_by", "plan")
# In clear, in the order of the fields; `version` is counted by the chain.
CLEAR = tuple(each.name for each in fields(FirmFile) if each.name not in SEALED)


@dataclass(frozen=True, slots=True)
class FirmDrawdown:
    """One payment. `status`: planned | paid | cancelled."""

    id: UUID
    firm_loan_id: UUID
    place: int
    amount_vnd: int
    planned_on: date
    paid_on: date | None
    status: str


@dataclass(frozen=True, slots=True)
class FirmPaper:
    """A paper that the file needs. `state`: missing | asked (by the bank) | given."""

    id: UUID
    firm_loan_id: UUID
    code: str
    state: str
    on: date


def papers_needed(security: bool) -> tuple[str, ...]:
    return (*_ALWAYS, "security") if security else _ALWAYS
