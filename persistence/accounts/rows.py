"""Accounts as a command changes them: inside its transaction, with a line for whoever asks later who did it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, insert, select, update

from domain.accounts import Grant
from domain.errors import UnknownRecord
from domain.phone import PASS_HOLDS
from domain.viewer import Viewer
from persistence import tables as t
from persistence.accounts.grants import COLUMNS, grant_of, grants_of
from persistence.accounts.passes import may_let_in
from persistence.sealing import Keyring

_a, _g, _s = t.account.c, t.role_grant.c, t.session.c


class SqlAccountRows:
    """The AccountRows port."""

    def __init__(self, connection: Connection, keyring: Keyring) -> None:
        self._connection, self._ring = connection, keyring

    def exists(self, user: str) -> bool:
        return self._connection.scalar(select(_a.user).where(_a.user == user)) is not None

    def new(self, user: str, name: str, password_hash: str, at: datetime) -> None:
        row = {
            "user": user,
            "sealed_name": self._ring.seal_staff(name, f"staff|{user}"),
            "password_hash": password_hash,
            "must_change": True,
            "created_at": at,
        }
        self._connection.execute(insert(t.account), row)

    def grants(self, user: str) -> list[Grant]:
        return grants_of(self._connection, user)

    def grant(self, grant_id: UUID) -> Grant:
        """Raises UnknownRecord."""
        row = self._connection.execute(select(*COLUMNS).where(_g.id == grant_id)).first()
        if row is None:
            raise UnknownRecord(what="grant", id=str(grant_id))
        return grant_of(row)

    def handed_on(self, user: str, on: date) -> list[Grant]:
        """What others hold of the account's own rights, on that day or later."""
        rows = self._connection.execute(
            select(*COLUMNS).where(_g.delegated_by == user, _g.valid_to > on, _g.valid_to > _g.valid_from)
        )
        return [grant_of(row) for row in rows]

    def give(self, grant: Grant, by: str, at: datetime) -> None:
        row = asdict(grant) | {"role": grant.role.value, "granted_by": by, "granted_at": at}
        row["units"] = None if grant.units is None else list(grant.units)
        self._connection.execute(insert(t.role_grant), row)

    def end_grant(self, grant_id: UUID, on: date) -> None:
        """From that day on it holds no more; a grant that was to begin later never holds."""
        ends = update(t.role_grant).where(_g.id == grant_id, _g.valid_to.is_(None) | (_g.valid_to > on))
        self._connection.execute(ends.values(valid_to=on))

    def administrators(self, on: date, without: UUID | None = None, but: str | None = None) -> int:
        """Working accounts with an administrator's grant that has no end."""
        where = [_g.role == "admin", _g.valid_from <= on, _g.valid_to.is_(None), _a.disabled_at.is_(None)]
        where += [_g.id != without] if without else []
        where += [_a.user != but] if but else []
        query = select(func.count(_a.user.distinct())).join(t.role_grant, _g.user == _a.user).where(*where)
        return int(self._connection.scalar(query) or 0)

    def set_disabled(self, user: str, at: datetime | None) -> None:
        self._change(user, {"disabled_at": at})

    def set_password(self, user: str, password_hash: str) -> None:
        """One that its owner has to change at the next sign-in."""
        self._change(user, {"password_hash": password_hash, "must_change": True})

    def drop_second_factor(self, user: str) -> None:
        self._change(user, {"sealed_totp": None, "totp_step": None, "recovery": None})

    def end_sessions(self, user: str, at: datetime, by: str) -> None:
        live = update(t.session).where(_s.user == user, _s.ended_at.is_(None))
        self._connection.execute(live.values(ended_at=at, ended_by=by))

    def may_let_in(self, viewer: Viewer, on: date) -> frozenset[str]:
        return may_let_in(self._connection, viewer, on)

    def keep_pass(self, pass_id: UUID, user: str, token: str, by: str, at: datetime) -> None:
        """An older one that nobody used lets nobody in any more."""
        p = t.access_pass.c
        older = (p.user == user) & p.used_at.is_(None) & (p.ends_at > at)
        self._connection.execute(update(t.access_pass).where(older).values(ends_at=at))
        row = {"id": pass_id, "digest": self._ring.token_digest(token), "user": user, "made_by": by}
        self._connection.execute(insert(t.access_pass), row | {"made_at": at, "ends_at": at + PASS_HOLDS})

    def tell(self, actor: str, at: datetime, kind: str, subject: str, data: dict[str, Any]) -> None:
        tell(self._connection, actor, at, kind, subject, data)

    def _change(self, user: str, values: dict[str, Any]) -> None:
        """Raises UnknownRecord."""
        if self._connection.execute(update(t.account).where(_a.user == user).values(**values)).rowcount != 1:
            raise UnknownRecord(what="account", id=user)


def tell(
    connection: Connection, actor: str, at: datetime, kind: str, subject: str, data: dict[str, Any]
) -> None:
    """One line of what administrators did."""
    row = {"recorded_at": at, "actor": actor, "kind": kind, "subject": subject, "data": data}
    connection.execute(insert(t.admin_event), row)
