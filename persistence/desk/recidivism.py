"""Releases with what followed them, counted in the database where they are alike: no name, no number of a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    func,
    or_,
    select,
    true,
    union_all,
)

from domain.case import Case
from domain.history import Kind, fold
from domain.recidivism.releases import Release
from domain.viewer import Viewer
from persistence import tables as t
from persistence.desk.history import end_of_legal_day
from persistence.scope import visible
from persistence.unit_of_work import Store

_C, _P = t.case.c, t.person.c
# What the expungement clock asks for.
_LAPSE = (
    "completed_on", "sentence_class", "under_18", "negligent", "other_penalties_done", "additional_penalty_ends_on",
    "expungement_confirmed", "conviction_recorded", "new_conviction_on",
)  # fmt: skip
_BY: dict[str, Column[Any]] = {
    "sex": _P.sex, "ethnicity": _P.ethnicity, "age": _P.birth_year, "commune": _C.unit_code,
    "sentence_class": _C.sentence_class,
}  # fmt: skip


class SqlRecidivism:
    """The RecidivismReads port on SQL."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def releases(
        self,
        event: str,
        by: str | None,
        *,
        as_of: date,
        known_on: date | None = None,
        viewer: Viewer | None = None,
    ) -> list[Release]:
        """As known on a day, cases are folded from what was recorded by then: exact, and slower than counting."""
        sight = true() if viewer is None else visible(viewer)
        with self._store.reading(viewer) as connection:
            if known_on is None:
                rows = connection.execute(_counted(event, by, as_of, sight))
                return [_release(row, by) for row in rows]
            end = end_of_legal_day(known_on)
            return list(_as_known(connection, event, as_of, end, sight))


def _counted(event: str, by: str | None, as_of: date, sight: ColumnElement[bool]) -> Select[Any]:
    """Everybody whose dates and group are the same is one row with a count."""
    facts = [_C[name] for name in _LAPSE]
    group = [] if by not in _BY or by == "sentence_class" else [_BY[by]]
    dates = [
        _first(event, as_of).label("event_on"),
        _looked(as_of).label("checked_on"),
        *([_supported().label("support_on")] if by == "support" else []),
    ]
    each = (
        select(*facts, *group, _C.outcome, _C.closed_on, *dates)
        .select_from(t.case.join(t.person))
        .where(or_(_C.completed_on.is_(None), _C.completed_on <= as_of), sight)
        .subquery()
    )
    return select(*each.c, func.count().label("count")).group_by(*each.c)


def _first(event: str, as_of: date, end: datetime | None = None) -> Any:
    """The first day after release on which it happened: a conviction is an event of the chain, the others notices."""
    if event == "conviction":
        e = t.case_event.c
        here = and_(e.case_id == _C.id, e.kind == Kind.CONVICTION_RECORDED.value)
        day, recorded = e.effective_on, e.recorded_at
    else:
        n = t.notice.c
        here = and_(n.case_id == _C.id, n.event == event, n.status == "confirmed")
        day, recorded = n.occurred_on, n.decided_at
    known = true() if end is None else recorded < end
    after = or_(_C.completed_on.is_(None), day > _C.completed_on)
    return select(func.min(day)).where(here, known, day <= as_of, after).correlate(t.case).scalar_subquery()


def _looked(as_of: date, end: datetime | None = None) -> Any:
    k = t.record_check.c
    known = true() if end is None else k.recorded_at < end
    here = and_(k.case_id == _C.id, k.checked_on <= as_of, known)
    return select(func.max(k.checked_on)).where(here).correlate(t.case).scalar_subquery()


def _supported() -> Any:
    """The first work or livelihood, or the first loan."""
    days = union_all(
        select(t.placement.c.case_id, t.placement.c.started_on.label("day")),
        select(t.loan.c.case_id, t.loan.c.disbursed_on.label("day")),
    ).subquery()
    return select(func.min(days.c.day)).where(days.c.case_id == _C.id).correlate(t.case).scalar_subquery()


def _release(row: Row[Any], by: str | None) -> Release:
    known = row._mapping
    of = {column.key: known[column.key] for name, column in _BY.items() if name == by}
    return Release(
        released_on=known["completed_on"],
        event_on=known["event_on"],
        checked_on=known["checked_on"],
        outcome=known["outcome"],
        closed_on=known["closed_on"],
        support_on=known.get("support_on"),
        lapse={name: known[name] for name in _LAPSE},
        of=of,
        count=known["count"],
    )


def _as_known(
    connection: Connection, event: str, as_of: date, end: datetime, sight: ColumnElement[bool]
) -> Iterator[Release]:
    rows = connection.execute(
        select(
            _C.id, _C.person_id, _P.sex, _P.ethnicity, _P.birth_year,
            _first(event, as_of, end).label("event_on"), _looked(as_of, end).label("checked_on"),
            _supported().label("support_on"),
        ).select_from(t.case.join(t.person)).where(sight)
    )  # fmt: skip
    cases = {case.id: case for case in _folded(connection, end)}
    for row in rows:
        case = cases.get(row.id)
        if case is not None and (case.completed_on is None or case.completed_on <= as_of):
            of = {"sex": row.sex, "ethnicity": row.ethnicity, "birth_year": row.birth_year}
            of |= {"unit_code": case.unit_code, "sentence_class": case.sentence_class}
            lapse = {name: getattr(case, name) for name in _LAPSE}
            ends = (row.event_on, row.checked_on, case.outcome, case.closed_on, row.support_on)
            yield Release(case.completed_on, *ends, lapse=lapse, of=of)


def _folded(connection: Connection, end: datetime) -> Iterable[Case]:
    """The cases as they stood when the day ended."""
    e = t.case_event.c
    query = select(e.case_id, e.payload).where(e.recorded_at < end).order_by(e.case_id, e.seq)
    for case_id, rows in groupby(connection.execute(query), key=lambda row: row.case_id):
        yield fold(Case(case_id, UUID(int=0)), (row.payload for row in rows))
