"""A matching question that cannot be read is refused with the place where it is wrong."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest

from domain.matching import MatchInput, Weights, problem_from_json
from domain.wording import TEXTS
from tests.domain.matching_cases import LAN, SEWING

DOCUMENT: dict[str, Any] = {
    "people": [
        {
            "id": "lan",
            "commune": "16174",
            "skills": ["sewing", "driving"],
            "wage_min_vnd": 5_000_000,
            "max_km": 10,
            "excluded_sectors": ["stone"],
            "months_waiting": 4,
            "consent": True,
        }
    ],
    "vacancies": [
        {
            "id": "may-1",
            "employer": "may",
            "commune": "16177",
            "skills": ["sewing"],
            "wage_vnd": 6_000_000,
            "openings": 1,
            "sector": "garment",
        }
    ],
    "distance_km": {"16174": {"16177": 8}},
    "weights": {"wage": 5},
}


def refusal(document) -> MatchInput:
    with pytest.raises(MatchInput) as caught:
        problem_from_json(document)
    return caught.value


def test_the_document_becomes_the_question():
    problem = problem_from_json(json.loads(json.dumps(DOCUMENT)))
    assert problem.people == (LAN,)
    assert problem.vacancies == (SEWING,)
    assert problem.distance_km == {"16174": {"16177": 8}}
    assert problem.weights == Weights(wage=5)


@pytest.mark.parametrize("name", ["distance_km", "weights"])
@pytest.mark.parametrize("value", [{}, None])
def test_distances_and_weights_may_be_left_empty(name, value):
    problem = problem_from_json({**DOCUMENT, name: value})
    assert getattr(problem, name) == ({} if name == "distance_km" else Weights())


@pytest.mark.parametrize("name", ["distance_km", "weights"])
def test_distances_and_weights_may_be_absent(name):
    problem = problem_from_json({key: value for key, value in DOCUMENT.items() if key != name})
    assert getattr(problem, name) == ({} if name == "distance_km" else Weights())


def test_a_commune_written_as_a_number_is_the_one_written_as_text():
    document = deepcopy(DOCUMENT)
    document["people"][0]["commune"] = 16174
    assert problem_from_json(document).people == (LAN,)


def test_a_field_that_nobody_knows_is_left_alone():
    document = deepcopy(DOCUMENT)
    document["people"][0]["nickname"] = ["?"]
    assert problem_from_json(document).people == (LAN,)


@pytest.mark.parametrize("name", ["people", "vacancies"])
def test_a_missing_list_is_refused(name):
    refused = refusal({key: value for key, value in DOCUMENT.items() if key != name})
    assert (refused.data["path"], refused.data["expected"]) == (name, "present")


@pytest.mark.parametrize(
    ("place", "name"),
    [(place, name) for place in ("people", "vacancies") for name in DOCUMENT[place][0]],
)
def test_every_missing_field_is_named(place, name):
    document = deepcopy(DOCUMENT)
    del document[place][0][name]
    refused = refusal(document)
    assert (refused.data["path"], refused.data["expected"]) == (f"{place}[0].{name}", "present")


@pytest.mark.parametrize(
    ("place", "name", "value", "path", "expected"),
    [
        ("people", "id", None, "people[0].id", "id"),
        ("people", "id", "", "people[0].id", "id"),
        ("people", "id", [], "people[0].id", "id"),
        ("people", "id", True, "people[0].id", "id"),
        ("people", "id", 1.5, "people[0].id", "id"),
        ("people", "commune", {"code": "16174"}, "people[0].commune", "id"),
        ("people", "skills", "sewing", "people[0].skills", "codes"),
        ("people", "skills", None, "people[0].skills", "codes"),
        ("people", "skills", ["sewing", ["driving"]], "people[0].skills[1]", "id"),
        ("people", "skills", [{}], "people[0].skills[0]", "id"),
        ("people", "wage_min_vnd", -1, "people[0].wage_min_vnd", "money"),
        ("people", "wage_min_vnd", 5.5, "people[0].wage_min_vnd", "money"),
        ("people", "wage_min_vnd", "5000000", "people[0].wage_min_vnd", "money"),
        ("people", "wage_min_vnd", True, "people[0].wage_min_vnd", "money"),
        ("people", "wage_min_vnd", 10**400, "people[0].wage_min_vnd", "money"),
        ("people", "max_km", -0.5, "people[0].max_km", "kilometres"),
        ("people", "max_km", float("nan"), "people[0].max_km", "kilometres"),
        ("people", "max_km", float("inf"), "people[0].max_km", "kilometres"),
        ("people", "max_km", None, "people[0].max_km", "kilometres"),
        ("people", "max_km", False, "people[0].max_km", "kilometres"),
        ("people", "excluded_sectors", {}, "people[0].excluded_sectors", "codes"),
        ("people", "months_waiting", -1, "people[0].months_waiting", "count"),
        ("people", "months_waiting", 1.0, "people[0].months_waiting", "count"),
        ("people", "consent", None, "people[0].consent", "yes_or_no"),
        ("people", "consent", 1, "people[0].consent", "yes_or_no"),
        ("people", "consent", "true", "people[0].consent", "yes_or_no"),
        ("vacancies", "employer", [1], "vacancies[0].employer", "id"),
        ("vacancies", "wage_vnd", -1, "vacancies[0].wage_vnd", "money"),
        ("vacancies", "wage_vnd", 10**12 + 1, "vacancies[0].wage_vnd", "money"),
        ("vacancies", "openings", -1, "vacancies[0].openings", "count"),
        ("vacancies", "openings", 10**12 + 1, "vacancies[0].openings", "count"),
        ("vacancies", "openings", 2.0, "vacancies[0].openings", "count"),
        ("vacancies", "sector", None, "vacancies[0].sector", "id"),
        ("vacancies", "retention_percent", 101, "vacancies[0].retention_percent", "percent"),
        ("vacancies", "retention_percent", "90", "vacancies[0].retention_percent", "percent"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_by_its_path(place, name, value, path, expected):
    document = deepcopy(DOCUMENT)
    document[place][0][name] = value
    refused = refusal(document)
    assert (refused.data["path"], refused.data["expected"]) == (path, expected)


@pytest.mark.parametrize(
    ("name", "value", "path", "expected"),
    [
        ("people", {}, "people", "list"),
        ("people", [7], "people[0]", "object"),
        ("vacancies", None, "vacancies", "list"),
        ("vacancies", [[]], "vacancies[0]", "object"),
        ("distance_km", [], "distance_km", "object"),
        ("distance_km", {"16174": 8}, "distance_km.16174", "object"),
        ("distance_km", {"16174": {"16177": -1}}, "distance_km.16174.16177", "kilometres"),
        ("distance_km", {"16174": {"16177": "8"}}, "distance_km.16174.16177", "kilometres"),
        ("distance_km", {"16174": {"16177": None}}, "distance_km.16174.16177", "kilometres"),
        ("distance_km", {"16174": {"16177": float("nan")}}, "distance_km.16174.16177", "kilometres"),
        ("weights", [1], "weights", "object"),
        ("weights", {"risk": 1}, "weights.risk", "weight_name"),
        ("weights", {"wage": -1}, "weights.wage", "weight"),
        ("weights", {"wage": 0.5}, "weights.wage", "weight"),
        ("weights", {"wage": 10_001}, "weights.wage", "weight"),
    ],
)
def test_a_document_of_the_wrong_shape_is_refused_by_its_path(name, value, path, expected):
    refused = refusal({**DOCUMENT, name: value})
    assert (refused.data["path"], refused.data["expected"]) == (path, expected)


@pytest.mark.parametrize("document", [None, [], "people", 7])
def test_what_is_no_object_at_all_is_refused(document):
    assert refusal(document).data["path"] == "document"


@pytest.mark.parametrize("place", ["people", "vacancies"])
def test_an_id_used_twice_is_refused_where_it_comes_again(place):
    entry = DOCUMENT[place][0]
    refused = refusal({**DOCUMENT, place: [entry, {**entry, "id": "x"}, entry]})
    assert (refused.data["path"], refused.data["expected"]) == (f"{place}[2].id", "new_id")


def test_a_number_and_the_text_of_that_number_are_one_id():
    entry = DOCUMENT["people"][0]
    refused = refusal({**DOCUMENT, "people": [{**entry, "id": 7}, {**entry, "id": "7"}]})
    assert refused.data["path"] == "people[1].id"


def test_the_refusal_says_where_what_and_what_to_do_in_vietnamese():
    refused = refusal({**DOCUMENT, "weights": {"wage": None}})
    assert refused.text("vi") == (
        "Dữ liệu ghép việc: “weights.wage” đang là null. Cần: số nguyên từ 0 đến 10.000. "
        "Chưa ghép ai; hãy sửa chỗ đó rồi chạy lại."
    )


def test_a_long_value_is_cut_short_in_the_refusal():
    assert len(refusal({**DOCUMENT, "weights": ["x" * 1_000]}).data["found"]) == 60


def test_every_expectation_has_its_words():
    named = ["present", "object", "list", "id", "codes", "new_id", "money", "count", "kilometres", "percent"]
    assert all(f"match.expected.{each}" in TEXTS for each in [*named, "weight", "weight_name", "yes_or_no"])
