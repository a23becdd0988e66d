"""Why a step of a loan file is refused, and what comes after each answer of the bank: no refusal is a dead end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from domain import referrals
from domain.errors import DomainError


class FileMoveNotOpen(DomainError):
    """data: number, file_move, file_stage."""

    key: ClassVar[str] = "file_move_not_open"


class LoanNotEligible(DomainError):
    """A rule is not met on the day of the step. data: number, file_move, findings."""

    key: ClassVar[str] = "loan_not_eligible"

    @property
    def findings(self) -> Any:
        return self.data["findings"]


class SameSignatory(DomainError):
    """Who draws up the list does not certify it (art. 3(2)a). data: number."""

    key: ClassVar[str] = "same_signatory"


class DatesOutOfOrder(DomainError):
    """data: field, value, expected."""

    key: ClassVar[str] = "dates_out_of_order"


class RepresentativeMissing(DomainError):
    """The household's representative, or that person's own consent, is not recorded. data: number."""

    key: ClassVar[str] = "representative_missing"


class PapersNotGiven(DomainError):
    """The bank asked for papers that are not here yet. data: number, papers."""

    key: ClassVar[str] = "papers_not_given"


class FileRunning(DomainError):
    """One application at a time. data: number, file_stage."""

    key: ClassVar[str] = "file_running"


class NothingLeftToDraw(DomainError):
    """data: number, amount_vnd, left_vnd."""

    key: ClassVar[str] = "nothing_left_to_draw"


class CostsUnmatched(DomainError):
    """What it costs is not what there is. data: field, costs_vnd, own_vnd, amount_vnd, together_vnd."""

    key: ClassVar[str] = "costs_unmatched"


class UsePlanFixed(DomainError):
    """The bank decides on the plan as it was sent. data: number, file_stage."""

    key: ClassVar[str] = "use_plan_fixed"


# The bank's code -> wording key of what to do next. A proposal: no source tells it.
NEXT_STEPS: Mapping[str, str] = {code: f"loan_next.{code}" for code in referrals.REFUSALS}
