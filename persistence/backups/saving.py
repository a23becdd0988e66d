"""Saves a database to one sealed file, which is there whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import BinaryIO

from sqlalchemy import Engine

from domain.keeping import Backup, BackupExists
from persistence.backups import of_postgres, of_sqlite
from persistence.backups.parts import Parts
from persistence.backups.sealed_stream import SealedWriter
from persistence.engine import is_sqlite
from persistence.schema import state
from persistence.troubles import database_troubles
from persistence.types import instant_text


def save(engine: Engine, key: bytes, path: Path, at: datetime) -> Backup:
    """`key`: 32 bytes. Raises BackupExists, StoreUnavailable; OSError for a full disk, and nothing is left there."""
    start = perf_counter()
    if path.exists():
        raise BackupExists(path=str(path))
    backend, revision = engine.dialect.name, state(engine)[0]
    head = {"made_at": instant_text(at), "backend": backend, "revision": revision}
    with database_troubles(), _whole_or_not(path) as file:
        sealed = SealedWriter(file, key, head)
        parts = Parts(sealed)
        found = (of_sqlite if is_sqlite(engine) else of_postgres).copy_out(engine, parts)
        parts.begin(part="invariants", **json.loads(json.dumps(asdict(found))))
        sealed.close()
    rows = sum(found.rows.values())
    return Backup(str(path), at, path.stat().st_size, backend, revision, rows, perf_counter() - start)


@contextmanager
def _whole_or_not(path: Path) -> Iterator[BinaryIO]:
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)  # what a killed run left
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.rename(path)
        of_sqlite.sync_folder(path.parent)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
