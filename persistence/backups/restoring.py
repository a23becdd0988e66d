"""Brings a saved database back, into its place or into a scratch one, and compares it with what was saved."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlalchemy import Connection, Engine

from domain.errors import NewerSchema
from domain.keeping import BackupDiffers, BackupOfAnotherStore, Invariants, Restored, StoreHoldsPeople
from persistence.backups import of_postgres, of_sqlite
from persistence.backups.invariants import invariants
from persistence.backups.parts import read_blocks, read_head
from persistence.backups.sealed_stream import SealedReader
from persistence.engine import is_sqlite, open_engine
from persistence.schema import known_revisions
from persistence.store_facts import holds_sealed
from persistence.troubles import database_troubles
from persistence.verify import verify


def restore(url: str, key: bytes, path: Path, at: datetime, *, replace: bool = False) -> Restored:
    """In the place of the database at `url`; anything that goes wrong leaves that as it was.

    Raises NotABackup, BackupOfAnotherKey, BackupCut, BackupDamaged, BackupDiffers, BackupOfAnotherStore, NewerSchema,
    StoreHoldsPeople, StoreInUse, StoreOfAnotherSchema, StoreUnavailable.
    """
    engine = open_engine(url)
    try:
        with database_troubles(), opened(path, key, engine) as sealed:
            if not replace and _is_there(engine) and holds_sealed(engine):
                raise StoreHoldsPeople()
            if not is_sqlite(engine):
                return _into_postgres(engine, sealed, path)
            engine.dispose()
            return _into_sqlite(of_sqlite.file_of(url), sealed, path, f"{at:%Y%m%d-%H%M%S}")
    finally:
        engine.dispose()


def check(engine: Engine, key: bytes, path: Path) -> Restored:
    """Restores into a scratch database beside the real one, compares, and throws it away. Raises as `restore`."""
    with database_troubles(), opened(path, key, engine) as sealed:
        if is_sqlite(engine):
            home = of_sqlite.file_of(str(engine.url))
            return _into_sqlite(home.with_name(f"{home.name}.check"), sealed, path, None)
        with of_postgres.scratch_database(engine) as scratch:
            return _into_postgres(scratch, sealed, path)


@contextmanager
def opened(path: Path, key: bytes, engine: Engine) -> Iterator[SealedReader]:
    with path.open("rb") as file:
        sealed = SealedReader(file, key, str(path))
        revision, backend = sealed.head["revision"], sealed.head["backend"]
        if backend != engine.dialect.name:
            raise BackupOfAnotherStore(path=str(path), backend=backend, here=engine.dialect.name)
        if revision not in known_revisions():
            raise NewerSchema(found=revision, known=known_revisions()[-1])
        yield sealed


def _is_there(engine: Engine) -> bool:
    return not is_sqlite(engine) or of_sqlite.file_of(str(engine.url)).exists()


def _into_sqlite(home: Path, sealed: SealedReader, path: Path, stamp: str | None) -> Restored:
    """`stamp` None: only to look."""
    start = perf_counter()
    if read_head(sealed)["part"] != "file":
        raise BackupDiffers(path=str(path), what="part")
    with of_sqlite.copied_in(home, read_blocks(sealed)) as copy:
        wanted = _wanted(read_head(sealed), sealed)
        copied = perf_counter() - start
        with copy.connect() as connection:
            sound = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
            if sound != "ok":
                raise BackupDiffers(path=str(path), what=str(sound))
            _compared(connection, wanted, path)
        found = _told(copy, sealed, wanted, copied, start)
        copy.dispose()
        kept = None if stamp is None else of_sqlite.put_in_place(home, stamp)
    return found if kept is None else dataclasses.replace(found, kept=str(kept))


def _into_postgres(engine: Engine, sealed: SealedReader, path: Path) -> Restored:
    start = perf_counter()
    with engine.begin() as connection:
        wanted = _wanted(of_postgres.copy_in(connection, sealed, sealed.head["revision"]), sealed)
        copied = perf_counter() - start
        _compared(connection, wanted, path)
    return _told(engine, sealed, wanted, copied, start)


def _wanted(head: dict[str, Any], sealed: SealedReader) -> Invariants:
    """The last part; the file must be whole before a word of it counts."""
    sealed.finish()
    head.pop("part")
    return Invariants(**head)


def _compared(connection: Connection, wanted: Invariants, path: Path) -> None:
    if what := wanted.differences(invariants(connection)):
        raise BackupDiffers(path=str(path), what="; ".join(what[:5]))


def _told(engine: Engine, sealed: SealedReader, wanted: Invariants, copied: float, start: float) -> Restored:
    """An older schema is counted here and walked once it is brought up to date."""
    revision = sealed.head["revision"]
    broken = len(verify(engine).broken) if revision == known_revisions()[-1] else 0
    return Restored(
        datetime.fromisoformat(sealed.head["made_at"]),
        revision,
        sum(wanted.rows.values()),
        wanted.events,
        copied,
        perf_counter() - start - copied,
        broken,
    )
