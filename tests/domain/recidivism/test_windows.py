"""Fixed windows count people whose whole window lies in the past, and their intervals are exact."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.recidivism.estimators import CENSORED, EVENT, cohort_windows, count, exact, landmark, within


def seen(counts, ends) -> Any:
    """[group][window]."""
    return within(counts, ends)


ENDS = (6, 12, 24)
PEOPLE = st.lists(
    st.tuples(
        st.integers(0, 2), st.integers(0, 1), st.integers(0, 30), st.integers(0, 2), st.integers(0, 30)
    ),
    max_size=60,
)


def test_exact_limits_are_the_published_ones():
    """Clopper and Pearson's own chart: 3 of 10 gives 6.7 % to 65.2 %; none of 10, 0 to 30.8 %."""
    low, high = exact([3, 0, 10, 0], [10, 10, 10, 0])
    assert low[:3].round(3).tolist() == [0.067, 0.0, 0.692]
    assert high[:3].round(3).tolist() == [0.652, 0.308, 1.0]
    assert np.isnan([low[3], high[3]]).all()


@given(st.integers(1, 60), st.floats(0.001, 0.999))
def test_exact_limits_cover_at_least_as_often_as_they_say(people, truth):
    hits = np.arange(people + 1)
    low, high = exact(hits, np.full(people + 1, people))
    logs = [np.log(np.arange(1, m + 1)).sum() for m in range(people + 1)]
    chance = np.exp([
        logs[people] - logs[k] - logs[people - k] + k * np.log(truth) + (people - k) * np.log1p(-truth)
        for k in hits
    ])  # fmt: skip
    assert chance[(low <= truth) & (truth <= high)].sum() >= 0.95 - 1e-9


def test_without_anybody_lost_the_rate_is_a_proportion_with_exact_limits():
    days, kinds = np.array([3, 12, 13, 40, 40]), np.array([1, 1, 1, 0, 2])
    (found,) = seen(count(days, kinds), [12])[0]
    low, high = exact(2, 5)
    assert (found.events, found.people, found.rate, found.plain) == (2, 5, 0.4, True)
    assert (found.lower, found.upper) == (float(low), float(high))


@pytest.mark.parametrize(("last", "plain"), [(11, False), (12, True), (13, True)])
def test_who_was_last_looked_at_on_the_windows_last_day_was_followed_through_it(last, plain):
    days, kinds = np.array([3, last, 40]), np.array([EVENT, CENSORED, CENSORED])
    assert seen(count(days, kinds), [12])[0][0].plain is plain


@pytest.mark.parametrize(("day", "inside"), [(11, 1), (12, 1), (13, 0)])
def test_the_windows_last_day_belongs_to_it(day, inside):
    assert seen(count(np.array([day, 40]), np.array([EVENT, CENSORED])), [12])[0][0].events == inside


def test_with_somebody_lost_the_rate_is_read_from_the_curve():
    """Of four one leaves before: the event after it counts for a third of three quarters."""
    days, kinds = np.array([3, 5, 8, 40]), np.array([EVENT, CENSORED, EVENT, CENSORED])
    found = seen(count(days, kinds), [12])[0][0]
    assert found.rate == pytest.approx(1 - 3 / 4 * 1 / 2)
    assert (found.left_early, found.at_risk) == (1, 1)
    assert 0 < found.lower < found.rate < found.upper < 1


def test_beyond_the_last_look_nothing_is_told():
    days, kinds = np.array([3, 5, 8]), np.array([EVENT, CENSORED, CENSORED])
    found = seen(count(days, kinds), [12])[0][0]
    assert (found.rate, found.lower, found.upper, found.at_risk) == (None, None, None, 0)


def test_when_the_last_one_had_an_event_there_is_nobody_left_to_wait_for():
    days, kinds = np.array([3, 5, 8]), np.array([CENSORED, EVENT, EVENT])
    assert seen(count(days, kinds), [12])[0][0].rate == pytest.approx(1)


def test_nobody_has_no_rate():
    found = seen(count(np.array([]), np.array([])), [12])[0][0]
    assert (found.people, found.rate, found.upper) == (0, None, None)


@given(PEOPLE)
def test_cohorts_at_once_are_the_people_counted_one_by_one(people):
    cohort, group, days, kinds, room = (np.array([p[at] for p in people], dtype=np.int64) for at in range(5))
    found = cohort_windows(cohort, group, days, kinds, room, ENDS, of=(3, 2))
    for (c, g, w), people_in in np.ndenumerate(found.people):
        here = (cohort == c) & (group == g) & (room >= ENDS[w])
        (one,) = seen(count(days[here], kinds[here]), [ENDS[w]])[0]
        counted = [each[c, g, w] for each in (found.events, found.competing, found.left_early)]
        assert [people_in, *counted] == [one.people, one.events, one.competing, one.left_early]
        told = None if np.isnan(found.rate[c, g, w]) else found.rate[c, g, w]
        assert told == (one.rate if one.plain else None)


def test_an_early_event_enters_the_count_no_sooner_than_its_absence():
    """Released 11 days ago: not in the 12 days' window, though the event is known already."""
    one = np.array([0])
    found = cohort_windows(one, one, np.array([2]), np.array([EVENT]), np.array([11]), (12,), of=(1, 1))
    assert found.people.tolist() == [[[0]]]


def test_the_landmark_compares_who_was_there_on_that_day():
    days, start = np.array([20.0, 30, 31, 60, 60, 60]), np.array([5, -1, 10, 30, 31, np.nan])
    found = landmark(days, start, 30)
    assert found.kept.tolist() == [False, False, True, True, True, True]
    assert found.supported.tolist() == [True, True, False, False]
    assert found.durations.tolist() == [1, 30, 30, 30]


def test_support_that_helps_nobody_seems_to_help_until_the_landmark_takes_its_time_away():
    """Whoever lives long without an event has longer to be given support: that alone parts the naive groups."""
    rng = np.random.default_rng(2026)
    event, start = rng.exponential(500, 20_000), rng.exponential(300, 20_000)
    days, kinds = np.minimum(event, 730), (event <= 730).astype(int)
    got = np.where(start < days, start, np.nan)
    naive = seen(count(days, kinds, (~np.isnan(got)).astype(int)), [365])
    assert naive[0][0].rate - naive[1][0].rate > 0.2
    at = landmark(days, got, 180)
    fair = seen(count(at.durations, kinds[at.kept], at.supported.astype(int)), [365])
    assert abs(fair[0][0].rate - fair[1][0].rate) < 0.03
