"""Acts on objections."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from workflows.services.commands import CaseCommand


@dataclass(frozen=True, slots=True)
class MakeObjection(CaseCommand):
    """The person's words, written down by the office; `event_seq` names the decision in the history."""

    act: ClassVar[str] = "make_objection"
    objection_id: UUID
    event_seq: int | None
    text: str
    made_on: date


@dataclass(frozen=True, slots=True)
class AnswerObjection(CaseCommand):
    """`answer`: upheld | rejected, always with words."""

    act: ClassVar[str] = "answer_objection"
    objection_id: UUID
    answer: str
    words: str
