"""One pair and millions of pairs are judged alike; each condition of a feasible pair bites at its edge."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

import numpy as np
import pytest

from domain.matching import Bar, Weights, bars, km_between, pair_score
from domain.matching import edges as edges_module
from domain.matching.columns import offers_of, seekers_of
from domain.matching.edges import feasible, scores
from domain.matching.problem import WEIGHT_NAMES
from domain.matching.why import counts
from tests.domain.matching_cases import LAN, NEAR, SEWING, some

ONLY = {name: Weights(**(dict.fromkeys(WEIGHT_NAMES, 0) | {name: 1})) for name in WEIGHT_NAMES}


@pytest.mark.parametrize(
    ("person", "vacancy", "km", "expected"),
    [
        ({}, {}, 8, set()),
        ({"consent": False}, {}, 8, {Bar.CONSENT}),
        ({}, {"openings": 0}, 8, {Bar.FULL}),
        ({}, {"wage_vnd": 4_999_999}, 8, {Bar.WAGE}),
        ({}, {"wage_vnd": 5_000_000}, 8, set()),
        ({}, {}, 10, set()),
        ({}, {}, 10.01, {Bar.DISTANCE}),
        ({}, {}, None, {Bar.DISTANCE_UNKNOWN}),
        ({"max_km": 0}, {}, 0, set()),
        ({}, {"skills": frozenset({"sewing", "driving"})}, 8, set()),
        ({}, {"skills": frozenset({"sewing", "carpentry"})}, 8, {Bar.SKILLS}),
        ({"skills": frozenset()}, {"skills": frozenset()}, 8, set()),
        ({}, {"sector": "stone"}, 8, {Bar.SECTOR}),
        ({}, {"sector": "stone", "wage_vnd": 1}, 99, {Bar.SECTOR, Bar.WAGE, Bar.DISTANCE}),
    ],
)
def test_a_pair_is_barred_by_what_stands_between(person, vacancy, km, expected):
    assert bars(replace(LAN, **person), replace(SEWING, **vacancy), km) == expected


def test_a_distance_counts_in_the_direction_in_which_it_was_written():
    assert km_between(NEAR, "16174", "16177") == 8
    assert km_between(NEAR, "16177", "16174") is None


def test_within_a_commune_nobody_has_to_write_the_distance():
    assert km_between({}, "16174", "16174") == 0


def test_a_distance_written_within_a_commune_counts():
    assert km_between({"16174": {"16174": 6}}, "16174", "16174") == 6


@pytest.mark.parametrize(
    ("part", "person", "vacancy", "km", "points"),
    [
        ("wage", {}, {"wage_vnd": 5_049_999}, 8, 0),
        ("wage", {}, {"wage_vnd": 5_050_000}, 8, 1),
        ("wage", {}, {"wage_vnd": 9_999_999}, 8, 99),
        ("wage", {}, {"wage_vnd": 60_000_000}, 8, 100),
        ("distance", {}, {}, 0, 100),
        ("distance", {}, {}, 0.01, 99),
        ("distance", {}, {}, 8, 20),
        ("distance", {}, {}, 10, 0),
        ("distance", {"max_km": 0}, {}, 0, 100),
        ("skills", {}, {}, 8, 50),
        ("skills", {}, {"skills": frozenset()}, 8, 0),
        ("skills", {"skills": frozenset()}, {"skills": frozenset()}, 8, 0),
        ("waiting", {"months_waiting": 119}, {}, 8, 119),
        ("waiting", {"months_waiting": 121}, {}, 8, 120),
        ("retention", {}, {"retention_percent": None}, 8, 0),
        ("retention", {}, {"retention_percent": 90}, 8, 90),
    ],
)
def test_each_part_of_the_score_gives_its_points(part, person, vacancy, km, points):
    assert pair_score(replace(LAN, **person), replace(SEWING, **vacancy), km, ONLY[part]) == points


def test_weights_multiply_the_points_and_the_parts_add_up():
    assert pair_score(LAN, SEWING, 8, Weights()) == 2 * 20 + 2 * 20 + 1 * 50 + 3 * 4


@pytest.mark.parametrize("cells_at_once", [1, 50, 2_000_000])
@pytest.mark.parametrize("seed", range(10))
def test_the_columns_find_the_pairs_and_scores_that_pair_by_pair_judgement_finds(
    seed, cells_at_once, monkeypatch
):
    monkeypatch.setattr(edges_module, "CELLS_AT_ONCE", cells_at_once)
    problem = some(Random(seed), 40, 30)
    offers = offers_of(problem)
    seekers = seekers_of(problem, offers)
    edges = feasible(seekers, offers, problem.distance_km)
    found = {
        (seekers.people[person].id, offers.vacancies[vacancy].id): points
        for person, vacancy, points in zip(
            edges.person, edges.vacancy, scores(edges, seekers, offers, problem.weights), strict=True
        )
    }
    assert len(found) == len(edges.person)
    assert found == {
        (person.id, vacancy.id): pair_score(person, vacancy, km, problem.weights)
        for person in problem.people
        for vacancy in problem.vacancies
        for km in [km_between(problem.distance_km, person.commune, vacancy.commune)]
        if km is not None and not bars(person, vacancy, km)
    }


@pytest.mark.parametrize("seed", range(10))
def test_the_columns_count_behind_each_bar_what_pair_by_pair_judgement_counts(seed):
    problem = some(Random(seed), 40, 30)
    offers = offers_of(problem)
    seekers = seekers_of(problem, offers)
    found = counts(seekers, offers, np.arange(len(seekers.people)), problem.distance_km)
    for place, person in enumerate(seekers.people):
        one_by_one = Counter(
            bar
            for vacancy in offers.vacancies
            for bar in bars(person, vacancy, km_between(problem.distance_km, person.commune, vacancy.commune))
        )
        assert {bar: int(column[place]) for bar, column in found.items() if column[place]} == one_by_one
