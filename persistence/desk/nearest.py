"""The next rows of the list by commune: the first few of each in the index's order, so that no page sorts them all."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    Integer,
    Row,
    Select,
    String,
    bindparam,
    func,
    or_,
    select,
    union_all,
)

from domain.case import Stage
from persistence import tables as t
from persistence.engine import is_sqlite
from persistence.scope import standing
from persistence.types import Code

# So many communes are asked one by one in a statement; a list of more is sorted as a whole.
MOST_UNITS = 64
_c = t.case.c
DUE = func.coalesce(_c.next_review_on, _c.next_visit_on)
# What is due soonest comes first; cases without a due day last.
ORDER = (DUE.is_(None), DUE, _c.number)


def nearest(
    connection: Connection,
    units: Sequence[str],
    offered_to: Collection[str] | None,
    *,
    only: Collection[str] | None = None,
    stage: str | None = None,
    due_by: date | None = None,
    limit: int,
    offset: int,
) -> list[Row[Any]]:
    """The rows of `shown` for one page of the cases in `units`.

    With those that another commune offers to `offered_to`, where it is in `only` (None: any). At most MOST_UNITS.
    """
    if not units and not offered_to:
        return []
    given: dict[str, Any] = {f"unit_{which}": unit for which, unit in enumerate(units)}
    merges = is_sqlite(connection)
    given |= {"limit": limit, "offset": offset} | ({} if merges else {"most": offset + limit})
    if offered_to:
        given |= {"scope": list(offered_to), "only": list(only or ())}
    if stage:
        given["stage"] = Stage(stage)
    if due_by:
        given["due_by"] = due_by
    statement = _statement(len(units), bool(offered_to), only is not None, bool(stage), bool(due_by), merges)
    return list(connection.execute(statement, given))


@lru_cache(maxsize=256)
def _statement(
    units: int, offered: bool, narrowed: bool, staged: bool, due: bool, merges: bool
) -> Select[Any]:
    """Built once for each shape; the values are given when it runs."""
    where: list[ColumnElement[bool]] = [standing()]
    if staged:
        where.append(_c.stage == bindparam("stage", type_=Code(Stage)))
    if due:
        last = bindparam("due_by", type_=Date)
        where.append(or_(_c.next_review_on <= last, _c.next_visit_on <= last))
    parts = [
        _first(merges, _c.unit_code == bindparam(f"unit_{which}", type_=String), *where)
        for which in range(units)
    ]
    if offered:
        scope = bindparam("scope", expanding=True, type_=String)
        here = [_c.transfer_to.in_(scope), _c.unit_code.not_in(scope)]
        if narrowed:
            here.append(_c.unit_code.in_(bindparam("only", expanding=True, type_=String)))
        parts.append(_first(merges, *here, *where))
    merged = union_all(*parts)
    chosen = (
        merged.order_by(*(merged.selected_columns[name] for name in _PLACE))
        .limit(bindparam("limit", type_=Integer))
        .offset(bindparam("offset", type_=Integer))
        .subquery("chosen")
    )
    return shown().join(chosen, chosen.c.number == _c.number).order_by(*ORDER)


_PLACE = ("no_day", "day", "number")


def _first(merges: bool, *where: ColumnElement[bool]) -> Select[Any]:
    """SQLite merges the parts, each read in its index no further than is wanted; PostgreSQL would sort them all.

    There each part ends with the last row that the page can need.
    """
    part = select(*(each.label(name) for each, name in zip(ORDER, _PLACE, strict=True))).where(*where)
    if merges:
        return part
    most = bindparam("most", type_=Integer)
    return select(part.order_by(*ORDER).limit(most).subquery())


_ITEMS = (
    select(func.count())
    .where(t.work_item.c.case_id == _c.id, t.work_item.c.status == "open")
    .correlate(t.case)
    .scalar_subquery()
    .label("work_items")
)
_COLUMNS = (
    _c.id, _c.number, _c.stage, _c.stage_since, _c.unit_code, _c.opened_on, _c.closed_on, _c.person_id,
    _c.next_review_on, _c.next_visit_on, t.person.c.birth_year, t.person.c.sex, t.person.c.ethnicity, t.person.c.sealed,
    t.person_key.c.wrapped, _ITEMS,
)  # fmt: skip


def shown() -> Select[Any]:
    """Cases with their people, as they are shown."""
    return (
        select(*_COLUMNS)
        .join(t.person, t.person.c.id == _c.person_id)
        .outerjoin(t.person_key, t.person_key.c.person_id == _c.person_id)
    )
