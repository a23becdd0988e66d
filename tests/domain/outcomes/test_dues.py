"""Visits and reviews that fell due: in time, late, not held, or no longer due."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.history import Kind
from domain.outcomes.dues import REVIEW, VISIT, due_counts, dues, visits_held
from domain.outcomes.journeys import Step
from tests.support.journeys import day, journey, moved, opened, step


def visited(on: int, following: int, *, met: bool = True) -> Step:
    return step(Kind.VISITED, on, {"next_visit_on": day(following).isoformat()}, met=met)


def assigned(on: int, due: int) -> Step:
    return step(Kind.GROUP_ASSIGNED, on, {"next_visit_on": day(due).isoformat()})


@pytest.mark.parametrize(
    ("held", "state"), [(9, "in_time"), (10, "in_time"), (11, "late"), (20, "late"), (21, "not_held")]
)
def test_the_day_before_the_day_and_the_day_after(held, state):
    one = journey(opened(0), assigned(1, 10), visited(held, 60))
    assert next(each.state(day(20)) for each in dues(one, VISIT)) == state
    assert due_counts([one], VISIT, day(1), day(20))[state] == 1


@pytest.mark.parametrize(("paused", "due"), [(9, 0), (10, 0), (11, 1)])
def test_a_case_that_rests_by_the_day_has_nothing_due(paused, due):
    one = journey(opened(0), assigned(1, 10), moved("pause", "paused", paused, next_visit_on=None))
    assert due_counts([one], VISIT, day(1), day(20)) == {"due": due, "in_time": 0, "late": 0, "not_held": due}


def test_a_review_that_was_put_off_is_due_on_its_new_day():
    put_off = step(Kind.REVIEW_POSTPONED, 8, {"next_review_on": day(25).isoformat()})
    one = journey(opened(0, next_review_on=day(10).isoformat()), put_off)
    assert due_counts([one], REVIEW, day(0), day(20))["due"] == 0
    assert due_counts([one], REVIEW, day(0), day(30)) == {"due": 1, "in_time": 0, "late": 0, "not_held": 1}


def test_visits_held_are_those_of_the_period_whether_or_not_one_was_due():
    one = journey(opened(0), assigned(1, 10), visited(5, 35), visited(30, 60, met=False))
    assert visits_held([one], day(5), day(29)) == {"held": 1, "met": 1, "not_met": 0}
    assert visits_held([one], day(0), day(40)) == {"held": 2, "met": 1, "not_met": 1}


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 60)), max_size=8), st.integers(0, 250))
def test_in_time_late_and_not_held_are_all_that_fell_due(visits, first):
    days = sorted(visits)
    one = journey(opened(0), assigned(0, 30), *(visited(on, on + gap) for on, gap in days))
    found = due_counts([one], VISIT, day(first), day(first + 60))
    assert found["due"] == found["in_time"] + found["late"] + found["not_held"]
    whole = due_counts([one], VISIT, day(0), day(310))["due"]
    assert whole == sum(
        due_counts([one], VISIT, day(a), day(min(a + 99, 310)))["due"] for a in (0, 100, 200, 300)
    )
