"""Answers a matching question: columns, feasible edges, the flow, and a word for everybody."""

from __future__ import annotations

import numpy as np

from domain.matching import why
from domain.matching.answer import Match, Matching, Unmatched
from domain.matching.columns import Ints, Offers, Seekers, offers_of, seekers_of
from domain.matching.edges import Edges, allowed, feasible, scores
from domain.matching.flow import choose
from domain.matching.pairs import Bar
from domain.matching.pinning import pinned
from domain.matching.problem import Id, Problem, id_order


def solve(problem: Problem) -> Matching:
    """The order of the lists never matters: everything is put in the order of the ids before it is solved.

    Pairs that are pinned and possible come first; what is left is solved to its optimum.
    """
    first, rest = pinned(problem)
    offers = offers_of(rest)
    seekers = seekers_of(rest, offers)
    edges = allowed(feasible(seekers, offers, rest.distance_km), seekers, offers, rest.forbidden)
    score = scores(edges, seekers, offers, rest.weights)
    chosen = choose(edges.person, edges.vacancy, score, offers.openings, len(seekers.people))
    found, left = explained(rest, edges, score, chosen, seekers, offers)
    return Matching(
        matches=tuple(sorted((*first, *found), key=lambda each: id_order(each.person.id)))
        if first
        else found,
        unmatched=left,
        total_score=int(score[chosen].sum()) + sum(each.score for each in first),
        optimal=True,
    )


def explained(
    problem: Problem, edges: Edges, score: Ints, chosen: Ints, seekers: Seekers, offers: Offers
) -> tuple[tuple[Match, ...], tuple[Unmatched, ...]]:
    """Who was chosen for what, and what stands between everybody else and every vacancy."""
    return (
        _matches(edges, score, chosen, seekers, offers),
        _unmatched(problem, edges, chosen, seekers, offers),
    )


def _matches(edges: Edges, score: Ints, chosen: Ints, seekers: Seekers, offers: Offers) -> tuple[Match, ...]:
    chosen = chosen[np.argsort(edges.person[chosen])]
    return tuple(
        Match(seekers.people[person], offers.vacancies[vacancy], km, points)
        for person, vacancy, km, points in zip(
            edges.person[chosen].tolist(),
            edges.vacancy[chosen].tolist(),
            edges.km[chosen].tolist(),
            score[chosen].tolist(),
            strict=True,
        )
    )


def _unmatched(
    problem: Problem, edges: Edges, chosen: Ints, seekers: Seekers, offers: Offers
) -> tuple[Unmatched, ...]:
    open_vacancies = len(offers.vacancies)
    suitable = np.bincount(edges.person, minlength=len(seekers.people))
    left = np.setdiff1d(np.arange(len(seekers.people)), edges.person[chosen])
    told = [Unmatched(each, open_vacancies) for each in problem.people if not each.consent]
    told += [
        Unmatched(seekers.people[place], open_vacancies, suitable=count)
        for place, count in zip(left.tolist(), suitable[left].tolist(), strict=True)
        if count
    ]
    told += _without_any(problem, left[suitable[left] == 0], seekers, offers)
    return tuple(sorted(told, key=lambda each: id_order(each.person.id)))


def _without_any(problem: Problem, people: Ints, seekers: Seekers, offers: Offers) -> list[Unmatched]:
    behind = why.counts(seekers, offers, people, problem.distance_km)
    columns = zip(*(column.tolist() for column in behind.values()), strict=True)
    return [
        Unmatched(
            seekers.people[place],
            len(offers.vacancies),
            barred=dict(zip(behind, row, strict=True)) | _forbidden(problem, seekers.people[place].id),
        )
        for place, row in zip(people.tolist(), columns, strict=True)
    ]


def _forbidden(problem: Problem, person: Id) -> dict[Bar, int]:
    open_ones = {each.id for each in problem.vacancies if each.openings}
    count = sum(one == person and other in open_ones for one, other in problem.forbidden)
    return {Bar.FORBIDDEN: count} if count else {}
