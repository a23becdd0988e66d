"""What a group's phone holds and sends: a short list that expires, and acts sealed to the office while out of reach."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, ClassVar, Protocol
from uuid import UUID

from domain.errors import DomainError
from domain.needs import SUPPORTER_HIDDEN, NeedDomain
from domain.viewer import Viewer

# So many days after it was fetched the list on a phone is wiped, and so many wrong codes wipe it at once.
KEEP_DAYS, WRONG_CODES = 7, 5
# How long a pass lets in: the phone that scans it lies beside the one that shows it.
PASS_HOLDS = timedelta(minutes=10)
# A code of so many digits; the list is sealed under it, so its length is what stands between a thief and the names.
CODE_DIGITS = 6
# Domains of need that a group may speak of, in the order of the questionnaire.
DOMAINS = tuple(domain.code for domain in NeedDomain if domain not in SUPPORTER_HIDDEN)
_MONTH = re.compile(r"20[2-9][0-9]-(?:0[1-9]|1[0-2])", re.ASCII)
_OLDEST_MONTHS = 24


class EnvelopeUnreadable(DomainError):
    """Sealed to another key, damaged, or under the id of another act. data: kid."""

    key: ClassVar[str] = "envelope_unreadable"


class NotOwnAct(DomainError):
    """Written down by one account and sent by another. data: user."""

    key: ClassVar[str] = "not_own_act"


class PassGone(DomainError):
    """A pass that was used, has run out, or never was one."""

    key: ClassVar[str] = "pass_gone"


class NotForPass(DomainError):
    """An account that whoever asks may not let in: of another group, or with more rights than a group's. data: user."""

    key: ClassVar[str] = "not_for_pass"


@dataclass(frozen=True, slots=True)
class Envelope:
    """P-256 point (65 bytes), nonce (12) and ciphertext; `kid` names the office's key that it is sealed to."""

    kid: str
    point: bytes
    nonce: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class PhonePerson:
    """The fewest fields: no telephone, no address, nothing of the sentence, of health or of the law."""

    id: UUID
    number: str
    called: str
    village: str | None
    paused: bool
    last_on: date | None
    next_on: date | None


@dataclass(frozen=True, slots=True)
class PhoneMember:
    id: UUID
    name: str | None
    role: str
    group_id: UUID


@dataclass(frozen=True, slots=True)
class Former:
    """A case that was the viewer's group's on some day and is another's now."""

    case_id: UUID
    group_then: UUID
    group_now: UUID


class Phones(Protocol):
    """What the phone's pages and its part of the interface ask. `people` and `opened` are for the viewer alone."""

    def people(self, viewer: Viewer, *, at: datetime, on: date) -> tuple[PhonePerson, ...]: ...
    def members(self, viewer: Viewer, on: date, group: UUID | None = None) -> tuple[PhoneMember, ...]: ...
    def former(self, viewer: Viewer, ref: str, held_on: date, visit_id: UUID) -> Former | None: ...
    def public_key(self, kid: str) -> bytes: ...
    def opened(self, envelope: Envelope, act_id: UUID) -> Mapping[str, Any]: ...
    def for_pass(self, viewer: Viewer, on: date) -> tuple[tuple[str, str | None], ...]: ...
    def use_pass(self, token: str, at: datetime) -> str: ...


def key_id(on: date) -> str:
    """The office's key of the day: a new one each month."""
    return f"{on:%Y-%m}"


def is_key_id(kid: str, on: date) -> bool:
    """Whether the office has such a key: of this month, of the next (clocks differ), or of the two years before."""
    if not _MONTH.fullmatch(kid):
        return False
    age = (on.year - int(kid[:4])) * 12 + on.month - int(kid[5:])
    return -1 <= age <= _OLDEST_MONTHS
