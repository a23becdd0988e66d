"""Opens the database: SQLite made safe to share by web and flows, or PostgreSQL, behind one Engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import ArgumentError

from domain.errors import StoreUnavailable
from persistence.watched import watch

_BUSY_MS = 30_000


def open_engine(
    url: str, *, pool_size: int = 8, slow: float | None = None, bears_mark: bool = False
) -> Engine:
    """`sqlite:///file` or `postgresql+psycopg://…`; the other two as `persistence.watched.watch` takes them.

    Raises StoreUnavailable for any other backend.
    """
    backend = _backend(url)
    # Kept so that the writer's engine is watched alike. Values of statements get into no trouble's text.
    common: dict[str, Any] = {
        "pool_size": pool_size,
        "hide_parameters": True,
        "execution_options": {"watched": (slow, bears_mark)},
    }
    if backend == "sqlite":
        engine = create_engine(url, **common, connect_args={"check_same_thread": False})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    elif backend == "postgresql":
        engine = create_engine(url, **common, pool_pre_ping=True)
    else:
        raise StoreUnavailable(why=f"{backend}: sqlite | postgresql")
    watch(engine, slow, bears_mark)
    return engine


def holds_database(url: str) -> bool:
    """Whether there is something to open: a SQLite file that is not there would be made. A server is asked itself."""
    if _backend(url) != "sqlite":
        return True
    file = make_url(url).database
    return file is not None and Path(file).exists()


def _backend(url: str) -> str:
    try:
        return make_url(url).get_backend_name()
    except ArgumentError:
        # The address may carry a password: it is not repeated.
        raise StoreUnavailable(why="DUONGVE_DATABASE_URL: sqlite:///… | postgresql+psycopg://…") from None


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """An acknowledged command survives a power cut: WAL with synchronous=FULL."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout={_BUSY_MS}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "cache_size=-65536",
        "temp_store=MEMORY",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def open_writer(engine: Engine) -> Engine:
    """The engine for commands: every transaction ends itself, so that nothing is reset or asked in between.

    On SQLite it begins by taking the write lock, without the cost of a listener. On PostgreSQL a connection that was
    lost is noticed by the act, which is then done again under its command id.
    """
    common: dict[str, Any] = {"pool_size": 8, "pool_reset_on_return": None, "hide_parameters": True}
    if is_sqlite(engine):
        writer = create_engine(engine.url, **common, connect_args={"check_same_thread": False})
        event.listen(writer, "connect", _prepare_sqlite)
        writer.dialect.do_begin = _begin_immediate  # type: ignore[assignment,method-assign]
    else:
        writer = create_engine(engine.url, **common)
    watch(writer, *engine.get_execution_options()["watched"])
    event.listen(engine, "engine_disposed", lambda _: writer.dispose())
    return writer


def _begin_immediate(connection: Any) -> None:
    connection.execute("BEGIN IMMEDIATE")


def _begin_sqlite(connection: Connection) -> None:
    """A command takes the write lock at once, so that it never fails halfway for having read first."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def is_sqlite(engine: Engine | Connection) -> bool:
    return engine.dialect.name == "sqlite"
