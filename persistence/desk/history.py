"""A case's history as it is read: what was set, decided and said, by whom, and when it was known."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, Row, select

from domain.read_models import HistoryEntry
from persistence import tables as t
from persistence.sealing import unseal

_VIETNAM = timedelta(hours=7)


def end_of_legal_day(day: date) -> datetime:
    """The instant at which the day ends in Vietnam."""
    return datetime.combine(day, time.min, UTC) + timedelta(days=1) - _VIETNAM


def entries(
    connection: Connection, case_id: UUID, key: AESGCM | None, as_known_on: date | None = None
) -> tuple[HistoryEntry, ...]:
    """Oldest first. With `as_known_on`, only what was recorded by the end of that day in Vietnam."""
    query = select(t.case_event).where(t.case_event.c.case_id == case_id).order_by(t.case_event.c.seq)
    if as_known_on is not None:
        query = query.where(t.case_event.c.recorded_at < end_of_legal_day(as_known_on))
    return tuple(_entry(row, key) for row in connection.execute(query))


def _entry(row: Row[Any], key: AESGCM | None) -> HistoryEntry:
    payload = json.loads(row.payload)
    return HistoryEntry(
        seq=row.seq,
        kind=row.kind,
        effective_on=row.effective_on,
        recorded_at=row.recorded_at,
        actor=row.actor,
        data=payload.get("data", {}),
        sets=payload["set"],
        findings=tuple(payload.get("findings", ())),
        sealed=_opened(row, payload.get("sealed"), key),
        hash=row.hash.hex(),
    )


def _opened(row: Row[Any], sealed: str | None, key: AESGCM | None) -> Mapping[str, str]:
    if sealed is None or key is None:
        return {}
    text = unseal(key, base64.b64decode(sealed), "case_event", row.case_id, f"payload/{row.seq}")
    found: Mapping[str, str] = json.loads(text)
    return found
