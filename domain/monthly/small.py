"""Which counts of a month a report may tell: nobody is to work out from papers a number of fewer than five, or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.recidivism.hiding import LEAST

Told = Mapping[str, int | None]
# A part and what it is part of: beside the whole it tells how many are left over.
WHOLE = {
    "visits_met": "visits", "visits_due_done": "visits_due", "visits_overdue": "visits_due",
    "reviews_clean": "reviews", "reviews_due_done": "reviews_due", "reviews_overdue": "reviews_due",
    "in_work": "people",
}  # fmt: skip
# Money and the loans it was paid for.
MONEY = {"loans_vnd": "loans", "loans_ever_vnd": "loans_ever"}
# Sums since the beginning: from one month's report to another's they tell what happened in between.
RUNNING = frozenset({"loans_ever"})


def told(
    counts: Mapping[str, int], people: int, same: Sequence[Told] = (), others: Sequence[Told] = ()
) -> dict[str, int | None]:
    """The counts by name, None where hidden. `people`: how many stood at the month's end.

    `same`: the counts of the reports of the month that are out; `others`: those of other months.
    """
    whole = {**counts, "people": people}
    found = {
        name: None if name not in MONEY and _hidden(name, whole, same, others) else count
        for name, count in counts.items()
    }
    for money, loans in MONEY.items():
        if found[loans] is None or _moved(money, loans, counts, same):
            found[money] = None
    return found


def _hidden(name: str, counts: Mapping[str, int], same: Sequence[Told], others: Sequence[Told]) -> bool:
    now = counts[name]
    left = counts[WHOLE[name]] - now if name in WHOLE else LEAST
    if now < LEAST or left < LEAST:
        return True
    out = [each[name] for each in same if name in each]
    if None in out or any(value is not None and 0 < abs(now - value) < LEAST for value in out):
        return True
    return name in RUNNING and now not in out and any(_near(now, each.get(name)) for each in others)


def _near(now: int, value: int | None) -> bool:
    """No difference is one of fewer than five, too: it says that nothing happened in between."""
    return value is not None and abs(now - value) < LEAST


def _moved(money: str, loans: str, counts: Mapping[str, int], same: Sequence[Told]) -> bool:
    """Other money for about as many loans would tell what was paid to one person."""
    return any(
        each.get(money) not in (None, counts[money]) and _near(counts[loans], each.get(loans))
        for each in same
    )


def without_small(counts: Mapping[str, int]) -> dict[str, int | None]:
    """Of counts that nothing else is a sum of."""
    return {name: count if count >= LEAST else None for name, count in counts.items()}
