"""The day's digest: what gathered for an account becomes one message that says how many wait in the inbox."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Connection, func, select, update

from domain.tasks import keyed
from persistence import tables as t
from persistence.inserting import insert_new

_D = t.delivery.c


def gather(connection: Connection, on: date, at: datetime) -> None:
    """One delivery an account whose time has come; the parts stay in the inbox, where they have been since."""
    due = (_D.status == "gathering") & (_D.next_at <= at)
    counted = select(_D.recipient, func.count().label("many"), func.min(_D.key).label("first"))
    for recipient, many, first in connection.execute(counted.where(due).group_by(_D.recipient)).all():
        channels = connection.scalar(select(_D.channels).where(_D.key == first))
        message = _message(recipient, on, at, many)
        insert_new(connection, t.outbox, [message])
        insert_new(connection, t.delivery, [_delivery(message, recipient, list(channels or ()), at)])
        parts = update(t.delivery).where(due, _D.recipient == recipient, _D.outbox_id != message["id"])
        connection.execute(parts.values(status="gathered", sent_at=at))


def _message(recipient: str, on: date, at: datetime, many: int) -> dict[str, object]:
    """Written as sent: the inbox holds its parts already. Its key tells the digests of one day apart."""
    key = f"digest|{recipient}|{at:%Y%m%d%H}"
    return {
        "id": keyed(key),
        "key": key,
        "channel": "inbox",
        "to_role": "digest",
        "to_user": recipient.partition(":")[2],
        "template": "message.digest",
        "args": {"count": many, "on": on.isoformat()},
        "created_at": at,
        "status": "sent",
        "attempts": 1,
        "sent_at": at,
        "urgent": False,
    }


def _delivery(
    message: dict[str, object], recipient: str, channels: list[str], at: datetime
) -> dict[str, object]:
    key = f"{message['key']}|{recipient}"
    return {
        "id": keyed(f"delivery|{key}"),
        "key": key,
        "outbox_id": message["id"],
        "recipient": recipient,
        "channels": channels,
        "channel": channels[0] if channels else "email",
        "status": "waiting",
        "attempts": 0,
        "next_at": at,
        "created_at": at,
    }
