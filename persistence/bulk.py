"""Writes millions of rows: Core's own statements and types, bound beforehand so that other processes can do it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Dialect, insert
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from persistence import tables as t
from persistence.engine import is_sqlite
from persistence.troubles import database_troubles
from persistence.unit_of_work import Store

# Parents before children.
TABLES = (
    "person",
    "person_key",
    "name_entry",
    "name_piece",
    "name_bearer",
    "residence",
    "consent",
    "case",
    "case_event",
    "need",
    "plan_action",
    "visit",
    "review",
    "placement",
    "work_check",
    "group_stay",
    "loan",
    "loan_file",
    "record_check",
    "work_item",
)
# What many people share: batches that know nothing of each other bring it again.
_SHARED = ("name_entry", "name_piece")
_CHOSEN_BY_DATABASE = {"case_event": {"id"}}

Bound = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """An INSERT in the driver's own words, and the columns that its parameters fill."""

    text: str
    columns: tuple[str, ...]


class Binding:
    """Turns rows into a driver's parameters with the column types' own processors; travels between processes."""

    def __init__(self, backend: str) -> None:
        self.backend = backend

    def statement(self, table: str) -> Statement:
        return _statement(self.backend, table)

    def bound(self, table: str, row: Mapping[str, Any]) -> Bound:
        columns = self.statement(table).columns
        return tuple(
            process(row[name]) if process else row[name]
            for name, process in zip(columns, _processors(self.backend, table), strict=True)
        )

    def some(self, table: str, row: Mapping[str, Any]) -> Bound:
        """The columns that the row names, in its order."""
        by_name = dict(zip(self.statement(table).columns, _processors(self.backend, table), strict=True))
        return tuple(process(value) if (process := by_name[name]) else value for name, value in row.items())

    def id_from_hex(self, text: str) -> Any:
        """What the driver takes for a UUID column."""
        return text if self.backend == "sqlite" else UUID(text)


def _dialect(backend: str) -> Dialect:
    if backend == "sqlite":
        return SQLiteDialect_pysqlite()
    return PGDialect_psycopg(paramstyle="format")  # type: ignore[no-untyped-call]


@lru_cache(maxsize=64)
def _statement(backend: str, table: str) -> Statement:
    columns = [c.name for c in t.metadata.tables[table].c if c.name not in _CHOSEN_BY_DATABASE.get(table, ())]
    compiled = insert(t.metadata.tables[table]).compile(dialect=_dialect(backend), column_keys=columns)
    return Statement(str(compiled), tuple(compiled.positiontup or columns))


@lru_cache(maxsize=64)
def _processors(backend: str, table: str) -> tuple[Callable[[Any], Any] | None, ...]:
    dialect = _dialect(backend)
    types = (t.metadata.tables[table].c[name].type for name in _statement(backend, table).columns)
    return tuple(each.dialect_impl(dialect).bind_processor(dialect) for each in types)


@contextmanager
def bulk_writer(store: Store) -> Iterator[Callable[[Mapping[str, Sequence[Bound]]], None]]:
    """A function that writes rows by table, each call in one transaction; indexes, keys and triggers stay on.

    The store holds nobody before: what people share is compared with what was written here alone.
    """
    binding = Binding(store.engine.dialect.name)
    add = _insert if is_sqlite(store.engine) else _copy
    with database_troubles(), store.engine.execution_options(writes=True).connect() as connection:
        if is_sqlite(connection):
            _prepare_sqlite(connection)
        shared: dict[str, set[Bound]] = {table: set() for table in _SHARED}

        def write(rows: Mapping[str, Sequence[Bound]]) -> None:
            with connection.begin():
                for table in TABLES:
                    if found := _unseen(rows.get(table, ()), shared.get(table)):
                        add(connection, binding, table, found)

        yield write
    store.engine.dispose()


def _unseen(rows: Sequence[Bound], seen: set[Bound] | None) -> Sequence[Bound]:
    """The rows whose two first columns were not written before; remembers them."""
    if seen is None:
        return rows
    fresh = {row[:2]: row for row in rows if row[:2] not in seen}
    seen.update(fresh)
    return list(fresh.values())


def _insert(connection: Connection, binding: Binding, table: str, rows: Sequence[Bound]) -> None:
    connection.exec_driver_sql(binding.statement(table).text, list(rows))


def _copy(connection: Connection, binding: Binding, table: str, rows: Sequence[Bound]) -> None:
    add_rows(connection, table, binding.statement(table).columns, rows)


def add_rows(connection: Connection, table: str, names: Sequence[str], rows: Sequence[Bound]) -> None:
    """Rows of bound values for the named columns. PostgreSQL's own COPY: its executemany takes three times as long."""
    quote = connection.dialect.identifier_preparer.quote
    columns = ", ".join(map(quote, names))
    if is_sqlite(connection):
        marks = ", ".join("?" * len(names))
        connection.exec_driver_sql(f"INSERT INTO {quote(table)} ({columns}) VALUES ({marks})", list(rows))
        return
    driver = connection.connection.driver_connection
    assert driver is not None
    with driver.cursor() as cursor, cursor.copy(f"COPY {quote(table)} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _prepare_sqlite(connection: Connection) -> None:
    """A larger cache and rarer checkpoints for this connection; every commit is still synchronised."""
    driver = connection.connection.driver_connection
    assert driver is not None
    for pragma in ("cache_size=-1048576", "wal_autocheckpoint=20000"):
        driver.execute(f"PRAGMA {pragma}")
