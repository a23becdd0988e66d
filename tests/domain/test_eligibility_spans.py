"""Spans over time: exactly the days that evaluation day by day would give, whatever the facts and the law."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.eligibility import Span, evaluate, spans
from domain.eligibility.spans import span_at, turning_days
from domain.findings import Outcome, overall
from domain.parameter_keys import DECLARED
from domain.parameters import DatedValue, Law
from domain.rules.qd22 import RULES_FOR
from tests.domain.rules.people import FIRM, GOOD, MET, NOT_MET, ON, UNKNOWN, anybody, days, law, nearly_good

DAY = timedelta(days=1)
IN_FORCE = date(2023, 10, 10)
LAW_FROM = date(1900, 1, 1)  # since when the law says whether the Decision is in force
KINDS = st.sampled_from(["person", "establishment"])


def window_of(years: int, start: date, *, over: Law | None = None) -> Law:
    """The law with another number of years in the window from a day on."""
    new = DatedValue(years, start, None, citation="dự thảo", standing="default", reference="", note="dự thảo")
    return (over or law()).amended("qd22.window_years", new)


def law_ending(key: str, on: date) -> Law:
    """The law with one parameter whose last value ends on a day, and none after it."""
    of = law()
    whole = {each: of.series(each) for each in DECLARED}
    *before, last = whole[key].values
    whole[key] = replace(whole[key], values=(*before, replace(last, valid_to=on)))
    return Law(whole.values())


def outcome_on(facts, kind, of: Law, on: date) -> Outcome:
    """One day by itself, without spans."""
    rules, in_force = RULES_FOR[kind], of.on(on)
    if rules[0].outcome(facts, in_force, on) is Outcome.NOT_MET:
        return Outcome.NOT_MET
    return overall(rule.find(facts, in_force, on) for rule in rules)


def spanned(facts, kind, of: Law):
    return spans(RULES_FOR[kind], {**facts, "kind": kind}, of)


def by_day(found, on: date) -> Outcome:
    span = span_at(found, on)
    return NOT_MET if span is None else span.outcome


def test_somebody_eligible_is_so_from_the_decision_to_the_day_after_the_fifth_year():
    assert spanned(GOOD, "person", law()) == (Span(IN_FORCE, date(2028, 3, 2), MET),)


def test_a_completion_after_the_decision_opens_the_span_on_that_day():
    facts = {**GOOD, "completed_on": date(2024, 2, 29)}
    assert spanned(facts, "person", law()) == (Span(date(2024, 2, 29), date(2029, 3, 1), MET),)


@pytest.mark.parametrize(
    ("completed_on", "expected"),
    [
        (date(2018, 10, 9), ()),
        (date(2018, 10, 10), (Span(IN_FORCE, IN_FORCE + DAY, MET),)),
        (date(2018, 10, 11), (Span(IN_FORCE, IN_FORCE + 2 * DAY, MET),)),
    ],
)
def test_whoever_completed_five_years_before_the_decision_has_its_first_day_alone(completed_on, expected):
    assert spanned({**GOOD, "completed_on": completed_on}, "person", law()) == expected


def test_an_unknown_names_the_rules_that_leave_it_open():
    facts = {**GOOD, "certificate": None, "law_abiding": None}
    (span,) = spanned(facts, "person", law())
    assert (span.outcome, span.because) == (UNKNOWN, ("qd22.certificate", "qd22.conduct"))


def test_an_establishment_has_no_last_day():
    assert spanned(FIRM, "establishment", law()) == (Span(IN_FORCE, None, MET),)


def test_whoever_fails_a_rule_that_no_day_changes_has_no_span():
    assert spanned({**GOOD, "law_abiding": False}, "person", law()) == ()


def test_an_unknown_day_of_completion_leaves_every_day_unknown():
    (span,) = spanned({**GOOD, "completed_on": None}, "person", law())
    assert (span.start, span.end, span.outcome) == (IN_FORCE, None, UNKNOWN)


def test_a_shorter_window_ends_the_span_on_the_day_of_the_change():
    facts = {**GOOD, "completed_on": date(2022, 1, 1)}
    shorter = window_of(3, date(2026, 1, 1))
    assert spanned(facts, "person", shorter) == (Span(IN_FORCE, date(2026, 1, 1), MET),)


def test_a_longer_window_opens_again_and_the_days_between_are_kept():
    facts = {**GOOD, "completed_on": date(2021, 6, 1)}
    longer = window_of(7, date(2027, 1, 1))
    assert spanned(facts, "person", longer) == (
        Span(IN_FORCE, date(2026, 6, 2), MET),
        Span(date(2026, 6, 2), date(2027, 1, 1), NOT_MET, ("qd22.window",)),
        Span(date(2027, 1, 1), date(2028, 6, 2), MET),
    )


def test_a_law_that_ends_leaves_the_days_after_it_unknown():
    ending = law_ending("qd22.window_years", date(2026, 1, 1))
    assert spanned(GOOD, "person", ending) == (
        Span(IN_FORCE, date(2026, 1, 1), MET),
        Span(date(2026, 1, 1), None, UNKNOWN, ("qd22.window",)),
    )


@pytest.mark.parametrize("kind", ["person", "establishment"])
def test_every_single_day_of_seven_years_is_in_its_span(kind):
    facts = {**GOOD, "kind": kind, "completed_on": date(2023, 12, 31)}
    of = window_of(2, date(2025, 6, 1), over=window_of(6, date(2028, 1, 1)))
    found = spanned(facts, kind, of)
    every = [date(2023, 7, 1) + DAY * step for step in range(7 * 366)]
    assert [by_day(found, day) for day in every] == [outcome_on(facts, kind, of, day) for day in every]


@settings(max_examples=80)
@given(anybody() | nearly_good(), KINDS, st.integers(0, 8), days(), st.lists(days(), max_size=6))
def test_spans_are_what_evaluation_day_by_day_gives(facts, kind, years, changed_on, others):
    facts = {**facts, "kind": kind}
    of = window_of(years, changed_on)
    found = spanned(facts, kind, of)
    turns = turning_days(RULES_FOR[kind], facts, of)
    near = {day + DAY * step for day in turns if day < date.max for step in (-1, 0, 1)}
    for day in sorted(near - {LAW_FROM - DAY} | set(others)):
        assert by_day(found, day) is outcome_on(facts, kind, of, day), day


@given(anybody() | nearly_good(), KINDS)
def test_spans_follow_each_other_differ_and_neither_begin_nor_end_ineligible(facts, kind):
    found = spanned(facts, kind, law())
    for earlier, later in pairwise(found):
        assert earlier.end == later.start
        assert (earlier.outcome, earlier.because) != (later.outcome, later.because)
    assert all(span.end is None or span.start < span.end for span in found)
    assert not found or NOT_MET not in (found[0].outcome, found[-1].outcome)


@given(anybody() | nearly_good(), KINDS, days())
def test_the_outcome_of_a_day_is_that_of_its_span(facts, kind, on):
    given_answer = evaluate(facts, kind, law(), on)
    assert by_day(given_answer.spans, on) is given_answer.outcome


def test_a_day_outside_every_span_is_in_none():
    found = spanned(GOOD, "person", law())
    assert [span_at(found, day) for day in (IN_FORCE - DAY, date(2028, 3, 2))] == [None, None]
    assert span_at(found, date(2028, 3, 1)) == found[0] == span_at(found, ON)
