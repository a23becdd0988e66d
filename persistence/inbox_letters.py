"""A message of the outbox as a letter in the inbox of its readers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from domain.tasks import keyed

# (template, args) -> (subject, text)
Render = Callable[[str, Mapping[str, Any]], tuple[str, str]]


def letter(message: Any, render: Render, at: datetime) -> dict[str, Any] | None:
    """The row of a `Message` or of its row in the outbox; the same key gives the same row.

    None for a message that cannot be put into words: it must not hold up the others.
    """
    if message.channel != "inbox":
        return None
    try:
        subject, text = render(message.template, message.args)
    except (LookupError, TypeError, ValueError):
        return None
    return {
        "id": keyed(f"inbox|{message.key}"),
        "key": message.key,
        "to_role": message.to_role,
        "to_unit": message.to_unit,
        "to_body": message.to_body,
        "subject": subject,
        "text": text,
        "delivered_at": at,
        "read_at": None,
        "to_user": message.to_user,
    }
