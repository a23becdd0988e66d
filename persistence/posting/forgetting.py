"""Residents' words are kept no longer than their purpose."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, update

from persistence import tables as t

_M = t.inbound_message.c


def forget(connection: Connection, on: date) -> dict[str, int]:
    """Erases the words whose time is over, and who wrote them; how many those were."""
    old = (_M.keep_until < on) & _M.sealed.is_not(None)
    erased = update(t.inbound_message).where(old).values(sealed=None, status="done", contact_id=None)
    return {"messages_forgotten": connection.execute(erased).rowcount}
