"""The matching places the most people, then takes the best total: held against two independent ways to find it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from domain.matching import Problem, Weights, as_json, solve
from tests.domain.matching_cases import LAN, NEAR, SEWING, can, question, some, worth


def by_trying_everything(problem: Problem) -> tuple[int, int]:
    """The most people, then the highest total: every choice of every person is tried."""
    worths = [[worth(problem, person, vacancy) for vacancy in problem.vacancies] for person in problem.people]

    @cache
    def best(person: int, openings: tuple[int, ...]) -> tuple[int, int]:
        if person == len(worths):
            return 0, 0
        found = best(person + 1, openings)
        for vacancy, points in enumerate(worths[person]):
            if points is not None and openings[vacancy]:
                left = tuple(each - (at == vacancy) for at, each in enumerate(openings))
                placed, total = best(person + 1, left)
                found = max(found, (placed + 1, total + points))
        return found

    return best(0, tuple(each.openings for each in problem.vacancies))


def by_assignment(problem: Problem) -> tuple[int, int]:
    """The same by the Hungarian method, one column an opening; a placement outweighs every sum of scores."""
    placement = 1_000_000
    openings = [each for each in problem.vacancies for _ in range(each.openings)]
    worths = [[worth(problem, person, vacancy) for vacancy in openings] for person in problem.people]
    value = np.array([[0 if points is None else placement + points for points in row] for row in worths])
    total = int(value[linear_sum_assignment(value, maximize=True)].sum())
    return total // placement, total % placement


def test_in_thousands_of_small_worlds_nobody_can_do_better():
    random = Random(20260930)
    for number in range(2_500):
        problem = some(random, random.randint(0, 6), random.randint(0, 4))
        found = solve(problem)
        assert (len(found.matches), found.total_score) == by_trying_everything(problem), f"world {number}"


@pytest.mark.parametrize("seed", range(6))
def test_in_a_world_of_a_district_the_assignment_method_finds_no_better(seed):
    problem = some(Random(seed), 160, 45)
    found = solve(problem)
    assert (len(found.matches), found.total_score) == by_assignment(problem)


@pytest.mark.parametrize("seed", range(20))
def test_every_match_is_feasible_and_no_vacancy_takes_more_than_its_openings(seed):
    problem = some(Random(seed), 60, 20)
    found = solve(problem)
    taken = Counter(each.vacancy.id for each in found.matches)
    assert all(can(problem, each.person, each.vacancy) for each in found.matches)
    assert all(taken[each.id] <= each.openings for each in problem.vacancies)


@pytest.mark.parametrize("seed", range(20))
def test_everybody_is_either_matched_or_unmatched_and_only_once(seed):
    problem = some(Random(seed), 60, 20)
    found = solve(problem)
    answered = [each.person.id for each in found.matches] + [each.person.id for each in found.unmatched]
    assert sorted(answered) == sorted(each.id for each in problem.people)


@pytest.mark.parametrize("seed", range(20))
def test_each_score_is_that_of_the_pair_and_they_add_up(seed):
    problem = some(Random(seed), 60, 20)
    found = solve(problem)
    assert all(each.score == worth(problem, each.person, each.vacancy) for each in found.matches)
    assert found.total_score == sum(each.score for each in found.matches)


@given(seed=st.integers(0, 2**32), order=st.randoms(use_true_random=False))
def test_the_order_of_every_list_leaves_the_answer_as_it_is(seed, order):
    problem = some(Random(seed), 25, 10)
    shuffled = replace(
        problem,
        people=tuple(order.sample(problem.people, len(problem.people))),
        vacancies=tuple(order.sample(problem.vacancies, len(problem.vacancies))),
        distance_km={
            start: dict(order.sample(sorted(row.items()), len(row)))
            for start, row in order.sample(sorted(problem.distance_km.items()), len(problem.distance_km))
        },
    )
    assert as_json(solve(shuffled)) == as_json(solve(problem))


@given(order=st.permutations(range(6)))
def test_among_twins_the_ids_decide_and_not_the_order(order):
    people = [replace(LAN, id=f"p{number}") for number in order]
    vacancies = [replace(SEWING, id=f"v{number}") for number in order[:4]]
    twins = [replace(SEWING, id=f"v{number}") for number in sorted(order[:4])]
    given_order = as_json(solve(question(people, vacancies)))
    assert given_order == as_json(solve(question(sorted(people, key=lambda each: str(each.id)), twins)))


def test_placing_two_people_comes_before_placing_one_well():
    flexible = LAN
    bound = replace(LAN, id="hoa", skills=frozenset({"sewing"}), wage_min_vnd=6_000_000, months_waiting=0)
    elsewhere = replace(SEWING, id="xe", skills=frozenset({"driving"}), wage_vnd=5_000_000)
    placed = {
        each.person.id: each.vacancy.id
        for each in solve(question([flexible, bound], [SEWING, elsewhere])).matches
    }
    assert placed == {"lan": "xe", "hoa": "may-1"}


@given(months=st.lists(st.integers(0, 120), min_size=2, max_size=12), openings=st.integers(1, 6))
def test_of_people_alike_those_who_waited_longer_go_first(months, openings):
    people = [replace(LAN, id=f"p{number}", months_waiting=each) for number, each in enumerate(months)]
    found = solve(question(people, [replace(SEWING, openings=openings)]))
    shortest_placed = min(each.person.months_waiting for each in found.matches)
    assert all(each.person.months_waiting <= shortest_placed for each in found.unmatched)


def test_without_a_weight_for_waiting_the_better_paid_fit_goes_first():
    modest = replace(LAN, id="khiem", wage_min_vnd=4_000_000, months_waiting=0)
    found = solve(question([replace(LAN, months_waiting=9), modest], weights=Weights(waiting=0)))
    assert [each.person.id for each in found.matches] == ["khiem"]


def test_an_empty_question_has_an_empty_answer():
    assert as_json(solve(question([], []))) == {
        "matches": [],
        "unmatched": [],
        "total_score": 0,
        "optimal": True,
    }


def test_more_openings_than_people_place_everybody():
    people = [replace(LAN, id=number) for number in range(5)]
    found = solve(question(people, [replace(SEWING, openings=10**12)], NEAR))
    assert [each.person.id for each in found.matches] == [0, 1, 2, 3, 4]


def test_the_largest_weights_still_give_the_exact_total():
    heaviest = Weights(10_000, 10_000, 10_000, 10_000, 10_000)
    people = [replace(LAN, id=number, months_waiting=10**12) for number in range(300)]
    vacancies = [replace(SEWING, id=number, wage_vnd=10**12, retention_percent=100) for number in range(300)]
    found = solve(question(people, vacancies, weights=heaviest))
    assert found.total_score == 300 * 10_000 * (100 + 20 + 50 + 120 + 100)


def test_people_with_numbers_for_ids_are_answered_by_size():
    people = [replace(LAN, id=number) for number in (10, 9, 2)]
    found = solve(question(people, [replace(SEWING, openings=3)]))
    assert [each.person.id for each in found.matches] == [2, 9, 10]


@pytest.mark.parametrize("seed", range(60))
def test_a_forbidden_pair_is_never_made_and_a_possible_pin_always(seed):
    random = Random(seed)
    problem = some(random, 5, 4)
    pair = (random.choice(problem.people).id, random.choice(problem.vacancies).id)
    banned = solve(replace(problem, forbidden=frozenset({pair})))
    assert pair not in {(each.person.id, each.vacancy.id) for each in banned.matches}
    person = next(each for each in problem.people if each.id == pair[0])
    vacancy = next(each for each in problem.vacancies if each.id == pair[1])
    made = {
        (each.person.id, each.vacancy.id)
        for each in solve(replace(problem, pinned=frozenset({pair}))).matches
    }
    assert (pair in made) is (can(problem, person, vacancy) and vacancy.openings > 0)
