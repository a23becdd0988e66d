"""What residents and members write on Zalo: what it may be, what is kept of it, and who may act on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, ClassVar, Protocol
from uuid import UUID

from domain.errors import DomainError
from domain.history import Event, Kind
from domain.viewer import Viewer

# What an officer can find it to be. An accusation is neither stored nor linked: its sender is pointed to the police.
TRIAGE = ("support_request", "question", "offer_of_work", "other", "accusation")
LINKABLE = ("support_request", "question", "other")
# Zalo lets an office answer in words for so long after somebody wrote.
ANSWERED_WITHIN = timedelta(hours=48)
_STOP = frozenset({"stop", "dung", "dừng", "huy", "hủy", "từ chối"})
_START = frozenset({"start", "batdau", "bắt đầu", "đồng ý", "dong y"})
LONGEST = 2000


class AlreadyTriaged(DomainError):
    """data: status."""

    key: ClassVar[str] = "already_triaged"


@dataclass(frozen=True, slots=True)
class Heard:
    """One event of the webhook. `opted`: what it says about wanting messages, if anything."""

    key: str
    sender: str
    text: str | None
    opted: bool | None
    at: datetime


@dataclass(frozen=True, slots=True)
class IncomingRow:
    """A message as the queue shows it."""

    id: UUID
    text: str | None
    status: str
    kind: str | None
    received_at: datetime
    keep_until: date
    answerable: bool


class Inbound(Protocol):
    """Keeps what came, once for each key; answers whether it was new."""

    def receive(self, heard: Heard, on: date, keep_days: int) -> bool: ...
    def waiting(self, viewer: Viewer, at: datetime, limit: int = 100) -> tuple[IncomingRow, ...]: ...


def heard(body: Mapping[str, Any], at: datetime) -> Heard | None:
    """From an event of Zalo; None for a kind that says nothing to us. Raises KeyError, TypeError for no event."""
    kind, stamp = str(body["event_name"]), str(body["timestamp"])
    if kind in ("follow", "unfollow"):
        sender = str(body["follower"]["id"])
        return Heard(f"zalo|{kind}|{sender}|{stamp}"[:96], sender, None, kind == "follow", at)
    if kind != "user_send_text":
        return None
    message = body["message"]
    text = str(message["text"]).strip()[:LONGEST]
    word = text.casefold().strip(" .!")
    opted = False if word in _STOP else True if word in _START else None
    return Heard(
        f"zalo|{message['msg_id']}"[:96],
        str(body["sender"]["id"]),
        text if opted is None else None,
        opted,
        at,
    )


def linked(kind: str, on: date) -> Event:
    """What somebody wrote, read and found to be about this case by an officer; the words stay out of the history."""
    return Event(Kind.MESSAGE_LINKED, on, data={"kind": kind})


def chosen(channels: tuple[str, ...], on: date) -> Event:
    return Event(Kind.MESSAGES_CHOSEN, on, data={"channels": ",".join(channels)})
