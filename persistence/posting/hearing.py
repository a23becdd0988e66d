"""What came by Zalo's webhook, inside the command that takes it: sealed, and obeyed where it says stop."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, select, update

from domain.messaging.incoming import STOP, Heard
from domain.tasks import keyed
from persistence import tables as t
from persistence.inserting import insert_new
from persistence.sealing import Keyring

_Z = t.zalo_contact.c


def hear(connection: Connection, ring: Keyring, heard: Heard, keep_until: date, at: datetime) -> UUID | None:
    """Keeps it once; the linked person for whom it is the newest word about wanting messages, if it is one."""
    contact = _contact(connection, ring, heard)
    newest = heard.opted is not None and (contact.said_at is None or heard.at >= contact.said_at)
    if newest:
        said = update(t.zalo_contact).where(_Z.id == contact.id)
        connection.execute(said.values(said_at=heard.at, stopped_at=None if heard.opted else heard.at))
    stops = newest and heard.opted is False and contact.person_id is None
    if heard.text or stops:
        _keep(connection, ring, heard, contact.id, keep_until, at)
    return contact.person_id if newest else None


def _keep(
    connection: Connection, ring: Keyring, heard: Heard, contact: UUID, keep_until: date, at: datetime
) -> None:
    """A stop whose writer nobody knows waits for an officer who does; of others nothing but the stop is kept."""
    id_ = keyed(f"inbound|{heard.key}")
    sealed = ring.seal_staff(heard.text, f"inbound_message|{id_.hex}") if heard.text else None
    row: dict[str, Any] = {
        "id": id_, "key": heard.key, "contact_id": contact, "sealed": sealed, "received_at": at,
        "status": "new", "kind": None if heard.text else STOP, "keep_until": keep_until,
    }  # fmt: skip
    insert_new(connection, t.inbound_message, [row])


def _contact(connection: Connection, ring: Keyring, heard: Heard) -> Row[Any]:
    """Locked: two events of one writer are heard one after the other."""
    index = ring.blind_index("zalo", heard.sender)
    id_ = keyed(f"zalo|{index.hex()}")
    sealed = ring.seal_staff(heard.sender, f"zalo_contact|{id_.hex}")
    insert_new(connection, t.zalo_contact, [{"id": id_, "index": index, "sealed_id": sealed}])
    row = connection.execute(select(t.zalo_contact).where(_Z.id == id_).with_for_update()).one()
    if row.last_wrote_at is None or row.last_wrote_at < heard.at:
        connection.execute(update(t.zalo_contact).where(_Z.id == id_).values(last_wrote_at=heard.at))
    return row
