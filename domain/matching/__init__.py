"""Proposes who could take which vacancy: most people placed first, then the best fit, each explained."""

from domain.matching.answer import Match, Matching, Reason, Unmatched, as_json
from domain.matching.pairs import Bar, bars, km_between
from domain.matching.problem import MatchInput, Person, Problem, Vacancy, Weights
from domain.matching.reading import problem_from_json
from domain.matching.scoring import pair_score
from domain.matching.solving import solve

__all__ = [
    "Bar",
    "Match",
    "MatchInput",
    "Matching",
    "Person",
    "Problem",
    "Reason",
    "Unmatched",
    "Vacancy",
    "Weights",
    "as_json",
    "bars",
    "km_between",
    "pair_score",
    "problem_from_json",
    "solve",
]
