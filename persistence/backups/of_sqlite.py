"""SQLite out and in: SQLite's own online copy, in the snapshot in which the invariants are counted."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.engine import make_url

from domain.errors import StoreUnavailable
from domain.keeping import Invariants, StoreInUse
from persistence.backups.invariants import invariants
from persistence.backups.parts import Parts

_READ = 1 << 18
_BESIDE = ("-wal", "-shm", "-journal")


def file_of(url: str) -> Path:
    return Path(str(make_url(url).database))


def copy_out(engine: Engine, parts: Parts) -> Invariants:
    """Writers go on: they write to the log, and this reads its snapshot. The copy in between is for our eyes alone."""
    home = file_of(str(engine.url))
    with _own_file(home.with_name(f"{home.name}.saving")) as copy:
        with engine.connect() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")  # from here on one snapshot
            found = invariants(connection)
            _copy(connection, copy)
        parts.begin(part="file")
        with copy.open("rb") as saved:
            while block := saved.read(_READ):
                parts.add(block)
        parts.end()
    return found


def _copy(connection: Connection, copy: Path) -> None:
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    try:
        with closing(sqlite3.connect(copy)) as target:
            raw.backup(target)
    except sqlite3.Error as trouble:
        raise StoreUnavailable(why=str(trouble), lost=False) from trouble


@contextmanager
def _own_file(path: Path) -> Iterator[Path]:
    """Made anew with mode 600; gone at the end, with what SQLite puts beside it."""
    _remove(path)  # what a killed run left
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        yield path
    finally:
        _remove(path)


def _remove(path: Path) -> None:
    for each in (path, *(path.with_name(path.name + end) for end in _BESIDE)):
        each.unlink(missing_ok=True)


@contextmanager
def copied_in(home: Path, blocks: Iterator[bytes]) -> Iterator[Engine]:
    """The saved file beside `home`, open for looking; gone at the end unless `put_in_place` took it away."""
    with _own_file(coming(home)) as path:
        with path.open("wb") as out:
            for block in blocks:
                out.write(block)
            out.flush()
            os.fsync(out.fileno())
        engine = create_engine(f"sqlite:///{path}")
        try:
            yield engine
        finally:
            engine.dispose()


def coming(home: Path) -> Path:
    return home.with_name(f"{home.name}.restoring")


def put_in_place(home: Path, stamp: str) -> Path | None:
    """Where the replaced file is kept now. Raises StoreInUse while any process has it open."""
    kept = None
    if home.exists():
        _close_log(home)
        kept = home.with_name(f"{home.name}.before-{stamp}")
        home.rename(kept)
    for end in _BESIDE:  # a log of the old file would be played into the new one
        beside = home.with_name(home.name + end)
        if kept is not None and beside.exists():
            beside.rename(kept.with_name(kept.name + end))
        beside.unlink(missing_ok=True)
    coming(home).rename(home)
    sync_folder(home.parent)
    return kept


def _close_log(home: Path) -> None:
    """Leaving WAL needs the file for oneself, so that it also tells whether a page or a flow still runs."""
    try:
        with closing(sqlite3.connect(home, timeout=2)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as trouble:
        raise StoreInUse(why=str(trouble)) from trouble
    except sqlite3.DatabaseError:
        return  # damaged: that is why a backup is wanted; it is kept as it is, with its log


def sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
