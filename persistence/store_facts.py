"""Facts about the store itself: whether it holds invented people, and the legal day of that data set."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, Engine, delete, insert, inspect, select

from persistence import tables as t


def read_facts(engine: Engine) -> Mapping[str, str]:
    """Empty before the first migration."""
    with engine.connect() as connection:
        if not inspect(connection).has_table(t.store_fact.name):
            return {}
        return {row.key: row.value for row in connection.execute(select(t.store_fact))}


def write_fact(connection: Connection, key: str, value: str) -> None:
    connection.execute(delete(t.store_fact).where(t.store_fact.c.key == key))
    connection.execute(insert(t.store_fact), {"key": key, "value": value})
