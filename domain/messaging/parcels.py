"""What a channel is handed and what it answers: the words between the outbox and the world."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal, Protocol
from uuid import UUID

from domain.wording import Lang

# Ways out of the house, in the order in which they are offered; the inbox within is always written.
CHANNELS = ("zalo", "email", "other", "paper")
# Where a delivery stands; `sending` is leased, `gathering` waits for a digest, `to_print` for a hand with a printer.
STATES = (
    "waiting", "sending", "gathering", "gathered", "to_print", "sent", "lapsed", "dead", "dropped",
)  # fmt: skip
# Why a delivery did not go the way it was meant to, as far as there are words for it.
REASONS = frozenset(
    {
        "opted_out", "untrue", "not_configured", "no_address", "no_words", "unreachable", "timeout", "no_token",
        "bad_phone", "inactive", "no_account", "no_contact", "quota", "template", "not_taken",
    }
)  # fmt: skip
Answer = Literal["sent", "later", "next", "never", "quota", "print"]


@dataclass(frozen=True, slots=True)
class Contact:
    """Where somebody can be reached; held in memory alone, sealed everywhere else."""

    phone: str | None = None
    email: str | None = None
    zalo_id: str | None = None


@dataclass(frozen=True, slots=True)
class Parcel:
    """One message for one receiver by one channel. `key` is the same at every try, so that a receiver can tell.

    `calendar`: uid, sequence and day of an appointment, or nothing. `mark`: of the act that told it.
    """

    id: UUID
    key: str
    channel: str
    contact: Contact
    template: str
    args: Mapping[str, Any]
    lang: Lang = "vi"
    calendar: Mapping[str, Any] | None = None
    link: str = "/inbox"
    lease: UUID | None = None
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """`why` is a short code, never an answer's text: receivers repeat numbers and names in theirs."""

    parcel: Parcel
    answer: Answer
    why: str | None = None
    reference: str | None = None


class Post(Protocol):
    """Carries parcels out. Every parcel gets its outcome; no trouble of a channel is raised."""

    def deliver(self, parcels: Sequence[Parcel]) -> Sequence[Outcome]: ...


class Outgoing(Protocol):
    """What waits to be carried: claimed under a lease, so that no transaction is open while somebody sends."""

    def claim(self, on: date, at: datetime, most: int) -> Sequence[Parcel]: ...
    def record(self, outcomes: Sequence[Outcome], on: date, at: datetime) -> Mapping[str, int]: ...


@dataclass(frozen=True, slots=True)
class Choice:
    """How an account wants to be told beside the inbox. `channels` in the order in which they are tried."""

    channels: tuple[str, ...] = ()
    lang: Lang = "vi"
    digest: bool = False
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """A message on its way as a list shows it; `subject` None for who may not read what it is about."""

    id: UUID
    recipient: str
    channel: str
    template: str
    subject: str | None
    status: str
    attempts: int
    why: str | None
    created_at: datetime
    next_at: datetime | None
    sent_at: datetime | None
    args: Mapping[str, Any] = field(default_factory=dict)

    @property
    def reason(self) -> tuple[str, str]:
        """`why` as the name of its text and a code in it: a mail server's number, or what nobody has words for."""
        why = self.why or ""
        if why.startswith("smtp_"):
            return "smtp", why.removeprefix("smtp_")
        return (why, "") if why in REASONS else ("other", why)
