"""What came by Zalo's webhook: sealed, kept once for each event, and no longer than its purpose."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select, update

from domain.messaging.incoming import ANSWERED_WITHIN, Heard, IncomingRow
from domain.tasks import keyed
from domain.viewer import Viewer
from persistence import tables as t
from persistence.inserting import insert_new
from persistence.unit_of_work import Store

_M, _Z = t.inbound_message.c, t.zalo_contact.c


class SqlInbound:
    """The Inbound port."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def receive(self, heard: Heard, on: date, keep_days: int) -> bool:
        """Also what only says yes or no to messages leaves its key, so that a replay changes nothing."""
        id_ = keyed(f"inbound|{heard.key}")
        with self._store.writing() as connection:
            if connection.scalar(select(_M.id).where(_M.key == heard.key)) is not None:
                return False
            contact = self._contact(connection, heard)
            sealed = None
            if heard.text:
                sealed = self._store.keyring.seal_staff(heard.text, f"inbound_message|{id_.hex}")
            row: dict[str, Any] = {
                "id": id_, "key": heard.key, "contact_id": contact, "sealed": sealed, "received_at": heard.at,
                "status": "new" if heard.text else "done", "keep_until": on + timedelta(days=keep_days),
            }  # fmt: skip
            insert_new(connection, t.inbound_message, [row])
        return True

    def _contact(self, connection: Connection, heard: Heard) -> UUID:
        ring = self._store.keyring
        index = ring.blind_index("zalo", heard.sender)
        id_ = keyed(f"zalo|{index.hex()}")
        row = {
            "id": id_,
            "index": index,
            "sealed_id": ring.seal_staff(heard.sender, f"zalo_contact|{id_.hex}"),
        }
        insert_new(connection, t.zalo_contact, [row | {"opted_in": False, "changed_at": heard.at}])
        values: dict[str, Any] = {"last_wrote_at": heard.at}
        if heard.opted is not None:
            values |= {"opted_in": heard.opted, "changed_at": heard.at}
        connection.execute(update(t.zalo_contact).where(_Z.id == id_).values(**values))
        return id_

    def waiting(self, viewer: Viewer, at: datetime, limit: int = 100) -> tuple[IncomingRow, ...]:
        """The oldest first: whoever wrote waits for an answer."""
        query = (
            select(t.inbound_message, _Z.last_wrote_at)
            .outerjoin(t.zalo_contact, _Z.id == _M.contact_id)
            .where(_M.status == "new")
            .order_by(_M.received_at, _M.id)
            .limit(limit)
        )
        with self._store.reading() as connection:
            rows = connection.execute(query).all()
        return tuple(self._row(row, at) for row in rows)

    def _row(self, row: Any, at: datetime) -> IncomingRow:
        text = None
        if row.sealed is not None:
            text = self._store.keyring.open_staff(row.sealed, f"inbound_message|{row.id.hex}")
        answerable = row.last_wrote_at is not None and at - row.last_wrote_at < ANSWERED_WITHIN
        return IncomingRow(row.id, text, row.status, row.kind, row.received_at, row.keep_until, answerable)
