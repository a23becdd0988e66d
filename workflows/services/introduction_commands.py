"""Acts on introductions and on what the matching is told: pairs that are fixed or ruled out, a new run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from workflows.services.commands import CaseCommand, Command


@dataclass(frozen=True, slots=True)
class ProposeIntroduction(CaseCommand):
    """`introduction_id` is made by the client: sent twice it is one."""

    act: ClassVar[str] = "propose_introduction"
    introduction_id: UUID
    vacancy_id: UUID


@dataclass(frozen=True, slots=True)
class NoteAgreement(CaseCommand):
    """The person's own word for this one firm; without `agrees` the introduction ends and the firm learns nothing."""

    act: ClassVar[str] = "note_agreement"
    introduction_id: UUID
    agrees: bool


@dataclass(frozen=True, slots=True)
class AnswerIntroduction(CaseCommand):
    """By the firm, or typed in for it. `answer`: accept | refuse, with a `code` of domain.introductions.REFUSALS."""

    act: ClassVar[str] = "answer_introduction"
    introduction_id: UUID
    answer: str
    code: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class WithdrawIntroduction(CaseCommand):
    """The person takes the word back, or the office stops: the firm sees the person no more. `words` are sealed."""

    act: ClassVar[str] = "withdraw_introduction"
    introduction_id: UUID
    words: str | None = None


@dataclass(frozen=True, slots=True)
class StartIntroduced(CaseCommand):
    """The person has begun at the firm that accepted: the livelihood starts with the vacancy's wage."""

    act: ClassVar[str] = "start_introduced"
    introduction_id: UUID
    started_on: date
    evidence: str | None = None
    contract: str | None = None


@dataclass(frozen=True, slots=True)
class FixPair(CaseCommand):
    """`rule`: pin | forbid, with the officer's reason (sealed); it holds from the next run on."""

    act: ClassVar[str] = "fix_pair"
    rule_id: UUID
    vacancy_id: UUID
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class FreePair(CaseCommand):
    """Takes a pin or a ban back."""

    act: ClassVar[str] = "free_pair"
    rule_id: UUID


@dataclass(frozen=True, slots=True)
class RunMatching(Command):
    """The day's proposals anew, with what was fixed, offered and stated since the last run."""

    act: ClassVar[str] = "run_matching"
