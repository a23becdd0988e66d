"""Facts about the store itself: whether it holds invented people, and the legal day of that data set."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, Engine, delete, insert, inspect, select

from persistence import tables as t
from persistence.troubles import database_troubles


def read_facts(engine: Engine) -> Mapping[str, str]:
    """Empty before the first migration."""
    with database_troubles(), engine.connect() as connection:
        if not inspect(connection).has_table(t.store_fact.name):
            return {}
        return {row.key: row.value for row in connection.execute(select(t.store_fact))}


def holds_sealed(engine: Engine) -> bool:
    """Whether there is anything that only this store's master key opens."""
    with database_troubles(), engine.connect() as connection:
        known = set(inspect(connection).get_table_names())
        sealed = (table for table in (t.person_key, t.account) if table.name in known)
        return any(connection.execute(select(table).limit(1)).first() is not None for table in sealed)


def write_fact(connection: Connection, key: str, value: str) -> None:
    connection.execute(delete(t.store_fact).where(t.store_fact.c.key == key))
    connection.execute(insert(t.store_fact), {"key": key, "value": value})
