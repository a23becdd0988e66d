"""The question put to the matching: people, vacancies, distances, weights, refused if they make no sense."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from json import dumps

from domain.errors import DomainError

# No wage, distance, count or weight in this work comes near them; products of such numbers stay inside int64.
LARGEST = 10**12
LARGEST_WEIGHT = 10_000

Id = str | int
Kilometres = Mapping[str, Mapping[str, float]]


class MatchInput(DomainError):
    """data: path (as `people[3].max_km`), found, expected (a wording key `match.expected.<expected>`)."""

    key = "match_input"


def shown(value: object) -> str:
    """What stood in the document, as JSON writes it and short enough for one line."""
    text = dumps(value, ensure_ascii=False, default=repr, skipkeys=True)
    return text if len(text) <= 60 else text[:59] + "…"


def id_order(value: Id) -> tuple[bool, int, str]:
    """Numbers by size, then texts: the order of every list in the answer."""
    return (False, value, "") if isinstance(value, int) else (True, 0, value)


@dataclass(frozen=True, slots=True)
class Person:
    id: Id
    commune: str
    skills: frozenset[str]
    wage_min_vnd: int
    max_km: float
    excluded_sectors: frozenset[str]
    months_waiting: int
    consent: bool
    # What the person cannot do or the law forbids, by codes that meet `Vacancy.demands`.
    limits: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Vacancy:
    """`retention_percent`: of the people this employer took, how many stayed; None where nobody knows.

    `retention_people`: how many it is drawn from; with a percent and without them it stands in for a firm that took
    too few (`retention_common`), or somebody stated it.
    """

    id: Id
    employer: Id
    commune: str
    skills: frozenset[str]
    wage_vnd: int
    openings: int
    sector: str
    retention_percent: int | None = None
    demands: frozenset[str] = frozenset()
    retention_people: int | None = None
    retention_common: bool = False


@dataclass(frozen=True, slots=True)
class Weights:
    """How much a point of each part counts (points: domain.matching.scoring). Waiting leads, as fairness."""

    wage: int = 2
    distance: int = 2
    skills: int = 1
    waiting: int = 3
    retention: int = 1


WEIGHT_NAMES = tuple(each.name for each in fields(Weights))


@dataclass(frozen=True, slots=True)
class Problem:
    """`distance_km[person's commune][vacancy's commune]`. MatchInput is raised for values without sense."""

    people: tuple[Person, ...]
    vacancies: tuple[Vacancy, ...]
    distance_km: Kilometres = field(default_factory=dict)
    weights: Weights = field(default_factory=Weights)
    # Pairs (person, vacancy) by their ids: made first where they can be, or never made.
    pinned: frozenset[tuple[Id, Id]] = frozenset()
    forbidden: frozenset[tuple[Id, Id]] = frozenset()

    def __post_init__(self) -> None:
        _no_id_twice("people", (each.id for each in self.people))
        _no_id_twice("vacancies", (each.id for each in self.vacancies))
        for number, person in enumerate(self.people):
            _check_person(number, person)
        for number, vacancy in enumerate(self.vacancies):
            _check_vacancy(number, vacancy)
        _check_distances(self.distance_km)
        for name in WEIGHT_NAMES:
            _within(f"weights.{name}", getattr(self.weights, name), LARGEST_WEIGHT, "weight")


def _check_person(number: int, person: Person) -> None:
    if not 0 <= person.wage_min_vnd <= LARGEST:
        _within(f"people[{number}].wage_min_vnd", person.wage_min_vnd, LARGEST, "money")
    if not 0 <= person.max_km <= LARGEST:
        _within(f"people[{number}].max_km", person.max_km, LARGEST, "kilometres")
    if not 0 <= person.months_waiting <= LARGEST:
        _within(f"people[{number}].months_waiting", person.months_waiting, LARGEST, "count")


def _check_vacancy(number: int, vacancy: Vacancy) -> None:
    if not 0 <= vacancy.wage_vnd <= LARGEST:
        _within(f"vacancies[{number}].wage_vnd", vacancy.wage_vnd, LARGEST, "money")
    if not 0 <= vacancy.openings <= LARGEST:
        _within(f"vacancies[{number}].openings", vacancy.openings, LARGEST, "count")
    if vacancy.retention_percent is not None:
        _within(f"vacancies[{number}].retention_percent", vacancy.retention_percent, 100, "percent")


def _check_distances(distance_km: Kilometres) -> None:
    for start, row in distance_km.items():
        for end, km in row.items():
            if not 0 <= km <= LARGEST:
                _within(f"distance_km.{start}.{end}", km, LARGEST, "kilometres")


def _within(path: str, number: float, most: int, expected: str) -> None:
    if not 0 <= number <= most:  # false for NaN too
        raise MatchInput(path=path, found=shown(number), expected=expected)


def _no_id_twice(where: str, ids: Iterable[Id]) -> None:
    seen: set[str] = set()
    for number, each in enumerate(ids):
        if str(each) in seen:  # 7 and "7" would be one person to every reader
            raise MatchInput(path=f"{where}[{number}].id", found=shown(each), expected="new_id")
        seen.add(str(each))
