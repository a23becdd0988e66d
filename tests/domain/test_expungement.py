"""The expungement clock: its years by the sentence, whatever lengthens it, and whatever leaves it unknown."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.expungement import clock, expunged_on, expungement
from domain.findings import Outcome
from domain.wording import say
from tests.domain.rules.people import MET, NOT_MET, UNKNOWN, anybody, asked, days, law

DAY = timedelta(days=1)
ORDINARY = {
    "completed_on": date(2023, 3, 1),
    "sentence_class": "prison_to_5",
    "under_18": False,
    "negligent": False,
    "other_penalties_done": True,
    "conviction_recorded": False,
}
LAPSES = date(2025, 3, 1)

# Class of the sentence, day of completion, expected day; leap days both ways.
CLOCKS = [
    ("suspended_or_fine", date(2023, 3, 1), date(2024, 3, 1)),
    ("prison_to_5", date(2023, 3, 1), LAPSES),
    ("prison_5_to_15", date(2023, 3, 1), date(2026, 3, 1)),
    ("prison_over_15", date(2023, 3, 1), date(2028, 3, 1)),
    ("suspended_or_fine", date(2024, 2, 29), date(2025, 2, 28)),
    ("prison_to_5", date(2022, 2, 28), date(2024, 2, 28)),
    ("prison_over_15", date(2020, 2, 29), date(2025, 2, 28)),
]


def having(**facts):
    return {**ORDINARY, **facts}


def outcome(facts, on):
    return expungement(facts, law(), on).outcome


def reason(facts, on):
    return expungement(facts, law(), on).reason.removeprefix("expunge.lapsed.")


@pytest.mark.parametrize(("sentence_class", "completed_on", "lapses"), CLOCKS)
def test_the_record_lapses_on_the_day_that_the_sentence_sets_and_not_the_day_before(
    sentence_class, completed_on, lapses
):
    facts = having(sentence_class=sentence_class, completed_on=completed_on)
    outcomes = [outcome(facts, day) for day in (lapses - DAY, lapses, lapses + DAY)]
    assert outcomes == [NOT_MET, MET, MET]


@pytest.mark.parametrize(("sentence_class", "completed_on", "lapses"), CLOCKS)
def test_the_expected_day_is_the_same_before_and_after_it(sentence_class, completed_on, lapses):
    facts = having(sentence_class=sentence_class, completed_on=completed_on)
    assert {expunged_on(facts, law(), day) for day in (completed_on, lapses - DAY, lapses, lapses + DAY)} == {
        lapses
    }


@pytest.mark.parametrize(
    ("ends_on", "lapses"),
    [
        (LAPSES - DAY, LAPSES),
        (LAPSES, LAPSES),
        (LAPSES + DAY, LAPSES + DAY),
        (date(2027, 6, 30), date(2027, 6, 30)),
    ],
)
def test_only_a_longer_additional_penalty_moves_the_day(ends_on, lapses):
    assert expunged_on(having(additional_penalty_ends_on=ends_on), law(), date(2024, 1, 1)) == lapses


@pytest.mark.parametrize("name", ["under_18", "negligent"])
@pytest.mark.parametrize("value", [True, None])
def test_a_sentence_under_18_or_for_negligence_stays_unknown_until_confirmed(name, value):
    facts = having(**{name: value})
    assert outcome(facts, LAPSES) is UNKNOWN
    assert "expungement_confirmed" in asked(expungement(facts, law(), LAPSES))
    assert outcome({**facts, "expungement_confirmed": True}, LAPSES) is MET


@pytest.mark.parametrize("name", ["under_18", "negligent"])
def test_an_unknown_circumstance_is_asked_beside_the_confirmation(name):
    assert asked(expungement(having(**{name: None}), law(), LAPSES)) == {name, "expungement_confirmed"}


@pytest.mark.parametrize(
    "name", ["completed_on", "sentence_class", "other_penalties_done", "conviction_recorded"]
)
def test_each_fact_of_the_clock_that_is_missing_leaves_it_unknown_and_is_asked_for(name):
    found = expungement(having(**{name: None}), law(), LAPSES)
    assert found.outcome is UNKNOWN
    assert name in asked(found)


@pytest.mark.parametrize("name", ["completed_on", "sentence_class", "other_penalties_done"])
def test_without_these_facts_no_day_is_promised(name):
    assert expunged_on(having(**{name: None}), law(), LAPSES) is None


def test_penalties_that_are_not_carried_out_keep_the_record_open():
    facts = having(other_penalties_done=False)
    assert (outcome(facts, LAPSES), reason(facts, LAPSES)) == (NOT_MET, "other_penalties")
    assert expunged_on(facts, law(), LAPSES) is None


@pytest.mark.parametrize(
    ("convicted_on", "expected"), [(LAPSES - DAY, NOT_MET), (LAPSES, NOT_MET), (LAPSES + DAY, MET)]
)
def test_a_new_conviction_stops_the_clock_only_while_it_runs(convicted_on, expected):
    facts = having(conviction_recorded=True, new_conviction_on=convicted_on)
    assert outcome(facts, LAPSES + DAY) is expected


def test_a_conviction_without_its_day_stops_the_clock():
    facts = having(conviction_recorded=True)
    assert (outcome(facts, LAPSES), reason(facts, LAPSES)) == (NOT_MET, "new_conviction")


@pytest.mark.parametrize("confirmed", [False, None])
def test_nobody_is_said_to_be_convicted_again_because_a_confirmation_is_missing(confirmed):
    facts = having(conviction_recorded=None, expungement_confirmed=confirmed)
    found = expungement(facts, law(), LAPSES)
    assert found.outcome is UNKNOWN
    assert "conviction_recorded" in asked(found)


def test_a_confirmation_answers_for_a_conviction_that_nobody_looked_up():
    assert outcome(having(conviction_recorded=None, expungement_confirmed=True), LAPSES) is MET


def test_a_recorded_conviction_outweighs_an_earlier_confirmation():
    assert outcome(having(conviction_recorded=True, expungement_confirmed=True), LAPSES) is NOT_MET


def test_before_the_day_the_reason_names_the_day():
    found = expungement(ORDINARY, law(), LAPSES - DAY)
    assert found.reason == "expunge.lapsed.not_yet"
    assert "01/03/2025" in say(found.reason, found.args)


def test_only_the_years_of_this_sentence_are_cited_as_its_numbers():
    assert expungement(ORDINARY, law(), LAPSES).numbers == {"years_to_5": 2}


def test_a_day_before_the_code_took_effect_is_unknown_and_says_so():
    found = expungement(having(completed_on=date(2010, 1, 1)), law(), date(2017, 12, 31))
    assert (found.outcome, found.reason) == (UNKNOWN, "rule.no_law")


@given(anybody(), days())
def test_whoever_has_an_expected_day_is_expunged_from_it_on_and_not_before(facts, on):
    expected = expunged_on(facts, law(), on)
    if expected is not None and expected >= date(2018, 1, 2):
        answers = [outcome(facts, day) for day in (expected - DAY, expected, expected + DAY)]
        assert answers == [Outcome.NOT_MET, Outcome.MET, Outcome.MET]


@given(
    anybody(completed_on=days(), sentence_class=st.sampled_from(["prison_to_5", "prison_5_to_15"])), days()
)
def test_once_lapsed_a_record_stays_lapsed(facts, on):
    if outcome(facts, on) is MET:
        assert all(outcome(facts, on + DAY * later) is MET for later in (1, 30, 3000))


def test_the_clock_stands_beside_the_other_one():
    """Management ends with expungement, the chance to borrow five years after completion: neither waits."""
    day = date(2024, 6, 1)
    found = clock(ORDINARY, law(), day)
    assert (found.expected_on, found.window_ends_on) == (LAPSES, date(2028, 3, 1))
    assert not found.lapsed(LAPSES - DAY)
    assert clock(ORDINARY, law(), LAPSES).lapsed(LAPSES)
    assert not clock(ORDINARY, law(), LAPSES - DAY).lapsed(LAPSES - DAY)


@pytest.mark.parametrize(
    ("facts", "moved_by"),
    [
        ({}, ("any_new_conviction", "any_longer_penalty")),
        (
            {"new_conviction_on": date(2024, 1, 1)},
            ("new_conviction", "any_new_conviction", "any_longer_penalty"),
        ),
        ({"conviction_recorded": True}, ("new_conviction", "any_new_conviction", "any_longer_penalty")),
        ({"other_penalties_done": False}, ("penalties_open", "any_new_conviction", "any_longer_penalty")),
        ({"additional_penalty_ends_on": date(2027, 1, 1)}, ("longer_penalty", "any_new_conviction")),
        ({"under_18": True}, ("under_18", "any_new_conviction", "any_longer_penalty")),
        ({"negligent": True, "expungement_confirmed": True}, ("any_new_conviction", "any_longer_penalty")),
    ],
)
def test_the_clock_names_what_moves_its_day(facts, moved_by):
    found = clock(having(**facts), law(), date(2024, 6, 1))
    assert found.moved_by == moved_by
    for key in found.moved_by:
        assert say(f"clock.{key}") != say(f"clock.{key}", lang="en")


def test_a_clock_that_knows_nothing_says_so():
    found = clock({}, law(), date(2024, 6, 1))
    assert (found.expected_on, found.window_ends_on) == (None, None)
    assert not found.lapsed(date(2050, 1, 1))
