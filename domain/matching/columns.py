"""Turns people and vacancies into columns, vacancies gathered in cells that differ in their wage alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from domain.matching.problem import Person, Problem, Vacancy, id_order

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Seekers:
    """The people who consent, in the order of their ids.

    `against[person, feature]` is true where the feature (a skill that is asked for, then a sector, then a demand)
    stands in the person's way: the skill is lacking, the sector excluded, the demand beyond a limit.
    """

    people: tuple[Person, ...]
    wage_min_vnd: Ints
    max_km: Floats
    skills_had: Ints
    months_waiting: Ints
    against: Bools


@dataclass(frozen=True, slots=True)
class Offers:
    """The vacancies with an opening, cell by cell (commune, skills asked for, sector, demands), best wage first.

    `asks[cell, feature]` has one column a skill, then one a sector, then one a demand. `wage_key` rises throughout,
    so that one binary search finds how many vacancies of a cell pay a given wage.
    """

    vacancies: tuple[Vacancy, ...]
    wage_vnd: Ints
    openings: Ints
    skills_used: Ints
    retention_percent: Ints
    start: Ints
    size: Ints
    commune: Ints
    communes: tuple[str, ...]
    asks: Bools
    skills: tuple[str, ...]
    sectors: int
    wages: Ints
    wage_key: Ints

    def paying(self, cells: Ints, wage_min_vnd: Ints) -> Ints:
        """How many vacancies of each cell pay that wage: they are the cell's first ones."""
        too_low = np.searchsorted(self.wages, wage_min_vnd)
        key = cells * (len(self.wages) + 1) + len(self.wages) - too_low
        return np.searchsorted(self.wage_key, key, side="right") - self.start[cells]


def offers_of(problem: Problem) -> Offers:
    vacancies = sorted((each for each in problem.vacancies if each.openings), key=_cell_order)
    cell, start = _cells(vacancies)
    first = [vacancies[at] for at in start]
    communes = tuple(sorted({each.commune for each in first}))
    skills = tuple(sorted(set().union(*(each.skills for each in first))))
    wage_vnd = _whole(each.wage_vnd for each in vacancies)
    wages, rank = np.unique(wage_vnd, return_inverse=True)
    return Offers(
        vacancies=tuple(vacancies),
        wage_vnd=wage_vnd,
        openings=_whole(each.openings for each in vacancies),
        skills_used=_whole(len(each.skills) for each in vacancies),
        retention_percent=_whole(each.retention_percent or 0 for each in vacancies),
        start=start,
        size=np.diff(start, append=len(vacancies)),
        commune=_places((each.commune for each in first), communes),
        communes=communes,
        asks=_marks(
            [
                [*each.skills, ("sector", each.sector), *(("demand", demand) for demand in each.demands)]
                for each in first
            ],
            _features(skills, vacancies),
        ),
        skills=skills,
        sectors=len({each.sector for each in vacancies}),
        wages=wages,
        wage_key=cell * (len(wages) + 1) + len(wages) - rank,
    )


def seekers_of(problem: Problem, offers: Offers) -> Seekers:
    people = sorted((each for each in problem.people if each.consent), key=lambda each: id_order(each.id))
    features = _features(offers.skills, offers.vacancies)
    against = _marks([_barring(each) for each in people], features)
    against[:, : len(offers.skills)] = ~_marks([each.skills for each in people], offers.skills)
    return Seekers(
        people=tuple(people),
        wage_min_vnd=_whole(each.wage_min_vnd for each in people),
        max_km=np.fromiter((each.max_km for each in people), dtype=np.float64),
        skills_had=_whole(len(each.skills) for each in people),
        months_waiting=_whole(each.months_waiting for each in people),
        against=against,
    )


def _barring(person: Person) -> list[object]:
    sectors: list[object] = [("sector", sector) for sector in person.excluded_sectors]
    return sectors + [("demand", limit) for limit in person.limits] if person.limits else sectors


def _cell_order(vacancy: Vacancy) -> tuple[object, ...]:
    return (*_cell(vacancy), -vacancy.wage_vnd, id_order(vacancy.id))


def _cell(vacancy: Vacancy) -> tuple[object, ...]:
    return (vacancy.commune, tuple(sorted(vacancy.skills)), vacancy.sector, tuple(sorted(vacancy.demands)))


def _cells(vacancies: Sequence[Vacancy]) -> tuple[Ints, Ints]:
    """The cell of each vacancy, and where each cell starts."""
    cells = [_cell(each) for each in vacancies]
    begins = np.array([at == 0 or cells[at] != cells[at - 1] for at in range(len(cells))], dtype=bool)
    return np.cumsum(begins) - 1, np.flatnonzero(begins)


def _features(skills: tuple[str, ...], vacancies: Sequence[Vacancy]) -> tuple[object, ...]:
    sectors = sorted({each.sector for each in vacancies})
    demands = sorted({demand for each in vacancies for demand in each.demands})
    return (
        *skills,
        *(("sector", sector) for sector in sectors),
        *(("demand", demand) for demand in demands),
    )


def _marks(held: Sequence[Iterable[object]], features: Sequence[object]) -> Bools:
    """One row each of `held`, one column each of `features`; what is no feature is left out."""
    column = {feature: place for place, feature in enumerate(features)}
    found = [[column[each] for each in row if each in column] for row in held]
    marks = np.zeros((len(held), len(features)), dtype=bool)
    rows = np.repeat(np.arange(len(held)), [len(row) for row in found])
    marks[rows, _whole(chain.from_iterable(found))] = True
    return marks


def _places(values: Iterable[object], known: Sequence[object]) -> Ints:
    place = {value: at for at, value in enumerate(known)}
    return _whole(place[value] for value in values)


def _whole(values: Iterable[int]) -> Ints:
    return np.fromiter(values, dtype=np.int64)
