"""What is read about referrals: lists, the pack of the fewest fields, and who opened it when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from domain.viewer import Viewer


@dataclass(frozen=True, slots=True)
class ReferralLine:
    """One referral in a list. `name` None where the reader may not or no longer see whom it is about.

    `agreed`: whether the consent that it rests on still stands.
    """

    id: UUID
    case_id: UUID
    number: str
    name: str | None
    unit_name: str
    body: str
    body_name: str
    status: str
    sent_on: date
    due_on: date | None
    answered_on: date | None
    answer_code: str | None
    agreed: bool
    reason: str | None = None
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class Pack:
    """What the body receives, field by field in its order; empty once nothing may be seen any more."""

    line: ReferralLine
    version: int
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Opened:
    """Somebody of a body looked at a pack."""

    referral_id: UUID
    at: datetime
    user: str


class Referrals(Protocol):
    """Referrals within the viewer's sight; a bank and a firm see their own alone. Reads that name people are logged."""

    def listed(
        self,
        viewer: Viewer,
        *,
        at: datetime,
        on: date,
        status: str | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> tuple[ReferralLine, ...]: ...
    def counts(self, viewer: Viewer) -> Mapping[str, int]: ...
    def of_case(self, viewer: Viewer, case_id: UUID, on: date) -> tuple[ReferralLine, ...]: ...
    def line(self, viewer: Viewer, referral_id: UUID, *, on: date) -> ReferralLine: ...
    def pack(self, viewer: Viewer, referral_id: UUID, *, at: datetime, on: date) -> Pack: ...
    def opened(self, viewer: Viewer, case_id: UUID) -> tuple[Opened, ...]: ...
    def offices(self, on: date) -> tuple[str, ...]: ...
