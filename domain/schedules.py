"""When reviews and visits are due and who has to act on a late one: schedules are dated data, not code."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from typing import cast

from domain.dates import months_after
from domain.parameters import LawOn

LEVELS = ("lead", "officer", "manager")


def _whole(law: LawOn, key: str) -> int:
    return cast(int, law.value(key))


def review_days(opened_on: date, law: LawOn) -> Iterator[date]:
    """The due days: first after the months of `case.review_months`, then every `case.review_every_months`."""
    first = cast("tuple[int, ...]", law.value("case.review_months"))
    every = _whole(law, "case.review_every_months")
    yield from (months_after(opened_on, months) for months in first)
    yield from (months_after(opened_on, first[-1] + every * turn) for turn in count(1))


def next_review(opened_on: date, last_review_on: date | None, law: LawOn) -> date:
    """The first due day that the last review does not answer; one held in a due day's window answers it."""
    last = last_review_on or opened_on
    answered = last + timedelta(days=_whole(law, "case.review_opens_days_before") if last_review_on else 0)
    return next(day for day in review_days(opened_on, law) if day > answered)


def review_after(opened_on: date, due_on: date, law: LawOn) -> date:
    """The due day of the schedule that follows another day."""
    return next(day for day in review_days(opened_on, law) if day > due_on)


def review_ends_on(due_on: date, law: LawOn) -> date:
    """The last day of the window: a review held afterwards counts, and says that it was late."""
    return due_on + timedelta(days=_whole(law, "case.review_late_after_days"))


def review_opens_on(due_on: date, law: LawOn) -> date:
    """The first day of the window in which the review may be held."""
    return due_on - timedelta(days=_whole(law, "case.review_opens_days_before"))


def next_visit(last_visit_on: date, law: LawOn) -> date:
    """One interval after the last visit (or after the group was assigned)."""
    return months_after(last_visit_on, _whole(law, "case.visit_every_months"))


def escalation(days_late: int, law: LawOn) -> str | None:
    """Who has to act: nobody before the day, then the lead, the officer, the manager."""
    reached = [level for level in LEVELS if days_late >= _whole(law, f"case.review_escalate_{level}_days")]
    return reached[-1] if reached else None
