"""What waits for a person, and what a person is told: work items and messages, each with a key that makes it one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid5

_KEYED = UUID("0b0e7f9e-5a54-5d53-8b39-4a8d5a1f7f52")


@dataclass(frozen=True, slots=True)
class WorkItem:
    """`reason` is a wording key with `args`; `level` who has to act: lead, officer or manager."""

    key: str
    case_id: UUID
    kind: str
    reason: str
    due_on: date
    opened_on: date
    args: Mapping[str, Any] = field(default_factory=dict)
    level: str = "officer"
    status: str = "open"


# Told in the inbox by the very act: nobody waits for the next delivery to learn of these.
AT_ONCE = frozenset({"message.concern", "message.help_asked"})


@dataclass(frozen=True, slots=True)
class Message:
    """A message to a role of a unit: `template` is a wording key, `args` never hold a personal field.

    `to_body`: one bank office or one firm (its id in hex) among those of the role. `to_user`: one account of the role.
    `to_case`: the person of the case (`to_role` is then "person"), who has no inbox and is told as they chose.
    Past `expires_on`, or where what `still` names (`domain.messaging.truth`) has ended, it is not sent any more.
    `urgent` goes out in quiet hours and in no digest. `calendar`: uid, sequence and day of an appointment.
    """

    key: str
    to_role: str
    to_unit: str | None
    template: str
    args: Mapping[str, Any] = field(default_factory=dict)
    channel: str = "inbox"
    to_body: str | None = None
    to_user: str | None = None
    to_case: UUID | None = None
    expires_on: date | None = None
    still: str | None = None
    urgent: bool = False
    calendar: Mapping[str, Any] | None = None


def keyed(key: str) -> UUID:
    """The id of whatever has this key: the same on every machine and in every rerun."""
    return uuid5(_KEYED, key)
