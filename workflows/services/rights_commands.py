"""Acts on what people ask about their data, and on erasing them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from workflows.services.commands import CaseCommand, Command


@dataclass(frozen=True, slots=True)
class ReceiveDataRequest(CaseCommand):
    """`kind` of domain.data_requests.KINDS, `how` of HOW; the words are sealed.

    `acknowledged`: the person was told at once that it was received.
    """

    act: ClassVar[str] = "receive_data_request"
    request_id: UUID
    kind: str
    how: str
    text: str
    received_on: date
    acknowledged: bool = False


@dataclass(frozen=True, slots=True)
class AcknowledgeDataRequest(CaseCommand):
    act: ClassVar[str] = "acknowledge_data_request"
    request_id: UUID


@dataclass(frozen=True, slots=True)
class AnswerDataRequest(CaseCommand):
    """`answer`: granted | refused, with words for the person. Granting a restriction stops every use at once."""

    act: ClassVar[str] = "answer_data_request"
    request_id: UUID
    answer: str
    words: str


@dataclass(frozen=True, slots=True)
class LiftRestriction(CaseCommand):
    act: ClassVar[str] = "lift_restriction"
    words: str


@dataclass(frozen=True, slots=True)
class ProposeErasure(CaseCommand):
    """Of the case's person, with every case. `reason` of domain.erasing.REASONS."""

    act: ClassVar[str] = "propose_erasure"
    erasure_id: UUID
    reason: str


@dataclass(frozen=True, slots=True)
class DecideErasure(Command):
    """A second person's word. `approve` destroys at once and for good; `refusal` of domain.erasing.REFUSALS."""

    act: ClassVar[str] = "decide_erasure"
    erasure_id: UUID
    approve: bool
    refusal: str | None = None


@dataclass(frozen=True, slots=True)
class WithdrawErasure(Command):
    act: ClassVar[str] = "withdraw_erasure"
    erasure_id: UUID
