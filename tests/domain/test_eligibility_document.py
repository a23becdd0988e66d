"""The facts' document: any field may be missing, and nothing wrong or unknown in it passes in silence."""

from datetime import date
from typing import Any

import pytest

from domain.eligibility import BadFacts, facts_from_json
from domain.rules.facts import FACTS

BAD: list[tuple[Any, str]] = [
    ([], "-"),
    (None, "-"),
    ("person", "-"),
    ({"kind": "firm"}, "kind"),
    ({"kind": 1}, "kind"),
    ({"kind": ["person"]}, "kind"),
    ({"purpose": "car"}, "purpose"),
    ({"requested_vnd": 8e7}, "requested_vnd"),
    ({"requested_vnd": "80000000"}, "requested_vnd"),
    ({"requested_vnd": True}, "requested_vnd"),
    ({"requested_vnd": 10**15 + 1}, "requested_vnd"),
    ({"months": 10**6 + 1}, "months"),
    ({"months": -(10**6) - 1}, "months"),
    ({"completed_on": "2023-02-29"}, "completed_on"),
    ({"completed_on": "20230301"}, "completed_on"),
    ({"completed_on": "2023-W09-3"}, "completed_on"),
    ({"completed_on": "2023-3-1"}, "completed_on"),
    ({"completed_on": "2023-03-01T00:00:00"}, "completed_on"),
    ({"completed_on": 20230301}, "completed_on"),
    ({"certificate": "pardon"}, "certificate"),
    ({"certificate": {"type": "completion"}}, "certificate"),
    ({"same_purpose_debt": 0}, "same_purpose_debt"),
    ({"same_purpose_debt": "no"}, "same_purpose_debt"),
    ({"on_list": True}, "on_list"),
    ({"on_list": []}, "on_list"),
    ({"on_list": {"law_abiding": 1}}, "on_list.law_abiding"),
    ({"on_list": {"law_abidding": True}}, "on_list.law_abidding"),
    ({"on_list": {"law_abiding": {"value": True}}}, "on_list.law_abiding"),
    ({"household": {"adults": 2}}, "household.adults"),
    ({"training": {"course_months": 1.5}}, "training.course_months"),
    ({"establishment": {"type": "bank"}}, "establishment.type"),
    ({"establishment": {"workers": "40"}}, "establishment.workers"),
    ({"amount": 5}, "amount"),
    ({"extra": {}}, "extra"),
    ({"extra": None}, "extra"),
    ({"law_abiding": True}, "law_abiding"),
    ({"on_list.law_abiding": True}, "on_list.law_abiding"),
]


@pytest.mark.parametrize(("document", "field"), BAD)
def test_a_wrong_or_unknown_field_is_refused_by_its_path(document, field):
    with pytest.raises(BadFacts) as caught:
        facts_from_json(document)
    assert caught.value.data["field"] == field


@pytest.mark.parametrize(("document", "field"), BAD)
def test_a_refusal_says_in_both_languages_where_and_what_was_expected(document, field):
    with pytest.raises(BadFacts) as caught:
        facts_from_json(document)
    for text in (caught.value.text("vi"), caught.value.text("en")):
        assert field in text
        assert caught.value.data["expected"] in text


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ({"certificate": "pardon"}, "completion | amnesty | other | none"),
        ({"completed_on": "1/3/2023"}, "YYYY-MM-DD"),
        ({"same_purpose_debt": "no"}, "true | false"),
    ],
)
def test_a_refusal_names_what_would_be_right(document, expected):
    with pytest.raises(BadFacts) as caught:
        facts_from_json(document)
    assert caught.value.data["expected"] == expected


@pytest.mark.parametrize(
    ("document", "name", "value"),
    [
        ({"completed_on": "2024-02-29"}, "completed_on", date(2024, 2, 29)),
        ({"requested_vnd": 10**15}, "requested_vnd", 10**15),
        ({"requested_vnd": -5}, "requested_vnd", -5),
        ({"on_list": {"drawn_by_police": True}}, "list_drawn", True),
        ({"on_list": {"certified_by_ubnd": False}}, "list_certified", False),
        ({"household": {"others_capable": True}}, "household_others_capable", True),
        ({"establishment": {"released_workers_with_contract": 4}}, "released_workers", 4),
        ({"running_loan_vnd": 30_000_000}, "running_loan_vnd", 30_000_000),
    ],
)
def test_a_field_becomes_the_fact_that_the_rules_ask_for(document, name, value):
    assert facts_from_json(document)[1][name] == value


@pytest.mark.parametrize(
    "document", [{}, {"kind": None}, {"on_list": None, "certificate": None}, {"training": {}}]
)
def test_missing_and_null_are_unknown(document):
    kind, facts = facts_from_json(document)
    assert kind is None
    assert {name: value for name, value in facts.items() if value is not None} == {"running_loan_vnd": 0}


def test_every_fact_that_a_document_gives_is_a_fact_of_the_rules():
    _, facts = facts_from_json({"certificate": "amnesty", "training": {"course_months": 3}})
    assert facts.keys() <= FACTS.keys()
