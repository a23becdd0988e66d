"""Every attempt to sign in, kept for good, and how many of the recent ones failed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, insert, select

from domain.passwords import OF_ACCOUNT, OF_ADDRESS, WINDOW, shut_until
from persistence import tables as t
from persistence.unit_of_work import Store

_s = t.sign_in.c
_FAILURES = ("wrong", "wrong_code")


class Attempts:
    """`user` is what was typed; a name that no account bears is kept as a short keyed mark, since people type passwords
    into the wrong field."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def shut_until(self, user: str, address: str, at: datetime) -> datetime | None:
        """Counts since the account's last success; an address counts all its failures."""
        recent = _s.at > at - WINDOW
        with self._store.reading() as connection:
            last = connection.scalar(
                select(_s.at)
                .where(_s.user == user, _s.outcome == "ok", recent)
                .order_by(_s.at.desc())
                .limit(1)
            )
            since = recent if last is None else _s.at > last
            mine = list(connection.scalars(_failed(since & (_s.user == user), OF_ACCOUNT)))
            theirs = list(connection.scalars(_failed(recent & (_s.address == address), OF_ADDRESS)))
        shut = [until for until in (shut_until(mine, OF_ACCOUNT), shut_until(theirs, OF_ADDRESS)) if until]
        return max(shut, default=None)

    def record(self, user: str, address: str, at: datetime, outcome: str) -> None:
        """Outcomes: ok, wrong, wrong_code, shut, disabled."""
        row = {"at": at, "user": user[:40], "address": address[:64], "outcome": outcome}
        with self._store.writing() as connection:
            connection.execute(insert(t.sign_in), row)

    def of(self, user: str, limit: int = 50) -> list[dict[str, Any]]:
        """The latest first."""
        query = (
            select(_s.at, _s.address, _s.outcome).where(_s.user == user).order_by(_s.id.desc()).limit(limit)
        )
        with self._store.reading() as connection:
            return [dict(row) for row in connection.execute(query).mappings()]


def _failed(where: ColumnElement[bool], most: int) -> Any:
    return select(_s.at).where(where, _s.outcome.in_(_FAILURES)).order_by(_s.at.desc()).limit(most)
