"""The pair of tokens of a channel: renewed by one at a time under a lease in the database, stored in one step."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID, uuid4

from sqlalchemy import Connection, Row, select, update

from persistence import tables as t
from persistence.inserting import insert_new
from persistence.sealing import Keyring
from persistence.unit_of_work import Store

_S = t.channel_state.c
# Longer than the renewal's own time limit: nobody uses a single-use token that another may be using.
RENEWING = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Pair:
    """`version` rises with every renewal: who failed with version 3 renews only while 3 is the newest."""

    access: str | None
    refresh: str
    version: int
    expires_at: datetime | None
    renewer: UUID | None = None


class ChannelTokens:
    """The Tokens port of the Zalo channel."""

    def __init__(self, store: Store, name: str, grant: str) -> None:
        self._store, self._name, self._grant = store, name, grant
        self._seed = sha256(grant.encode()).hexdigest()

    def now(self) -> Pair:
        """The newest pair; a first one, or another grant in the settings, begins with no access token."""
        with self._store.reading() as connection:
            row = connection.execute(select(t.channel_state).where(_S.name == self._name)).first()
        if row is None or row.seed != self._seed:
            return self._begun()
        return self._pair(row)

    def _begun(self) -> Pair:
        with self._store.writing() as connection:
            insert_new(connection, t.channel_state, [{"name": self._name, "version": 0}])
            row = self._locked(connection)
            if row.seed != self._seed:
                fresh = {"access": None, "refresh": self._grant}
                values = {"sealed": self._sealed(fresh), "seed": self._seed, "version": row.version + 1}
                connection.execute(
                    update(t.channel_state)
                    .where(_S.name == self._name)
                    .values(**values, expires_at=None, renewer=None, renewing_until=None)
                )
                row = self._locked(connection)
            return self._pair(row)

    def begin(self, version: int, at: datetime) -> Pair | None:
        """The pair to renew, which nobody else may renew meanwhile; None where another does or did."""
        with self._store.writing() as connection:
            row = self._locked(connection)
            if row.version != version or (row.renewing_until is not None and row.renewing_until > at):
                return None
            mine = uuid4()
            connection.execute(
                update(t.channel_state)
                .where(_S.name == self._name)
                .values(renewer=mine, renewing_until=at + RENEWING)
            )
            found = self._pair(row)
        return Pair(found.access, found.refresh, found.version, found.expires_at, mine)

    def keep(self, old: Pair, access: str, refresh: str, expires_at: datetime) -> None:
        """Both tokens in one step. A renewer whose lease was taken over keeps nothing."""
        values = {
            "sealed": self._sealed({"access": access, "refresh": refresh}),
            "version": old.version + 1,
            "expires_at": expires_at,
        }
        self._free(old, values)

    def give_up(self, old: Pair) -> None:
        """The refresh token was not used: another may try."""
        self._free(old, {})

    def _free(self, old: Pair, values: dict[str, object]) -> None:
        mine = (_S.name == self._name) & (_S.renewer == old.renewer) & (_S.version == old.version)
        with self._store.writing() as connection:
            connection.execute(
                update(t.channel_state).where(mine).values(**values, renewer=None, renewing_until=None)
            )

    def _locked(self, connection: Connection) -> Row[tuple[object, ...]]:
        query = select(t.channel_state).where(_S.name == self._name).with_for_update()
        return connection.execute(query).one()

    def _pair(self, row: Row[tuple[object, ...]]) -> Pair:
        found = json.loads(self._ring.open_staff(row.sealed, f"channel_state|{self._name}"))
        return Pair(found["access"], found["refresh"], row.version, row.expires_at)

    def _sealed(self, pair: dict[str, str | None]) -> bytes:
        return self._ring.seal_staff(json.dumps(pair), f"channel_state|{self._name}")

    @property
    def _ring(self) -> Keyring:
        return self._store.keyring
