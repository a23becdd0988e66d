"""What comes next and what is missing, for columns of people, is what the rules say of each of them alone."""

from datetime import date, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.dates import day_number, from_day_number, years_after
from domain.eligibility import BATCH_RULES, evaluate, evaluate_columns
from domain.eligibility.batch import NEVER
from domain.eligibility.forecast import forecast
from domain.eligibility.spans import decided, turning_days
from domain.parameters import DatedValue, Law
from domain.rules.facts import FACTS
from domain.rules.gap_columns import NO_FACT
from domain.rules.values import columns_of
from tests.domain.rules.people import GOOD, MET, NOT_MET, ON, UNKNOWN, anybody, days, law, nearly_good

TURNS = date(2026, 1, 1)
PEOPLE = st.lists(anybody() | nearly_good(), min_size=1, max_size=12)


def turning_law() -> Law:
    """One under which a cap falls in the middle of everybody's window."""
    falls = DatedValue(50_000_000, TURNS, None, "thử", "default", "thử")
    return law().amended("qd22.production_cap_vnd", falls)


def law_that_dips() -> Law:
    """One whose window is shorter for a year and then as long as before."""
    shorter = DatedValue(3, TURNS, date(2027, 1, 1), "thử", "default", "thử")
    return turning_law().amended("qd22.window_years", shorter)


def first_turn(row, kind, in_force, on):
    """Day by day over every day on which anything can turn."""
    rules, facts = BATCH_RULES[kind], {**row, "kind": kind}
    today = decided(rules, facts, in_force, on)[0]
    later = (day for day in turning_days(rules, facts, in_force) if day > on)
    found = ((day, decided(rules, facts, in_force, day)[0]) for day in later)
    return next(((day, outcome) for day, outcome in found if outcome is not today), (None, today))


@settings(max_examples=40)
@given(PEOPLE, days() | st.just(date(2023, 10, 9)), st.sampled_from(["person", "establishment"]))
def test_everybodys_turn_is_the_first_later_day_of_another_outcome(rows, on, kind):
    for in_force in (law(), turning_law(), law_that_dips()):
        found = forecast(columns_of(rows), kind, in_force, on)
        for place, row in enumerate(rows):
            day, outcome = first_turn(row, kind, in_force, on)
            assert int(found.turns_on[place]) == (NEVER if day is None else day_number(day))
            assert int(found.turns_to[place]) == int(outcome)


@settings(max_examples=80)
@given(PEOPLE, days() | st.just(date(2023, 10, 9)), st.sampled_from(["person", "establishment"]))
def test_what_is_missing_is_what_the_unknown_rules_ask_of_each(rows, on, kind):
    found = forecast(columns_of(rows), kind, law(), on)
    for place, row in enumerate(rows):
        asks = evaluate(row, kind, law(), on).missing
        assert found.missing_facts[place] == len({ask.what for ask in asks})
        first = int(found.first_missing[place])
        assert (None if first == NO_FACT else list(FACTS)[first]) == (asks[0].what if asks else None)


@settings(max_examples=20)
@given(PEOPLE)
def test_the_answers_of_today_are_those_of_the_plain_evaluation(rows):
    plain, found = (each(columns_of(rows), "person", law(), ON) for each in (evaluate_columns, forecast))
    for name in ("outcome", "not_met", "unknown", "look_again_on"):
        assert (getattr(found, name) == getattr(plain, name)).all()


def test_a_fact_that_two_rules_lack_is_missing_once():
    found = forecast(columns_of([{**GOOD, "purpose": None, "drawdown_months": None}]), "person", law(), ON)
    assert int(found.unknown[0]).bit_count() == 2
    assert found.missing_facts.tolist() == [2]


def test_a_list_that_nobody_drew_up_lacks_two_facts_of_one_rule():
    found = forecast(columns_of([{**GOOD, "list_drawn": None, "list_certified": None}]), "person", law(), ON)
    assert int(found.unknown[0]).bit_count() == 1
    assert found.missing_facts.tolist() == [2]


def test_what_follows_is_asked_under_the_law_of_its_own_day():
    found = forecast(columns_of([GOOD]), "person", turning_law(), ON)
    assert from_day_number(int(found.look_again_on[0])) == TURNS
    assert from_day_number(int(found.turns_on[0])) == TURNS
    assert [found.outcome.tolist(), found.turns_to.tolist()] == [[MET], [NOT_MET]]


def test_a_change_of_the_law_that_touches_nobody_hides_no_later_end():
    """Somebody who asks for little: the cap that falls in between is a day to look again, and turns nothing."""
    modest = {**GOOD, "requested_vnd": 20_000_000}
    found = forecast(columns_of([modest]), "person", turning_law(), ON)
    ends = years_after(GOOD["completed_on"], 5)
    assert from_day_number(int(found.look_again_on[0])) == TURNS
    assert from_day_number(int(found.turns_on[0])) == ends + timedelta(days=1)
    assert found.turns_to.tolist() == [NOT_MET]


def test_who_is_not_met_for_good_turns_never():
    found = forecast(columns_of([{**GOOD, "law_abiding": False}]), "person", turning_law(), ON)
    assert [found.turns_on.tolist(), found.turns_to.tolist()] == [[NEVER], [NOT_MET]]
    assert found.look_again_on[0] < NEVER


def test_more_people_than_a_block_are_forecast_like_few():
    few = [GOOD, {**GOOD, "law_abiding": None}, {**GOOD, "completed_on": None}, {**GOOD, "months": 121}]
    small = forecast(columns_of(few), "person", law(), ON)
    place = np.arange(70_000) % 4
    many = forecast(columns_of([few[each] for each in place]), "person", law(), ON)
    assert (many.turns_on == small.turns_on[place]).all()
    assert (many.turns_to == small.turns_to[place]).all()
    assert (many.first_missing == small.first_missing[place]).all()
    assert small.turns_to.tolist() == [NOT_MET, NOT_MET, UNKNOWN, NOT_MET]


def test_the_rules_of_both_kinds_read_facts_whose_places_fit_a_byte():
    assert len(FACTS) < 127
    assert all(fact.name in FACTS for rules in BATCH_RULES.values() for rule in rules for fact in rule.facts)
