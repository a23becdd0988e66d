"""The matching of a district and of a large town, beside the bare solver and beside greedy choice.

`matching.district`: 104 people × 40 vacancies, the whole answer with its reasons, against 50 ms. `matching.large`:
100,000 × 10,000 with up to 30 feasible pairs each. `.solve` is held against the bare OR-tools call on the same arrays;
`.edges`, which is columns, pairs, scores and every reason, against one and a half times the solve; `.unplaced` counts
whom the optimum and whom greedy choice (best score first) leave without work.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random

import numpy as np
from ortools.graph.python import min_cost_flow

from benchmarks.databases import Database, Suite
from benchmarks.measuring import Act, Result, compared
from domain.matching import Person, Problem, Vacancy, solve
from domain.matching.columns import Ints, Offers, Seekers, offers_of, seekers_of
from domain.matching.edges import Edges, feasible, scores
from domain.matching.flow import choose
from domain.matching.solving import explained

SEED, PEOPLE, PER_COMMUNE, ROUNDS = 20261130, 100_000, 30, 5
DISTRICT, DISTRICT_LIMIT_US = (104, 40), 50_000.0
SKILLS = ("carpentry", "sewing", "welding", "driving", "masonry", "cooking", "livestock", "forestry")
SECTORS = ("wood", "garment", "stone", "farm")
OURS, BARE, THE_SOLVE, GREEDY = "ours", "bare OR-tools call", "the solve", "greedy, best score first"


def suites(_sqlite: Database, _postgresql: Database) -> Mapping[str, Suite]:
    return {
        "matching.district": lambda _scale: district(),
        "matching.large": lambda scale: large(scale or PEOPLE),
    }


def district() -> Iterator[Result]:
    people, vacancies = DISTRICT
    asked = invented(people, vacancies, communes=7)

    def answer() -> int:
        found = solve(asked)
        return sum(len(each.reasons) for each in found.matches) + sum(
            len(each.why) for each in found.unmatched
        )

    ours = compared("matching.district", people, {OURS: answer}, limit=None)
    limit = ("50 ms", DISTRICT_LIMIT_US)
    yield replace(ours, limit=limit, ratio_to_limit=ours.ours / DISTRICT_LIMIT_US)


@dataclass(frozen=True)
class Laid:
    """A question laid out for the solver."""

    seekers: Seekers
    offers: Offers
    edges: Edges
    score: Ints

    def choose(self) -> Ints:
        e = self.edges
        return choose(e.person, e.vacancy, self.score, self.offers.openings, len(self.seekers.people))


def large(people: int) -> Iterator[Result]:
    vacancies = max(people // 10, 1)
    asked = invented(people, vacancies, communes=max(vacancies // PER_COMMUNE, 1))
    given = laid(asked)
    most = int(np.bincount(given.edges.person).max())
    assert most <= PER_COMMUNE, f"{most} feasible pairs for one person"
    arrays = bare_arrays(given)
    chosen = given.choose()
    assert np.array_equal(chosen, bare(arrays))
    acts: dict[str, Act] = {OURS: given.choose, BARE: lambda: bare(arrays)}
    yield compared("matching.large.solve", people, acts, limit=BARE, rounds=ROUNDS)
    acts = {OURS: lambda: told(asked, laid(asked), chosen), THE_SOLVE: given.choose}
    yield compared("matching.large.edges", people, acts, limit=THE_SOLVE, rounds=ROUNDS)
    yield Result(
        name="matching.large.unplaced",
        scale=people,
        unit="people",
        ours=people - len(chosen),
        runs=1,
        spread=0.0,
        peers={GREEDY: float(people - greedy(given))},
    )


def invented(people: int, vacancies: int, communes: int) -> Problem:
    """Everybody looks for work in the own commune alone, so that nobody has more pairs than it has vacancies."""
    rng = Random(SEED)
    return Problem(
        tuple(_person(rng, number, number % communes) for number in range(people)),
        tuple(_vacancy(rng, number, number % communes) for number in range(vacancies)),
    )


def _person(rng: Random, number: int, commune: int) -> Person:
    return Person(
        id=number,
        commune=str(commune),
        skills=frozenset(rng.sample(SKILLS, rng.randint(0, 4))),
        wage_min_vnd=rng.randint(40, 70) * 100_000,
        max_km=20,
        excluded_sectors=frozenset(rng.sample(SECTORS, rng.choice((0, 0, 1)))),
        months_waiting=rng.randint(0, 30),
        consent=True,
    )


def _vacancy(rng: Random, number: int, commune: int) -> Vacancy:
    return Vacancy(
        id=number,
        employer=number % 997,
        commune=str(commune),
        skills=frozenset(rng.sample(SKILLS, rng.choice((0, 1, 1, 2)))),
        wage_vnd=rng.randint(50, 90) * 100_000,
        openings=rng.randint(1, 12),
        sector=rng.choice(SECTORS),
        retention_percent=rng.choice((None, 40, 60, 80)),
    )


def laid(asked: Problem) -> Laid:
    offers = offers_of(asked)
    seekers = seekers_of(asked, offers)
    edges = feasible(seekers, offers, asked.distance_km)
    return Laid(seekers, offers, edges, scores(edges, seekers, offers, asked.weights))


def told(asked: Problem, given: Laid, chosen: Ints) -> int:
    """Every reason of every match, and why everybody else has none."""
    matches, unmatched = explained(asked, given.edges, given.score, chosen, given.seekers, given.offers)
    return sum(len(each.reasons) for each in matches) + sum(len(each.why) for each in unmatched)


Arrays = tuple[Ints, Ints, Ints, Ints, Ints, Ints]


def bare_arrays(given: Laid) -> Arrays:
    """(tails, heads, capacities, costs, nodes, supplies), ready for the solver."""
    e, people = given.edges, len(given.seekers.people)
    supplies = np.concatenate([np.bincount(e.person, minlength=people) > 0, -given.offers.openings])
    return (
        e.person, people + e.vacancy, np.ones(len(e.person), dtype=np.int64), -given.score,
        np.arange(len(supplies)), supplies,
    )  # fmt: skip


def bare(arrays: Arrays) -> Ints:
    tails, heads, capacities, costs, nodes, supplies = arrays
    network = min_cost_flow.SimpleMinCostFlow()
    arcs = network.add_arcs_with_capacity_and_unit_cost(tails, heads, capacities, costs)
    network.set_nodes_supplies(nodes, supplies)
    assert network.solve_max_flow_with_min_cost() == network.OPTIMAL
    return np.flatnonzero(network.flows(arcs))


def greedy(given: Laid) -> int:
    """How many find work when the best score that is left is taken, one after another."""
    left = given.offers.openings.copy()
    placed = np.zeros(len(given.seekers.people), dtype=bool)
    order = np.argsort(-given.score, kind="stable")
    for person, vacancy in zip(
        given.edges.person[order].tolist(), given.edges.vacancy[order].tolist(), strict=True
    ):
        if not placed[person] and left[vacancy]:
            placed[person] = True
            left[vacancy] -= 1
    return int(placed.sum())
