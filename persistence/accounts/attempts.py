"""Every attempt to sign in, kept for good, and how many of the recent ones failed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select

from domain.passwords import OF_ACCOUNT, OF_ADDRESS, WINDOW, shut_until, unanswered
from persistence import tables as t
from persistence.engine import is_sqlite
from persistence.unit_of_work import Store

_s = t.sign_in.c
_FAILURES = ("wrong", "wrong_code")


class Attempts:
    """`user` is what was typed; a name that no account bears is kept as a short keyed mark, since people type passwords
    into the wrong field."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def take(self, user: str, address: str, at: datetime) -> datetime | None:
        """Takes one try, or says until when the door is shut.

        One at a time for an account, in every web process: forty requests at one moment get five tries, not forty.
        """
        with self._store.writing() as connection:
            if not is_sqlite(connection):  # SQLite has one writer anyway
                connection.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(user, 0))))
            until = self._shut_until(connection, user, address, at)
            _keep(connection, user, address, at, "shut" if until else "tried")
        return until

    def record(self, user: str, address: str, at: datetime, outcome: str) -> None:
        """What came of a try: ok, right (a code is still to come), wrong, wrong_code, disabled."""
        with self._store.writing() as connection:
            _keep(connection, user, address, at, outcome)

    def of(self, user: str, limit: int = 50) -> Sequence[dict[str, Any]]:
        """What came of the latest ones, the latest first."""
        answered = (_s.user == user) & (_s.outcome != "tried")
        query = select(_s.at, _s.address, _s.outcome).where(answered).order_by(_s.id.desc()).limit(limit)
        with self._store.reading() as connection:
            return [dict(row) for row in connection.execute(query).mappings()]

    def _shut_until(self, connection: Connection, user: str, address: str, at: datetime) -> datetime | None:
        """An account counts since its last success; an address all its failures."""
        recent = _s.at > at - WINDOW
        told = (_s.user == user) & recent & _s.outcome.in_(("tried", "right", "ok"))
        rows = connection.execute(select(_s.outcome, _s.at).where(told).order_by(_s.id))
        mine = unanswered((row.outcome, row.at) for row in rows)[::-1]
        failed = (_s.address == address) & recent & _s.outcome.in_(_FAILURES)
        theirs = list(
            connection.scalars(select(_s.at).where(failed).order_by(_s.at.desc()).limit(OF_ADDRESS))
        )
        shut = [until for until in (shut_until(mine, OF_ACCOUNT), shut_until(theirs, OF_ADDRESS)) if until]
        return max(shut, default=None)


def _keep(connection: Connection, user: str, address: str, at: datetime, outcome: str) -> None:
    row = {"at": at, "user": user[:40], "address": address[:64], "outcome": outcome}
    connection.execute(insert(t.sign_in), row)
