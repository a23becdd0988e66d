"""The same counts for any period: month by month, and one period beside another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from domain.dates import end_of_month, months_after
from domain.history import Kind
from domain.outcomes.journeys import Journey

# What happened in a period: those of its parts add up to it. The last one stands at its end.
FLOWS = (
    "opened", "assessed", "supported", "employed", "loaned", "stable", "set_back", "closed", "visits", "reviews",
    "loans_paid", "work_started",
)  # fmt: skip
PERSONS = "persons"
_ARRIVALS = {"assess": "assessed", "support": "supported", "start_work": "employed", "receive_loan": "loaned",
             "stabilise": "stable", "set_back": "set_back", "close": "closed"}  # fmt: skip
_KINDS = {
    Kind.OPENED.value: "opened", Kind.VISITED.value: "visits", Kind.REVIEWED.value: "reviews",
    Kind.LIVELIHOOD_STARTED.value: "work_started",
}  # fmt: skip

_PAID = Kind.LOAN_DISBURSED.value


def counted(journeys: Sequence[Journey], first: date, last: date) -> dict[str, int]:
    return next(_each(journeys, [(first, last)]))


def _each(journeys: Sequence[Journey], periods: Iterable[tuple[date, date]]) -> Iterator[dict[str, int]]:
    happened = Counter(each for journey in journeys for each in _happened(journey))
    for first, last in periods:
        found = dict.fromkeys(FLOWS, 0)
        for (on, name), times in happened.items():
            if first <= on <= last:
                found[name] += times
        yield found | {PERSONS: sum(journey.lives_on(last) for journey in journeys)}


def _happened(journey: Journey) -> Iterator[tuple[date, str]]:
    """The first payment of a loan counts as the loan."""
    paid: set[str] = set()
    for step in journey.steps:
        if name := _KINDS.get(step.kind) or _ARRIVALS.get(step.data.get("move", "")):
            yield step.on, name
        elif step.kind == _PAID and step.data["loan"] not in paid:
            paid.add(step.data["loan"])
            yield step.on, "loans_paid"


def months(last: date, count: int) -> list[tuple[date, date]]:
    """The calendar months that end with the one of `last`, which ends on it."""
    starts = [months_after(last.replace(day=1), -back) for back in reversed(range(count))]
    return [(start, min(last, months_after(start, 1) - timedelta(days=1))) for start in starts]


def trend(journeys: Sequence[Journey], last: date, count: int = 12) -> list[dict[str, Any]]:
    periods = months(last, count)
    return [
        {"month": f"{start:%Y-%m}", "from": start.isoformat(), "to": end.isoformat()} | found
        for (start, end), found in zip(periods, _each(journeys, periods), strict=True)
    ]


def period_before(first: date, last: date) -> tuple[date, date]:
    """As many whole months before whole months; else as many days, up to the day before."""
    if first.day == 1 and last == end_of_month(last):
        count = (last.year - first.year) * 12 + last.month - first.month + 1
        return months_after(first, -count), first - timedelta(days=1)
    return first - (last - first) - timedelta(days=1), first - timedelta(days=1)


def comparison(
    journeys: Sequence[Journey], first: date, last: date, other: tuple[date, date] | None = None
) -> dict[str, Any]:
    """Beside the period before of the same length, unless told. Differences of counts, without a judgement."""
    before = other or period_before(first, last)
    now, then = _each(journeys, [(first, last), before])
    rows = [
        {"figure": name, "now": now[name], "before": then[name], "change": now[name] - then[name]}
        for name in now
    ]
    return {"before_from": before[0].isoformat(), "before_to": before[1].isoformat(), "rows": rows}
