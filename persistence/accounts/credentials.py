"""What an account proves itself with: a password's hash, a sealed secret for codes, digests of recovery codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update

from domain.errors import UnknownRecord
from persistence import tables as t
from persistence.unit_of_work import Store

_a = t.account.c
_COLUMNS = (
    _a.user,
    _a.sealed_name,
    _a.password_hash,
    _a.must_change,
    _a.sealed_totp,
    _a.totp_step,
    _a.recovery,
    _a.disabled_at,
)


@dataclass(frozen=True, slots=True)
class Credentials:
    """`secret` is the base-32 secret of one-time codes; `step` the last one that was used."""

    user: str
    name: str | None
    password_hash: str | None
    must_change: bool
    secret: str | None
    step: int | None
    recovery: tuple[str, ...]
    disabled: bool


class SqlCredentials:
    """Reads and changes one account's credentials."""

    def __init__(self, store: Store) -> None:
        self._store, self._ring = store, store.keyring

    def of(self, user: str) -> Credentials | None:
        with self._store.reading() as connection:
            row = connection.execute(select(*_COLUMNS).where(_a.user == user)).first()
        if row is None:
            return None
        return Credentials(
            row.user,
            self._opened(row.sealed_name, f"staff|{user}"),
            row.password_hash,
            row.must_change,
            self._opened(row.sealed_totp, f"account|{user}|totp"),
            row.totp_step,
            tuple(row.recovery or ()),
            row.disabled_at is not None,
        )

    def set_password(self, user: str, password_hash: str, *, must_change: bool) -> None:
        """Raises UnknownRecord."""
        self._change(user, {"password_hash": password_hash, "must_change": must_change})

    def set_second_factor(self, user: str, secret: str | None, recovery: list[str], step: int | None) -> None:
        sealed = None if secret is None else self._ring.seal_staff(secret, f"account|{user}|totp")
        self._change(user, {"sealed_totp": sealed, "recovery": recovery or None, "totp_step": step})

    def use_step(self, user: str, step: int) -> bool:
        """Marks the code of this step as used; False when it was used before, also by a request at the same moment."""
        unused = _a.totp_step.is_(None) | (_a.totp_step < step)
        with self._store.writing() as connection:
            done = connection.execute(update(t.account).where(_a.user == user, unused).values(totp_step=step))
        return done.rowcount == 1

    def use_recovery(self, user: str, mark: str) -> bool:
        """Takes one recovery code off the list; False when it is not there."""
        with self._store.writing() as connection:
            row = connection.execute(select(_a.recovery).where(_a.user == user).with_for_update()).first()
            left = list((row and row.recovery) or ())
            if mark not in left:
                return False
            left.remove(mark)
            connection.execute(update(t.account).where(_a.user == user).values(recovery=left))
        return True

    def mark(self, text: str) -> str:
        """A keyed digest in hex: of a recovery code, or of a name that no account bears."""
        return self._ring.token_digest(text).hex()

    def _opened(self, sealed: bytes | None, where: str) -> str | None:
        return None if sealed is None else self._ring.open_staff(sealed, where)

    def _change(self, user: str, values: Mapping[str, Any]) -> None:
        with self._store.writing() as connection:
            if connection.execute(update(t.account).where(_a.user == user).values(**values)).rowcount != 1:
                raise UnknownRecord(what="account", id=user)
