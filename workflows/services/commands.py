"""Every act that a person or a flow can do, as a value: what the pages, the command line and the seed send."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Command:
    """`act` is the name that rights and the command log use."""

    act: ClassVar[str] = ""


@dataclass(frozen=True, slots=True)
class CaseCommand(Command):
    """An act on one case. `expected_version`: refuse with StaleCase when the case has moved on since it was read."""

    case_id: UUID
    expected_version: int | None = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """What is sealed (name, numbers, address, offence) and what stays in clear (birth year, sex, ethnicity)."""

    name: str
    birth_year: int
    sex: str
    ethnicity: str
    citizen_id: str | None = None
    phone: str | None = None
    address: str | None = None
    offence: str | None = None
    sentence_months: int | None = None
    called: str | None = None


@dataclass(frozen=True, slots=True)
class OpenCase(Command):
    """Reception of a person: makes the person (or takes `person_id` for a new sentence) and the case.

    `unit_code` is the commune valid on the legal day; `old_unit_code` the one of the boundaries before 2025-07-01.
    """

    act: ClassVar[str] = "open_case"
    case_id: UUID
    person_id: UUID
    details: PersonDetails | None
    unit_code: str
    certificate: str | None
    certificate_no: str | None
    completed_on: date | None
    notice_given: bool | None
    sentence_class: str | None = None
    old_unit_code: str | None = None
    village: str | None = None
    under_18: bool | None = None
    negligent: bool | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class AssessNeeds(CaseCommand):
    """`levels`: need-domain code -> none | some | pressing. Domains left out stay as they were."""

    act: ClassVar[str] = "assess_needs"
    levels: Mapping[str, str]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """One step of a support plan, for one need domain; `what` is free text and sealed."""

    domain: str
    what: str
    responsible: str
    due_on: date


@dataclass(frozen=True, slots=True)
class MakePlan(CaseCommand):
    """A whole new version of the support plan."""

    act: ClassVar[str] = "make_plan"
    actions: tuple[PlannedAction, ...]


@dataclass(frozen=True, slots=True)
class FinishAction(CaseCommand):
    """Marks a plan step as done; `resolved` says that the need it served is no longer pressing."""

    act: ClassVar[str] = "finish_action"
    action_id: UUID
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class AssignGroup(CaseCommand):
    act: ClassVar[str] = "assign_group"
    group_id: UUID


@dataclass(frozen=True, slots=True)
class Advance(CaseCommand):
    """A move of the lifecycle. `reason` for set_back, pause, reopen; `outcome` for close; `note` is sealed."""

    act: ClassVar[str] = "advance"
    move: str
    reason: str | None = None
    outcome: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class LogVisit(CaseCommand):
    """`visit_id` is made by the client: the same visit sent twice is one visit.

    `domains`: need-domain code -> better | same | worse; `needs`: domains in which help is wanted.
    `visited_by`: the member of the group who was there, where somebody else writes it down.
    """

    act: ClassVar[str] = "log_visit"
    visit_id: UUID
    held_on: date
    met: bool
    mode: str = "home"
    not_met_reason: str | None = None
    domains: Mapping[str, str] = field(default_factory=dict)
    concern: str | None = None
    note: str | None = None
    next_on: date | None = None
    visited_by: UUID | None = None
    needs: tuple[str, ...] = ()
    # The group at whose time it was held, where the case has gone to another since.
    group_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class HoldReview(CaseCommand):
    """A periodic review. `clean`: no breach, no worsening. `levels` updates needs that changed.

    `result` of domain.reviews.RESULTS, `next_step` of NEXT_STEPS, `income` of INCOMES, `household` of HOUSEHOLDS.
    """

    act: ClassVar[str] = "hold_review"
    clean: bool
    levels: Mapping[str, str] = field(default_factory=dict)
    note: str | None = None
    result: str | None = None
    next_step: str | None = None
    income: str | None = None
    household: str | None = None


@dataclass(frozen=True, slots=True)
class RecordFacts(CaseCommand):
    """States facts of domain.case.STATED_FIELDS; `document` is the paper behind them (number, date, signatory)."""

    act: ClassVar[str] = "record_facts"
    facts: Mapping[str, Any]
    document: str | None = None


@dataclass(frozen=True, slots=True)
class GiveConsent(CaseCommand):
    """Consent to disclose to `body` (bank | employer | referral); `given` False withdraws or refuses."""

    act: ClassVar[str] = "give_consent"
    body: str
    given: bool


@dataclass(frozen=True, slots=True)
class StartLivelihood(CaseCommand):
    """A placement or another livelihood with its evidence; makes the move start_work where it is open."""

    act: ClassVar[str] = "start_livelihood"
    livelihood: str
    started_on: date
    evidence: str | None = None
    employer_id: UUID | None = None
    wage_vnd: int | None = None
    contract: str | None = None


@dataclass(frozen=True, slots=True)
class EndLivelihood(CaseCommand):
    """The livelihood is lost; makes the move set_back where it is open."""

    act: ClassVar[str] = "end_livelihood"
    ended_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class RecordDisbursement(CaseCommand):
    """A disbursed loan; makes the move receive_loan where it is open, otherwise tells the officer."""

    act: ClassVar[str] = "record_disbursement"
    loan_id: UUID
    amount_vnd: int
    purpose: str
    use: str
    months: int
    disbursed_on: date


@dataclass(frozen=True, slots=True)
class ReportLoan(CaseCommand):
    """The bank's word on a loan: status running | overdue | repaid, and the outstanding balance in đồng."""

    act: ClassVar[str] = "report_loan"
    loan_id: UUID
    status: str
    outstanding_vnd: int


@dataclass(frozen=True, slots=True)
class OfferTransfer(CaseCommand):
    act: ClassVar[str] = "offer_transfer"
    to_unit: str


@dataclass(frozen=True, slots=True)
class AnswerTransfer(CaseCommand):
    """Accepting moves the case, its residence and its scope; refusing needs a reason."""

    act: ClassVar[str] = "answer_transfer"
    accept: bool
    reason: str | None = None
    village: str | None = None


@dataclass(frozen=True, slots=True)
class RecordConviction(CaseCommand):
    """A new effective conviction, by the number of its notice (sealed) and its day."""

    act: ClassVar[str] = "record_conviction"
    notice_no: str
    effective_on: date


@dataclass(frozen=True, slots=True)
class MergeUnits(Command):
    """Follows the changes of units of one day: open and paused cases of the old units get their new codes.

    `most`: so many cases at a time, in order of their numbers, beyond the number `after`.
    """

    act: ClassVar[str] = "merge_units"
    on: date
    most: int | None = None
    after: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What an act answers, and answers again when it is replayed. `told`: wording keys of things to know."""

    case_id: str | None
    number: str | None
    stage: str | None
    version: int
    told: tuple[str, ...] = ()
    replayed: bool = False
    counts: Mapping[str, int] = field(default_factory=dict)
