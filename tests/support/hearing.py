"""Zalo's side of the webhook: events with the published signature, sent to the pages of an office."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from domain.messaging.incoming import IncomingRow
from tests.support.offices import DAY, OFFICER, instant
from tests.support.visiting import visitor_of
from workflows.services.office import Office

APP, SECRET = "demo", "local"
NOW = instant(DAY)


def stamp_of(at: datetime) -> str:
    """Milliseconds, as text."""
    return str(int((at - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() * 1000))


def call(office: Office, body: dict[str, Any], secret: str = SECRET, stamp: str | None = None) -> int:
    """The status of the answer; with `stamp` that time is signed and shown in the header."""
    raw = json.dumps(body, ensure_ascii=False).encode()
    signed = str(body.get("timestamp")) if stamp is None else stamp
    mac = sha256(APP.encode() + raw + signed.encode() + secret.encode()).hexdigest()
    headers = {"x-zevent-signature": f"mac={mac}", "content-type": "application/json"}
    headers |= {} if stamp is None else {"x-zevent-timestamp": stamp}
    return visitor_of(office, None, headers, zalo=(APP, SECRET)).post("/hooks/zalo", content=raw).status_code


def wrote(text: str, number: str = "1", sender: str = "z-1", at: datetime = NOW) -> dict[str, Any]:
    message = {"text": text, "msg_id": number}
    return {
        "event_name": "user_send_text", "sender": {"id": sender}, "message": message, "timestamp": stamp_of(at),
    }  # fmt: skip


def followed(kind: str = "follow", sender: str = "z-1", at: datetime = NOW) -> dict[str, Any]:
    return {"event_name": kind, "follower": {"id": sender}, "timestamp": stamp_of(at)}


def waiting(office: Office) -> tuple[IncomingRow, ...]:
    return office.desk.inbound.waiting(OFFICER, office.now())
