"""Work that a partner employer offers: what it asks for, what it pays, from when until when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from domain.errors import BadValue, DomainError

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
MOST_OPENINGS = 500
MOST_WAGE_VND = 200_000_000


class VacancyClosed(DomainError):
    """Nothing more is changed on work that is not offered any longer. data: code, on."""

    key = "vacancy_closed"


@dataclass(frozen=True, slots=True)
class Vacancy:
    """`skills`: codes joined by commas, as the table keeps them; nobody is taken on from `closes_on`."""

    id: UUID
    code: str
    employer_id: UUID
    unit_code: str
    skills: str
    wage_vnd: int
    openings: int
    opens_on: date
    closes_on: date | None = None


def offered(vacancy: Vacancy, skills: tuple[str, ...]) -> Vacancy:
    """The vacancy with its skills in the order of the list. Raises BadValue."""
    if unknown := set(skills) - set(SKILLS):
        raise BadValue(field="skills", value=", ".join(sorted(unknown)), expected=", ".join(SKILLS))
    if not 1 <= vacancy.openings <= MOST_OPENINGS:
        raise BadValue(field="openings", value=vacancy.openings, expected=f"1–{MOST_OPENINGS}")
    if not 0 < vacancy.wage_vnd <= MOST_WAGE_VND:
        raise BadValue(field="wage_vnd", value=vacancy.wage_vnd, expected=f"1–{MOST_WAGE_VND}")
    return replace(vacancy, skills=",".join(each for each in SKILLS if each in skills))


def closed(vacancy: Vacancy, on: date) -> Vacancy:
    """Raises VacancyClosed for one that ended before. One that was to open later never opens."""
    if vacancy.closes_on is not None and vacancy.closes_on <= on:
        raise VacancyClosed(code=vacancy.code, on=vacancy.closes_on)
    return replace(vacancy, closes_on=on)
