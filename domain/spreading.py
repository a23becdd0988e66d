"""The reviews of a commune spread over the days of their windows, so that no day has all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Window:
    """Days on which a review may be put, both counted; `first` ≤ `last`."""

    id: UUID
    first: date
    last: date

    def days(self) -> list[date]:
        """The working days; where there is none, the last day."""
        all_days = [self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1)]
        return [day for day in all_days if day.weekday() < _SATURDAY] or [self.last]


def spread(windows: Iterable[Window], taken: Mapping[date, int]) -> dict[UUID, date]:
    """A day for each: the emptiest one of its window, the earliest among equals, the shortest windows first.

    `taken`: how many lie on a day already. The order in which the windows come makes no difference.
    """
    load = Counter(taken)
    found: dict[UUID, date] = {}
    for window in sorted(windows, key=lambda each: (each.last, each.last - each.first, each.id)):
        day = min(window.days(), key=lambda each: (load[each], each))
        load[day] += 1
        found[window.id] = day
    return found
