"""Acts on loan files: by the office up to the bank, from there by the bank or typed in for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar
from uuid import UUID

from domain.lending.plan import UsePlan
from domain.lending.schedule import RepaymentTerms
from workflows.services.commands import CaseCommand

NO_TERMS = RepaymentTerms()
NO_PLAN = UsePlan()


@dataclass(frozen=True, slots=True)
class FileCommand(CaseCommand):
    """An act on one loan file of the case. `note`: words to keep with the step, sealed."""

    file_id: UUID
    note: str | None = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True)
class OpenFile(FileCommand):
    """A new application; what is left out is the wish that the case has already. `file_id` is made by the client."""

    act: ClassVar[str] = "open_file"
    purpose: str | None = None
    amount_vnd: int | None = None
    months: int | None = None
    use: str | None = None
    course_months: int | None = None
    drawdown_months: int | None = None
    repayment_months: int | None = None
    plan: UsePlan = NO_PLAN


@dataclass(frozen=True, slots=True)
class PlanUse(FileCommand):
    """What the money is for, in place of what was said before."""

    act: ClassVar[str] = "plan_use"
    plan: UsePlan


@dataclass(frozen=True, slots=True)
class ListPerson(FileCommand):
    """The commune police put the person on the list (Mẫu số 01); `list_by` signed it."""

    act: ClassVar[str] = "list_person"
    list_no: str
    list_on: date
    list_by: str


@dataclass(frozen=True, slots=True)
class CertifyList(FileCommand):
    """The People's Committee certifies the list, by another hand; `law_abiding` and `no_social_evils` as it states."""

    act: ClassVar[str] = "certify_list"
    certified_no: str
    certified_on: date
    certified_by: str
    law_abiding: bool
    no_social_evils: bool


@dataclass(frozen=True, slots=True)
class HoldGroupMeeting(FileCommand):
    """The savings group agreed to the loan (bình xét)."""

    act: ClassVar[str] = "hold_group_meeting"
    reviewed_on: date
    savings_group: UUID | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class NameParty(FileCommand):
    """Who takes part beside the borrower; the same `role` named again replaces the one before.

    `consent_on`: the representative agreed on this day that the bank receives these details.
    """

    act: ClassVar[str] = "name_party"
    role: str
    name: str
    citizen_id: str | None = None
    relation: str | None = None
    consent_on: date | None = None


@dataclass(frozen=True, slots=True)
class NotePaper(FileCommand):
    """`state`: missing | asked | given."""

    act: ClassVar[str] = "note_paper"
    code: str
    state: str


@dataclass(frozen=True, slots=True)
class SendFile(FileCommand):
    """To the bank's `office`, with the referral that discloses it. `referral_id` is made by the client."""

    act: ClassVar[str] = "send_file"
    referral_id: UUID
    office: str
    body_name: str


@dataclass(frozen=True, slots=True)
class ResendFile(FileCommand):
    """The papers that the bank asked for are given."""

    act: ClassVar[str] = "resend_file"


@dataclass(frozen=True, slots=True)
class AcceptFile(FileCommand):
    """The bank has the file; whether it lends is not said yet."""

    act: ClassVar[str] = "accept_file"
    received_on: date


@dataclass(frozen=True, slots=True)
class WaitForCapital(FileCommand):
    act: ClassVar[str] = "wait_for_capital"


@dataclass(frozen=True, slots=True)
class Appraise(FileCommand):
    act: ClassVar[str] = "appraise"
    appraised_on: date


@dataclass(frozen=True, slots=True)
class Approve(FileCommand):
    """`amount_vnd` up to what was asked. `drawdowns`: what is planned to be paid when, if it is not paid at once."""

    act: ClassVar[str] = "approve_loan"
    decision_no: str
    decided_on: date
    amount_vnd: int
    months: int | None = None
    terms: RepaymentTerms = NO_TERMS
    drawdowns: tuple[tuple[int, date], ...] = ()


@dataclass(frozen=True, slots=True)
class Refuse(FileCommand):
    """`refusal`: a code of `domain.referrals.REFUSALS`; "other" needs words in `note`."""

    act: ClassVar[str] = "refuse_loan"
    refusal: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class ReturnPapers(FileCommand):
    """The bank asks for `papers` (codes of `papers_needed.PAPERS`) before it goes on."""

    act: ClassVar[str] = "return_papers"
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DrawDown(FileCommand):
    """Money paid out; `drawdown_id` is made by the client. The first one is the disbursement of the case."""

    act: ClassVar[str] = "draw_down"
    drawdown_id: UUID
    amount_vnd: int
    paid_on: date
    terms: RepaymentTerms = NO_TERMS


@dataclass(frozen=True, slots=True)
class CompleteDrawdown(FileCommand):
    """No more will be drawn, though more was approved."""

    act: ClassVar[str] = "complete_drawdown"


@dataclass(frozen=True, slots=True)
class EnterTerms(FileCommand):
    """The terms of repayment that the bank fixed; no source gives them."""

    act: ClassVar[str] = "enter_terms"
    terms: RepaymentTerms


@dataclass(frozen=True, slots=True)
class CheckUse(FileCommand):
    act: ClassVar[str] = "check_use"
    use_checked_on: date


@dataclass(frozen=True, slots=True)
class ReportFile(FileCommand):
    """The bank's word: `status` running | overdue | repaid, and the outstanding balance."""

    act: ClassVar[str] = "report_file"
    status: str
    outstanding_vnd: int


@dataclass(frozen=True, slots=True)
class ExtendFile(FileCommand):
    act: ClassVar[str] = "extend_file"
    extended_to: date


@dataclass(frozen=True, slots=True)
class FlagRisk(FileCommand):
    act: ClassVar[str] = "flag_risk"


@dataclass(frozen=True, slots=True)
class SettleRisk(FileCommand):
    act: ClassVar[str] = "settle_risk"


@dataclass(frozen=True, slots=True)
class WriteOff(FileCommand):
    act: ClassVar[str] = "write_off_loan"
    decision_no: str


@dataclass(frozen=True, slots=True)
class WithdrawFile(FileCommand):
    """The person takes the application back, at any time before money is paid."""

    act: ClassVar[str] = "withdraw_file"


@dataclass(frozen=True, slots=True)
class ReopenFile(FileCommand):
    """A new attempt after a refusal: the list is drawn up and certified again."""

    act: ClassVar[str] = "reopen_file"
