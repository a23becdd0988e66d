"""Reads of the law's pages: proposals with who decided on them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from domain.errors import UnknownRecord
from domain.law_changes import LawChange, Status
from domain.viewer import Viewer
from persistence import tables as t
from persistence.law_rows import all_changes, changes_in
from persistence.unit_of_work import Store


class SqlLaw:
    """The LawReads port on SQL."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def changes(
        self, viewer: Viewer, status: Status | None = None, key: str | None = None
    ) -> Sequence[LawChange]:
        c, query = t.law_change.c, all_changes()
        if status is not None:
            query = query.where(c.status == status)
        if key is not None:
            query = query.where(c.key == key)
        with self._store.reading(viewer) as connection:
            return changes_in(connection, query)

    def change(self, viewer: Viewer, wanted: UUID) -> LawChange:
        with self._store.reading(viewer) as connection:
            found = changes_in(connection, all_changes().where(t.law_change.c.id == wanted))
        if not found:
            raise UnknownRecord(what="law change", id=str(wanted))
        return found[0]

    def left_out(self) -> frozenset[UUID]:
        with self._store.reading() as connection:
            return self._store.law_register.left_out(connection)
