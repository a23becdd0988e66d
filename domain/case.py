"""The case: everything a guard, a list or a sweep needs to know about one person's way home, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from uuid import UUID


class Stage(StrEnum):
    """The states of a case, in the order of the way home."""

    RETURNED = "returned"
    ASSESSED = "assessed"
    SUPPORTED = "supported"
    EMPLOYED = "employed"
    LOANED = "loaned"
    STABLE = "stable"
    PAUSED = "paused"
    CLOSED = "closed"


EXPUNGED = "expunged"
OPEN_STAGES = tuple(stage for stage in Stage if stage not in (Stage.PAUSED, Stage.CLOSED))


@dataclass(frozen=True, slots=True)
class Case:
    """One row. `None` in a fact means that nobody has said yet ("chưa rõ"), never "no".

    Masks (`needs_…`, `planned`) carry one bit for each need domain, in the order of `needs.NeedDomain`.
    Money is whole đồng. `version` counts the events of the chain.
    """

    id: UUID
    person_id: UUID
    number: str = ""
    # Only domain.lifecycle gives these six a value.
    stage: Stage = Stage.RETURNED
    stage_since: date = date.min
    resume_to: Stage | None = None
    reopen_to: Stage | None = None
    pause_reason: str | None = None
    outcome: str | None = None
    opened_on: date = date.min
    # A running case that came from paper lists: its earlier days count in no duration.
    taken_over_on: date | None = None
    closed_on: date | None = None
    # Where: the unit of the day, and the one on the boundaries that ended on 2025-06-30.
    unit_code: str = ""
    old_unit_code: str | None = None
    transfer_to: str | None = None
    # Reception and sentence (class only: the offence and the length are sealed).
    certificate: str | None = None
    certificate_no_recorded: bool | None = None
    completed_on: date | None = None
    residence_recorded: bool | None = None
    notice_given: bool | None = None
    sentence_class: str | None = None
    under_18: bool | None = None
    negligent: bool | None = None
    other_penalties_done: bool | None = None
    additional_penalty_ends_on: date | None = None
    expungement_confirmed: bool | None = None
    conviction_recorded: bool | None = None
    new_conviction_on: date | None = None
    # Needs and plan.
    questionnaire: str | None = None
    needs_answered: int = 0
    needs_some: int = 0
    needs_pressing: int = 0
    plan_version: int = 0
    planned: int = 0
    actions_open: int = 0
    # Support group.
    group_id: UUID | None = None
    group_has_lead: bool | None = None
    # Livelihood and loan.
    livelihood: str | None = None
    livelihood_since: date | None = None
    livelihood_evidenced: bool | None = None
    employer_id: UUID | None = None
    loan_count: int = 0
    loan_vnd: int = 0
    running_loan_vnd: int = 0
    loan_disbursed_on: date | None = None
    loan_overdue: bool | None = None
    # Reviews and visits.
    reviews_held: int = 0
    clean_reviews: int = 0
    last_review_on: date | None = None
    next_review_on: date | None = None
    visits_made: int = 0
    last_visit_on: date | None = None
    next_visit_on: date | None = None
    # What the law on loans asks.
    list_drawn: bool | None = None
    list_certified: bool | None = None
    law_abiding: bool | None = None
    no_social_evils: bool | None = None
    same_purpose_debt: bool | None = None
    household_has_adult: bool | None = None
    household_others_capable: bool | None = None
    purpose: str | None = None
    requested_vnd: int | None = None
    months: int | None = None
    course_months: int | None = None
    drawdown_months: int | None = None
    repayment_months: int | None = None
    # What matching asks.
    seeks_work: bool | None = None
    skills: str | None = None
    wage_min_vnd: int | None = None
    max_km: int | None = None
    excluded_sectors: str | None = None
    # Limits of work alone: never why.
    max_hours: int | None = None
    heavy_work: bool | None = None
    night_work: bool | None = None
    driving_licence: bool | None = None
    # Consent by the body that would receive data.
    consent_bank: bool | None = None
    consent_employer: bool | None = None
    consent_referral: bool | None = None
    # On the person's request the data is kept and not used until this is lifted.
    restricted: bool | None = None
    version: int = 0

    @property
    def is_open(self) -> bool:
        return self.stage not in (Stage.PAUSED, Stage.CLOSED)

    @property
    def expunged(self) -> bool:
        """Closed because the record lapsed: the person counts as never convicted, and access narrows."""
        return self.stage is Stage.CLOSED and self.outcome == EXPUNGED


FIELDS = tuple(each.name for each in fields(Case))

LIFECYCLE_FIELDS = frozenset(
    [
        "stage",
        "stage_since",
        "resume_to",
        "reopen_to",
        "pause_reason",
        "outcome",
        "opened_on",
        "taken_over_on",
        "closed_on",
    ]
)

# Facts that a person may state directly; everything else follows from an act of its own.
STATED_FIELDS = frozenset(
    [
        "under_18",
        "negligent",
        "other_penalties_done",
        "additional_penalty_ends_on",
        "expungement_confirmed",
        "list_drawn",
        "list_certified",
        "law_abiding",
        "no_social_evils",
        "same_purpose_debt",
        "household_has_adult",
        "household_others_capable",
        "purpose",
        "requested_vnd",
        "months",
        "course_months",
        "drawdown_months",
        "repayment_months",
        "seeks_work",
        "skills",
        "wage_min_vnd",
        "max_km",
        "excluded_sectors",
        "max_hours",
        "heavy_work",
        "night_work",
        "driving_licence",
        "sentence_class",
        "certificate",
        "certificate_no_recorded",
        "completed_on",
        "residence_recorded",
        "notice_given",
    ]
)
