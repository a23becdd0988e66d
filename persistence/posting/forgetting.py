"""Residents' words, and who wrote them, are kept no longer than their purpose."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import Connection, delete, select

from persistence import tables as t

_M, _D, _O, _Z = t.inbound_message.c, t.delivery.c, t.outbox.c, t.zalo_contact.c
_OPEN, _OVER = ("waiting", "sending"), ("sent", "lapsed", "dropped")


def forget(connection: Connection, on: date) -> dict[str, int]:
    """Erases what is past its day, answers that arrived, and writers of whom nothing is left; counts the first."""
    erased = connection.execute(delete(t.inbound_message).where(_M.keep_until < on)).rowcount
    _answers(connection, on)
    _writers(connection)
    return {"messages_forgotten": erased}


def _answers(connection: Connection, on: date) -> None:
    """An answer says to whom it went and, by its words, what was asked: it goes when it is done."""
    over = _D.status.in_(_OVER) | (_O.expires_on < on)
    query = select(_D.id, _D.outbox_id).join(t.outbox, _O.id == _D.outbox_id)
    rows = connection.execute(query.where(_D.recipient.startswith("zalo:"), over)).all()
    if rows:
        connection.execute(delete(t.delivery).where(_D.id.in_([row.id for row in rows])))
        connection.execute(delete(t.outbox).where(_O.id.in_([row.outbox_id for row in rows])))


def _writers(connection: Connection) -> None:
    """But for whoever is linked to a person, waits for an answer, or said stop: that has to be remembered."""
    waits = select(_D.recipient).where(_D.recipient.startswith("zalo:"), _D.status.in_(_OPEN))
    kept = {UUID(each[5:]) for each in connection.scalars(waits)}
    left = select(_Z.id).where(
        _Z.person_id.is_(None),
        _Z.stopped_at.is_(None),
        _Z.id.not_in(select(_M.contact_id).where(_M.contact_id.is_not(None))),
    )
    gone = [id_ for id_ in connection.scalars(left) if id_ not in kept]
    if gone:
        connection.execute(delete(t.zalo_contact).where(_Z.id.in_(gone)))
