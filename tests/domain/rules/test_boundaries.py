"""The days on which a rule can change its answer are all known beforehand, for every rule and any facts."""

from datetime import date, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.dates import day_number
from domain.rules import RULES
from domain.rules.boundaries import boundary_columns
from domain.rules.columns import Frame
from domain.rules.values import columns_of
from tests.domain.rules.people import ON, anybody, days, law, nearly_good

DAY = timedelta(days=1)


@settings(max_examples=60)
@given(anybody() | nearly_good(), days(), days(), st.floats(0, 1))
def test_between_two_of_its_days_no_rule_changes_its_answer(facts, one, other, share):
    first, last = sorted((one, other))
    for rule in RULES.values():
        turns = {*rule.boundaries(facts, law().on(first)), *law().changes(rule.law_keys)}
        last_alike = min((turn for turn in turns if first < turn), default=last + DAY) - DAY
        between = first + DAY * int(share * (min(last, last_alike) - first).days)
        answers = {rule.outcome(facts, law().on(day), day) for day in (first, between, min(last, last_alike))}
        assert len(answers) == 1, rule.key


@settings(max_examples=40)
@given(st.lists(anybody(), min_size=1, max_size=8))
def test_columns_of_boundaries_hold_the_days_of_each_row(rows):
    frame = Frame(columns_of(rows), law().on(ON), ON)
    for rule in RULES.values():
        found = boundary_columns(rule.holds, frame)
        for row, facts in enumerate(rows):
            days_of_row = {
                int(np.broadcast_to(day.values, len(rows))[row])
                for day in found
                if np.broadcast_to(day.known, len(rows))[row]
            }
            expected = {day_number(day) for day in rule.boundaries(facts, law().on(ON))}
            assert days_of_row == expected, rule.key


def test_the_window_turns_on_the_day_of_completion_and_on_the_day_after_its_last():
    facts = {"completed_on": date(2024, 2, 29)}
    assert RULES["qd22.window"].boundaries(facts, law().on(ON)) == (date(2024, 2, 29), date(2029, 3, 1))
