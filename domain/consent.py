"""Consent is asked for each disclosure; refusing one blocks no other support."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.history import Event, Kind

BODIES = ("bank", "employer", "referral")


@dataclass(frozen=True, slots=True)
class Consent:
    """One answer to one request; withdrawing writes a new answer and dates the old one."""

    id: UUID
    person_id: UUID
    body: str
    given: bool
    decided_on: date
    withdrawn_on: date | None = None


def decided(body: str, given: bool, on: date) -> Event:
    kind = Kind.CONSENT_GIVEN if given else Kind.CONSENT_WITHDRAWN
    return Event(kind, on, {f"consent_{body}": given}, {"body": body})
