"""Turns a stored message into what a person reads."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from domain.wording import Lang, say


def rendered(template: str, args: Mapping[str, Any], lang: Lang = "vi") -> tuple[str, str]:
    """(subject, text); the subject fits a list of 160 characters."""
    subject = say(f"{template}.subject", args, lang=lang)
    return subject[:160], say(f"{template}.text", args, lang=lang)


def as_html(subject: str, text: str, link: str, lang: Lang) -> str:
    """A page of words alone: nothing is loaded from anywhere, so that nobody learns when it is read."""
    label = escape(say("mail.open", lang=lang))
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>{escape(subject)}</title></head>'
        f"<body><p>{escape(text)}</p>"
        f'<p><a href="{escape(link, quote=True)}">{label}</a></p>'
        f"<p>{escape(say('mail.why', lang=lang))}</p></body></html>\n"
    )
