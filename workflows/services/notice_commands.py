"""Acts on notices of courts and police, and on having looked for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from workflows.services.commands import CaseCommand


@dataclass(frozen=True, slots=True)
class EnterNotice(CaseCommand):
    """`event`: conviction | charge | violation; `issued_by`: court | police; the number is sealed."""

    act: ClassVar[str] = "enter_notice"
    notice_id: UUID
    event: str
    issued_by: str
    notice_no: str
    issued_on: date
    occurred_on: date


@dataclass(frozen=True, slots=True)
class DecideNotice(CaseCommand):
    """A second person's word; a rejection says why."""

    act: ClassVar[str] = "decide_notice"
    notice_id: UUID
    confirmed: bool
    words: str = ""


@dataclass(frozen=True, slots=True)
class NoteRecordCheck(CaseCommand):
    """Looked at on a day: nothing entered that is not entered here. `source`: commune_police | court."""

    act: ClassVar[str] = "note_record_check"
    checked_on: date
    source: str
