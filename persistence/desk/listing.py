"""The list of cases: filtered and counted in SQL, names opened for the shown rows alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, or_, select, true

from domain.case import OPEN_STAGES
from domain.masking import masked
from domain.outcomes.loads import UNVISITED_DAYS
from domain.read_models import CaseFilter, CaseRow
from domain.units import Units, UnknownUnit
from domain.viewer import Role, Viewer
from persistence import tables as t
from persistence.desk.nearest import MOST_UNITS, ORDER, nearest, shown
from persistence.desk.people import opened
from persistence.scope import followed, visible
from persistence.sealing import Keyring
from persistence.search import Found, find
from persistence.tally import tally

_LIMIT = 200
# Who sees cases by commune alone.
_BY_UNIT = (Role.OFFICER, Role.MANAGER)


@dataclass(frozen=True, slots=True)
class Listed:
    """One page with what is counted beside it; `more`: a query that more cases answer than are counted.

    `short`: more than are counted in the wanted stage, too.
    """

    rows: Sequence[Row[Any]]
    by_stage: Mapping[str, int]
    more: bool = False
    short: bool = False

    def total(self, stage: str | None) -> int:
        return self.by_stage.get(stage, 0) if stage else sum(self.by_stage.values())


def listed(
    connection: Connection, wanted: CaseFilter, viewer: Viewer, keyring: Keyring, units: Units, on: date
) -> Listed:
    """What the filter and the query leave of the viewer's cases: the nearest to the query first."""
    where, stage = conditions(wanted, viewer, units, on)
    text = (wanted.query or "").strip()
    if text:
        found = find(connection, keyring, units, text, on, and_(*where))
        if found.filter is None:
            return _found(
                connection,
                found,
                wanted,
                lambda: find(connection, keyring, units, text, on, and_(*where, *stage)),
            )
        where.append(found.filter)
    elif (quick := _by_unit(connection, wanted, viewer, units, on)) is not None:
        return quick
    rows = connection.execute(page([*where, *stage], wanted)).all()
    return Listed(rows, {row.stage.value: row.persons for row in connection.execute(counts(where))})


def _by_unit(
    connection: Connection, wanted: CaseFilter, viewer: Viewer, units: Units, on: date
) -> Listed | None:
    """The same list from the tally and the index of each commune; None where it has to be counted and sorted."""
    if viewer.role not in _BY_UNIT or wanted.lacks:
        return None
    only = _codes(units, wanted.unit, on) if wanted.unit else None
    counted = tally(connection, viewer, only)
    own = [code for code in counted.units if viewer.units is None or code in viewer.units]
    if len(own) > MOST_UNITS:
        return None
    rows = nearest(
        connection,
        own,
        viewer.units,
        only=only,
        stage=wanted.stage,
        due_by=wanted.due_by,
        limit=_most(wanted),
        offset=max(wanted.offset, 0),
    )
    if wanted.due_by is None:
        return Listed(rows, counted.by_stage)
    where, _ = conditions(wanted, viewer, units, on)
    return Listed(rows, {row.stage.value: row.persons for row in connection.execute(counts(where))})


def _most(wanted: CaseFilter) -> int:
    return min(max(wanted.limit, 1), _LIMIT)


def _found(connection: Connection, found: Found, wanted: CaseFilter, again: Callable[[], Found]) -> Listed:
    """Counts what was found; where that is only a part, the cases of the wanted stage are looked for by themselves."""
    by_stage = Counter(hit.stage for hit in found.hits)
    hits, short = found.hits, found.more
    if wanted.stage and found.more:
        of_stage = again()
        hits, short = of_stage.hits, of_stage.more
        by_stage[wanted.stage] = len(hits)
    elif wanted.stage:
        hits = tuple(hit for hit in hits if hit.stage == wanted.stage)
    start, most = max(wanted.offset, 0), _most(wanted)
    ids = [hit.case_id for hit in hits[start : start + most]]
    rows = {row.id: row for row in connection.execute(shown().where(t.case.c.id.in_(ids)))} if ids else {}
    return Listed([rows[each] for each in ids if each in rows], by_stage, found.more, short)


def conditions(
    wanted: CaseFilter, viewer: Viewer, units: Units, on: date
) -> tuple[list[ColumnElement[bool]], list[ColumnElement[bool]]]:
    """(all conditions but the stage, the condition of the stage), all on the case itself."""
    c = t.case.c
    found = [visible(viewer)]
    if wanted.unit:
        found.append(c.unit_code.in_(_codes(units, wanted.unit, on)))
    if wanted.due_by:
        found.append(or_(c.next_review_on <= wanted.due_by, c.next_visit_on <= wanted.due_by))
    if wanted.lacks:
        found.append(_lacking(wanted.lacks, on))
    return found, [c.stage == wanted.stage] if wanted.stage else []


def _lacking(what: str, on: date) -> ColumnElement[bool]:
    """The same as `domain.outcomes.loads.lacking`."""
    c = t.case.c
    seen = func.coalesce(c.last_visit_on, c.opened_on)
    without: dict[str, ColumnElement[bool]] = {
        "group": c.group_id.is_(None),
        "plan": c.plan_version == 0,
        "visit": seen < on - timedelta(days=UNVISITED_DAYS),
    }
    return c.stage.in_(OPEN_STAGES) & (or_(*without.values()) if what == "any" else without[what])


def _codes(units: Units, code: str, on: date) -> frozenset[str]:
    """A unit of today with the old ones that it is made of; an old code means what it became."""
    try:
        return followed(units, [code], on, on)
    except UnknownUnit:
        return frozenset({code})


def page(where: list[ColumnElement[bool]], wanted: CaseFilter) -> Select[Any]:
    """One page of whatever the conditions leave, sorted as a whole."""
    return shown().where(*where).order_by(*ORDER).limit(_most(wanted)).offset(max(wanted.offset, 0))


def counts(where: list[ColumnElement[bool]]) -> Select[Any]:
    return (
        select(t.case.c.stage, func.count().label("persons")).where(true(), *where).group_by(t.case.c.stage)
    )


def case_row(row: Row[Any], viewer: Viewer, keyring: Keyring, units: Units, on: date) -> CaseRow:
    found = CaseRow(
        id=str(row.id),
        number=row.number,
        name=opened(keyring, row.person_id, row.sealed, row.wrapped).get("name"),
        birth_year=row.birth_year,
        sex=row.sex,
        ethnicity=row.ethnicity,
        stage=row.stage.value,
        stage_since=row.stage_since,
        unit_code=row.unit_code,
        unit_name=unit_name(units, row.unit_code, on, row.closed_on),
        opened_on=row.opened_on,
        next_review_on=row.next_review_on,
        next_visit_on=row.next_visit_on,
        work_items=row.work_items,
    )
    return masked(found, viewer.role)


def unit_name(units: Units, code: str, on: date, closed_on: date | None = None) -> str:
    """The unit's name; a closed case keeps the commune of the day on which it ended."""
    return units.name(code, min(on, closed_on or on))
