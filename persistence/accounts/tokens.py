"""Tokens of the programming interface: one account's rights, for a program, until a day."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import insert, select, update

from domain.errors import UnknownRecord
from domain.viewer import Viewer
from persistence import tables as t
from persistence.accounts.grants import grants_of, viewer_on
from persistence.unit_of_work import Store

_t = t.api_token.c
LONGEST_DAYS = 366


class SqlTokens:
    """The digest alone is kept; the token is shown once."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def create(self, user: str, label: str, days: int, *, by: str, at: datetime) -> str:
        """Raises UnknownRecord for an account that is not there or disabled."""
        token = "dv_" + secrets.token_urlsafe(32)
        row = {
            "id": uuid4(),
            "digest": self._store.keyring.token_digest(token),
            "user": user,
            "label": label[:80],
            "created_by": by,
            "created_at": at,
            "ends_at": at + timedelta(days=min(max(days, 1), LONGEST_DAYS)),
        }
        live = select(t.account.c.user).where(t.account.c.user == user, t.account.c.disabled_at.is_(None))
        with self._store.writing() as connection:
            if connection.scalar(live) is None:
                raise UnknownRecord(what="account", id=user)
            connection.execute(insert(t.api_token), row)
        return token

    def find(self, token: str, *, at: datetime, on: date) -> Viewer | None:
        """Whom the token acts for; None when it is unknown, revoked or over."""
        live = (
            select(_t.user)
            .join(t.account, t.account.c.user == _t.user)
            .where(
                _t.digest == self._store.keyring.token_digest(token),
                _t.revoked_at.is_(None),
                _t.ends_at > at,
                t.account.c.disabled_at.is_(None),
            )
        )
        with self._store.reading() as connection:
            user = connection.scalar(live)
            grants = [] if user is None else grants_of(connection, user, on)
        return None if user is None else viewer_on(self._store.units, user, grants, on, None)

    def of(self, user: str) -> Sequence[dict[str, Any]]:
        columns = (_t.id, _t.label, _t.created_at, _t.created_by, _t.ends_at, _t.revoked_at)
        with self._store.reading() as connection:
            rows = connection.execute(select(*columns).where(_t.user == user).order_by(_t.created_at.desc()))
            return [dict(row) for row in rows.mappings()]

    def revoke(self, token_id: UUID, *, at: datetime) -> None:
        with self._store.writing() as connection:
            connection.execute(
                update(t.api_token).where(_t.id == token_id, _t.revoked_at.is_(None)).values(revoked_at=at)
            )
