"""What residents and members write on Zalo: what it may be, what is kept of it, and who may act on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, ClassVar, Protocol
from uuid import UUID

from domain.errors import DomainError
from domain.history import Event, Kind
from domain.viewer import Viewer

# What an officer can find it to be. An accusation is neither stored nor linked: its sender is pointed to the police.
TRIAGE = ("support_request", "question", "offer_of_work", "other", "accusation")
LINKABLE = ("support_request", "question", "other")
# Not found by an officer but said by the writer: no more messages. Linked, it holds for the person as well.
STOP = "stop"
# Zalo lets an office answer in words for so long after somebody wrote.
ANSWERED_WITHIN = timedelta(hours=48)
_STOP = frozenset(
    {"stop", "dung", "dừng", "huy", "hủy", "tu choi", "từ chối", "dừng nhận tin", "dung nhan tin", "tc"}
)
# No word here that also answers a question: "đồng ý" to a day would be taken for more than it says.
_START = frozenset({"start", "batdau", "bat dau", "bắt đầu", "nhận tin", "nhan tin"})
LONGEST = 2000
# An event that nobody answered is repeated for twelve hours; what is older, or ahead of the clock, is somebody else's.
_OLDEST, _AHEAD = timedelta(hours=13), timedelta(minutes=15)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class AlreadyTriaged(DomainError):
    """data: status."""

    key: ClassVar[str] = "already_triaged"


@dataclass(frozen=True, slots=True)
class Heard:
    """One event of the webhook, at the time it gives. `opted`: what it says about wanting messages, if anything."""

    key: str
    sender: str
    text: str | None
    opted: bool | None
    at: datetime


@dataclass(frozen=True, slots=True)
class IncomingRow:
    """A message as the queue shows it; of kind STOP it has no text. `before`: cases its writer was linked to."""

    id: UUID
    text: str | None
    status: str
    kind: str | None
    received_at: datetime
    keep_until: date
    answerable: bool
    before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """A message as the act of sorting it finds it."""

    status: str
    kind: str | None
    contact_id: UUID | None


class Inbound(Protocol):
    """What waits to be sorted."""

    def waiting(self, viewer: Viewer, at: datetime, limit: int = 100) -> tuple[IncomingRow, ...]: ...


def heard(body: Mapping[str, Any]) -> Heard | None:
    """From an event of Zalo, whose `timestamp` counts milliseconds; None for a kind that says nothing to us.

    Raises KeyError, TypeError, ValueError for what is no event.
    """
    kind, stamp = str(body["event_name"]), str(body["timestamp"])
    try:
        at = _EPOCH + timedelta(milliseconds=int(stamp))
    except OverflowError:
        raise ValueError(stamp[:40]) from None
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


def timely(found: Heard, now: datetime) -> bool:
    """False for what was said too long ago to be a first delivery or a repetition."""
    return now - _OLDEST <= found.at <= now + _AHEAD


def without_zalo(channels: tuple[str, ...]) -> tuple[str, ...]:
    """What is left after a stop that was said on Zalo: paper was agreed to by itself."""
    return tuple(each for each in channels if each != "zalo")


def with_zalo(channels: tuple[str, ...]) -> tuple[str, ...]:
    """As before the stop: Zalo goes before paper."""
    return ("zalo", *without_zalo(channels))


def linked(kind: str, on: date) -> Event:
    """What somebody wrote, read and found to be about this case by an officer; the words stay out of the history."""
    return Event(Kind.MESSAGE_LINKED, on, data={"kind": kind})


def chosen(channels: tuple[str, ...], on: date) -> Event:
    return Event(Kind.MESSAGES_CHOSEN, on, data={"channels": ",".join(channels)})
