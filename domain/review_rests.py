"""A review that is put off or left out: each with a reason, and neither for ever."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, ClassVar, cast

from domain.case import Case
from domain.errors import DomainError
from domain.history import Event, Kind
from domain.parameters import LawOn
from domain.people import one_of
from domain.reviews import Review
from domain.schedules import review_after, review_opens_on

# Why a review waits, and why one is not held at all.
REASONS = (
    "away_working", "ill", "in_hospital", "harvest", "bereavement", "road_cut", "just_reviewed", "other",
)  # fmt: skip


class ReviewNotDue(DomainError):
    """No review is scheduled: the case rests. data: number."""

    key: ClassVar[str] = "review_not_due"


class PostponedTooOften(DomainError):
    """data: number, times, most."""

    key: ClassVar[str] = "postponed_too_often"


class PostponedTooFar(DomainError):
    """data: number, to, first, last (the days between which it may be put)."""

    key: ClassVar[str] = "postponed_too_far"


class ExemptTooOften(DomainError):
    """data: number, in_a_row, most."""

    key: ClassVar[str] = "exempt_too_often"


def scheduled(case: Case) -> date:
    """The due day of the present review. Raises ReviewNotDue."""
    if case.next_review_on is None:
        raise ReviewNotDue(number=case.number)
    return case.next_review_on


def put_off_before(reviews: Iterable[Review], due_on: date) -> tuple[date, int]:
    """(the first due day of the review that is due now, how often it was put off since)."""
    by_next = {each.postponed_to: each for each in reviews if each.status == "put_off"}
    first, times = due_on, 0
    while first in by_next:
        first, times = by_next[first].due_on, times + 1
    return first, times


def last_day(case: Case, first: date, law: LawOn) -> date:
    """So far may a review be put whose first due day is `first`: never into the window of the one after it."""
    furthest = first + timedelta(days=cast(int, law.value("case.review_postpone_days")))
    following = review_opens_on(review_after(case.opened_on, first, law), law)
    return min(furthest, following - timedelta(days=1))


def postponed(
    case: Case, reviews: Sequence[Review], to: date, reason: str, note: str | None, on: date, law: LawOn
) -> Event:
    """Raises ReviewNotDue, PostponedTooOften, PostponedTooFar, BadValue."""
    one_of("reason", reason, REASONS)
    due = scheduled(case)
    first, times = put_off_before(reviews, due)
    most = cast(int, law.value("case.review_postpone_times"))
    if times >= most:
        raise PostponedTooOften(number=case.number, times=times, most=most)
    last, soonest = last_day(case, first, law), max(due, on) + timedelta(days=1)
    taken = {each.due_on for each in reviews}
    if not soonest <= to <= last or to in taken:
        raise PostponedTooFar(number=case.number, to=to, first=soonest, last=last)
    data = {"due_on": due.isoformat(), "to_day": to.isoformat(), "review_rest": reason, "times": times + 1}
    return Event(Kind.REVIEW_POSTPONED, on, {"next_review_on": to}, data, _words(note))


def exempted(
    case: Case, reviews: Sequence[Review], reason: str, note: str | None, on: date, law: LawOn
) -> Event:
    """Neither a clean review nor a bad one: the run stays as it was. Raises ReviewNotDue, ExemptTooOften, BadValue."""
    one_of("reason", reason, REASONS)
    due = scheduled(case)
    most, before = cast(int, law.value("case.review_exempt_in_a_row")), in_a_row(reviews)
    if before >= most:
        raise ExemptTooOften(number=case.number, in_a_row=before, most=most)
    following = review_after(case.opened_on, max(due, on), law)
    data: dict[str, Any] = {"due_on": due.isoformat(), "review_rest": reason, "times": before + 1}
    return Event(Kind.REVIEW_EXEMPTED, on, {"next_review_on": following}, data, _words(note))


def in_a_row(reviews: Iterable[Review]) -> int:
    """Reviews left out since the last one that was held."""
    count = 0
    for each in sorted(reviews, key=lambda review: review.due_on, reverse=True):
        if each.status == "held":
            break
        count += each.status == "exempt"
    return count


def _words(note: str | None) -> dict[str, str]:
    return {"note": note} if note else {}
