"""Choices, held messages and residents' words as a command changes them, inside its transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import Connection, select, update

from domain.errors import UnknownRecord
from domain.messaging.acts import Held
from domain.messaging.parcels import Choice, Contact
from domain.tasks import keyed
from persistence import tables as t
from persistence.inserting import insert_new, upsert
from persistence.posting.sealed import sealed_contact
from persistence.sealing import Keyring

_D, _M = t.delivery.c, t.inbound_message.c


class _Keys(Protocol):
    keyring: Keyring


class Posts:
    """The PostingRows port."""

    def __init__(self, connection: Connection, store: _Keys) -> None:
        self._connection, self._store = connection, store

    def choose(self, user: str, choice: Choice, at: datetime) -> None:
        contact = Contact(choice.phone, choice.email)
        row: dict[str, Any] = {"user": user, "lang": choice.lang}
        row["sealed"] = sealed_contact(self._store.keyring, user, contact)
        row |= {"channels": list(choice.channels), "digest": choice.digest, "changed_at": at}
        upsert(self._connection, t.message_choice, [row])

    def choose_person(self, person_id: UUID, channels: Sequence[str], at: datetime, by: str) -> None:
        row: dict[str, Any] = {"person_id": person_id, "channels": list(channels), "lang": "vi"}
        upsert(self._connection, t.person_message_choice, [row | {"changed_at": at, "changed_by": by}])

    def held(self, delivery_id: UUID) -> Held:
        """Raises UnknownRecord."""
        columns = (_D.id, _D.key, _D.status, _D.channel, _D.channels, _D.recipient)
        query = select(*columns).where(_D.id == delivery_id).with_for_update()
        row = self._connection.execute(query).first()
        if row is None:
            raise UnknownRecord(what="message", id=str(delivery_id))
        return Held(row.id, row.key, row.status, row.channel, tuple(row.channels), row.recipient)

    def case_of(self, held: Held) -> UUID | None:
        kind, _, about = held.recipient.partition(":")
        return UUID(about) if kind == "case" else None

    def set_status(self, held: Held, status: str, at: datetime, channel: str | None = None) -> None:
        values: dict[str, Any] = {"status": status, "channel": channel or held.channel, "lease": None}
        values |= {"sent_at": at} if status == "sent" else {"next_at": at, "attempts": 0}
        self._connection.execute(update(t.delivery).where(_D.id == held.id).values(**values))

    def incoming(self, message_id: UUID) -> tuple[str, UUID | None]:
        """(status, who wrote). Raises UnknownRecord."""
        query = select(_M.status, _M.contact_id).where(_M.id == message_id).with_for_update()
        row = self._connection.execute(query).first()
        if row is None:
            raise UnknownRecord(what="message", id=str(message_id))
        return row.status, row.contact_id

    def triage(
        self, message_id: UUID, kind: str, case_id: UUID | None, by: str, at: datetime, erase: bool
    ) -> None:
        values: dict[str, Any] = {"status": "done", "kind": kind, "case_id": case_id}
        values |= {"triaged_by": by, "triaged_at": at} | ({"sealed": None} if erase else {})
        if kind == "accusation":  # neither what was said nor who said it
            values |= {"contact_id": None}
        self._connection.execute(update(t.inbound_message).where(_M.id == message_id).values(**values))

    def answer(self, contact_id: UUID, key: str, template: str, on: date, at: datetime) -> None:
        """To who wrote, by Zalo alone and no later than Zalo allows an answer."""
        message = {
            "id": keyed(key), "key": key, "channel": "inbox", "to_role": "person", "template": template, "args": {},
            "created_at": at, "status": "sent", "attempts": 1, "sent_at": at, "urgent": True,
            "expires_on": on + timedelta(days=1),
        }  # fmt: skip
        insert_new(self._connection, t.outbox, [message])
        own = f"{key}|zalo"
        row = {
            "id": keyed(f"delivery|{own}"), "key": own, "outbox_id": message["id"],
            "recipient": f"zalo:{contact_id.hex}", "channels": ["zalo"], "channel": "zalo", "status": "waiting",
            "attempts": 0, "next_at": at, "created_at": at,
        }  # fmt: skip
        insert_new(self._connection, t.delivery, [row])
