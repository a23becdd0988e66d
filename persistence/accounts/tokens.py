"""Tokens of the programming interface: one account's rights, for a program, until a day."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import insert, select, update

from domain.dates import legal_day
from domain.errors import UnknownRecord
from domain.viewer import SYSTEM, Viewer
from persistence import tables as t
from persistence.accounts.grants import grants_of, viewer_on
from persistence.accounts.rows import tell
from persistence.unit_of_work import Store

_t = t.api_token.c
LONGEST_DAYS = 366
# `used_at` is written no more often than this: an answer costs no write of its own.
USED_EVERY = timedelta(hours=1)


class SqlTokens:
    """The digest alone is kept; the token is shown once. Making and revoking one is told to `admin_event`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def create(self, user: str, label: str, days: int, *, by: str, at: datetime) -> str:
        """Raises UnknownRecord for an account that is not there or disabled."""
        token = "dv_" + secrets.token_urlsafe(32)
        ends_at = at + timedelta(days=min(max(days, 1), LONGEST_DAYS))
        row = {
            "id": uuid4(),
            "digest": self._store.keyring.token_digest(token),
            "user": user,
            "label": label[:80],
            "created_by": by,
            "created_at": at,
            "ends_at": ends_at,
        }
        live = select(t.account.c.user).where(t.account.c.user == user, t.account.c.disabled_at.is_(None))
        with self._store.writing() as connection:
            if connection.scalar(live) is None:
                raise UnknownRecord(what="account", id=user)
            connection.execute(insert(t.api_token), row)
            said = {"token": str(row["id"]), "to": legal_day(ends_at).isoformat()}
            tell(connection, by, at, "token_made", user, said)
        return token

    def find(self, token: str, *, at: datetime, on: date) -> Viewer | None:
        """Whom the token acts for; None when it is unknown, revoked or over."""
        live = (
            select(_t.id, _t.user, _t.used_at)
            .join(t.account, t.account.c.user == _t.user)
            .where(
                _t.digest == self._store.keyring.token_digest(token),
                _t.revoked_at.is_(None),
                _t.ends_at > at,
                t.account.c.disabled_at.is_(None),
            )
        )
        with self._store.reading() as connection:
            found = connection.execute(live).first()
            grants = [] if found is None else grants_of(connection, found.user, on)
        if found is None:
            return None
        if found.used_at is None or at - found.used_at >= USED_EVERY:
            self._used(found.id, at)
        return viewer_on(self._store.units, found.user, grants, on, None)

    def of(self, user: str) -> Sequence[dict[str, Any]]:
        columns = (_t.id, _t.label, _t.created_at, _t.created_by, _t.ends_at, _t.used_at, _t.revoked_at)
        with self._store.reading() as connection:
            rows = connection.execute(select(*columns).where(_t.user == user).order_by(_t.created_at.desc()))
            return [dict(row) for row in rows.mappings()]

    def revoke(self, token_id: UUID, *, at: datetime, by: str = SYSTEM.user) -> None:
        live = update(t.api_token).where(_t.id == token_id, _t.revoked_at.is_(None)).values(revoked_at=at)
        with self._store.writing() as connection:
            user = connection.scalar(live.returning(_t.user))
            if user is not None:
                tell(connection, by, at, "token_revoked", user, {"token": str(token_id)})

    def _used(self, token_id: UUID, at: datetime) -> None:
        with self._store.writing() as connection:
            connection.execute(update(t.api_token).where(_t.id == token_id).values(used_at=at))
