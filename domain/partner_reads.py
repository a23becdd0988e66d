"""What the office reads of its partner employers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from domain.partners import Partner, Pledge
from domain.viewer import Viewer


@dataclass(frozen=True, slots=True)
class PortalAccount:
    """The last of the firm's own grants of one account; `valid_to` None: it was given before grants had an end."""

    grant_id: UUID
    user: str
    valid_to: date | None
    disabled: bool


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """`pledge`: the one that runs, or the last; `begun`: placements that began in its period.

    `working` and `left`: people who work there now, openings that nobody has. `ends_on`: the first day on which
    nobody of the firm can sign in any more. `kept`: whether the viewer may change what is written.
    """

    partner: Partner
    code: str
    name: str
    sector: str
    unit_name: str
    pledge: Pledge | None
    begun: int
    working: int
    left: int
    ends_on: date | None
    kept: bool


@dataclass(frozen=True, slots=True)
class PartnerPage:
    line: PartnerLine
    pledges: tuple[Pledge, ...]
    accounts: tuple[PortalAccount, ...]


class PartnerReads(Protocol):
    """For the office. Contacts are opened for one firm's page alone; nobody of a case is named."""

    def listed(self, viewer: Viewer, *, on: date) -> tuple[PartnerLine, ...]: ...

    def one(self, viewer: Viewer, partner_id: UUID, *, on: date) -> PartnerPage:
        """Raises UnknownRecord."""
        ...


class PartnerRows(Protocol):
    """Partners inside an act."""

    def find(self, employer_id: UUID) -> Partner | None: ...
    def place(self, employer_id: UUID, on: date) -> tuple[str, frozenset[str]]:
        """(the firm's name, the codes of today that its commune became). Raises UnknownRecord."""
        ...

    def keep(self, partner: Partner, by: str, on: date) -> None: ...
