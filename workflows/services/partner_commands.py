"""Acts on partner employers: what is written of one, what it pledged, and how long its accounts hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from workflows.services.commands import Command


@dataclass(frozen=True, slots=True)
class AmendPartner(Command):
    """As it is from now on: what is None is not known."""

    act: ClassVar[str] = "amend_partner"
    partner_id: UUID
    standing: str
    standing_reason: str | None = None
    site: str | None = None
    workers: int | None = None
    contact: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class NotePledge(Command):
    """So many jobs, of these kinds, within the period."""

    act: ClassVar[str] = "note_pledge"
    pledge_id: UUID
    partner_id: UUID
    jobs: int
    kinds: tuple[str, ...]
    from_on: date
    until_on: date


@dataclass(frozen=True, slots=True)
class RenewPortal(Command):
    """The firm's account holds on after its grant ends; without `valid_to` for as long as is given at once."""

    act: ClassVar[str] = "renew_portal"
    new_grant_id: UUID
    partner_id: UUID
    grant_id: UUID
    valid_to: date | None = None
