"""An office whose accounts want to be told outside, and local servers that take what it sends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, select, update

from domain.messaging.parcels import Contact
from domain.tasks import Message, keyed
from notifications.channels import kinds
from notifications.channels.kind import Tools
from notifications.post import Posting
from persistence import tables as t
from persistence.posting.channel_states import ChannelTokens
from persistence.posting.outgoing import SqlOutgoing
from persistence.posting.sealed import sealed_contact
from persistence.sweeps.keeping import tell_all
from persistence.unit_of_work import Store
from seed.local.running import Servers
from tests.support.offices import DAY as ON
from tests.support.offices import instant
from workflows.services.sending import send_out

PHONE = "0912 000 111"
MAIL = "canbo@example.vn"


def wants(
    store: Store,
    user: str,
    channels: Sequence[str],
    *,
    digest: bool = False,
    phone: str | None = PHONE,
    email: str | None = MAIL,
    lang: str = "vi",
) -> None:
    contact = Contact(phone=phone, email=email)
    row: dict[str, Any] = {"user": user, "sealed": sealed_contact(store.keyring, user, contact), "lang": lang}
    row |= {"channels": list(channels), "digest": digest, "changed_at": instant(ON)}
    with store.writing() as connection:
        connection.execute(insert(t.message_choice), row)


def person_wants(store: Store, person_id: UUID, channels: Sequence[str]) -> None:
    row = {"person_id": person_id, "channels": list(channels), "lang": "vi"}
    with store.writing() as connection:
        connection.execute(
            insert(t.person_message_choice), row | {"changed_at": instant(ON), "changed_by": "canbo"}
        )


def told(store: Store, *messages: Message) -> None:
    with store.writing() as connection:
        tell_all(connection, messages, instant(ON))


def some(count: int, **changes: Any) -> list[Message]:
    """So many messages to the officers, one key each."""
    made = {"to_role": "officer", "to_unit": None, "template": "message.case_opened"} | changes
    return [Message(f"test|{n}", args={"number": f"NX-{n}", "on": str(ON)}, **made) for n in range(count)]


def posting(store: Store, servers: Servers, clock: Callable[[], datetime], **changes: str) -> Posting:
    config = servers.settings | {"mail_from": "Đường Về <duong-ve@example.vn>"} | changes
    tokens = ChannelTokens(store, "zalo", config["zalo_refresh_token"])
    tools = {name: Tools(clock, tokens if name == "zalo" else None) for name in kinds()}
    return Posting(config, tools, "http://127.0.0.1:8000")


def sent(store: Store, servers: Servers, at: datetime | None = None, hour: int = 9, **changes: str) -> Any:
    """One run of sending at that instant."""
    when = at or instant(ON)
    outgoing = SqlOutgoing(store, lambda _: hour)
    return send_out(outgoing, posting(store, servers, lambda: when, **changes), ON, lambda: when)


def deliveries(store: Store) -> list[Any]:
    with store.reading() as connection:
        return list(connection.execute(select(t.delivery).order_by(t.delivery.c.key)))


def later(minutes: int = 60) -> datetime:
    return instant(ON) + timedelta(minutes=minutes)


def spread_all(
    connection: Connection, count: int, channel: str = "zalo", user: str = "canbo", front: str = "many"
) -> None:
    """Deliveries as a run would write them, many at once."""
    at = instant(ON)
    rows, parcels = [], []
    for n in range(count):
        key = f"{front}|{n}"
        rows.append(
            {"id": keyed(key), "key": key, "channel": "inbox", "to_role": "officer", "status": "sent",
             "template": "message.case_opened", "args": {"number": f"NX-{n}"}, "created_at": at, "attempts": 1,
             "urgent": False}
        )  # fmt: skip
        own = f"{key}|user:{user}"
        parcels.append(
            {"id": keyed(f"delivery|{own}"), "key": own, "outbox_id": keyed(key), "recipient": f"user:{user}",
             "channels": [channel], "channel": channel, "status": "waiting", "attempts": 0, "next_at": at,
             "created_at": at}
        )  # fmt: skip
    connection.execute(insert(t.outbox), rows)
    connection.execute(insert(t.delivery), parcels)


def due_now(store: Store) -> None:
    """As if every wait and lease were over."""
    with store.writing() as connection:
        connection.execute(update(t.delivery).values(next_at=instant(ON), leased_until=instant(ON)))
