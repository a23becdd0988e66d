"""Why a step of an establishment's file is refused, and what follows each answer of the bank: no dead end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from domain import referrals
from domain.errors import DomainError


class FirmMoveNotOpen(DomainError):
    """data: number, firm_move, file_stage."""

    key: ClassVar[str] = "firm_move_not_open"


class PlanSignatory(DomainError):
    """Who signs the plan for the establishment does not certify it (art. 3(2)b). data: number."""

    key: ClassVar[str] = "plan_signatory"


class FirmFileRunning(DomainError):
    """One application of a firm at a time. data: number, file_stage."""

    key: ClassVar[str] = "firm_file_running"


class PlanFixed(DomainError):
    """A plan that was certified is not rewritten. data: number, file_stage."""

    key: ClassVar[str] = "plan_fixed"


class PlanUnsigned(DomainError):
    """A plan names what the money is for and who signs it, before it is certified. data: number."""

    key: ClassVar[str] = "plan_unsigned"


class StaleFirmFile(DomainError):
    """Somebody changed the file meanwhile. data: number, expected, found."""

    key: ClassVar[str] = "stale_firm_file"


# The bank's code -> wording key of what to do next. A proposal: no source tells it.
FIRM_NEXT: Mapping[str, str] = {code: f"firm_next.{code}" for code in referrals.REFUSALS}
