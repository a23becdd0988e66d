"""Says for one person and one vacancy what stands between them; the column form in `edges` must agree."""

from __future__ import annotations

from enum import StrEnum

from domain.matching.problem import Kilometres, Person, Vacancy


class Bar(StrEnum):
    """What keeps a person from a vacancy; the values end wording keys `match.bar.<value>`."""

    CONSENT = "consent"
    FULL = "full"
    WAGE = "wage"
    DISTANCE = "distance"
    DISTANCE_UNKNOWN = "distance_unknown"
    SKILLS = "skills"
    SECTOR = "sector"
    LIMIT = "limit"
    FORBIDDEN = "forbidden"


def km_between(distance_km: Kilometres, start: str, end: str) -> float | None:
    """None where nobody recorded it; within one commune nobody has to."""
    return distance_km.get(start, {}).get(end, 0 if start == end else None)


def bars(person: Person, vacancy: Vacancy, km: float | None) -> frozenset[Bar]:
    """Empty when the person could take the vacancy; that somebody forbids the pair is the question's, not theirs."""
    standing = {
        Bar.CONSENT: not person.consent,
        Bar.FULL: vacancy.openings == 0,
        Bar.WAGE: vacancy.wage_vnd < person.wage_min_vnd,
        Bar.DISTANCE: km is not None and km > person.max_km,
        Bar.DISTANCE_UNKNOWN: km is None,
        Bar.SKILLS: not vacancy.skills <= person.skills,
        Bar.SECTOR: vacancy.sector in person.excluded_sectors,
        Bar.LIMIT: bool(vacancy.demands & person.limits),
    }
    return frozenset(bar for bar, stands in standing.items() if stands)
