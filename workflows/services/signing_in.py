"""Signing in: a password, then a one-time code where there is one; every attempt is kept, too many shut the door."""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

import pyotp
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from domain.accounts import Sessions
from domain.names import fold
from domain.passwords import (
    GUESSABLE_BELOW,
    TooManyTries,
    WeakPassword,
    WrongCode,
    WrongCredentials,
    refusal_of,
)

# OWASP's second choice for Argon2id: 19 MiB, two passes, one lane.
_HASHES = PasswordHash((Argon2Hasher(memory_cost=19_456, time_cost=2, parallelism=1),))
_ABSENT = _HASHES.hash("nobody's password, so that an unknown account takes as long as a known one")
_STEP = 30
_SECRET = re.compile(r"[A-Z2-7]{32}", re.ASCII)
_RECOVERY = 8
# password -> how many times it was seen in breaches
Breaches = Callable[[str], int]


class Found(Protocol):
    user: str
    name: str | None
    password_hash: str | None
    must_change: bool
    secret: str | None
    step: int | None
    recovery: tuple[str, ...]
    disabled: bool


class Credentials(Protocol):
    def of(self, user: str) -> Any: ...
    def set_password(self, user: str, password_hash: str, *, must_change: bool) -> None: ...
    def set_second_factor(
        self, user: str, secret: str | None, recovery: list[str], step: int | None
    ) -> None: ...
    def use_step(self, user: str, step: int) -> bool: ...
    def use_recovery(self, user: str, mark: str) -> bool: ...
    def mark(self, text: str) -> str: ...


class Attempts(Protocol):
    def take(self, user: str, address: str, at: datetime) -> datetime | None: ...
    def record(self, user: str, address: str, at: datetime, outcome: str) -> None: ...
    def of(self, user: str, limit: int = 50) -> Sequence[dict[str, Any]]: ...


@dataclass(frozen=True, slots=True)
class From:
    """Where a request comes from: the browser in its own words, and its address."""

    agent: str
    address: str


class SigningIn:
    """What the pages of the door ask."""

    def __init__(
        self,
        credentials: Credentials,
        attempts: Attempts,
        sessions: Sessions,
        breaches: Breaches = lambda _: 0,
    ) -> None:
        self._credentials, self.attempts, self._sessions = credentials, attempts, sessions
        self._breaches = breaches

    def enter(self, user: str, password: str, *, at: datetime, come: From) -> str:
        """The token of a new session. Raises WrongCredentials or TooManyTries.

        Where the account has a second factor, the session opens nothing but the page that asks for the code.
        """
        user = user.strip().lower()[:80]
        found: Found | None = self._credentials.of(user) if _could_be_one(user) else None
        known = user if found else f"?{self._credentials.mark(user)[:12]}"
        self._take_try(known, come.address, at)
        right = _matches(password, found)
        if found is None or not right or found.disabled:
            outcome = "disabled" if found and right else "wrong"
            self.attempts.record(known, come.address, at, outcome)
            raise WrongCredentials
        self._rehash(found, password)
        self.attempts.record(user, come.address, at, "ok" if found.secret is None else "right")
        return self._sessions.open(user, at=at, agent=come.agent, address=come.address, second_factor=False)

    def second_step(self, user: str, session: UUID, code: str, *, at: datetime, come: From) -> str:
        """The token of the session that the right code opens; the half-open one ends.

        Raises WrongCode, TooManyTries.
        """
        self._take_try(user, come.address, at)
        if not self._code_holds(user, code, at):
            self.attempts.record(user, come.address, at, "wrong_code")
            raise WrongCode
        self.attempts.record(user, come.address, at, "ok")
        self._sessions.end(session, at=at, by=user)
        return self._sessions.open(user, at=at, agent=come.agent, address=come.address, second_factor=True)

    def change_password(
        self, user: str, old: str, new: str, *, at: datetime, come: From, session: UUID
    ) -> None:
        """Ends every other session of the account. Raises WrongCredentials, TooManyTries, WeakPassword."""
        self._confirm(user, old, at, come)
        if _typed(new) == _typed(old):
            raise WeakPassword(why="password.same")
        self.set_password(user, new, must_change=False)
        self._sessions.end_all(user, at=at, by=user, but=session)

    def set_password(self, user: str, new: str, *, must_change: bool) -> None:
        """Raises WeakPassword, UnknownRecord."""
        found = self._credentials.of(user)
        if why := self.weakness(new, user, found.name if found else None):
            raise WeakPassword(why=why)
        self._credentials.set_password(user, hashed(new), must_change=must_change)

    def knows(self, user: str, password: str) -> bool:
        """Whether it is the account's password; for accounts of invented data, since no attempt is counted."""
        return _matches(password, self._credentials.of(user))

    def keep_hash(self, user: str, password_hash: str) -> None:
        self._credentials.set_password(user, password_hash, must_change=False)

    def weakness(self, password: str, user: str, name: str | None = None) -> str | None:
        """The wording key of why a password is refused, or None."""
        password, name = _typed(password), name or ""
        if why := refusal_of(password, user, name):
            return why
        if _guessable(password, user, name):
            return "password.guessable"
        return "password.breached" if self._breaches(password) else None

    def new_secret(self) -> str:
        return pyotp.random_base32()

    def secret_or_new(self, secret: str) -> str:
        """The secret of a form that comes back; another one where some program spoilt it."""
        return secret if _SECRET.fullmatch(secret) else self.new_secret()

    def address_of(self, user: str, secret: str) -> str:
        """What a phone's code program reads from the picture."""
        return pyotp.TOTP(secret).provisioning_uri(name=user, issuer_name="Đường Về")

    def take_second_factor(self, user: str, secret: str, code: str, *, at: datetime) -> list[str]:
        """Turns codes on once the first one is right; the recovery codes, shown this once. Raises WrongCode."""
        step = _step_of(secret, code, at) if _SECRET.fullmatch(secret) else None
        if step is None:
            raise WrongCode
        codes = [
            "-".join((secrets.token_hex(2), secrets.token_hex(2), secrets.token_hex(2)))
            for _ in range(_RECOVERY)
        ]
        marks = [self._credentials.mark(each) for each in codes]
        self._credentials.set_second_factor(user, secret, marks, step)
        return codes

    def drop_second_factor(
        self, user: str, session: UUID, password: str, code: str, *, at: datetime, come: From
    ) -> str:
        """The token of the session that goes on. Asks for both, so that a screen left open is not enough.

        Raises WrongCredentials, WrongCode, TooManyTries.
        """
        self._confirm(user, password, at, come)
        token = self.second_step(user, session, code, at=at, come=come)
        self._credentials.set_second_factor(user, None, [], None)
        return token

    def _code_holds(self, user: str, code: str, at: datetime) -> bool:
        found = self._credentials.of(user)
        if found is None or found.secret is None or found.disabled:
            return False
        text = code.strip().lower()
        step = _step_of(found.secret, text.replace(" ", ""), at)
        if step is not None:
            return self._credentials.use_step(user, step)
        return self._credentials.use_recovery(user, self._credentials.mark(text))

    def _take_try(self, user: str, address: str, at: datetime) -> None:
        if (until := self.attempts.take(user, address, at)) is not None:
            raise TooManyTries(until=until)

    def _confirm(self, user: str, password: str, at: datetime, come: From) -> None:
        """Whoever is signed in shows the password again. Raises WrongCredentials, TooManyTries."""
        self._take_try(user, come.address, at)
        right = _matches(password, self._credentials.of(user))
        self.attempts.record(user, come.address, at, "right" if right else "wrong")
        if not right:
            raise WrongCredentials

    def _rehash(self, found: Found, password: str) -> None:
        """A hash made with older parameters is made anew while the password is at hand."""
        assert found.password_hash is not None
        if _HASHES.current_hasher.check_needs_rehash(found.password_hash):
            self._credentials.set_password(found.user, hashed(password), must_change=found.must_change)


def hashed(password: str) -> str:
    return _HASHES.hash(_typed(password))


def one_time_password() -> str:
    """Sixteen letters and digits that are not taken for each other, in groups of four."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(4)) for _ in range(4))


def _matches(password: str, found: Found | None) -> bool:
    """As slow for an account that is not there or has no password."""
    kept = found.password_hash if found else None
    right = _HASHES.verify(_typed(password), kept or _ABSENT)
    return right and kept is not None


def _typed(password: str) -> str:
    """The same however a keyboard composes its tones: NFKC, as NIST SP 800-63B asks."""
    return unicodedata.normalize("NFKC", password[:1024])


def _could_be_one(user: str) -> bool:
    """What no account's name holds is not looked for: PostgreSQL takes no NUL."""
    return user.isascii() and user.isprintable()


def _guessable(password: str, user: str, name: str) -> bool:
    from zxcvbn import zxcvbn  # half a second of word lists: only where a password is chosen

    # Without tones, as the lists of common words are; a lower bound of what the tones add.
    own = [user, *fold(name).split(), fold(name).replace(" ", ""), "duongve", "nhuxuan", "thanhhoa"]
    score: int = zxcvbn(fold(password)[:72], user_inputs=own)["score"]
    return score < GUESSABLE_BELOW


def _step_of(secret: str, code: str, at: datetime) -> int | None:
    """The time step whose code this is: the present one, or a neighbour for clocks that differ (RFC 6238 §5.2)."""
    if not (len(code) == 6 and code.isascii() and code.isdigit()):
        return None
    now = int(at.timestamp()) // _STEP
    totp = pyotp.TOTP(secret)
    return next(
        (step for step in (now, now - 1, now + 1) if secrets.compare_digest(totp.generate_otp(step), code)),
        None,
    )
