"""Unfolds once where each case was and in which state over time, so that past months can be counted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Connection,
    Date,
    MetaData,
    Select,
    String,
    Table,
    Uuid,
    case,
    cast,
    func,
    insert,
    literal,
    select,
    type_coerce,
)

from persistence import tables as t
from persistence.engine import is_sqlite

_FOREVER = date(9999, 12, 31)


@contextmanager
def unfolded(connection: Connection, field: str) -> Iterator[Table]:
    """A temporary table of a field (stage, unit_code) of every case: value on [since, until), without gaps.

    Of several changes on one day the last one counts.
    """
    found = Table(
        f"{field}_span",
        MetaData(),
        Column("case_id", Uuid, primary_key=True),
        Column("since", Date, primary_key=True),
        Column("until", Date, nullable=False),
        Column("value", String(24), nullable=False),
        prefixes=["TEMPORARY"],
        sqlite_with_rowid=False,
    )
    found.drop(connection, checkfirst=True)
    found.create(connection)
    names = [each.name for each in found.columns]
    connection.execute(insert(found).from_select(names, _spans(connection, field)))
    yield found
    found.drop(connection)


def _spans(connection: Connection, field: str) -> Select[Any]:
    e = t.case_event.c
    value = _set(connection, field)
    following = func.lead(e.effective_on).over(partition_by=e.case_id, order_by=(e.effective_on, e.seq))
    changes = (
        select(e.case_id, value.label("value"), e.effective_on.label("since"), following.label("next"))
        .where(e.payload.like(f'%"{field}":%'), value.is_not(None))
        .subquery()
    )
    c = changes.c
    until = func.coalesce(c.next, literal(_FOREVER, Date))
    return select(c.case_id, c.since, until, c.value).where(until > c.since)


def _set(connection: Connection, field: str) -> ColumnElement[str]:
    """What an event's payload gives the field, or NULL; most events do not name it and are not parsed."""
    payload = t.case_event.c.payload
    document = type_coerce(payload, JSON) if is_sqlite(connection) else cast(payload, JSON)
    named = case((payload.like(f'%"{field}":%'), document), else_=None)
    found: ColumnElement[str] = type_coerce(named, JSON)[("set", field)].as_string()
    return found
