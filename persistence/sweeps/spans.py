"""Where each case was and in which state over time, unfolded from its events in SQL, to count past months."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import CTE, JSON, ColumnElement, Connection, case, cast, func, literal, select, type_coerce

from persistence import tables as t
from persistence.engine import is_sqlite

_FOREVER = date(9999, 12, 31)


def spans(connection: Connection, field: str) -> CTE:
    """`field` (stage or unit_code) of every case as (case_id, value, since, until): half-open, without gaps.

    Of several changes on one day the last one counts.
    """
    e = t.case_event.c
    value = _set(connection, field)
    changes = (
        select(
            e.case_id,
            value.label("value"),
            e.effective_on.label("since"),
            func.lead(e.effective_on).over(**_in_order(e)).label("next"),
        )
        .where(value.is_not(None))
        .subquery()
    )
    c = changes.c
    until = func.coalesce(c.next, literal(_FOREVER, t.case.c.opened_on.type))
    return (
        select(c.case_id, c.value, c.since, until.label("until")).where(until > c.since).cte(f"{field}_span")
    )


def _in_order(e: Any) -> dict[str, Any]:
    return {"partition_by": e.case_id, "order_by": (e.effective_on, e.seq)}


def _set(connection: Connection, field: str) -> ColumnElement[str]:
    """What an event's payload gives the field, or NULL."""
    payload = t.case_event.c.payload
    document = type_coerce(payload, JSON) if is_sqlite(connection) else cast(payload, JSON)
    named = case((payload.like(f'%"{field}":%'), document), else_=None)
    found: ColumnElement[str] = type_coerce(named, JSON)[("set", field)].as_string()
    return found
