"""When a message may go out, when it is tried again, and when the day's digest leaves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from hashlib import sha256
from typing import cast

from domain.parameters import LawOn

VIETNAM = timedelta(hours=7)
# Longer than any channel waits for its receiver: a lease that ran out belongs to somebody who died.
LEASE = timedelta(minutes=3)
_LONGEST_WAIT = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The numbers of a day, from `messages.*`. Quiet hours run from the first to the second, past midnight too."""

    quiet_from: int = 21
    quiet_to: int = 6
    attempts: int = 5
    digest_hour: int = 7
    keep_days: int = 30
    reminder_days: int = 1


def rhythm(law: LawOn) -> Rhythm:
    def number(name: str) -> int:
        return cast(int, law.value(f"messages.{name}"))

    return Rhythm(
        number("quiet_from_hour") % 24,
        number("quiet_to_hour") % 24,
        max(1, number("attempts")),
        number("digest_hour") % 24,
        number("keep_days"),
        number("reminder_days"),
    )


def quiet(hour: int, of: Rhythm) -> bool:
    """Whether nothing but the urgent goes out at this hour of Vietnam; the same hour twice means never quiet."""
    first, end = of.quiet_from, of.quiet_to
    return first <= hour < end if first <= end else hour >= first or hour < end


def next_at(hour: int, at: datetime) -> datetime:
    """The next time after `at` that it is this hour in Vietnam."""
    local = at + VIETNAM
    found = datetime.combine(local.date(), time(hour), at.tzinfo)
    return (found if found > local else found + timedelta(days=1)) - VIETNAM


def try_again_at(attempts: int, key: str, at: datetime) -> datetime:
    """2, 4, 8 … minutes and at most six hours, spread by the key so that what failed together comes back apart."""
    wait = min(timedelta(minutes=2 ** min(attempts, 12)), _LONGEST_WAIT)
    spread = int.from_bytes(sha256(f"{key}|{attempts}".encode()).digest()[:2], "big") / 65536
    return at + wait * (0.75 + spread / 2)
