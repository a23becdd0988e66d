"""Writes and deletes what the index keeps of a person's name."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, exists, select
from sqlalchemy.dialects import postgresql, sqlite

from persistence import tables as t
from persistence.engine import is_sqlite
from persistence.sealing import Keyring, unseal
from persistence.search.tokens import Entry, pieces_of, spelling, tokens_for

_BATCH = 2_000
_TO_INDEX = "names_to_index"


def index_name(connection: Connection, keyring: Keyring, person_id: UUID, name: str, birth_year: int) -> None:
    entry = tokens_for(keyring, name)
    if entry is None:
        return
    make = sqlite.insert if is_sqlite(connection) else postgresql.insert
    _keep_entry(connection, make, entry)
    bearer = make(t.name_bearer).on_conflict_do_nothing()
    connection.execute(bearer, entry.bearer(person_id, birth_year))


def _keep_entry(connection: Connection, make: Any, entry: Entry) -> None:
    """Locks the entry even where it is there, so that nobody deletes it as the last bearer's meanwhile."""
    (_, row), *pieces = entry.rows()
    statement = make(t.name_entry)
    kept = statement.on_conflict_do_update(index_elements=["token"], set_={"bag": statement.excluded.bag})
    connection.execute(kept, row)
    connection.execute(make(t.name_piece).on_conflict_do_nothing(), [each for _, each in pieces])


def forget(connection: Connection, keyring: Keyring, person_id: UUID) -> None:
    """Deletes the person's rows, and the names that nobody else bears. Needs neither the name nor the person's key."""
    b, e = t.name_bearer.c, t.name_entry.c
    mine = list(connection.scalars(select(b.entry).where(b.person_id == person_id).order_by(b.entry)))
    connection.execute(delete(t.name_bearer).where(b.person_id == person_id))
    for token in mine:
        spelt = connection.scalar(select(e.spelt).where(e.token == token).with_for_update())
        if spelt is not None and not connection.scalar(select(exists().where(b.entry == token))):
            _drop_entry(connection, keyring, token, spelt)


def _drop_entry(connection: Connection, keyring: Keyring, token: int, spelt: bytes) -> None:
    pieces = pieces_of(keyring, spelling(spelt)[0])
    p = t.name_piece.c
    connection.execute(delete(t.name_piece).where(p.entry == token, p.token.in_(pieces)))
    connection.execute(delete(t.name_entry).where(t.name_entry.c.token == token))


def catch_up(connection: Connection, keyring: Keyring) -> int:
    """Indexes the people of a store that an older program filled; how many. Does nothing where nothing is left to do.

    In the caller's transaction: cut off, it begins anew.
    """
    fact = t.store_fact.c.key == _TO_INDEX
    if connection.scalar(select(t.store_fact.c.value).where(fact)) is None:
        return 0
    done, last = 0, None
    while rows := _unindexed(connection, last):
        for row in rows:
            done += _index_sealed(connection, keyring, row)
        last = rows[-1].id
    connection.execute(delete(t.store_fact).where(fact))
    return done


def _unindexed(connection: Connection, last: UUID | None) -> Sequence[Any]:
    p = t.person.c
    query = (
        select(p.id, p.birth_year, p.sealed, t.person_key.c.wrapped)
        .join(t.person_key, t.person_key.c.person_id == p.id)
        .where(p.sealed.is_not(None), ~exists().where(t.name_bearer.c.person_id == p.id))
    )
    if last is not None:
        query = query.where(p.id > last)
    return connection.execute(query.order_by(p.id).limit(_BATCH)).all()


def _index_sealed(connection: Connection, keyring: Keyring, row: Any) -> bool:
    key = keyring.unwrap(row.id, row.wrapped)
    name = json.loads(unseal(key, row.sealed, "person", row.id, "sealed")).get("name")
    index_name(connection, keyring, row.id, str(name or ""), row.birth_year)
    return bool(name)
