"""What an administrator has to look after: accounts that nobody uses, that end soon, that are shut. No case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select

from domain.accounts import Grant, roles_of
from domain.role_desks import AccountLine, Attention
from persistence import tables as t
from persistence.accounts.grants import COLUMNS, grant_of
from persistence.schema import state
from persistence.sealing import Keyring
from persistence.store_facts import read_facts
from persistence.unit_of_work import Store

_A, _G, _S = t.account.c, t.role_grant.c, t.session.c
SOON = timedelta(days=30)


class SqlStaff:
    """Reads of the role `admin`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def attention(self, on: date, codes_for: frozenset[str]) -> Attention:
        """`codes_for`: the roles that sign in with a second factor."""
        with self._store.reading() as connection:
            signed_in = select(_S.user, func.max(_S.created_at).label("last")).group_by(_S.user).subquery()
            query = select(
                _A.user,
                _A.sealed_name,
                _A.disabled_at,
                _A.sealed_totp.is_not(None).label("coded"),
                _A.password_hash.is_not(None).label("known"),
                signed_in.c.last,
            ).outerjoin(signed_in, signed_in.c.user == _A.user)
            accounts = connection.execute(query.order_by(_A.user)).all()
            grants = [grant_of(row) for row in connection.execute(select(*COLUMNS).order_by(_G.valid_from))]
        held: dict[str, list[Grant]] = {}
        for grant in grants:
            if grant.holds(on):
                held.setdefault(grant.user, []).append(grant)
        live = [row for row in accounts if row.disabled_at is None and row.user in held]
        return Attention(
            accounts=len(accounts),
            never=self._lines(
                (row for row in live if row.last is None and row.known),
                held,
            ),
            no_code=self._lines(
                (
                    row
                    for row in live
                    if not row.coded and codes_for & {r.value for r in roles_of(held[row.user])}
                ),
                held,
            ),
            ending=self._ending(live, held, on),
            shut=self._lines((row for row in accounts if row.disabled_at is not None), held),
            schema=state(self._store.engine)[0],
            facts=read_facts(self._store.engine),
        )

    def _ending(self, live: Any, held: Mapping[str, list[Grant]], on: date) -> tuple[AccountLine, ...]:
        """The soonest end of each account's grants, where it comes within the month."""
        ends = {
            user: min(grant.valid_to for grant in grants if grant.valid_to is not None)
            for user, grants in held.items()
            if any(grant.valid_to is not None and grant.valid_to <= on + SOON for grant in grants)
        }
        lines = self._lines((row for row in live if row.user in ends), held, ends)
        return tuple(sorted(lines, key=lambda line: (line.on or date.max, line.user)))

    def _lines(
        self, rows: Any, held: Mapping[str, list[Grant]], days: Mapping[str, date] | None = None
    ) -> tuple[AccountLine, ...]:
        return tuple(
            AccountLine(
                row.user,
                _name(self._store.keyring, row),
                next((role.value for role in roles_of(held.get(row.user, []))), None),
                (days or {}).get(row.user),
            )
            for row in rows
        )


def _name(keyring: Keyring, row: Any) -> str | None:
    return None if row.sealed_name is None else keyring.open_staff(row.sealed_name, f"staff|{row.user}")
