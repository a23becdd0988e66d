"""A loan file (hồ sơ vay) and what belongs to it: drawdowns, parties, papers."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import date
from uuid import UUID

from domain.lending.machine import Circumstances, FileMove, FileStage, open_moves

PARTY_ROLES = ("representative", "organisation", "savings_group", "capital_source")
# The organisations that Decision 22 entrusts (art. 4(1)), in the usual list of the bank for social policies.
ORGANISATIONS = ("women", "farmers", "veterans", "youth")
PAPER_STATES = ("missing", "asked", "given")
Lines = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class LoanFile:
    """One application and the loan that came of it. Money is whole đồng; None is what nobody has said yet.

    `list_by` and `certified_by` (who signed) and `costs` (the lines of the plan) are sealed; `income_vnd` is expected
    of one month. The terms of repayment (`rate_bp` to `day_basis`) are the
    bank's: no source gives them, so that they stay None until the bank enters them. `stepped_on`: day of the last
    step. `rules_version`, `law_version`, `not_met`, `unknown`: of the last check of the rules.
    """

    id: UUID
    case_id: UUID
    number: str
    stage: FileStage
    opened_on: date
    stepped_on: date
    purpose: str
    amount_vnd: int
    months: int
    use: str | None = None
    course_months: int | None = None
    drawdown_months: int | None = None
    repayment_months: int | None = None
    taken_over: bool = False
    list_no: str | None = None
    list_on: date | None = None
    list_by: str | None = None
    certified_no: str | None = None
    certified_on: date | None = None
    certified_by: str | None = None
    savings_group: UUID | None = None
    organisation: str | None = None
    reviewed_on: date | None = None
    referral_id: UUID | None = None
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
    loan_id: UUID | None = None
    drawn_vnd: int = 0
    outstanding_vnd: int = 0
    disbursed_on: date | None = None
    completed_on: date | None = None
    use_checked_on: date | None = None
    extended_to: date | None = None
    ended_on: date | None = None
    rules_version: str | None = None
    law_version: str | None = None
    not_met: int = 0
    unknown: int = 0
    version: int = 0
    own_vnd: int | None = None
    income_vnd: int | None = None
    costs: str | None = None

    @property
    def cost_lines(self) -> Lines:
        """(what, đồng), as the plan for the use of the money names them."""
        return tuple((what, vnd) for what, vnd in json.loads(self.costs or "[]"))

    @property
    def asked_vnd(self) -> int:
        """What is to be lent: what the bank approved, until then what the person asks for."""
        return self.amount_vnd if self.approved_vnd is None else self.approved_vnd

    @property
    def drawn_out(self) -> bool:
        return self.completed_on is not None or self.left_vnd <= 0

    @property
    def left_vnd(self) -> int:
        """What was approved and is not drawn yet."""
        return (self.approved_vnd or 0) - self.drawn_vnd

    def moves(self, direct: bool) -> tuple[FileMove, ...]:
        return open_moves(self.stage, Circumstances(direct=direct, drawn_out=True))


SEALED = ("list_by", "certified_by", "costs")
# In clear, in the order of the fields.
CLEAR = tuple(each.name for each in fields(LoanFile) if each.name not in SEALED)


@dataclass(frozen=True, slots=True)
class Drawdown:
    """One payment of a loan. `status`: planned | paid | cancelled."""

    id: UUID
    case_id: UUID
    file_id: UUID
    place: int
    amount_vnd: int
    planned_on: date
    paid_on: date | None
    status: str


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody beside the borrower; `name` and `citizen_id` (the representative's) are sealed.

    `role`: representative | organisation | savings_group | capital_source; `relation`: to the borrower.
    `consent_on`: when the representative agreed that the bank receives these details.
    """

    id: UUID
    case_id: UUID
    file_id: UUID
    role: str
    name: str | None
    citizen_id: str | None = None
    relation: str | None = None
    consent_on: date | None = None


@dataclass(frozen=True, slots=True)
class FilePaper:
    """A paper that the file needs. `state`: missing | asked (by the bank) | given."""

    id: UUID
    case_id: UUID
    file_id: UUID
    code: str
    state: str
    on: date


def direct(borrower: str | None) -> bool:
    """Whether the person borrows alone (art. 4(1)a); while that is not known, the household's way holds."""
    return borrower == "direct"
