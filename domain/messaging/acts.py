"""What people decide about messages: how they want to be told, and what becomes of one that did not arrive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, Protocol
from uuid import UUID

from domain.errors import DomainError
from domain.messaging.incoming import Heard, Kept
from domain.messaging.parcels import Choice, DeliveryRow
from domain.viewer import Viewer


class NotHeld(DomainError):
    """The message is not where this act finds it: it was sent, dropped or printed meanwhile. data: status."""

    key: ClassVar[str] = "message_not_held"


@dataclass(frozen=True, slots=True)
class Held:
    """A delivery as an act changes it."""

    id: UUID
    key: str
    status: str
    channel: str
    channels: tuple[str, ...]
    recipient: str


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter to print: to whom, and the words. `name` is in nobody's list but the officer's."""

    id: UUID
    number: str
    unit_code: str
    name: str | None
    template: str
    args: Mapping[str, Any]
    lang: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class PersonChoice:
    """What a person agreed to; `stopped_at`: when the person said on Zalo that it is enough, until it is undone."""

    channels: tuple[str, ...] = ()
    stopped_at: datetime | None = None


class PostingRows(Protocol):
    """Messages and choices inside a command's transaction."""

    def choose(self, user: str, choice: Choice, at: datetime) -> None: ...
    def choose_person(self, person_id: UUID, channels: Sequence[str], at: datetime, by: str) -> None: ...
    def held(self, delivery_id: UUID) -> Held: ...
    def case_of(self, held: Held) -> UUID | None: ...
    def set_status(self, held: Held, status: str, at: datetime, channel: str | None = None) -> None: ...
    def person_choice(self, person_id: UUID) -> PersonChoice: ...
    def stop_person(self, person_id: UUID, channels: Sequence[str], said_at: datetime) -> None: ...
    def open_case_of(self, person_id: UUID) -> UUID | None: ...
    def hear(self, heard: Heard, keep_until: date, at: datetime) -> UUID | None: ...
    def link(self, contact_id: UUID, person_id: UUID) -> datetime | None: ...
    def incoming(self, message_id: UUID) -> Kept: ...
    def triage(self, message_id: UUID, kind: str, case_id: UUID | None, by: str, at: datetime) -> None: ...
    def erase(self, message_id: UUID) -> None: ...
    def answer(self, contact_id: UUID, key: str, template: str, on: date, at: datetime) -> None: ...


class PostingReads(Protocol):
    """For pages; reads that name people are logged."""

    def deliveries(
        self, viewer: Viewer, status: str | None, limit: int = 100
    ) -> tuple[Mapping[str, int], tuple[DeliveryRow, ...]]: ...
    def choice(self, user: str) -> Choice: ...
    def person_choice(self, viewer: Viewer, case_id: UUID) -> PersonChoice: ...
    def to_print(self, viewer: Viewer, *, at: datetime) -> tuple[LetterView, ...]: ...
