"""What a password must be, and how often somebody may be wrong before the door stays shut for a while."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import ClassVar

from domain.errors import DomainError
from domain.names import fold

SHORTEST, LONGEST = 10, 128
# NIST SP 800-63B §5.1.1.2: length and a look at what is guessed first, no rules of composition.
GUESSABLE_BELOW = 3

# Failures within the window shut the door until it has passed.
WINDOW = timedelta(minutes=15)
OF_ACCOUNT, OF_ADDRESS = 5, 30

# What people here try first; a password that is one of these with digits around it is refused.
_COMMON = (
    "matkhau", "matkhaumoi", "xinchao", "vietnam", "thanhhoa", "nhuxuan", "duongve", "anhyeuem", "emyeuanh",
    "toiyeuem", "congan", "chinhsach", "nganhang", "hosodanso", "taikhoan", "dangnhap", "password", "canbo",
    "lanhdao", "quantri", "doanhnghiep", "hoanglong", "yeuvietnam", "tuyetmat", "bimat",
)  # fmt: skip


class WrongCredentials(DomainError):
    """The account or the password: which of them is not said."""

    key: ClassVar[str] = "wrong_credentials"


class WrongCode(DomainError):
    """The one-time code is wrong, too old or was used."""

    key: ClassVar[str] = "wrong_code"


class NoRoleToday(DomainError):
    """The account is right and its owner has no role on the day. data: user."""

    key: ClassVar[str] = "no_role_today"


class TooManyTries(DomainError):
    """data: until (instant)."""

    key: ClassVar[str] = "too_many_tries"


class WeakPassword(DomainError):
    """data: why (wording key)."""

    key: ClassVar[str] = "weak_password"


def refusal_of(password: str, user: str, name: str = "") -> str | None:
    """The wording key of what is wrong with a new password as far as its form tells; None when nothing is.

    `user` and `name` are its owner's: what is tried before any list.
    """
    if len(password) < SHORTEST:
        return "password.short"
    if len(password) > LONGEST:
        return "password.long"
    plain, *own = (_letters(text) for text in (password, user, name))
    if not plain and len(set(password)) < 5:
        return "password.common"
    if any(plain in (word, word * 2) for word in (*_COMMON, *filter(None, own))):
        return "password.common"
    return None


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", fold(text))


def unanswered(attempts: Iterable[tuple[str, datetime]]) -> list[datetime]:
    """Tries since the last success that were not right, or are not answered yet; the oldest first.

    `attempts`: (outcome, instant), the oldest first. Every try is `tried` before its password is looked at, so that
    many at one moment count as many; `right` takes it back, `ok` forgives what was before.
    """
    found: list[datetime] = []
    for outcome, at in attempts:
        if outcome == "tried":
            found.append(at)
        elif outcome == "right":
            del found[-1:]
        elif outcome == "ok":
            found.clear()
    return found


def shut_until(failures: list[datetime], most: int) -> datetime | None:
    """Until when the door stays shut after these failures (the latest first), or None."""
    return failures[most - 1] + WINDOW if len(failures) >= most else None
