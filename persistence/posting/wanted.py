"""The channels that receivers still want, asked of the rows just before something leaves."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, select

from persistence import tables as t


class Wanted:
    """Of the receivers of one batch. Who took back what was agreed to is written to by nothing."""

    def __init__(self, connection: Connection, recipients: Sequence[str]) -> None:
        users = {each[5:] for each in recipients if each.startswith("user:")}
        cases = {UUID(each[5:]) for each in recipients if each.startswith("case:")}
        wrote = {UUID(each[5:]) for each in recipients if each.startswith("zalo:")}
        self._found = _of_accounts(connection, users) | _of_people(connection, cases)
        self._found |= _of_writers(connection, wrote)

    def left(self, recipient: str, channels: Sequence[str], channel: str) -> list[str]:
        """From the channel whose turn it is on, those that are wanted."""
        wanted = self._found.get(recipient, ())
        return [each for each in channels[channels.index(channel) :] if each in wanted]


def _of_accounts(connection: Connection, users: set[str]) -> dict[str, tuple[str, ...]]:
    if not users:
        return {}
    m, a = t.message_choice.c, t.account.c
    query = select(m.user, m.channels).join(t.account, a.user == m.user)
    rows = connection.execute(query.where(m.user.in_(users), a.disabled_at.is_(None)))
    return {f"user:{row.user}": tuple(row.channels) for row in rows}


def _of_people(connection: Connection, cases: set[UUID]) -> dict[str, tuple[str, ...]]:
    if not cases:
        return {}
    c, p = t.case.c, t.person_message_choice.c
    query = select(c.id, p.channels).join(t.case, c.person_id == p.person_id).where(c.id.in_(cases))
    return {f"case:{row.id.hex}": tuple(row.channels) for row in connection.execute(query)}


def _of_writers(connection: Connection, ids: set[UUID]) -> dict[str, tuple[str, ...]]:
    z = t.zalo_contact.c
    query = select(z.id).where(z.id.in_(ids), z.stopped_at.is_(None))
    found = connection.scalars(query) if ids else ()
    return {f"zalo:{id_.hex}": ("zalo",) for id_ in found}
