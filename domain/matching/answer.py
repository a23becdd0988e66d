"""What the matching answers: who could take what and who could not, and why, worded when somebody looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from domain.matching.pairs import Bar
from domain.matching.problem import Person, Vacancy
from domain.wording import Lang, say


@dataclass(frozen=True, slots=True)
class Reason:
    """A wording key with its arguments."""

    key: str
    args: Mapping[str, Any] = field(default_factory=dict)

    def text(self, lang: Lang = "vi") -> str:
        return say(self.key, self.args, lang=lang)


@dataclass(frozen=True, slots=True)
class Match:
    person: Person
    vacancy: Vacancy
    km: float
    score: int
    pinned: bool = False

    @property
    def reasons(self) -> tuple[Reason, ...]:
        told = (_pin(self), _wage(self), _place(self), _skills(self), _waiting(self), _retention(self))
        return tuple(reason for reason in told if reason)


@dataclass(frozen=True, slots=True)
class Unmatched:
    """`suitable`: vacancies that suit, all given to others; if none does, `barred`: those behind each bar."""

    person: Person
    open_vacancies: int
    suitable: int = 0
    barred: Mapping[Bar, int] = field(default_factory=dict)

    @property
    def why(self) -> tuple[Reason, ...]:
        if not self.person.consent:
            return (Reason("match.why.consent"),)
        if not self.open_vacancies:
            return (Reason("match.why.none_open"),)
        if self.suitable:
            return (Reason("match.why.taken", {"count": self.suitable}),)
        return tuple(self._behind(bar) for bar, count in self.barred.items() if count)

    def _behind(self, bar: Bar) -> Reason:
        limits = {"wage_min_vnd": self.person.wage_min_vnd, "max_km": self.person.max_km}
        count = {"count": self.barred[bar], "open": self.open_vacancies}
        return Reason(f"match.why.{bar}", count | limits)


@dataclass(frozen=True, slots=True)
class Matching:
    """`optimal`: proven that no other choice places more people, or as many with a higher total."""

    matches: tuple[Match, ...]
    unmatched: tuple[Unmatched, ...]
    total_score: int
    optimal: bool


def as_json(matching: Matching, lang: Lang = "vi") -> dict[str, Any]:
    return {
        "matches": [
            {
                "person": each.person.id,
                "vacancy": each.vacancy.id,
                "score": each.score,
                "reasons": [reason.text(lang) for reason in each.reasons],
            }
            for each in matching.matches
        ],
        "unmatched": [
            {"person": each.person.id, "why": [reason.text(lang) for reason in each.why]}
            for each in matching.unmatched
        ],
        "total_score": matching.total_score,
        "optimal": matching.optimal,
    }


def _pin(match: Match) -> Reason | None:
    return Reason("match.pinned") if match.pinned else None


def _wage(match: Match) -> Reason:
    wage = {"wage_vnd": match.vacancy.wage_vnd}
    above = match.vacancy.wage_vnd - match.person.wage_min_vnd
    return (
        Reason("match.wage_above", wage | {"above_vnd": above})
        if above
        else Reason("match.wage_at_floor", wage)
    )


def _place(match: Match) -> Reason:
    if match.person.commune == match.vacancy.commune and not match.km:
        return Reason("match.same_commune")
    return Reason("match.distance", {"km": match.km, "max_km": match.person.max_km})


def _skills(match: Match) -> Reason:
    skills = ", ".join(sorted(match.vacancy.skills))
    return Reason("match.skills", {"skills": skills}) if skills else Reason("match.no_skills_needed")


def _waiting(match: Match) -> Reason | None:
    months = match.person.months_waiting
    return Reason("match.waiting", {"months": months}) if months else None


def _retention(match: Match) -> Reason | None:
    vacancy = match.vacancy
    if vacancy.retention_percent is None:
        return None
    percent = {"percent": vacancy.retention_percent}
    if vacancy.retention_common:
        return Reason("match.retention_common", percent)
    if vacancy.retention_people is None:
        return Reason("match.retention", percent)
    return Reason("match.retention_own", percent | {"people": vacancy.retention_people})
