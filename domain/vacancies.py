"""Work that a partner employer offers: what it asks for, what it pays, from when until when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, cast
from uuid import UUID

from domain.errors import BadValue, DomainError
from domain.parameters import LawOn
from domain.people import one_of

SKILLS = (
    "carpentry",
    "wood_machine",
    "sewing",
    "stone_cutting",
    "masonry",
    "welding",
    "driving",
    "mechanics",
    "livestock",
    "forestry",
    "cooking",
)
SHIFTS = ("day", "evening", "night", "rotating")
# Of these, work falls into the night.
NIGHT_SHIFTS = ("night", "rotating")
MOST_OPENINGS = 500
MOST_WAGE_VND = 200_000_000
# Labour Code 2019, art. 105 with art. 107: 48 hours, and 12 of overtime on top of them.
MOST_HOURS = 60
WAGE_FLOOR = "work.wage_floor_vnd"

# Whom a firm may leave out, and nothing beside: what the work itself forbids, never a person's past.
EXCLUSIONS = ("under_18", "no_heavy_work", "no_night_work", "no_licence")
EXCLUSION_STATUSES = ("waiting", "allowed", "refused")
LEAST_JUSTIFICATION, MOST_JUSTIFICATION = 20, 400
# A justification that speaks of a past is none; the officer reads the rest.
_PAST = (
    "án tích", "án tù", "phạt tù", "đi tù", "ra tù", "tiền sự", "phạm tội", "tội danh", "ma túy", "nghiện",
    "lý lịch tư pháp",
)  # fmt: skip


class VacancyClosed(DomainError):
    """Nothing more is changed on work that is not offered any longer. data: code, on."""

    key = "vacancy_closed"


class VacancyNotOpen(DomainError):
    """Nobody is introduced to it: it has ended, or begins later. data: code, opens_on, closes_on."""

    key: ClassVar[str] = "vacancy_not_open"


class VacancyFull(DomainError):
    """Every opening is taken, or held by somebody whom the firm has yet to answer. data: code, openings."""

    key: ClassVar[str] = "vacancy_full"


class WageTooLow(DomainError):
    """data: wage_vnd, floor_vnd, citation, on."""

    key: ClassVar[str] = "wage_too_low"


class ExclusionDecided(DomainError):
    """data: exclusion (code), status."""

    key: ClassVar[str] = "exclusion_decided"


@dataclass(frozen=True, slots=True)
class Vacancy:
    """`skills`: codes joined by commas, as the table keeps them; nobody is taken on from `closes_on`.

    `hours_week` None: not said. `heavy`: heavy lifting belongs to it. `lodging`, `transport`: the firm provides them.
    """

    id: UUID
    code: str
    employer_id: UUID
    unit_code: str
    skills: str
    wage_vnd: int
    openings: int
    opens_on: date
    closes_on: date | None = None
    shift: str = "day"
    hours_week: int | None = None
    heavy: bool = False
    lodging: bool = False
    transport: bool = False

    def open_on(self, on: date) -> bool:
        return self.opens_on <= on and (self.closes_on is None or self.closes_on > on)


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Whom the firm would leave out and why; it counts only once an officer has allowed it."""

    id: UUID
    vacancy_id: UUID
    code: str
    justification: str
    status: str
    asked_on: date
    decided_on: date | None = None
    decided_by: str | None = None
    decision: str | None = None


def offered(vacancy: Vacancy, skills: tuple[str, ...], law: LawOn) -> Vacancy:
    """The vacancy with its skills in the order of the list. Raises BadValue, WageTooLow."""
    if unknown := set(skills) - set(SKILLS):
        raise BadValue(field="skills", value=", ".join(sorted(unknown)), expected=", ".join(SKILLS))
    if not 1 <= vacancy.openings <= MOST_OPENINGS:
        raise BadValue(field="openings", value=vacancy.openings, expected=f"1–{MOST_OPENINGS}")
    if not 0 < vacancy.wage_vnd <= MOST_WAGE_VND:
        raise BadValue(field="wage_vnd", value=vacancy.wage_vnd, expected=f"1–{MOST_WAGE_VND}")
    if vacancy.hours_week is not None and not 1 <= vacancy.hours_week <= MOST_HOURS:
        raise BadValue(field="hours_week", value=vacancy.hours_week, expected=f"1–{MOST_HOURS}")
    one_of("shift", vacancy.shift, SHIFTS)
    require_least_wage(vacancy.wage_vnd, law)
    return replace(vacancy, skills=",".join(each for each in SKILLS if each in skills))


def require_least_wage(wage_vnd: int, law: LawOn) -> None:
    """Raises WageTooLow under the region's least wage; a day on which nobody has stated one asks for none."""
    if not law.in_force(WAGE_FLOOR):
        return
    floor = law.cited(WAGE_FLOOR)
    if wage_vnd < cast(int, floor.value):
        raise WageTooLow(wage_vnd=wage_vnd, floor_vnd=floor.value, citation=floor.citation, on=law.on)


def closed(vacancy: Vacancy, on: date) -> Vacancy:
    """Raises VacancyClosed for one that ended before. One that was to open later never opens."""
    if vacancy.closes_on is not None and vacancy.closes_on <= on:
        raise VacancyClosed(code=vacancy.code, on=vacancy.closes_on)
    return replace(vacancy, closes_on=on)


def asked_to_exclude(exclusion: Exclusion) -> Exclusion:
    """Raises BadValue for what is not on the closed list, or has no reason of the work itself."""
    one_of("exclusion", exclusion.code, EXCLUSIONS)
    words = " ".join(exclusion.justification.split())
    if not LEAST_JUSTIFICATION <= len(words) <= MOST_JUSTIFICATION:
        raise BadValue(
            field="justification",
            value=words[:40],
            expected=f"{LEAST_JUSTIFICATION}–{MOST_JUSTIFICATION} ký tự",
        )
    if any(each in words.casefold() for each in _PAST):
        raise BadValue(field="justification", value=words[:40], expected="lý do của chính công việc")
    return replace(exclusion, justification=words)


def decided(exclusion: Exclusion, allow: bool, words: str | None, by: str, on: date) -> Exclusion:
    """Raises ExclusionDecided the second time, BadValue for a refusal without its reason."""
    if exclusion.status != "waiting":
        raise ExclusionDecided(exclusion=exclusion.code, status=exclusion.status)
    if not allow and not words:
        raise BadValue(field="decision", value="", expected="lý do bằng lời")
    status = "allowed" if allow else "refused"
    return replace(exclusion, status=status, decided_on=on, decided_by=by, decision=words)
