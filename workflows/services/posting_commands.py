"""Acts on messages: how one wants to be told, what becomes of one that did not arrive, what a resident's words are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from domain.messaging.incoming import Heard
from workflows.services.commands import CaseCommand, Command


@dataclass(frozen=True, slots=True)
class ChooseMessages(Command):
    """For the acting account. `channels` in the order in which they are tried; none is the inbox alone."""

    act: ClassVar[str] = "choose_messages"
    channels: tuple[str, ...]
    lang: str
    digest: bool
    phone: str | None
    email: str | None


@dataclass(frozen=True, slots=True)
class ChoosePersonMessages(CaseCommand):
    """What the person of the case agreed to: zalo, paper, both or nothing."""

    act: ClassVar[str] = "choose_person_messages"
    channels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResendMessage(Command):
    """From the first channel on, as if it had just been written."""

    act: ClassVar[str] = "resend_message"
    delivery_id: UUID


@dataclass(frozen=True, slots=True)
class DropMessage(Command):
    """Nobody needs it any more."""

    act: ClassVar[str] = "drop_message"
    delivery_id: UUID


@dataclass(frozen=True, slots=True)
class HandOver(Command):
    """The letter was printed and brought."""

    act: ClassVar[str] = "hand_over"
    delivery_id: UUID


@dataclass(frozen=True, slots=True)
class HearMessage(Command):
    """One event of Zalo's webhook; the application's own act."""

    act: ClassVar[str] = "hear_message"
    heard: Heard


@dataclass(frozen=True, slots=True)
class TriageIncoming(Command):
    """What a resident's message is; with a case, an officer says whom it is about.

    `own`: the person of the case wrote it, so that what this writer says of wanting messages is the person's word.
    """

    act: ClassVar[str] = "triage_incoming"
    message_id: UUID
    kind: str
    case_id: UUID | None = None
    own: bool = False
