"""From what is recorded of a release to how long it was followed, and how that ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

import numpy as np

from domain.dates import months_after
from domain.people import ETHNICITIES, SEXES
from domain.recidivism.counting import CENSORED, COMPETING, EVENT
from domain.recidivism.definitions import Definition
from domain.recidivism.landmark import landmark
from domain.recidivism.releases import LANDMARK, Release
from domain.recidivism.report import Followed

_AGES = ((25, "under_25"), (35, "25_34"), (45, "35_44"))
_UNKNOWN = "unknown"


def followed(
    releases: Iterable[Release],
    card: Definition,
    by: str | None,
    *,
    as_of: date,
    lapsed_on: Callable[[Mapping[str, Any]], date | None],
) -> Followed:
    """`lapsed_on`: the day on which a record lapses by itself, from the facts of `Release.lapse`.

    Whether a window lies in the past hangs on the release day alone: a record that lapsed ends the follow-up of
    whoever had no event, and would otherwise leave the others behind.
    """
    until = months_after(as_of, -card.maturity_months)
    excluded: Counter[str] = Counter(dict.fromkeys(card.exclusions, 0))
    rows: list[tuple[str, int, int, int, int, int]] = []
    for each in releases:
        if why := _left_out(each, card):
            excluded[why] += each.count
        elif each.released_on is not None and each.released_on <= as_of:
            days, kind = _ended(each, card, until, lapsed_on(each.lapse))
            rows.append(
                (_group(by, each), days, kind, (until - each.released_on).days, _support(each), each.count)
            )
    return _arrays(rows, dict(excluded), by)


def _left_out(each: Release, card: Definition) -> str | None:
    if each.released_on is None:
        return "no_release_day"
    return "duplicate" if each.outcome == "duplicate" and "duplicate" in card.exclusions else None


def _ended(each: Release, card: Definition, until: date, lapsed_on: date | None) -> tuple[int, int]:
    """Days since release and CENSORED, EVENT or COMPETING, whichever came first.

    An event is itself a look at the records; death and moving away are taken as known to the day; nobody is followed
    past the last look.
    """
    start = each.released_on or until
    lapsed = each.closed_on if each.outcome == "expunged" else lapsed_on
    last = max(start, min(until, lapsed or until))
    took_away = each.closed_on if each.outcome in card.competing else None
    if each.event_on is not None and start < each.event_on <= min(last, took_away or last):
        return (each.event_on - start).days, EVENT
    if took_away is not None and start <= took_away <= last:
        return (took_away - start).days, COMPETING
    looked = min(last, each.checked_on or start, took_away or last)
    return (max(start, looked) - start).days, CENSORED


def _support(each: Release) -> int:
    if each.support_on is None or each.released_on is None:
        return -1
    return max(0, (each.support_on - each.released_on).days)


def _group(by: str | None, each: Release) -> str:
    if by is None or by == "support":
        return "all"
    if by == "release_year" and each.released_on is not None:
        return str(each.released_on.year)
    if by == "age" and each.released_on is not None and each.of.get("birth_year") is not None:
        age = each.released_on.year - int(each.of["birth_year"])
        return next((name for most, name in _AGES if age < most), "45_over")
    found = each.of.get("unit_code" if by == "commune" else by)
    return _UNKNOWN if found is None else str(found)


def _arrays(
    rows: list[tuple[str, int, int, int, int, int]], excluded: dict[str, int], by: str | None
) -> Followed:
    counts = [row[5] for row in rows]
    days, kinds, room, support = (
        np.repeat(np.array([row[at] for row in rows], dtype=np.int64), counts) for at in (1, 2, 3, 4)
    )
    if by == "support":
        at = landmark(days, support, LANDMARK)
        begun, kept = at.supported.astype(np.int64), at.kept
        return Followed(
            ("support_later", "support_before"), begun, at.durations.astype(np.int64), kinds[kept],
            room[kept] - LANDMARK, excluded,
        )  # fmt: skip
    names = _names(by, {row[0] for row in rows})
    place = {name: at for at, name in enumerate(names)}
    groups = np.repeat(np.array([place[row[0]] for row in rows], dtype=np.int64), counts)
    return Followed(names, groups, days, kinds, room, excluded)


def _names(by: str | None, found: set[str]) -> tuple[str, ...]:
    """In an order that says nothing of the figures: as the codes stand, or ascending."""
    if by is None or not found:
        return ("all",)
    order = {"sex": SEXES, "ethnicity": ETHNICITIES, "age": ("under_25", "25_34", "35_44", "45_over")}.get(
        by, ()
    )
    return tuple(sorted(found, key=lambda name: (order.index(name) if name in order else len(order), name)))
