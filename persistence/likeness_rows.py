"""Writes what a person decided about two records, and which record goes on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select, update

from domain.errors import UnknownRecord
from persistence import tables as t


class LikenessRows:
    """The Likenesses port inside one transaction."""

    def __init__(self, connection: Connection, user: str, at: datetime) -> None:
        self._connection, self._user, self._at = connection, user, at

    def merged_into(self, person_id: UUID) -> UUID | None:
        query = select(t.person.c.merged_into).where(t.person.c.id == person_id).with_for_update()
        row = self._connection.execute(query).first()
        if row is None:
            raise UnknownRecord(what="person", id=str(person_id))
        into: UUID | None = row.merged_into
        return into

    def cases_of(self, person_id: UUID) -> Sequence[UUID]:
        c = t.case.c
        query = select(c.id).where(c.person_id == person_id).order_by(c.opened_on.desc(), c.number.desc())
        return list(self._connection.scalars(query))

    def decide(self, one: UUID, other: UUID, same: bool) -> None:
        low, high = in_order(one, other)
        here = (t.likeness.c.low == low) & (t.likeness.c.high == high)
        row = {"low": low, "high": high, "same": same, "decided_by": self._user, "decided_at": self._at}
        self._connection.execute(delete(t.likeness).where(here))
        self._connection.execute(insert(t.likeness), row)

    def merge(self, drop: UUID, keep: UUID | None) -> None:
        self._connection.execute(update(t.person).where(t.person.c.id == drop).values(merged_into=keep))


def in_order(one: UUID, other: UUID) -> tuple[UUID, UUID]:
    """As the table keeps two ids: by their text."""
    return (one, other) if str(one) < str(other) else (other, one)
