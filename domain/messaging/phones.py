"""Telephone numbers as Zalo and gateways of short messages take them: 84 and the number without its zero."""

from __future__ import annotations

import re

# Nine digits behind the trunk zero: mobile 3, 5, 7, 8, 9; fixed lines begin with 2 and have ten.
_NATIONAL = re.compile(r"[35789]\d{8}|2\d{9}", re.ASCII)
_PUNCTUATION = re.compile(r"[\s.()\-\u00a0]+")


def normalised(text: str | None) -> str | None:
    """84… for 84…, 0… and +84…; None for what is no Vietnamese number. Of its own answer it changes nothing."""
    digits = _PUNCTUATION.sub("", text or "")
    for front in ("+84", "0084", "84", "0"):
        if digits.startswith(front) and _NATIONAL.fullmatch(digits.removeprefix(front)):
            return "84" + digits.removeprefix(front)
    return None
