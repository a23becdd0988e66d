"""What is read of the matching: the last run with its reasons, what officers fixed, and what a change would do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from domain.viewer import Viewer

# (wording key, arguments)
Told = tuple[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class SeekerLine:
    """Somebody who was weighed: with the proposal, or without one and why."""

    case_id: UUID
    number: str
    name: str | None
    reasons: tuple[Told, ...]
    vacancy_id: UUID | None = None
    vacancy: str | None = None
    firm: str | None = None
    introduction: str | None = None


@dataclass(frozen=True, slots=True)
class RuleLine:
    id: UUID
    case_id: UUID
    number: str
    name: str | None
    vacancy: str
    firm: str
    rule: str
    reason: str | None
    set_on: date
    set_by: str


@dataclass(frozen=True, slots=True)
class MatchRun:
    """`period`: the day of the last run, None before the first. People outside the viewer's communes are not in it."""

    period: date | None
    proposed: tuple[SeekerLine, ...] = ()
    without: tuple[SeekerLine, ...] = ()
    rules: tuple[RuleLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Trial:
    """A change that is tried and not kept: a pair fixed or ruled out, or a vacancy with other openings or pay."""

    pin: tuple[UUID, UUID] | None = None
    forbid: tuple[UUID, UUID] | None = None
    vacancy: UUID | None = None
    openings: int | None = None
    wage_vnd: int | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """One person's proposal without the change and with it, as the vacancy's code and the firm."""

    number: str
    name: str | None
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """Of the whole district; `moved` names the people in sight, `elsewhere` counts the others."""

    placed_before: int
    placed_after: int
    moved: tuple[Moved, ...]
    elsewhere: int


class MatchingReads(Protocol):
    """Reads that name people are logged."""

    def latest(self, viewer: Viewer, *, at: datetime, on: date) -> MatchRun: ...
    def tried(self, viewer: Viewer, trial: Trial, *, at: datetime, on: date) -> Difference: ...


class MatchRuns(Protocol):
    """The matching inside an act."""

    def rerun(self, on: date, at: datetime) -> Mapping[str, int]: ...
    def bars(self, case_id: UUID, vacancy_id: UUID, on: date) -> tuple[str, ...]: ...
