"""Who saw which personal records: written before the page is shown, together with what other pages wait to write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import Any

from sqlalchemy import insert

from persistence import tables as t
from persistence.unit_of_work import Store


@dataclass(slots=True, eq=False)
class _Waiting:
    row: dict[str, Any]
    written: bool = False
    trouble: Exception | None = field(default=None)


class ReadLog:
    """One durable row for each page. Pages that come together share one transaction: a sync costs them once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: list[_Waiting] = []
        self._queue, self._turn = Lock(), Lock()

    def log(self, actor: str, at: datetime, what: str, ids: Sequence[Any]) -> None:
        """Returns once the row is kept. Raises StoreUnavailable: a page that cannot be logged is not shown."""
        if not ids:
            return
        row = {"read_at": at, "actor": actor, "what": what, "ids": [str(each) for each in ids]}
        mine = _Waiting(row)
        with self._queue:
            self._waiting.append(mine)
        with self._turn:
            if not mine.written and mine.trouble is None:
                self._write_all()
        if mine.trouble is not None:
            raise mine.trouble

    def _write_all(self) -> None:
        """Whoever has the turn writes for everybody who waits."""
        with self._queue:
            batch, self._waiting = self._waiting, []
        try:
            with self._store.writing() as connection:
                connection.execute(insert(t.read_log), [each.row for each in batch])
        except Exception as trouble:
            for each in batch:
                each.trouble = trouble
            return
        for each in batch:
            each.written = True
