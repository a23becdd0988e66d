"""The hash chain of a case's events: each entry covers the one before it and its own stored text."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from uuid import UUID

from persistence.types import instant_text

GENESIS = b"\x00" * 32


def event_hash(
    previous: bytes,
    case_id: UUID,
    seq: int,
    kind: str,
    effective_on: date,
    at: datetime,
    actor: str,
    payload: str,
) -> bytes:
    """SHA-256 over the previous hash and every stored column; the payload is hashed as the text that is stored."""
    return hash_of_text(
        previous, case_id.hex, seq, kind, effective_on.isoformat(), instant_text(at), actor, payload
    )


def hash_of_text(
    previous: bytes, case_hex: str, seq: int, kind: str, effective_on: str, at: str, actor: str, payload: str
) -> bytes:
    """The same from the texts; a unit separator keeps one column from running into the next."""
    head = f"{case_hex}\x1f{seq}\x1f{kind}\x1f{effective_on}\x1f{at}\x1f{actor}\x1f"
    return hashlib.sha256(previous + (head + payload).encode(errors="surrogateescape")).digest()
