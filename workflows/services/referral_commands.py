"""Acts on referrals: sent to a body, answered by it or for it, taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from workflows.services.commands import CaseCommand


@dataclass(frozen=True, slots=True)
class SendReferral(CaseCommand):
    """`referral_id` is made by the client. `office` for the bank, `employer_id` for a firm, else `body_name` alone.

    `reason` is sealed; bodies other than the bank and employers read it. `due_on` None: within `REPLY_WITHIN`.
    """

    act: ClassVar[str] = "send_referral"
    referral_id: UUID
    body: str
    body_name: str
    reason: str | None = None
    office: str | None = None
    employer_id: UUID | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class AnswerReferral(CaseCommand):
    """`answer`: accepted | refused | done. A refusal has a `code` (`domain.referrals.REFUSALS`); `words` are sealed."""

    act: ClassVar[str] = "answer_referral"
    referral_id: UUID
    answer: str
    code: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class WithdrawReferral(CaseCommand):
    """Taken back before it was done: the body sees the person no more."""

    act: ClassVar[str] = "withdraw_referral"
    referral_id: UUID
    words: str | None = None
