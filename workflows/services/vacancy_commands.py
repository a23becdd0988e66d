"""Acts on what partner employers offer: offered and closed by the firm, its exclusions decided by the office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from workflows.services.commands import Command


@dataclass(frozen=True, slots=True)
class OfferVacancy(Command):
    """`vacancy_id` is made by the client: the same offer sent twice is one."""

    act: ClassVar[str] = "offer_vacancy"
    vacancy_id: UUID
    unit_code: str
    skills: tuple[str, ...]
    wage_vnd: int
    openings: int
    opens_on: date
    closes_on: date | None = None
    shift: str = "day"
    hours_week: int | None = None
    heavy: bool = False
    lodging: bool = False
    transport: bool = False


@dataclass(frozen=True, slots=True)
class CloseVacancy(Command):
    act: ClassVar[str] = "close_vacancy"
    vacancy_id: UUID


@dataclass(frozen=True, slots=True)
class AskExclusion(Command):
    """Whom the firm would leave out (`code` of the closed list) and what of the work forbids it, in writing."""

    act: ClassVar[str] = "ask_exclusion"
    exclusion_id: UUID
    vacancy_id: UUID
    code: str
    justification: str


@dataclass(frozen=True, slots=True)
class DecideExclusion(Command):
    """An officer allows it, or refuses it with a reason; before that it counts for nothing."""

    act: ClassVar[str] = "decide_exclusion"
    exclusion_id: UUID
    allow: bool
    decision: str | None = None
