"""The ExportReads port on SQL: the same conditions and masks as the lists, logged as what leaves the house."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, func, select

from domain.exporting import MOST, require_few
from domain.read_models import CaseFilter, CaseRow, WorkItemRow
from domain.viewer import Viewer
from persistence import tables as t
from persistence.desk import listing
from persistence.desk.work import named, people_of, work_items
from persistence.read_log import ReadLog
from persistence.scope import visible
from persistence.unit_of_work import Store

_PAGE = 200


class SqlExports:
    def __init__(self, store: Store, reads: ReadLog) -> None:
        self._store, self._reads = store, reads

    def cases(self, viewer: Viewer, wanted: CaseFilter, *, at: datetime, on: date) -> Sequence[CaseRow]:
        with self._store.reading(viewer) as connection:
            if (wanted.query or "").strip():
                rows = self._found(connection, viewer, wanted, on)
            else:
                where, stage = listing.conditions(wanted, viewer, self._store.units, on)
                conditions = [*where, *stage]
                require_few(
                    connection.scalar(select(func.count()).select_from(t.case).where(*conditions)) or 0
                )
                rows = connection.execute(listing.page(conditions, wanted).limit(MOST).offset(0)).all()
        return self._shown(viewer, rows, at, on)

    def _found(
        self, connection: Connection, viewer: Viewer, wanted: CaseFilter, on: date
    ) -> Sequence[Row[Any]]:
        """A query answers with so many at most; its pages are put together."""
        rows: list[Row[Any]] = []
        while True:
            page = replace(wanted, limit=_PAGE, offset=len(rows))
            found = listing.listed(connection, page, viewer, self._store.keyring, self._store.units, on)
            rows.extend(found.rows)
            require_few(len(rows))
            if len(found.rows) < _PAGE:
                return rows

    def visits(self, viewer: Viewer, *, at: datetime, on: date) -> Sequence[CaseRow]:
        c = t.case.c
        due = [visible(viewer), c.next_visit_on.is_not(None), c.closed_on.is_(None)]
        query = listing.page(due, CaseFilter()).order_by(None).order_by(c.next_visit_on, c.number)
        with self._store.reading(viewer) as connection:
            rows = connection.execute(query.limit(MOST + 1).offset(0)).all()
        require_few(len(rows))
        return self._shown(viewer, rows, at, on)

    def work(self, viewer: Viewer, kind: str | None, *, at: datetime, on: date) -> Sequence[WorkItemRow]:
        where = visible(viewer) if kind is None else visible(viewer) & (t.work_item.c.kind == kind)
        with self._store.reading(viewer) as connection:
            found = work_items(connection, where, MOST + 1)
            require_few(len(found))
            people = people_of(connection, {UUID(each.case_id) for each in found})
        self._reads.log(viewer.user, at, "export", sorted({each.case_id for each in found}))
        return [named(each, people, viewer, self._store.keyring, self._store.units, on) for each in found]

    def _shown(self, viewer: Viewer, rows: Sequence[Row[Any]], at: datetime, on: date) -> Sequence[CaseRow]:
        """Logged before anything is opened: a file that cannot be logged does not leave."""
        self._reads.log(viewer.user, at, "export", [row.id for row in rows])
        return [listing.case_row(row, viewer, self._store.keyring, self._store.units, on) for row in rows]
