"""Pairs that an officer fixed are made before the others are weighed, as far as they are possible at all."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from domain.matching.answer import Match
from domain.matching.pairs import bars, km_between
from domain.matching.problem import Id, Problem, id_order
from domain.matching.scoring import pair_score


def pinned(problem: Problem) -> tuple[tuple[Match, ...], Problem]:
    """The fixed matches, in the order of their ids, and the question that is left.

    A pin that stopped being possible (the vacancy is full, the person moved away) is passed over: the person is
    weighed like everybody else, and an answer without them says why.
    """
    if not problem.pinned:
        return (), problem
    people = {each.id: each for each in problem.people}
    vacancies = {each.id: each for each in problem.vacancies}
    taken: Counter[Id] = Counter()
    made: dict[Id, Match] = {}
    for one, other in sorted(problem.pinned, key=lambda pair: (id_order(pair[0]), id_order(pair[1]))):
        person, vacancy = people.get(one), vacancies.get(other)
        if person is None or vacancy is None or one in made or (one, other) in problem.forbidden:
            continue
        km = km_between(problem.distance_km, person.commune, vacancy.commune)
        left = replace(vacancy, openings=max(vacancy.openings - taken[other], 0))
        if km is None or bars(person, left, km):
            continue
        made[one] = Match(person, vacancy, km, pair_score(person, vacancy, km, problem.weights), pinned=True)
        taken[other] += 1
    rest = replace(
        problem,
        people=tuple(each for each in problem.people if each.id not in made),
        vacancies=tuple(replace(each, openings=each.openings - taken[each.id]) for each in problem.vacancies),
        pinned=frozenset(),
    )
    return tuple(made.values()), rest
