"""Turns a stored message into what a person reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from domain.wording import Lang, say


def rendered(template: str, args: Mapping[str, Any], lang: Lang = "vi") -> tuple[str, str]:
    """(subject, text); the subject fits a list of 160 characters."""
    subject = say(f"{template}.subject", args, lang=lang)
    return subject[:160], say(f"{template}.text", args, lang=lang)
