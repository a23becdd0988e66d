"""The desk of the day and the calendar: reasons from every source, opened for the people that are shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, select

from domain.case import OPEN_STAGES
from domain.masking import hidden_from
from domain.today import GROUPS, Somebody, Today, Why, by_group, counted, in_order
from domain.units import UnknownUnit
from domain.viewer import Viewer
from persistence import tables as t
from persistence.desk import due
from persistence.desk.listing import unit_name
from persistence.desk.people import opened
from persistence.desk.work import people_of
from persistence.read_log import ReadLog
from persistence.scope import followed, visible
from persistence.sealing import unseal
from persistence.unit_of_work import Store

# With today seven days: the week that `group_of` means.
_WEEK = timedelta(days=6)
# How long before a door opens or closes an officer hears of it.
_AHEAD = timedelta(days=60)


class SqlToday:
    """The TodayReads port on SQL."""

    def __init__(self, store: Store, reads: ReadLog) -> None:
        self._store, self._reads = store, reads

    def today(
        self, viewer: Viewer, *, at: datetime, on: date, kind: str | None, unit: str | None, most: int
    ) -> Today:
        asked = due.Asked(self._where(viewer, unit, on), on, None, on + _WEEK)
        with self._store.reading(viewer) as connection:
            whys, cut = self._whys(connection, asked)
            wanted = [why for why in whys if kind is None or why.kind == kind]
            grouped = by_group(wanted, on)
            shown = {group: people[:most] for group, people in grouped.items()}
            named = self._named(connection, viewer, on, [each for group in GROUPS for each in shown[group]])
            next_on = _next(connection, asked)
        self._log(viewer, at, "today", named)
        places = iter(named)
        return Today(
            on,
            {group: tuple(next(places) for _ in shown[group]) for group in GROUPS},
            {group: len(people) for group, people in grouped.items()},
            counted(whys),
            next_on,
            cut,
        )

    def dates(
        self, viewer: Viewer, first: date, last: date, *, at: datetime, on: date
    ) -> tuple[Somebody, ...]:
        asked = due.Asked(self._where(viewer, None, on), on, first, last)
        with self._store.reading(viewer) as connection:
            whys, _ = self._whys(connection, asked, dated_only=True)
            people: dict[str, list[Why]] = {}
            for why in in_order(whys, on):
                people.setdefault(why.case_id, []).append(why)
            named = self._named(connection, viewer, on, list(people.values()))
        self._log(viewer, at, "calendar", named)
        return tuple(named)

    def named(
        self, viewer: Viewer, numbers: Sequence[str], *, at: datetime, on: date
    ) -> tuple[Somebody, ...]:
        c = t.case.c
        with self._store.reading(viewer) as connection:
            found: dict[str, Any] = {}
            for start in range(0, len(numbers), 500):
                these = visible(viewer) & c.number.in_(numbers[start : start + 500])
                found |= {
                    row.number: row.id for row in connection.execute(select(c.id, c.number).where(these))
                }
            shown = [[Why(str(found[number]), number, "", "", None)] for number in numbers if number in found]
            people = self._named(connection, viewer, on, shown)
        self._log(viewer, at, "chosen", people)
        return tuple(replace(each, whys=()) for each in people)

    def _where(self, viewer: Viewer, unit: str | None, on: date) -> ColumnElement[bool]:
        if unit is None:
            return visible(viewer)
        codes = frozenset({unit})
        with suppress(UnknownUnit):
            codes = followed(self._store.units, [unit], on, on)
        return visible(viewer) & t.case.c.unit_code.in_(codes)

    def _whys(
        self, connection: Connection, asked: due.Asked, dated_only: bool = False
    ) -> tuple[list[Why], bool]:
        law = self._store.law
        sources: list[list[Why]] = [
            list(due.reviews(connection, asked)),
            list(due.visits(connection, asked)),
            list(due.steps(connection, asked)),
            list(due.windows(connection, asked, law, _AHEAD)),
            list(due.expungements(connection, asked, law)),
        ]
        if not dated_only:
            sources += [list(due.items(connection, asked)), list(due.papers(connection, asked, law))]
        return [why for source in sources for why in source], any(len(each) >= due.MOST for each in sources)

    def _named(
        self, connection: Connection, viewer: Viewer, on: date, people: Sequence[Sequence[Why]]
    ) -> list[Somebody]:
        """In the order given; names and steps are opened for these alone."""
        rows = people_of(connection, [UUID(whys[0].case_id) for whys in people])
        return [self._somebody(viewer, on, rows[whys[0].case_id], whys) for whys in people]

    def _somebody(self, viewer: Viewer, on: date, row: Any, whys: Sequence[Why]) -> Somebody:
        hidden = "name" in hidden_from(viewer.role)
        ring = self._store.keyring
        name = None if hidden else opened(ring, row.person_id, row.sealed, row.wrapped).get("name")
        key = None if hidden or row.wrapped is None else ring.unwrap(row.person_id, row.wrapped)
        place = unit_name(self._store.units, row.unit_code, on, row.closed_on)
        return Somebody(
            whys[0].case_id, whys[0].number, name, place, tuple(_opened(why, key) for why in whys)
        )

    def _log(self, viewer: Viewer, at: datetime, what: str, shown: Iterable[Somebody]) -> None:
        self._reads.log(viewer.user, at, what, sorted({each.case_id for each in shown}))


def _opened(why: Why, key: Any) -> Why:
    """The words of a plan step; without a key (an erased person) its place in the plan says enough."""
    if why.kind != "step":
        return why
    args = {name: value for name, value in why.args.items() if name != "sealed"}
    sealed = why.args.get("sealed")
    words = None
    if key is not None and sealed is not None and why.about is not None:
        words = unseal(key, sealed, "plan_action", UUID(why.about), "sealed_what")
    return replace(why, args=args | {"what": words or "…"})


def _next(connection: Connection, asked: due.Asked) -> date | None:
    """The first day after this week on which a review or a visit is due."""
    c = t.case.c
    days = [
        connection.scalar(
            select(func.min(day)).where(day > asked.last, c.stage.in_(OPEN_STAGES), asked.where)
        )
        for day in (c.next_review_on, c.next_visit_on)
    ]
    return min((day for day in days if day is not None), default=None)
