"""Invented matching questions, and the rules of a feasible pair written a second time, straight from the interface."""

from __future__ import annotations

from random import Random

from domain.matching import Person, Problem, Vacancy, Weights, pair_score

COMMUNES = ("16174", "16177", "16186", "16213")
SKILLS = ("carpentry", "sewing", "driving")
LIMITS = ("heavy", "night")
SECTORS = ("wood", "garment", "stone")

LAN = Person("lan", "16174", frozenset({"sewing", "driving"}), 5_000_000, 10, frozenset({"stone"}), 4, True)
SEWING = Vacancy("may-1", "may", "16177", frozenset({"sewing"}), 6_000_000, 1, "garment")
NEAR = {"16174": {"16177": 8}}


def question(people=(LAN,), vacancies=(SEWING,), distance_km=NEAR, weights=Weights()) -> Problem:  # noqa: B008
    return Problem(tuple(people), tuple(vacancies), distance_km, weights)


def some(random: Random, people: int, vacancies: int) -> Problem:
    """Small worlds full of ties, unknown distances, empty vacancies and people without consent."""
    return Problem(
        tuple(_person(random, f"p{number}") for number in range(people)),
        tuple(_vacancy(random, f"v{number}") for number in range(vacancies)),
        {start: _row(random, start) for start in COMMUNES},
        Weights(*(random.randint(0, 3) for _ in range(5))),
    )


def _person(random: Random, name: str) -> Person:
    return Person(
        id=name,
        commune=random.choice(COMMUNES),
        skills=frozenset(random.sample(SKILLS, random.randint(0, 3))),
        wage_min_vnd=random.randint(4, 7) * 1_000_000,
        max_km=random.choice((0, 5, 10.5, 20)),
        excluded_sectors=frozenset(random.sample(SECTORS, random.choice((0, 0, 1)))),
        months_waiting=random.randint(0, 30),
        consent=random.random() < 0.9,
        limits=frozenset(random.sample(LIMITS, random.choice((0, 0, 1)))),
    )


def _vacancy(random: Random, name: str) -> Vacancy:
    return Vacancy(
        id=name,
        employer="dn",
        commune=random.choice(COMMUNES),
        skills=frozenset(random.sample(SKILLS, random.choice((0, 0, 1, 2)))),
        wage_vnd=random.randint(10, 18) * 500_000,
        openings=random.choice((0, 1, 1, 2, 3)),
        sector=random.choice(SECTORS),
        retention_percent=random.choice((None, 40, 90)),
        demands=frozenset(random.sample(LIMITS, random.choice((0, 0, 1)))),
    )


def _row(random: Random, start: str) -> dict[str, float]:
    return {
        end: random.choice((3, 5, 10.5, 12.25)) for end in COMMUNES if end != start and random.random() < 0.8
    }


def kilometres(problem: Problem, person: Person, vacancy: Vacancy) -> float | None:
    row = problem.distance_km.get(person.commune, {})
    return row.get(vacancy.commune, 0 if person.commune == vacancy.commune else None)


def can(problem: Problem, person: Person, vacancy: Vacancy) -> bool:
    km = kilometres(problem, person, vacancy)
    return (
        person.consent
        and vacancy.sector not in person.excluded_sectors
        and not any(each in person.limits for each in vacancy.demands)
        and vacancy.wage_vnd >= person.wage_min_vnd
        and km is not None
        and km <= person.max_km
        and all(skill in person.skills for skill in vacancy.skills)
    )


def worth(problem: Problem, person: Person, vacancy: Vacancy) -> int | None:
    """The score of a feasible pair; None for the others."""
    if not can(problem, person, vacancy):
        return None
    return pair_score(person, vacancy, kilometres(problem, person, vacancy) or 0, problem.weights)
