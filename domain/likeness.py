"""Records that may be one person: why they look alike, what somebody decided, and who was found to be the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Protocol
from uuid import UUID

from domain.errors import DomainError
from domain.viewer import Viewer

# Years that a birth year may be off: lists often count the East Asian way, or know it by hearsay.
YEARS = 1


class AlreadyOne(DomainError):
    """One of the two was brought together with somebody before. data: none."""

    key: ClassVar[str] = "already_one"


class NotOne(DomainError):
    """The two were never brought together, or not in this order. data: none."""

    key: ClassVar[str] = "not_one"


class KeepTheOpenCase(DomainError):
    """The record that goes on has to be the one whose case is open. data: number."""

    key: ClassVar[str] = "keep_the_open_case"


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody to look for: `key` gives the answer back, `unit` is the commune of the legal day."""

    key: str
    name: str
    birth_year: int
    unit: str
    citizen_id: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class Alike:
    """A record that looks like somebody. `why`: citizen_id, phone, name. `number` of its open case, else the last one.

    `elsewhere`: the same citizen ID outside the viewer's scope; nothing else is said of it.
    """

    person_id: UUID
    why: tuple[str, ...]
    number: str = ""
    stage: str = ""
    name: str | None = None
    birth_year: int = 0
    unit_code: str = ""
    elsewhere: bool = False

    @property
    def is_open(self) -> bool:
        return self.stage not in ("", "closed")

    @property
    def sure(self) -> bool:
        """Nobody else bears the same citizen ID."""
        return "citizen_id" in self.why


@dataclass(frozen=True, slots=True)
class Side:
    """One of two records, as a person compares them: masked by role as everywhere."""

    person_id: UUID
    name: str | None
    called: str | None
    birth_year: int
    sex: str
    citizen_id: str | None
    phone: str | None
    village: str | None
    address: str | None
    # (case number, stage, unit code, opened on), the newest first
    cases: tuple[tuple[str, str, str, date], ...]

    @property
    def is_open(self) -> bool:
        return any(stage != "closed" for _, stage, _, _ in self.cases)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records with the reasons; `one` is the one that would go on."""

    one: Side
    other: Side
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SamePerson:
    """A case of the same person under another record; `kept`: the record that goes on."""

    number: str
    stage: str
    person_id: UUID
    kept: bool
    merged_into: UUID | None


class LikenessReads(Protocol):
    """Within the viewer's scope; what names persons is logged."""

    def numbers(self, case_ids: Sequence[UUID]) -> Mapping[UUID, str]:
        """The numbers of those cases that are there."""
        ...

    def alike(
        self, viewer: Viewer, wanted: Sequence[Seen], *, at: datetime
    ) -> Mapping[str, tuple[Alike, ...]]:
        """By the key of whoever looks like somebody."""
        ...

    def pairs(self, viewer: Viewer, *, at: datetime, limit: int = 50) -> tuple[Sequence[Pair], int]:
        """Those that nobody decided yet, the surest first, and how many there are."""
        ...

    def pair(self, viewer: Viewer, one: UUID, other: UUID, *, at: datetime) -> Pair:
        """`one` would go on, unless only the other's case is open. Raises UnknownRecord outside the scope."""
        ...

    def same(self, viewer: Viewer, case_id: UUID) -> Sequence[SamePerson]:
        """Other cases of the same person, under other records."""
        ...


class Likenesses(Protocol):
    """What an act writes about two records."""

    def merged_into(self, person_id: UUID) -> UUID | None:
        """Raises UnknownRecord for a person who is not there."""
        ...

    def cases_of(self, person_id: UUID) -> Sequence[UUID]:
        """The newest first."""
        ...

    def decide(self, one: UUID, other: UUID, same: bool) -> None: ...
    def merge(self, drop: UUID, keep: UUID | None) -> None:
        """`keep` None takes the merger back."""
        ...
