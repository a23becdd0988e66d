"""Who saw a person's records: every logged read of one case, by day and by account, with nothing left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Protocol
from uuid import UUID

from domain.viewer import Viewer

_VIETNAM = timedelta(hours=7)


@dataclass(frozen=True, slots=True)
class Read:
    """One page that named the person: when, which account, which page."""

    at: datetime
    user: str
    what: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadLine:
    """An account's reads of one kind of page on one day. `role`, `name`: as they were known on that day."""

    day: date
    user: str
    what: str
    count: int
    first_at: datetime
    last_at: datetime
    role: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class WhoRead:
    """One page of lines, newest day first. `reads`: all that were ever logged; `total`: all lines."""

    lines: tuple[ReadLine, ...]
    total: int
    reads: int
    accounts: int


class Reads(Protocol):
    def who_read(
        self, viewer: Viewer, case_id: UUID, *, at: datetime, limit: int | None = 50, offset: int = 0
    ) -> WhoRead: ...


def grouped(reads: Iterable[Read]) -> list[ReadLine]:
    """Newest day first; within a day by account, the page looked at most often first."""
    parts = sorted(reads, key=_place)
    lines = []
    for (day, user, what), group in groupby(parts, key=_place):
        times = [each.at for each in group]
        lines.append(ReadLine(day, user, what, len(times), min(times), max(times)))
    return sorted(lines, key=lambda line: (-line.day.toordinal(), line.user, -line.count, line.what))


def _place(read: Read) -> tuple[date, str, str]:
    return (read.at + _VIETNAM).date(), read.user, read.what
