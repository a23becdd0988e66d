"""Stated facts that cannot be are refused by field; an unknown contradicts nothing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.case import Case
from domain.errors import BadValue
from domain.statements import ContradictingFacts, checked_facts

ON = date(2026, 11, 20)
DAY = timedelta(days=1)
EMPTY = Case(UUID(int=1), UUID(int=2))
MONTHS = ("months", "course_months", "drawdown_months", "repayment_months")


def case_with(**known: Any) -> Case:
    return Case(UUID(int=1), UUID(int=2), **known)


@pytest.mark.parametrize(
    ("field", "least", "most"),
    [
        ("requested_vnd", 1, 2_000_000_000),
        *((each, 1, 120) for each in MONTHS),
        ("wage_min_vnd", 0, 1_000_000_000),
        ("max_km", 0, 3_000),
    ],
)
def test_a_number_is_kept_to_its_bounds_and_not_one_further(field, least, most):
    for value in (least, most):
        assert checked_facts(EMPTY, {field: value}, ON) == {field: value}
    for value in (least - 1, most + 1, -(10**18), 10**18):
        with pytest.raises(BadValue) as refusal:
            checked_facts(EMPTY, {field: value}, ON)
        assert (refusal.value.data["field"], refusal.value.data["value"]) == (field, value)


@pytest.mark.parametrize(
    ("field", "first", "last"),
    [
        ("completed_on", date(1945, 1, 1), ON),
        ("additional_penalty_ends_on", date(1945, 1, 1), date(2076, 11, 20)),
    ],
)
def test_a_day_is_kept_to_its_bounds_and_not_one_further(field, first, last):
    for day in (first, last):
        checked_facts(EMPTY, {field: day}, ON)
    for day in (first - DAY, last + DAY, date.min, date.max):
        with pytest.raises(BadValue, match=field):
            checked_facts(EMPTY, {field: day}, ON)


def test_the_bounds_are_said_as_people_write_them():
    with pytest.raises(BadValue) as money:
        checked_facts(EMPTY, {"requested_vnd": 0}, ON)
    assert money.value.data["expected"] == "1–2.000.000.000"
    with pytest.raises(BadValue) as day:
        checked_facts(EMPTY, {"completed_on": ON + DAY}, ON)
    assert day.value.data["expected"] == "01/01/1945–20/11/2026"


@pytest.mark.parametrize("field", ["skills", "excluded_sectors"])
def test_a_text_that_the_column_cannot_hold_is_refused(field):
    checked_facts(EMPTY, {field: "x" * 200}, ON)
    with pytest.raises(BadValue, match=field):
        checked_facts(EMPTY, {field: "x" * 201}, ON)


@pytest.mark.parametrize("field", ["purpose", "certificate", "sentence_class"])
def test_a_code_that_nobody_knows_is_refused(field):
    with pytest.raises(BadValue, match=field):
        checked_facts(EMPTY, {field: "gambling"}, ON)


TERM = {"months": 24, "drawdown_months": 12, "repayment_months": 13}
CONTRADICTIONS = [
    ({"list_certified": True, "list_drawn": False}, "contradiction.list"),
    ({"household_others_capable": True, "household_has_adult": False}, "contradiction.household"),
    ({"certificate_no_recorded": True, "certificate": "none"}, "contradiction.certificate"),
    (
        {"additional_penalty_ends_on": ON - 2 * DAY, "completed_on": ON - DAY},
        "contradiction.additional_penalty",
    ),
    (TERM, "contradiction.term"),
]


@pytest.mark.parametrize(("facts", "why"), CONTRADICTIONS)
def test_facts_against_each_other_are_refused_whichever_came_first(facts, why):
    for said in facts:
        known = {name: value for name, value in facts.items() if name != said}
        with pytest.raises(ContradictingFacts) as refusal:
            checked_facts(case_with(**known), {said: facts[said]}, ON)
        assert (refusal.value.data["field"], refusal.value.data["why"]) == (said, why)
        assert refusal.value.data["other"] in known
    with pytest.raises(ContradictingFacts):
        checked_facts(EMPTY, facts, ON)


@pytest.mark.parametrize(("facts", "why"), CONTRADICTIONS)
def test_an_unknown_contradicts_nothing(facts, why):
    for left_out in facts:
        known = {name: value for name, value in facts.items() if name != left_out}
        assert checked_facts(case_with(**known), {left_out: None}, ON) == {left_out: None}


@pytest.mark.parametrize(("facts", "why"), CONTRADICTIONS)
def test_an_old_contradiction_does_not_stand_in_the_way_of_another_fact(facts, why):
    checked_facts(case_with(**facts), {"negligent": False}, ON)


@pytest.mark.parametrize(
    "facts",
    [
        {"list_certified": True, "list_drawn": True},
        {"list_certified": False, "list_drawn": False},
        {"household_others_capable": False, "household_has_adult": False},
        {"certificate_no_recorded": True, "certificate": "amnesty"},
        {"additional_penalty_ends_on": ON, "completed_on": ON},
        {"months": 24, "drawdown_months": 12, "repayment_months": 12},
        # What a training plan left behind says nothing of a loan for production.
        {**TERM, "purpose": "production"},
    ],
)
def test_facts_that_agree_pass(facts):
    assert checked_facts(EMPTY, facts, ON) == facts


def test_both_languages_say_what_cannot_be():
    with pytest.raises(ContradictingFacts) as refusal:
        checked_facts(case_with(list_drawn=False), {"list_certified": True}, ON)
    assert "chưa được lập thì chưa thể có xác nhận" in refusal.value.text("vi")
    assert "cannot have certified a list" in refusal.value.text("en")


def test_a_purpose_that_turns_to_training_meets_the_term_of_training():
    known = case_with(**TERM, purpose="production")
    with pytest.raises(ContradictingFacts) as refusal:
        checked_facts(known, {"purpose": "training"}, ON)
    assert (refusal.value.data["field"], refusal.value.data["other"]) == ("purpose", "months")


FACTS = st.fixed_dictionaries(
    {},
    optional={
        "list_drawn": st.sampled_from([True, False, None]),
        "list_certified": st.sampled_from([True, False, None]),
        "purpose": st.sampled_from(["production", "training", None]),
        **{each: st.integers(1, 5) | st.none() for each in MONTHS},
        "completed_on": st.dates(date(2020, 1, 1), ON) | st.none(),
        "additional_penalty_ends_on": st.dates(date(2019, 1, 1), date(2030, 1, 1)) | st.none(),
    },
)


@given(FACTS, FACTS)
def test_facts_one_after_the_other_end_where_they_end_together(first, second):
    """Whatever is let through in two acts would be let through as one statement of what is then known."""
    try:
        checked_facts(EMPTY, first, ON)
        checked_facts(case_with(**first), second, ON)
    except BadValue:
        return
    assert checked_facts(EMPTY, first | second, ON) == first | second
