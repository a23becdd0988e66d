"""Inserts that meet rows which are there already: left as they are, or given the new values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

from persistence.engine import is_sqlite

_BATCH = 5_000


def insert_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Rows whose key is already there are left as they are."""
    make = sqlite.insert if is_sqlite(connection) else postgresql.insert
    for start in range(0, len(rows), _BATCH):
        connection.execute(make(table).on_conflict_do_nothing(), list(rows[start : start + _BATCH]))


def upsert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Rows whose primary key is there get the new values."""
    if not rows:
        return
    make = sqlite.insert if is_sqlite(connection) else postgresql.insert
    statement = make(table)
    keys = [column.name for column in table.primary_key]
    values = {column.name: statement.excluded[column.name] for column in table.c if column.name not in keys}
    for start in range(0, len(rows), _BATCH):
        connection.execute(
            statement.on_conflict_do_update(index_elements=keys, set_=values),
            list(rows[start : start + _BATCH]),
        )
