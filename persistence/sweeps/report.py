"""Writes the figures of each month by commune: what stood at its end, and what happened in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import (
    CTE,
    Column,
    ColumnElement,
    Connection,
    Date,
    Select,
    String,
    Table,
    and_,
    case,
    cast,
    func,
    or_,
    select,
    true,
    values,
)

from domain.case import Stage
from domain.dates import months_after
from domain.units import Units
from persistence import tables as t
from persistence.inserting import upsert
from persistence.sweeps.spans import unfolded

STANDING = ("persons", *(f"by_state_{stage}" for stage in Stage), "placements_running")
HAPPENED = (
    "opened",
    "closed",
    "visits",
    "visits_met",
    "reviews_held",
    "reviews_clean",
    "loans_count",
    "loans_vnd",
    "placements_started",
)
_F = t.monthly_figure.c


@dataclass(frozen=True, slots=True)
class Month:
    """[first, last]; `last` is the day of the report where the month still runs."""

    first: date
    last: date

    @property
    def key(self) -> str:
        return f"{self.first:%Y-%m}"


Figures = dict[tuple[str, str, str], int]


def counted(connection: Connection, units: Units, on: date) -> Figures:
    """(month, unit, figure) -> value of months not written yet, and of those perhaps written before they ended."""
    months = list(_wanted(connection, on))
    if not months:
        return {}
    found = _zeros(months, units)
    for month, unit, figure, value in _counted(connection, _months(months)):
        found[month, unit, figure] = found.get((month, unit, figure), 0) + int(value)
    return found


def write(connection: Connection, found: Figures) -> dict[str, int]:
    """Only what differs from what is written."""
    changed = _changed(connection, found)
    upsert(connection, t.monthly_figure, changed)
    return {"months": len({row["month"] for row in changed}), "figures": len(changed)}


def _wanted(connection: Connection, on: date) -> Iterator[Month]:
    first = connection.scalar(select(func.min(t.case.c.opened_on)))
    written = set(connection.scalars(select(_F.month).distinct()))
    newest = max(written, default="")
    this = on.replace(day=1)
    day = (first or on).replace(day=1)
    while day <= on:
        month = Month(day, min(months_after(day, 1) - timedelta(days=1), on))
        again = month.key >= newest or (f"{this:%Y-%m}" >= newest and day >= months_after(this, -1))
        if again or month.key not in written:
            yield month
        day = months_after(day, 1)


def _zeros(months: Iterable[Month], units: Units) -> Figures:
    """A commune without an event is a figure too."""
    return {
        (month.key, unit.code, figure): 0
        for month in months
        for unit in units.on(month.last)
        for figure in (*STANDING, *HAPPENED)
    }


def _months(months: Sequence[Month]) -> CTE:
    columns = Column("month", String(7)), Column("first", Date), Column("last", Date)
    rows = [(month.key, month.first, month.last) for month in months]
    return select(values(*columns, name="given").data(rows).cte("given")).cte("months")


def _counted(connection: Connection, months: CTE) -> Iterator[Any]:
    """(month, unit, figure, value), from one statement a group of figures."""
    with unfolded(connection, "unit_code") as place, unfolded(connection, "stage") as stage:
        for query in (
            _states(months, place, stage),
            _running(months, place, stage),
            *(_happened(months, place, *each) for each in _happenings(stage)),
        ):
            yield from _by_figure(connection, query)


def _by_figure(connection: Connection, query: Select[Any]) -> Iterator[Any]:
    for row in connection.execute(query).mappings():
        for figure in row.keys() - {"month", "unit"}:
            if figure != "stage":
                yield row["month"], row["unit"], _named(figure, row), row[figure]
        if row.get("stage") and row["stage"] != Stage.CLOSED:
            yield row["month"], row["unit"], "persons", row["count"]


def _named(figure: str, row: Any) -> str:
    return f"by_state_{row['stage']}" if figure == "count" else figure


def _there(months: CTE, place: Table, case_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """The commune where the case was at the end of the month."""
    p, m = place.c, months.c
    return and_(p.case_id == case_id, p.since <= m.last, p.until > m.last)


def _states(months: CTE, place: Table, stage: Table) -> Select[Any]:
    m, p, s = months.c, place.c, stage.c
    return (
        select(m.month, p.value.label("unit"), s.value.label("stage"), func.count().label("count"))
        .select_from(months)
        .join(stage, and_(s.since <= m.last, s.until > m.last))
        .join(place, _there(months, place, s.case_id))
        .group_by(m.month, p.value, s.value)
    )


def _running(months: CTE, place: Table, stage: Table) -> Select[Any]:
    """Work and livelihoods that had begun and not ended, of cases that were not closed."""
    m, w, s = months.c, t.placement.c, stage.c
    live = and_(s.case_id == w.case_id, s.since <= m.last, s.until > m.last, s.value != Stage.CLOSED)
    runs = and_(w.started_on <= m.last, or_(w.ended_on.is_(None), w.ended_on > m.last))
    return (
        select(m.month, place.c.value.label("unit"), func.count().label("placements_running"))
        .select_from(months)
        .join(t.placement, runs)
        .join(stage, live)
        .join(place, _there(months, place, w.case_id))
        .group_by(m.month, place.c.value)
    )


def _happened(
    months: CTE, place: Table, source: Any, day: Any, figures: dict[str, Any], only: ColumnElement[bool]
) -> Select[Any]:
    """What happened on a day of the month, counted where the case was at the month's end."""
    m = months.c
    shown = [value.label(name) for name, value in figures.items()]
    return (
        select(m.month, place.c.value.label("unit"), *shown)
        .select_from(source)
        .join(months, and_(m.month == _month_of(day), day <= m.last, only))
        .join(place, _there(months, place, _case_of(source)))
        .group_by(m.month, place.c.value)
    )


def _case_of(source: Any) -> Any:
    return source.c.id if source is t.case else source.c.case_id


def _month_of(day: Any) -> ColumnElement[str]:
    """YYYY-MM: found by equality, where a range of days would be tried month by month."""
    return func.substr(cast(day, String), 1, 7)


def _happenings(stage: Table) -> Iterator[tuple[Any, Any, dict[str, Any], ColumnElement[bool]]]:
    count = func.count
    v, r, n, w, s = (each.c for each in (t.visit, t.review, t.loan, t.placement, stage))
    yield t.case, t.case.c.opened_on, {"opened": count()}, true()
    yield stage, s.since, {"closed": count()}, s.value == Stage.CLOSED
    met = func.sum(_one_if(v.met))
    yield t.visit, v.held_on, {"visits": count(), "visits_met": met}, true()
    clean = func.sum(_one_if(r.clean))
    yield t.review, r.held_on, {"reviews_held": count(), "reviews_clean": clean}, r.status == "held"
    money = func.sum(n.amount_vnd)
    yield t.loan, n.disbursed_on, {"loans_count": count(), "loans_vnd": money}, true()
    yield t.placement, w.started_on, {"placements_started": count()}, true()


def _one_if(truth: Any) -> ColumnElement[int]:
    return case((truth, 1), else_=0)


def _changed(connection: Connection, found: Figures) -> list[dict[str, Any]]:
    months = sorted({month for month, _, _ in found})
    rows = connection.execute(select(t.monthly_figure).where(_F.month.in_(months)))
    known = {(row.month, row.unit_code, row.figure): row.value for row in rows}
    return [
        {"month": month, "unit_code": unit, "figure": figure, "value": value}
        for (month, unit, figure), value in sorted((dict.fromkeys(known, 0) | found).items())
        if known.get((month, unit, figure)) != value
    ]
