"""Accounts for administrators, and colleagues for whoever goes on leave."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, or_, select

from domain.accounts import AccountView, Grant, roles_of
from domain.admin_events import AdminEvent
from domain.errors import UnknownRecord
from domain.names import fold
from domain.viewer import Viewer
from persistence import tables as t
from persistence.accounts.grants import COLUMNS, grant_of
from persistence.unit_of_work import Store

_a, _g, _s, _e = t.account.c, t.role_grant.c, t.sign_in.c, t.admin_event.c
_LAST_IN = (
    select(func.max(_s.at))
    .where(_s.user == _a.user, _s.outcome == "ok")
    .correlate(t.account)
    .scalar_subquery()
    .label("last_in")
)


class SqlAccountReads:
    """The AccountReads port."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self, on: date, having: str = "") -> Sequence[AccountView]:
        """In the order of their names; the words are looked for among the decrypted names, which are few."""
        with self._store.reading() as connection:
            found = self._views(connection, on)
        wanted = fold(having.strip())
        return [each for each in found if wanted in f"{each.user} {fold(each.name or '')}"]

    def one(self, user: str, on: date) -> AccountView:
        """Raises UnknownRecord."""
        with self._store.reading() as connection:
            found = self._views(connection, on, _a.user == user)
        if not found:
            raise UnknownRecord(what="account", id=user)
        return found[0]

    def events(self, subject: str | None = None, limit: int = 200) -> Sequence[AdminEvent]:
        """The latest first."""
        query = (
            select(_e.recorded_at, _e.actor, _e.kind, _e.subject, _e.data).order_by(_e.id.desc()).limit(limit)
        )
        if subject is not None:
            query = query.where(_e.subject == subject)
        with self._store.reading() as connection:
            return [AdminEvent(*row) for row in connection.execute(query)]

    def colleagues(self, viewer: Viewer, on: date) -> Sequence[AccountView]:
        """Other working accounts that hold the viewer's role on their own."""
        mine = select(_g.user).where(_g.role == viewer.role.value, _g.delegated_by.is_(None))
        with self._store.reading() as connection:
            found = self._views(connection, on, _a.user.in_(mine) & (_a.user != viewer.user))
        return [each for each in found if not each.disabled and viewer.role in each.roles]

    def handed_on(self, user: str, on: date) -> Sequence[Grant]:
        """Delegations from and to the account that are not over."""
        mine = or_(_g.delegated_by == user, (_g.user == user) & _g.delegated_by.is_not(None))
        query = select(*COLUMNS).where(mine, _g.valid_to > on).order_by(_g.valid_from, _g.id)
        with self._store.reading() as connection:
            return [
                grant
                for grant in map(grant_of, connection.execute(query))
                if grant.valid_to != grant.valid_from
            ]

    def _views(self, connection: Connection, on: date, where: Any = True) -> list[AccountView]:
        rows = connection.execute(select(t.account, _LAST_IN).where(where).order_by(_a.user)).all()
        users = [row.user for row in rows]
        held: dict[str, list[Grant]] = {}
        for grant in map(grant_of, connection.execute(select(*COLUMNS).order_by(_g.valid_from, _g.id))):
            held.setdefault(grant.user, []).append(grant)
        return [self._view(row, held.get(user, []), on) for row, user in zip(rows, users, strict=True)]

    def _view(self, row: Any, grants: list[Grant], on: date) -> AccountView:
        sealed = row.sealed_name
        return AccountView(
            user=row.user,
            name=None if sealed is None else self._store.keyring.open_staff(sealed, f"staff|{row.user}"),
            roles=roles_of([each for each in grants if each.holds(on)]),
            grants=tuple(grants),
            has_password=row.password_hash is not None,
            must_change=row.must_change,
            has_second_factor=row.sealed_totp is not None,
            disabled=row.disabled_at is not None,
            created_at=row.created_at,
            last_in=row.last_in,
        )
