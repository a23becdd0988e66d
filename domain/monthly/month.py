"""A calendar month as people write it, YYYY-MM, with its first and last day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from domain.dates import end_of_month, months_after
from domain.errors import BadValue, DomainError

_WRITTEN = re.compile(r"(\d{4})-(\d{2})", re.ASCII)


class MonthNotOver(DomainError):
    """A report is drawn of whole months, and from what was recorded by the end of a whole day. data: month, last."""

    key = "month_not_over"


@dataclass(frozen=True)
class Month:
    first: date

    @staticmethod
    def of(text: str) -> Month:
        """From YYYY-MM; raises BadValue."""
        found = _WRITTEN.fullmatch(text.strip())
        if found is None or not 1 <= int(found[2]) <= 12 or int(found[1]) < 1900:
            raise BadValue(field="month", value=text, expected="YYYY-MM")
        return Month(date(int(found[1]), int(found[2]), 1))

    @staticmethod
    def before(day: date) -> Month:
        """The last month that is over by a day."""
        return Month(months_after(day.replace(day=1), -1))

    @cached_property
    def last(self) -> date:
        return end_of_month(self.first)

    @cached_property
    def key(self) -> str:
        return f"{self.first:%Y-%m}"

    def drafted_from(self, day: int) -> date:
        """From when on its report is drafted: that day of the month after, or the last where it has fewer."""
        after = self.last + timedelta(days=1)
        return min(after + timedelta(days=max(day, 1) - 1), end_of_month(after))

    def known_on(self, today: date, asked: date | None = None) -> date:
        """The day by whose end everything counts that was recorded: yesterday, when nothing is asked.

        Raises MonthNotOver where the month still runs, BadValue for a day that is not over or in the month.
        """
        if today <= self.last:
            raise MonthNotOver(month=self.key, last=self.last)
        newest = today - timedelta(days=1)
        known = newest if asked is None else asked
        if not self.last <= known <= newest:
            raise BadValue(field="known", value=known, expected=f"{self.last} – {newest}")
        return known
