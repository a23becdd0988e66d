"""One rule, two forms: the answer for one person and the answers for columns of people are the same, bit for bit."""

from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.dates import day_number
from domain.parameters import LawOn
from domain.rules import RULES
from domain.rules.columns import columns
from domain.rules.facts import FACTS, fact
from domain.rules.qd22.cap import CAP
from domain.rules.qd22.lending import BORROWS_DIRECTLY, SECURITY_REQUIRED
from domain.rules.rule import Rule
from domain.rules.scalar import scalar
from domain.rules.values import Column, column, columns_of
from tests.domain.rules.people import GOOD, ON, anybody, days, law, nearly_good

LAW_TURNS = (date(1899, 12, 31), date(1900, 1, 1), date(2023, 10, 9), date(2023, 10, 10))
PEOPLE = st.lists(anybody() | nearly_good(), min_size=1, max_size=12)


def one_by_one(rule: Rule, rows: list[dict[str, Any]], in_force: LawOn, on: date) -> list[int]:
    return [int(rule.outcome(row, in_force, on)) for row in rows]


@settings(max_examples=60)
@given(PEOPLE, st.sampled_from(LAW_TURNS) | days())
def test_every_rule_answers_alike_in_both_forms(rows, on):
    given_columns, in_force = columns_of(rows), law().on(on)
    for rule in RULES.values():
        assert rule.outcomes(given_columns, in_force, on).tolist() == one_by_one(rule, rows, in_force, on), (
            rule.key
        )


@settings(max_examples=60)
@given(st.lists(st.tuples(anybody() | nearly_good(), days()), min_size=1, max_size=12))
def test_a_day_a_row_answers_like_that_row_on_its_day(pairs):
    rows, in_force = [row for row, _ in pairs], law().on(ON)
    on = np.array([day_number(day) for _, day in pairs], dtype=np.int32)
    for rule in RULES.values():
        expected = [int(rule.outcome(row, in_force, day)) for row, day in pairs]
        assert rule.outcomes(columns_of(rows), in_force, on).tolist() == expected, rule.key


@settings(max_examples=60)
@given(PEOPLE)
def test_cap_security_and_borrower_are_computed_alike_in_both_forms(rows):
    in_force = law().on(ON)
    cap = columns(CAP)(columns_of(rows), in_force, ON)
    known = np.broadcast_to(cap.known, (len(rows),))
    found = [int(value) if sure else None for value, sure in zip(cap.values, known, strict=True)]
    assert found == [scalar(CAP)(row, in_force, ON) for row in rows]
    for truth in (SECURITY_REQUIRED, BORROWS_DIRECTLY):
        answers = columns(truth)(columns_of(rows), in_force, ON).values.tolist()
        assert answers == [{False: 0, None: 1, True: 2}[scalar(truth)(row, in_force, ON)] for row in rows]


@settings(max_examples=40)
@given(anybody(), anybody())
def test_what_lies_under_an_unknown_is_never_read(row, rubbish):
    hidden = {name: None if row[name] is None else value for name, value in row.items()}
    clean, dirty = columns_of([hidden]), {}
    for name, kept in clean.items():
        other = column(FACTS[name], [rubbish[name]])
        unknown = ~np.broadcast_to(kept.known, (1,))
        masked = kept.values.dtype != np.int8 or FACTS[name].type.name == "CODE"
        dirty[name] = Column(np.where(unknown, other.values, kept.values), kept.known) if masked else kept
    for rule in RULES.values():
        assert (rule.outcomes(clean, law().on(ON), ON) == rule.outcomes(dirty, law().on(ON), ON)).all(), (
            rule.key
        )


def test_truths_may_come_as_bool_with_a_mask_or_as_outcomes():
    rule, in_force = RULES["qd22.establishment_plan"], law().on(ON)
    as_bool = Column(np.array([True, False, True]), np.array([True, True, False]))
    as_outcome = Column(np.array([2, 0, 1], dtype=np.int8))
    for given_column in (as_bool, as_outcome):
        assert rule.outcomes({"plan_certified": given_column}, in_force, ON).tolist() == [2, 0, 1]


def test_a_fact_without_a_column_is_unknown_for_everybody():
    rows = columns_of([GOOD, GOOD], names=[name for name in GOOD if name != "completed_on"])
    assert RULES["qd22.window"].outcomes(rows, law().on(ON), ON).tolist() == [1, 1]


def test_a_code_outside_the_table_equals_none_of_them():
    odd = column(fact.certificate, ["pardon", "amnesty", None])
    assert RULES["qd22.certificate"].outcomes({"certificate": odd}, law().on(ON), ON).tolist() == [0, 2, 1]
    assert scalar(fact.certificate.is_in("amnesty"))({"certificate": "pardon"}, law().on(ON), ON) is False


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_the_largest_numbers_that_facts_may_have_do_not_overflow(rule):
    for sign in (1, -1):
        row = {
            name: each.most * sign if each.type.name == "INT" else GOOD.get(name)
            for name, each in FACTS.items()
        }
        for purpose in ("production", "training"):
            extreme = {**row, "purpose": purpose}
            found = rule.outcomes(columns_of([extreme]), law().on(ON), ON)
            assert found.tolist() == one_by_one(rule, [extreme], law().on(ON), ON)
