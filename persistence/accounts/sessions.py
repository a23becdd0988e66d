"""Sessions: opened at sign-in, found by the digest of their token, ended by their owner, an administrator or time."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Row, bindparam, insert, select, update

from domain.accounts import ABSOLUTE, IDLE, SEEN_EVERY, SessionRow, SignedIn, roles_of
from domain.viewer import Role
from persistence import tables as t
from persistence.accounts.grants import COLUMNS, grant_of, viewer_on
from persistence.unit_of_work import Store

_s, _a, _g = t.session.c, t.account.c, t.role_grant.c
_SESSION = (
    _s.id,
    _s.user,
    _s.role,
    _s.second_factor,
    _s.seen_at,
    _a.sealed_name,
    _a.must_change,
    _a.sealed_totp,
)
# One statement: the live session with its account and all grants.
_FIND = (
    select(*(column.label(f"s_{column.name}") for column in _SESSION), *COLUMNS)
    .select_from(t.session)
    .join(t.account, _a.user == _s.user)
    .join(t.role_grant, _g.user == _s.user)
    .where(
        _s.digest == bindparam("b_digest"),
        _s.ended_at.is_(None),
        _s.ends_at > bindparam("b_at"),
        _s.seen_at > bindparam("b_idle_since"),
        _a.disabled_at.is_(None),
    )
    .order_by(_g.valid_from, _g.id)
)


class SqlSessions:
    """The Sessions port."""

    def __init__(self, store: Store) -> None:
        self._store, self._keyring = store, store.keyring

    def open(self, user: str, *, at: datetime, agent: str, address: str, second_factor: bool) -> str:
        """The token of a new session, to be given to the browser and kept nowhere else."""
        token = secrets.token_urlsafe(32)
        row = {
            "id": uuid4(),
            "digest": self._keyring.token_digest(token),
            "user": user,
            "role": None,
            "second_factor": second_factor,
            "agent": agent[:160],
            "address": address[:64],
            "created_at": at,
            "seen_at": at,
            "ends_at": at + ABSOLUTE,
        }
        with self._store.writing() as connection:
            connection.execute(insert(t.session), row)
        return token

    def find(self, token: str, *, at: datetime, on: date) -> SignedIn | None:
        """None for a session that ended, was idle for too long, or whose account has no role on the day."""
        asked = {"b_digest": self._keyring.token_digest(token), "b_at": at, "b_idle_since": at - IDLE}
        with self._store.reading() as connection:
            rows = connection.execute(_FIND, asked).all()
        found = self._signed_in(rows, on) if rows else None
        if found is not None and at - rows[0].s_seen_at >= SEEN_EVERY:
            self._seen(found.session, at)
        return found

    def of(self, user: str, *, at: datetime) -> Sequence[SessionRow]:
        """The live ones, the last used first."""
        columns = (_s.id, _s.agent, _s.address, _s.created_at, _s.seen_at, _s.ends_at)
        live = (_s.user == user) & _s.ended_at.is_(None) & (_s.ends_at > at) & (_s.seen_at > at - IDLE)
        with self._store.reading() as connection:
            rows = connection.execute(select(*columns).where(live).order_by(_s.seen_at.desc(), _s.id))
            return [SessionRow(*row) for row in rows]

    def end(self, session: UUID, *, at: datetime, by: str) -> None:
        self._end(_s.id == session, at, by)

    def end_all(self, user: str, *, at: datetime, by: str, but: UUID | None = None) -> None:
        self._end((_s.user == user) & (_s.id != but if but else True), at, by)

    def choose_role(self, session: UUID, role: Role) -> None:
        with self._store.writing() as connection:
            connection.execute(update(t.session).where(_s.id == session).values(role=role.value))

    def _signed_in(self, rows: Sequence[Row[Any]], on: date) -> SignedIn | None:
        first, width = rows[0], len(_SESSION)
        grants = [grant for row in rows if (grant := grant_of(row[width:])).holds(on)]
        chosen = None if first.s_role is None else Role(first.s_role)
        viewer = viewer_on(self._store.units, first.s_user, grants, on, chosen)
        if viewer is None:
            return None
        name = first.s_sealed_name
        mine = [each for each in grants if each.role is viewer.role]
        return SignedIn(
            session=first.s_id,
            viewer=viewer,
            name=None if name is None else self._keyring.open_staff(name, f"staff|{first.s_user}"),
            roles=roles_of(grants),
            must_change=first.s_must_change,
            second_factor=first.s_second_factor,
            has_second_factor=first.s_sealed_totp is not None,
            delegated_by=tuple(each.delegated_by for each in mine if each.delegated_by),
        )

    def _seen(self, session: UUID, at: datetime) -> None:
        with self._store.writing() as connection:
            connection.execute(update(t.session).where(_s.id == session, _s.seen_at < at).values(seen_at=at))

    def _end(self, which: Any, at: datetime, by: str) -> None:
        with self._store.writing() as connection:
            connection.execute(
                update(t.session).where(which, _s.ended_at.is_(None)).values(ended_at=at, ended_by=by)
            )
