"""What a password must be, and how often somebody may be wrong before the door stays shut for a while."""

from __future__ import annotations

import re
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


class TooManyTries(DomainError):
    """data: until (instant)."""

    key: ClassVar[str] = "too_many_tries"


class WeakPassword(DomainError):
    """data: why (wording key)."""

    key: ClassVar[str] = "weak_password"


def refusal_of(password: str, user: str) -> str | None:
    """The wording key of what is wrong with a new password as far as its form tells; None when nothing is."""
    if len(password) < SHORTEST:
        return "password.short"
    if len(password) > LONGEST:
        return "password.long"
    plain = re.sub(r"[^a-z]", "", fold(password))
    if not plain and len(set(password)) < 5:
        return "password.common"
    if any(plain in (word, word * 2) for word in (*_COMMON, re.sub(r"[^a-z]", "", fold(user)) or "-")):
        return "password.common"
    return None


def shut_until(failures: list[datetime], most: int) -> datetime | None:
    """Until when the door stays shut after these failures (the latest first), or None."""
    return failures[most - 1] + WINDOW if len(failures) >= most else None
