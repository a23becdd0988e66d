"""Every match and every unmatched person is explained, in both languages, with the numbers of the case at hand."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from domain.matching import Bar, as_json, solve
from domain.wording import TEXTS
from tests.domain.matching_cases import LAN, SEWING, question, some


def why(people, vacancies=(SEWING,), lang="en"):
    answer = as_json(solve(question(people, vacancies)), lang)
    return {each["person"]: each["why"] for each in answer["unmatched"]}


def reasons(person, vacancy=SEWING, distance_km=None, lang="en"):
    asked = question([person], [vacancy], {"16174": {"16177": 8}} if distance_km is None else distance_km)
    (match,) = as_json(solve(asked), lang)["matches"]
    return match["reasons"]


def test_a_match_says_wage_distance_skills_and_waiting_in_vietnamese():
    assert reasons(LAN, lang="vi") == [
        "Lương 6.000.000 đồng, cao hơn mức mong muốn 1.000.000 đồng",
        "Cách nơi cư trú 8 km, trong giới hạn 10 km",
        "Dùng đến kỹ năng sẵn có: sewing",
        "Số tháng chờ việc: 4",
    ]


def test_a_match_says_the_same_in_english():
    assert reasons(LAN) == [
        "Pays 6,000,000 VND, 1,000,000 VND above the wage asked for",
        "8 km from home, within the limit of 10 km",
        "Uses skills the person has: sewing",
        "Months waiting: 4",
    ]


def test_a_match_at_home_without_skills_or_waiting_says_so():
    at_home = replace(SEWING, commune="16174", skills=frozenset(), wage_vnd=5_000_000, retention_percent=80)
    assert reasons(replace(LAN, months_waiting=0), at_home) == [
        "Pays 5,000,000 VND, exactly the wage asked for",
        "In the commune of residence",
        "No skills required",
        "The employer kept 80% of the people it took on",
    ]


def test_who_did_not_consent_is_told_only_that():
    assert why([replace(LAN, consent=False, wage_min_vnd=10**9)]) == {
        "lan": ["Has not agreed to be introduced to employers"]
    }


def test_without_any_opening_nobody_is_told_of_conditions():
    assert why([LAN], [replace(SEWING, openings=0)]) == {"lan": ["No vacancy has an opening"]}


def test_who_lost_every_suitable_opening_is_told_how_many_there_were():
    longer = replace(LAN, id="hoa", months_waiting=30)
    assert why([LAN, longer], [SEWING]) == {"lan": ["Suitable vacancies: 1, but others fill every opening"]}


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ({"wage_min_vnd": 6_000_001}, "Pay below the 6,000,001 VND asked for: 1 of 1 vacancies"),
        ({"max_km": 7.5}, "Farther than the limit of 7.5 km: 1 of 1 vacancies"),
        ({"commune": "16213"}, "Distance not recorded: 1 of 1 vacancies"),
        ({"skills": frozenset({"driving"})}, "Requires skills the person does not have: 1 of 1 vacancies"),
        ({"excluded_sectors": frozenset({"garment"})}, "In a sector the person rules out: 1 of 1 vacancies"),
    ],
)
def test_whom_no_vacancy_suits_is_told_which_condition_rules_out_how_many(person, expected):
    assert why([replace(LAN, **person)]) == {"lan": [expected]}


def test_conditions_are_counted_over_vacancies_with_openings_alone():
    empty = replace(SEWING, id="may-2", openings=0)
    assert why([replace(LAN, max_km=1)], [SEWING, empty]) == {
        "lan": ["Farther than the limit of 1 km: 1 of 1 vacancies"]
    }


@pytest.mark.parametrize("seed", range(20))
def test_every_match_has_reasons_and_every_unmatched_person_a_why(seed):
    answer = as_json(solve(some(Random(seed), 60, 20)))
    assert all(each["reasons"] for each in answer["matches"])
    assert all(each["why"] for each in answer["unmatched"])


def test_every_bar_that_can_leave_a_person_out_has_its_words():
    assert all(f"match.why.{bar}" in TEXTS for bar in Bar if bar is not Bar.FULL)
