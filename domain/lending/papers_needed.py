"""Which papers a loan file needs, by who borrows and for what. The bank's own list is unpublished; it may ask more."""

from __future__ import annotations

from uuid import UUID

from domain.tasks import keyed

# Mẫu số 01 is the list (art. 3(2)a); the rest is the usual file of a loan through entrustment.
PAPERS = (
    "list_form_01", "loan_request", "citizen_id", "completion_certificate", "use_plan", "course_notice",
    "group_minutes", "household_proxy", "residence", "security", "other",
)  # fmt: skip
_ALWAYS = ("list_form_01", "loan_request", "citizen_id", "completion_certificate")


def papers_needed(purpose: str, direct: bool, security: bool) -> tuple[str, ...]:
    plan = ("course_notice",) if purpose == "training" else ("use_plan",)
    household = () if direct else ("group_minutes", "household_proxy")
    return (*_ALWAYS, *plan, *household, *(("security",) if security else ()))


def paper_id(file_id: UUID, code: str) -> UUID:
    """One row a paper: noting it twice is noting it once."""
    return keyed(f"loan_paper|{file_id.hex}|{code}")
