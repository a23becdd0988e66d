"""Acts on a review that is not held now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from workflows.services.commands import CaseCommand


@dataclass(frozen=True, slots=True)
class PostponeReview(CaseCommand):
    """Puts the review that is due off to another day. `reason` of domain.review_rests.REASONS; `note` is sealed."""

    act: ClassVar[str] = "postpone_review"
    to: date
    reason: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ExemptReview(CaseCommand):
    """Leaves the review that is due out; the next one of the schedule follows."""

    act: ClassVar[str] = "exempt_review"
    reason: str
    note: str | None = None
