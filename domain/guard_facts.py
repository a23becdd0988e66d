"""The facts that guards and loan rules ask for, read off one case."""

from __future__ import annotations

from typing import Any

from domain.case import Case
from domain.needs import NeedDomain

_DIRECT = [
    "completed_on",
    "certificate",
    "certificate_no_recorded",
    "residence_recorded",
    "notice_given",
    "list_drawn",
    "list_certified",
    "law_abiding",
    "no_social_evils",
    "same_purpose_debt",
    "running_loan_vnd",
    "purpose",
    "requested_vnd",
    "months",
    "household_has_adult",
    "household_others_capable",
    "course_months",
    "drawdown_months",
    "repayment_months",
    "group_has_lead",
    "livelihood_since",
    "livelihood_evidenced",
    "loan_disbursed_on",
    "loan_count",
    "loan_overdue",
    "clean_reviews",
    "pause_reason",
    "conviction_recorded",
    "sentence_class",
    "under_18",
    "negligent",
    "expungement_confirmed",
    "other_penalties_done",
    "additional_penalty_ends_on",
    "new_conviction_on",
]


def facts_of(case: Case, questionnaire: str, **stated: Any) -> dict[str, Any]:
    """Every fact by its name in domain.rules.facts; `stated` is what comes with the act (reason, outcome, role)."""
    facts: dict[str, Any] = {name: getattr(case, name) for name in _DIRECT}
    facts["needs_unanswered"] = len(NeedDomain) - case.needs_answered.bit_count()
    facts["questionnaire_current"] = case.questionnaire == questionnaire
    facts["plan_made"] = case.plan_version > 0
    facts["pressing_unplanned"] = (case.needs_pressing & ~case.planned).bit_count()
    facts["pressing_open"] = case.needs_pressing.bit_count()
    facts["group_assigned"] = case.group_id is not None
    facts["stage"], facts["stage_before_pause"] = case.stage.value, case.resume_to
    facts.update(stated)
    return facts


def loan_facts(case: Case) -> dict[str, Any]:
    """The facts of the loan rules; without a stated purpose the question asked is that of production."""
    facts: dict[str, Any] = {name: getattr(case, name) for name in _DIRECT}
    facts["purpose"] = case.purpose or "production"
    return facts
