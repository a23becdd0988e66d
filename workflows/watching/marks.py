"""Makes the marks of `domain.tracing`."""

from __future__ import annotations

import secrets

from domain.tracing import mark_of


def new_mark() -> str:
    return secrets.token_hex(16)


def mark_for(traceparent: str | None) -> str:
    """The mark that a caller sent along, else a new one."""
    return (mark_of(traceparent) if traceparent else None) or new_mark()
