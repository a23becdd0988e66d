"""What is read about introductions and the vacancies behind them: no field more than the reader's side may know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from domain.role_desks import VacancyLine
from domain.viewer import Viewer


@dataclass(frozen=True, slots=True)
class IntroductionLine:
    """`name` and `phone`: to the office; to the firm only once the person agrees and while it stands.

    `case_id` and `number` are the office's alone (`number` None for the firm). `words` are never the firm's to read
    but its own.
    """

    id: UUID
    case_id: UUID
    number: str | None
    name: str | None
    phone: str | None
    firm: str
    vacancy: VacancyLine
    status: str
    skills: tuple[str, ...]
    max_hours: int | None
    heavy_work: bool | None
    night_work: bool | None
    driving_licence: bool | None
    proposed_on: date
    agreed_on: date | None
    due_on: date | None
    answered_on: date | None
    answer_code: str | None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class ExclusionLine:
    """One exclusion with what its vacancy is, for the officer who decides and the firm that asked."""

    id: UUID
    vacancy_id: UUID
    vacancy_code: str
    firm: str
    code: str
    justification: str
    status: str
    asked_on: date
    decision: str | None


class IntroductionReads(Protocol):
    """A firm reads its own; the office those of the cases in sight. Reads that name people are logged."""

    def listed(self, viewer: Viewer, *, at: datetime, on: date) -> tuple[IntroductionLine, ...]: ...
    def one(self, viewer: Viewer, introduction_id: UUID, *, at: datetime, on: date) -> IntroductionLine: ...
    def case_of(self, viewer: Viewer, introduction_id: UUID) -> UUID: ...
    def exclusions(self, viewer: Viewer, status: str | None = None) -> tuple[ExclusionLine, ...]: ...
    def open_vacancies(self, on: date) -> tuple[tuple[VacancyLine, str], ...]: ...
