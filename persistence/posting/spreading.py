"""From one message to its receivers outside: the accounts that it is for and that want to be told, or one person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from domain.messaging.timing import Rhythm, next_at
from domain.tasks import keyed
from domain.units import Units
from domain.viewer import Role, Viewer
from persistence import tables as t
from persistence.accounts.grants import COLUMNS, grant_of, viewer_on
from persistence.inserting import insert_new


@dataclass(frozen=True, slots=True)
class _Reader:
    """An account in one of its roles, with the channels that it chose."""

    viewer: Viewer
    channels: tuple[str, ...]
    digest: bool


class Spreading:
    """Knows for one run who wants to be told; a message of a role reaches every account that has it in scope."""

    def __init__(self, connection: Connection, units: Units, on: date) -> None:
        self._readers = list(_readers(connection, units, on))
        self._on = on

    def spread(self, connection: Connection, rows: Sequence[Row[Any]], rhythm: Rhythm, at: datetime) -> int:
        """Writes the deliveries whose keys are new; how many the rows have."""
        found = [each for row in rows for each in self._of(connection, row, rhythm, at)]
        insert_new(connection, t.delivery, found)
        return len(found)

    def _of(
        self, connection: Connection, row: Row[Any], rhythm: Rhythm, at: datetime
    ) -> list[dict[str, Any]]:
        if row.to_case is not None:
            channels = _of_person(connection, row.to_case)
            return [_delivery(row, f"case:{row.to_case.hex}", channels, at)] if channels else []
        mine = {each.viewer.user: each for each in self._readers if reaches(each.viewer, row)}
        return [
            _delivery(row, f"user:{user}", each.channels, at)
            if row.urgent or not each.digest
            else _delivery(row, f"user:{user}", each.channels, next_at(rhythm.digest_hour, at), "gathering")
            for user, each in sorted(mine.items())
        ]


def reaches(viewer: Viewer, row: Row[Any] | Any) -> bool:
    """As `persistence.desk.letters.addressed` says it of the inbox."""
    if viewer.role.value != row.to_role or row.to_user not in (None, viewer.user):
        return False
    inside = row.to_unit is None or viewer.units is None or row.to_unit in viewer.units
    own = {viewer.employer.hex} if viewer.employer else viewer.offices
    return inside and (row.to_body is None or row.to_body in own)


def _readers(connection: Connection, units: Units, on: date) -> Iterator[_Reader]:
    m, a, g = t.message_choice.c, t.account.c, t.role_grant.c
    chosen = connection.execute(
        select(m.user, m.channels, m.digest).join(t.account, a.user == m.user).where(a.disabled_at.is_(None))
    ).all()
    for one in chosen:
        rows = connection.execute(select(*COLUMNS).where(g.user == one.user).order_by(g.valid_from, g.id))
        grants = [each for each in map(grant_of, rows) if each.holds(on)]
        for role in {each.role for each in grants} if one.channels else ():
            viewer = viewer_on(units, one.user, grants, on, Role(role))
            if viewer is not None:
                yield _Reader(viewer, tuple(one.channels), one.digest)


def _of_person(connection: Connection, case_id: Any) -> tuple[str, ...]:
    """What the person agreed to; nobody is written to who did not ask for it."""
    p, c = t.person_message_choice.c, t.case.c
    query = select(p.channels).join(t.case, c.person_id == p.person_id).where(c.id == case_id)
    return tuple(connection.scalar(query) or ())


def _delivery(
    row: Row[Any], recipient: str, channels: Sequence[str], when: datetime, status: str = "waiting"
) -> dict[str, Any]:
    key = f"{row.key}|{recipient}"
    return {
        "id": keyed(f"delivery|{key}"),
        "key": key,
        "outbox_id": row.id,
        "recipient": recipient,
        "channels": list(channels),
        "channel": channels[0],
        "status": status,
        "attempts": 0,
        "next_at": when,
        "lease": None,
        "leased_until": None,
        "why": None,
        "reference": None,
        "created_at": row.created_at,
        "sent_at": None,
    }
