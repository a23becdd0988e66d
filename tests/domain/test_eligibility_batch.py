"""A caseload at once: the same answers as one by one, with the rules that decide and the day to look again."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.dates import day_number, from_day_number
from domain.eligibility import BATCH_RULES, evaluate, evaluate_columns, rules_in
from domain.eligibility.batch import NEVER
from domain.findings import Outcome
from domain.parameters import DatedValue
from domain.rules.qd22 import RULES_FOR
from domain.rules.values import Column, columns_of
from tests.domain.rules.people import GOOD, MET, NOT_MET, ON, UNKNOWN, anybody, days, law, nearly_good

DAY = timedelta(days=1)
IN_FORCE = date(2023, 10, 10)
KINDS = st.sampled_from(["person", "establishment"])
PEOPLE = st.lists(anybody() | nearly_good(), min_size=1, max_size=10)
TURNS = st.sampled_from([date(1899, 12, 31), IN_FORCE - DAY, IN_FORCE, date(2028, 3, 1), date(2028, 3, 2)])


def one(facts, on=ON, kind="person", of=None):
    """The batch of one row: outcome, not met, unknown, and the day to look again."""
    found = evaluate_columns(columns_of([facts]), kind, of or law(), on)
    again = int(found.look_again_on[0])
    return (
        Outcome(found.outcome[0]),
        rules_in(int(found.not_met[0]), kind),
        rules_in(int(found.unknown[0]), kind),
        None if again == NEVER else from_day_number(again),
    )


@settings(max_examples=60)
@given(PEOPLE, KINDS, days() | TURNS)
def test_a_caseload_is_answered_as_each_of_its_people(people, kind, on):
    found = evaluate_columns(columns_of(people), kind, law(), on)
    for row, facts in enumerate(people):
        single = evaluate(facts, kind, law(), on)
        assert found.outcome[row] == single.outcome
        for mask, outcome in ((found.not_met, NOT_MET), (found.unknown, UNKNOWN)):
            expected = tuple(each.rule for each in single.findings if each.outcome is outcome)
            assert rules_in(int(mask[row]), kind) == expected


@settings(max_examples=60)
@given(PEOPLE, KINDS, days() | TURNS, st.lists(st.floats(0, 1), max_size=4))
def test_no_answer_changes_before_the_day_to_look_again(people, kind, on, shares):
    found = evaluate_columns(columns_of(people), kind, law(), on)
    rules = RULES_FOR[kind]
    for row, facts in enumerate(people):
        given_facts = {**facts, "kind": kind}
        last = (
            min(from_day_number(min(int(found.look_again_on[row]), day_number(date.max))), date(2060, 1, 1))
            - DAY
        )
        for share in (0.0, 1.0, *shares):
            day = on + DAY * int(share * max((last - on).days, 0))
            assert [rule.outcome(given_facts, law().on(day), day) for rule in rules] == [
                rule.outcome(given_facts, law().on(on), on) for rule in rules
            ]


@pytest.mark.parametrize(
    ("on", "again"),
    [
        (IN_FORCE - DAY, IN_FORCE),
        (IN_FORCE, date(2028, 3, 2)),
        (date(2028, 3, 1), date(2028, 3, 2)),
        (date(2028, 3, 2), None),
    ],
)
def test_the_day_to_look_again_is_the_next_one_on_which_an_answer_can_turn(on, again):
    assert one(GOOD, on)[3] == again


def test_a_change_of_the_law_is_a_day_to_look_again():
    new = DatedValue(
        4, date(2026, 7, 1), None, citation="dự thảo", standing="default", reference="", note="dự thảo"
    )
    assert one(GOOD, of=law().amended("qd22.window_years", new))[3] == date(2026, 7, 1)


def test_the_masks_name_the_rules_that_are_not_met_and_those_that_are_unknown():
    facts = {**GOOD, "certificate": "none", "requested_vnd": 100_000_001, "law_abiding": None}
    assert one(facts)[:3] == (NOT_MET, ("qd22.certificate", "qd22.amount"), ("qd22.conduct",))


def test_before_the_decision_that_rule_alone_is_named():
    assert one({}, IN_FORCE - DAY)[:3] == (NOT_MET, ("qd22.in_force",), ())


@pytest.mark.parametrize("kind", ["person", "establishment"])
def test_a_bit_of_a_mask_is_the_place_of_its_rule(kind):
    keys = [rule.key for rule in BATCH_RULES[kind]]
    assert [rules_in(1 << bit, kind) for bit in range(len(keys))] == [(key,) for key in keys]
    assert rules_in(0, kind) == ()
    assert len(keys) <= 32


def test_the_kind_asked_for_outweighs_a_column_of_kinds():
    assert one({**GOOD, "kind": "establishment"})[0] is MET


def test_a_fact_without_a_column_is_unknown_for_everybody():
    rows = columns_of([GOOD, GOOD], [name for name in GOOD if name != "months"])
    found = evaluate_columns(rows, "person", law(), ON)
    assert [rules_in(int(mask)) for mask in found.unknown] == [("qd22.term",), ("qd22.term",)]


def test_nobody_at_all_is_answered_with_nothing():
    found = evaluate_columns(columns_of([]), "person", law(), ON)
    assert [len(each) for each in (found.outcome, found.not_met, found.unknown, found.look_again_on)] == [
        0,
        0,
        0,
        0,
    ]


def test_a_caseload_larger_than_a_block_is_answered_row_by_row_to_its_end():
    people = [
        GOOD,
        {**GOOD, "completed_on": date(2019, 5, 5)},
        {**GOOD, "months": None},
        {**GOOD, "requested_vnd": 10**9, "completed_on": None},
        {**GOOD, "lawful": None, "purpose": "training"},
    ]
    few = evaluate_columns(columns_of(people), "person", law(), ON)
    row = np.arange(150_001) % len(people)
    many = {
        name: Column(each.values[row], each.known if each.known.ndim == 0 else each.known[row])
        for name, each in columns_of(people).items()
    }
    found = evaluate_columns(many, "person", law(), ON)
    for name in ("outcome", "not_met", "unknown", "look_again_on"):
        assert (getattr(found, name) == getattr(few, name)[row]).all(), name


def test_one_value_may_stand_for_every_row():
    given_columns = columns_of([GOOD, {**GOOD, "law_abiding": None}])
    given_columns["completed_on"] = Column(np.asarray(day_number(date(2019, 1, 1)), dtype=np.int32))
    found = evaluate_columns(given_columns, "person", law(), ON)
    assert [rules_in(int(mask)) for mask in found.not_met] == [("qd22.window",), ("qd22.window",)]
    assert found.outcome.tolist() == [NOT_MET, NOT_MET]


def test_the_answers_take_eleven_bytes_a_row_and_no_object():
    found = evaluate_columns(columns_of([GOOD]), "person", law(), ON)
    kinds = [each.dtype for each in (found.outcome, found.not_met, found.unknown, found.look_again_on)]
    assert kinds == [np.int8, np.uint32, np.uint32, np.int32]
