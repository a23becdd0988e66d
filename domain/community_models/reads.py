"""What the pages of the register show; none of it is about a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from domain.admin_events import AdminEvent
from domain.community_models.figures import Figures
from domain.community_models.records import (
    Activity,
    Assessment,
    CommunityModel,
    OutreachSession,
    SafetyResult,
    SafetyUnit,
)
from domain.viewer import Viewer


@dataclass(frozen=True, slots=True)
class ModelRow:
    """`unit_name` of the day on which it was registered, `now` the communes that it lies in today.

    None: the whole district.
    """

    model: CommunityModel
    unit_name: str | None
    now: str | None
    last_on: date | None
    assessment: Assessment | None


@dataclass(frozen=True, slots=True)
class ModelPage:
    """Newest first; `log`: who entered and changed what."""

    row: ModelRow
    activities: Sequence[Activity]
    assessments: Sequence[Assessment]
    outreach: Sequence[OutreachSession]
    log: Sequence[AdminEvent]


@dataclass(frozen=True, slots=True)
class OutreachRow:
    session: OutreachSession
    unit_name: str | None
    model: CommunityModel | None


@dataclass(frozen=True, slots=True)
class SafetyRow:
    """`result` of the year that was asked for; None: nobody has said yet."""

    unit: SafetyUnit
    unit_name: str
    result: SafetyResult | None


class ModelReads(Protocol):
    """For the office, of its communes and of the whole district. Nothing of it is logged: nobody is named."""

    def models(
        self, viewer: Viewer, *, on: date, kind: str | None = None, commune: str | None = None
    ) -> tuple[ModelRow, ...]:
        """Those that stand first; `commune`: a code of today."""
        ...

    def model(self, viewer: Viewer, model_id: UUID, *, on: date) -> ModelPage:
        """Raises UnknownRecord, also outside the scope."""
        ...

    def outreach(self, viewer: Viewer, year: int, *, on: date) -> tuple[OutreachRow, ...]:
        """Newest first."""
        ...

    def safety(self, viewer: Viewer, year: int, *, on: date) -> tuple[SafetyRow, ...]:
        """Units that go for the title of the year, by commune, kind and name."""
        ...

    def years(self, viewer: Viewer, *, on: date) -> tuple[int, ...]:
        """From the first year of outreach, a grade or a unit to that of the day, oldest first."""
        ...

    def judged_year(self, viewer: Viewer, *, on: date) -> int:
        """The last year of which a grade or a result is known; that of the day where there is none."""
        ...

    def figures(self, viewer: Viewer, year: int, *, on: date) -> Figures: ...
