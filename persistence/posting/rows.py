"""Choices, held messages and residents' words as a command changes them, inside its transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import Connection, delete, select, update

from domain.case import OPEN_STAGES
from domain.errors import UnknownRecord
from domain.messaging.acts import Held, PersonChoice
from domain.messaging.incoming import Heard, Kept
from domain.messaging.parcels import Choice, Contact
from domain.tasks import keyed
from persistence import tables as t
from persistence.inserting import insert_new, upsert
from persistence.posting.hearing import hear
from persistence.posting.sealed import sealed_contact
from persistence.sealing import Keyring

_D, _M, _Z, _P, _C = (
    t.delivery.c, t.inbound_message.c, t.zalo_contact.c, t.person_message_choice.c, t.case.c,
)  # fmt: skip


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
        """What was agreed to anew also undoes a stop; a letter that waits for a printer lapses without its channel."""
        row: dict[str, Any] = {"person_id": person_id, "channels": list(channels), "lang": "vi"}
        stopped = None if "zalo" in channels else self.person_choice(person_id).stopped_at
        row |= {"changed_at": at, "changed_by": by, "stopped_at": stopped}
        upsert(self._connection, t.person_message_choice, [row])
        if "zalo" in channels:
            undone = update(t.zalo_contact).where(_Z.person_id == person_id, _Z.stopped_at.is_not(None))
            self._connection.execute(undone.values(stopped_at=None, said_at=at))
        if "paper" not in channels:
            self._lapse_letters(person_id)

    def _lapse_letters(self, person_id: UUID) -> None:
        cases = self._connection.scalars(select(_C.id).where(_C.person_id == person_id))
        here = _D.recipient.in_([f"case:{id_.hex}" for id_ in cases]) & (_D.status == "to_print")
        self._connection.execute(update(t.delivery).where(here).values(status="lapsed", why="opted_out"))

    def person_choice(self, person_id: UUID) -> PersonChoice:
        query = select(_P.channels, _P.stopped_at).where(_P.person_id == person_id).with_for_update()
        row = self._connection.execute(query).first()
        return PersonChoice() if row is None else PersonChoice(tuple(row.channels), row.stopped_at)

    def stop_person(self, person_id: UUID, channels: Sequence[str], said_at: datetime) -> None:
        """Nothing where an officer recorded something newer."""
        here = (_P.person_id == person_id) & (_P.changed_at <= said_at)
        values = {"channels": list(channels), "stopped_at": said_at}
        self._connection.execute(update(t.person_message_choice).where(here).values(**values))

    def open_case_of(self, person_id: UUID) -> UUID | None:
        query = select(_C.id).where(_C.person_id == person_id, _C.stage.in_(OPEN_STAGES))
        return self._connection.scalar(query.order_by(_C.id).limit(1))

    def hear(self, heard: Heard, keep_until: date, at: datetime) -> UUID | None:
        return hear(self._connection, self._store.keyring, heard, keep_until, at)

    def link(self, contact_id: UUID, person_id: UUID) -> datetime | None:
        """When the writer said stop, if that still holds."""
        linked = update(t.zalo_contact).where(_Z.id == contact_id).values(person_id=person_id)
        self._connection.execute(linked)
        return self._connection.scalar(select(_Z.stopped_at).where(_Z.id == contact_id))

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
        values: dict[str, Any] = {
            "status": status,
            "channel": channel or held.channel,
            "lease": None,
            "why": None,
        }
        values |= {"sent_at": at} if status == "sent" else {"next_at": at, "attempts": 0}
        self._connection.execute(update(t.delivery).where(_D.id == held.id).values(**values))

    def incoming(self, message_id: UUID) -> Kept:
        """Raises UnknownRecord."""
        query = select(_M.status, _M.kind, _M.contact_id).where(_M.id == message_id).with_for_update()
        row = self._connection.execute(query).first()
        if row is None:
            raise UnknownRecord(what="message", id=str(message_id))
        return Kept(row.status, row.kind, row.contact_id)

    def triage(self, message_id: UUID, kind: str, case_id: UUID | None, by: str, at: datetime) -> None:
        values: dict[str, Any] = {"status": "done", "kind": kind, "case_id": case_id}
        values |= {"triaged_by": by, "triaged_at": at}
        self._connection.execute(update(t.inbound_message).where(_M.id == message_id).values(**values))

    def erase(self, message_id: UUID) -> None:
        """Neither what was said nor who said it."""
        self._connection.execute(delete(t.inbound_message).where(_M.id == message_id))

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
