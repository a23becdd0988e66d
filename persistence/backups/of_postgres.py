"""PostgreSQL out and in: COPY of every table in one snapshot, and back in one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal
from uuid import uuid4

import psycopg
from psycopg import sql
from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.exc import DBAPIError

from domain.errors import StoreUnavailable
from domain.keeping import Invariants, StoreInUse, StoreOfAnotherSchema
from persistence.backups.invariants import invariants, table_names
from persistence.backups.parts import Parts, read_blocks, read_head
from persistence.backups.sealed_stream import SealedReader
from persistence.engine import open_engine
from persistence.schema import revision_of, upgrade_to

# Made by the migrations of the same revision.
_NOT_COPIED = "alembic_version"
_LOCK_TIMEOUT = "10s"


def copy_out(engine: Engine, parts: Parts) -> Invariants:
    """One snapshot of everything; nobody waits for it. A policy that would hide rows is an error, not a gap."""
    snapshot = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    with snapshot.connect() as connection:
        connection.exec_driver_sql("SET LOCAL row_security = off")
        found = invariants(connection)
        for name in table_names(connection):
            if name != _NOT_COPIED:
                _copy_table(connection, name, parts)
    return found


def _copy_table(connection: Connection, name: str, parts: Parts) -> None:
    columns = [each["name"] for each in inspect(connection).get_columns(name)]
    parts.begin(part="table", table=name, columns=columns, sequences=_sequences(connection, name, columns))
    with _raw(connection).cursor() as cursor, cursor.copy(_copying(name, columns, "TO STDOUT")) as copy:
        for block in copy:
            parts.add(block)
    parts.end()


def _sequences(connection: Connection, name: str, columns: list[str]) -> dict[str, int]:
    """Where the numbering of a column stands: nothing is numbered again, also what was deleted meanwhile."""
    found = {}
    for column in columns:
        asked = sql.SQL("SELECT pg_get_serial_sequence({}, {})").format(
            sql.Literal(sql.Identifier(name).as_string()), sql.Literal(column)
        )
        if (sequence := _one(connection, asked)) is not None:
            found[column] = int(_one(connection, sql.SQL("SELECT last_value FROM ") + sql.SQL(sequence)))
    return found


def _one(connection: Connection, query: sql.SQL | sql.Composed) -> Any:
    row = _raw(connection).execute(query).fetchone()
    return None if row is None else row[0]


def _copying(name: str, columns: list[str], way: Literal["TO STDOUT", "FROM STDIN"]) -> sql.Composed:
    named = sql.SQL(", ").join(map(sql.Identifier, columns))
    return sql.SQL("COPY {} ({}) ").format(sql.Identifier(name), named) + sql.SQL(way)


def _raw(connection: Connection) -> psycopg.Connection[Any]:
    raw = connection.connection.driver_connection
    assert isinstance(raw, psycopg.Connection)
    return raw


def copy_in(connection: Connection, sealed: SealedReader, revision: str) -> dict[str, Any]:
    """Fills the database within the caller's transaction; the head of the part that follows the tables.

    Raises StoreOfAnotherSchema, StoreInUse.
    """
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_LOCK_TIMEOUT}'")
    here = revision_of(connection)
    if here is None:
        upgrade_to(connection, revision)
    elif here != revision:
        raise StoreOfAnotherSchema(found=here, wanted=revision)
    names = [name for name in table_names(connection) if name != _NOT_COPIED]
    _emptied(connection, names)
    while (head := read_head(sealed))["part"] == "table":
        _fill_table(connection, head, sealed)
    for name in names:
        connection.exec_driver_sql(f'ALTER TABLE "{name}" ENABLE TRIGGER USER')
    return head


def _emptied(connection: Connection, names: list[str]) -> None:
    """What the migrations put in, and on `replace` all that was there; the triggers that keep and count rest."""
    try:
        for name in names:
            connection.exec_driver_sql(f'ALTER TABLE "{name}" DISABLE TRIGGER USER')
        connection.exec_driver_sql("TRUNCATE " + ", ".join(f'"{name}"' for name in names))
    except DBAPIError as trouble:
        if isinstance(trouble.orig, psycopg.errors.LockNotAvailable):
            raise StoreInUse(why=str(trouble.orig).splitlines()[0]) from trouble
        raise


def _fill_table(connection: Connection, head: dict[str, Any], sealed: SealedReader) -> None:
    name, raw = head["table"], _raw(connection)
    try:
        with raw.cursor() as cursor, cursor.copy(_copying(name, head["columns"], "FROM STDIN")) as copy:
            for block in read_blocks(sealed):
                copy.write(block)
        for column, value in head["sequences"].items():
            setting = sql.SQL("SELECT setval(pg_get_serial_sequence({}, {}), {})").format(
                sql.Literal(sql.Identifier(name).as_string()), sql.Literal(column), sql.Literal(value)
            )
            raw.execute(setting)
    except psycopg.Error as trouble:
        raise StoreUnavailable(why=str(trouble).splitlines()[0], lost=False) from trouble


@contextmanager
def scratch_database(engine: Engine) -> Iterator[Engine]:
    """An empty database on the same server, gone at the end. Raises StoreUnavailable without the right to make one."""
    name = f"duongve_check_{uuid4().hex[:12]}"
    _run(engine, f'CREATE DATABASE "{name}" TEMPLATE template0')
    url = engine.url.set(database=name).render_as_string(hide_password=False)
    scratch = open_engine(url, pool_size=1)
    try:
        yield scratch
    finally:
        scratch.dispose()
        _run(engine, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _run(engine: Engine, statement: str) -> None:
    with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        connection.exec_driver_sql(statement)
