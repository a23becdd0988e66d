"""What came by Zalo's webhook and waits for an officer, as the queue shows it."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from domain.messaging.incoming import ANSWERED_WITHIN, IncomingRow
from domain.viewer import Viewer
from persistence import tables as t
from persistence.scope import visible
from persistence.unit_of_work import Store

_M, _Z = t.inbound_message.c, t.zalo_contact.c


class SqlInbound:
    """The Inbound port."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def waiting(self, viewer: Viewer, at: datetime, limit: int = 100) -> tuple[IncomingRow, ...]:
        """The oldest first: whoever wrote waits for an answer."""
        query = (
            select(t.inbound_message, _Z.last_wrote_at, _Z.stopped_at)
            .outerjoin(t.zalo_contact, _Z.id == _M.contact_id)
            .where(_M.status == "new")
            .order_by(_M.received_at, _M.id)
            .limit(limit)
        )
        with self._store.reading() as connection:
            rows = connection.execute(query).all()
            before = _before(connection, viewer, {row.contact_id for row in rows if row.contact_id})
        return tuple(self._row(row, at, before[row.contact_id]) for row in rows)

    def _row(self, row: Any, at: datetime, before: tuple[str, ...]) -> IncomingRow:
        text = None
        if row.sealed is not None:
            text = self._store.keyring.open_staff(row.sealed, f"inbound_message|{row.id.hex}")
        wrote = row.last_wrote_at is not None and at - row.last_wrote_at < ANSWERED_WITHIN
        answerable = wrote and row.stopped_at is None
        return IncomingRow(
            row.id, text, row.status, row.kind, row.received_at, row.keep_until, answerable, before
        )


def _before(connection: Connection, viewer: Viewer, contacts: set[UUID]) -> dict[UUID, tuple[str, ...]]:
    """Cases of the viewer's scope to which earlier messages of the same writers were linked."""
    found: dict[UUID, tuple[str, ...]] = defaultdict(tuple)
    if contacts:
        query = select(_M.contact_id, t.case.c.number).join(t.case, t.case.c.id == _M.case_id)
        query = query.where(_M.contact_id.in_(contacts), visible(viewer)).distinct()
        for contact, number in connection.execute(query.order_by(t.case.c.number)):
            found[contact] += (number,)
    return found
