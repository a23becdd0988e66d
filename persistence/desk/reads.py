"""The log of reads, asked the other way round: who saw this person's records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Text, cast, select, type_coerce
from sqlalchemy.dialects.postgresql import JSONB

from domain.accounts import Grant, roles_of
from domain.errors import UnknownCase
from domain.viewer import Viewer
from domain.who_read import Read, ReadLine, WhoRead, grouped
from persistence import tables as t
from persistence.accounts.grants import COLUMNS, grant_of
from persistence.engine import is_sqlite
from persistence.read_log import ReadLog
from persistence.scope import sees
from persistence.unit_of_work import Store

_L = t.read_log.c


def naming(connection: Connection, case_id: UUID) -> ColumnElement[bool]:
    """The rows whose ids hold the case: through the index on PostgreSQL, by the text on SQLite."""
    if is_sqlite(connection):
        return cast(_L.ids, Text).like(f'%"{case_id}"%')
    return type_coerce(_L.ids, JSONB).contains([str(case_id)])


def reads_of(connection: Connection, case_id: UUID, what: str | None = None) -> list[Read]:
    """Oldest first."""
    query = select(_L.read_at, _L.actor, _L.what, _L.ids).where(naming(connection, case_id))
    if what is not None:
        query = query.where(_L.what == what)
    rows = connection.execute(query.order_by(_L.id))
    return [Read(row.read_at, row.actor, row.what, tuple(row.ids)) for row in rows]


class SqlReads:
    """The Reads port on SQL."""

    def __init__(self, store: Store, reads: ReadLog) -> None:
        self._store, self._reads = store, reads

    def who_read(
        self, viewer: Viewer, case_id: UUID, *, at: datetime, limit: int | None = 50, offset: int = 0
    ) -> WhoRead:
        """Looking is logged too, and stands in the next answer. Raises UnknownCase."""
        with self._store.reading(viewer) as connection:
            if not sees(connection, viewer, case_id):
                raise UnknownCase(case=str(case_id))
        with self._store.reading() as connection:
            reads = reads_of(connection, case_id)
            lines = grouped(reads)
            shown = lines[offset:] if limit is None else lines[offset : offset + limit]
            people = _people(connection, self._store)
        self._reads.log(viewer.user, at, "reads", [str(case_id)])
        accounts = len({each.user for each in reads})
        return WhoRead(tuple(_named(each, people) for each in shown), len(lines), len(reads), accounts)


def _people(connection: Connection, store: Store) -> Mapping[str, tuple[str | None, list[Grant]]]:
    """Every account's name and grants, ended ones too: who looked may have left since."""
    a = t.account.c
    names: dict[str, Any] = dict(connection.execute(select(a.user, a.sealed_name)).all())
    grants: dict[str, list[Grant]] = {}
    for grant in map(grant_of, connection.execute(select(*COLUMNS))):
        grants.setdefault(grant.user, []).append(grant)
    ring = store.keyring
    return {
        user: (sealed and ring.open_staff(sealed, f"staff|{user}"), grants.get(user, []))
        for user, sealed in names.items()
    }


def _named(line: ReadLine, people: Mapping[str, tuple[str | None, list[Grant]]]) -> ReadLine:
    name, grants = people.get(line.user, (None, []))
    role = next(iter(roles_of([each for each in grants if each.holds(line.day)])), None)
    return replace(line, name=name, role=None if role is None else str(role))
