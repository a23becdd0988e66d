"""What each role receives of a person and a case: one table, applied wherever a record leaves the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from domain.case import FIELDS, Case
from domain.needs import SUPPORTER_HIDDEN, mask
from domain.viewer import Role

T = TypeVar("T")

# Fields of `Case` that a role receives; a field that is added later stays hidden until somebody decides.
_PLACE = frozenset({"id", "person_id", "number", "unit_code", "old_unit_code", "version"})
_NEEDS = frozenset({"needs_answered", "needs_some", "needs_pressing", "planned"})
_SHOWN: Mapping[Role, frozenset[str]] = {
    Role.SUPPORTER: _PLACE
    | _NEEDS
    | {
        "stage", "stage_since", "resume_to", "opened_on", "closed_on", "transfer_to", "questionnaire",
        "plan_version", "actions_open", "group_id", "group_has_lead", "livelihood", "livelihood_since",
        "reviews_held", "last_review_on", "next_review_on", "visits_made", "last_visit_on", "next_visit_on",
        "seeks_work", "skills", "wage_min_vnd", "max_km", "excluded_sectors",
    },
    Role.BANK: _PLACE
    | {
        "loan_count", "loan_vnd", "running_loan_vnd", "loan_disbursed_on", "loan_overdue", "list_drawn",
        "list_certified", "same_purpose_debt", "household_has_adult", "household_others_capable", "purpose",
        "requested_vnd", "months", "course_months", "drawdown_months", "repayment_months", "consent_bank",
    },
    Role.EMPLOYER: _PLACE | {"skills", "seeks_work", "consent_employer"},
    Role.ADMIN: _PLACE,
}  # fmt: skip

# After expungement the person counts as never convicted: of the case a manager reads what tells that it was there.
STUB = ("id", "number", "unit_code", "opened_on", "closed_on", "reviews_held", "visits_made")

# Fields of a person, and parts of a case's page.
_PAST = frozenset({"offence", "sentence", "sentence_months", "certificate_no"})
_OUTSIDE = _PAST | {
    "ethnicity", "called", "village", "needs", "plan", "visits", "reviews", "placements", "work_checks", "proposals",
    "introductions", "group_name", "work_items", "eligibility", "moves", "history",
}  # fmt: skip
_PARTS: Mapping[Role, frozenset[str]] = {
    Role.SUPPORTER: _PAST | {"citizen_id", "loans", "introductions", "eligibility", "moves", "history"},
    Role.BANK: _OUTSIDE,
    Role.EMPLOYER: _OUTSIDE | {"citizen_id", "address", "loans"},
    Role.ADMIN: _OUTSIDE | {"citizen_id", "address", "phone", "loans", "name"},
}

HIDDEN: Mapping[Role, frozenset[str]] = {
    role: parts | (frozenset(FIELDS) - _SHOWN[role]) for role, parts in _PARTS.items()
}

# What a group is called to do; the rest of what waits names papers, loans and referrals.
SUPPORTER_ITEMS = frozenset({"visit", "review", "concern", "step"})


def hidden_from(role: Role) -> frozenset[str]:
    return HIDDEN.get(role, frozenset())


def masked(record: T, role: Role) -> T:
    """The record (any dataclass) with None in every field that the role never receives; lists are emptied."""
    hidden = hidden_from(role)
    if not hidden:
        return record
    changes: dict[str, Any] = {
        each.name: _nothing(getattr(record, each.name))
        for each in fields(record)  # type: ignore[arg-type]
        if each.name in hidden
    }
    if isinstance(record, Case) and role is Role.SUPPORTER:
        own = ~mask(SUPPORTER_HIDDEN)
        changes |= {name: getattr(record, name) & own for name in _NEEDS}
    return replace(record, **changes) if changes else record  # type: ignore[type-var]


def _nothing(value: Any) -> Any:
    return type(value)() if isinstance(value, tuple | dict) else None
