"""The person objects: to one decision in the history, or to how the case is handled; a manager answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar, Protocol
from uuid import UUID

from domain.case import Case
from domain.errors import BadValue, DomainError
from domain.history import Event, Kind
from domain.people import one_of
from domain.rights import STOP_DAYS
from domain.viewer import Viewer

ANSWERS = ("upheld", "rejected")


class ObjectionAnswered(DomainError):
    """data: number, answered_on."""

    key: ClassVar[str] = "objection_answered"


@dataclass(frozen=True, slots=True)
class Objection:
    """`event_seq` None: against how the case is handled as a whole. `status`: open | upheld | rejected."""

    id: UUID
    case_id: UUID
    event_seq: int | None
    text: str | None
    made_on: date
    due_on: date
    status: str = "open"
    answer: str | None = None
    answered_on: date | None = None
    answered_by: str | None = None


class Objections(Protocol):
    """Objections of cases in sight, for the office alone."""

    def of_case(self, viewer: Viewer, case_id: UUID) -> tuple[Objection, ...]: ...


def made(case: Case, objection_id: UUID, seq: int | None, text: str, made_on: date, on: date) -> Objection:
    """Raises BadValue for an event that is not there, no words, or a day to come."""
    if seq is not None and not 1 <= seq <= case.version:
        raise BadValue(field="event", value=seq, expected=f"1–{case.version}")
    if not text.strip():
        raise BadValue(field="text", value="", expected="điều không đồng ý")
    if made_on > on:
        raise BadValue(field="made_on", value=made_on, expected=f"≤ {on}")
    return Objection(objection_id, case.id, seq, text, made_on, made_on + timedelta(days=STOP_DAYS))


def recorded(objection: Objection, on: date) -> Event:
    data = {"objection": objection.id.hex, "against": objection.event_seq}
    return Event(Kind.OBJECTION_MADE, on, data=data, sealed={"text": objection.text or ""})


def answered(
    objection: Objection, number: str, answer: str, words: str, by: str, on: date
) -> tuple[Objection, Event]:
    """Raises ObjectionAnswered, BadValue: an answer without reasons is none."""
    one_of("answer", answer, ANSWERS)
    if objection.status != "open":
        raise ObjectionAnswered(number=number, answered_on=objection.answered_on)
    if not words.strip():
        raise BadValue(field="words", value="", expected="lý do")
    now = replace(objection, status=answer, answer=words, answered_on=on, answered_by=by)
    data = {"objection": now.id.hex, "objection_is": answer, "against": now.event_seq}
    return now, Event(Kind.OBJECTION_ANSWERED, on, data=data, sealed={"answer": words})
