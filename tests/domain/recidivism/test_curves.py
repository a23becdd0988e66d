"""Curves on figures that can be worked out by hand, on published ones, and where there is next to nothing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.recidivism.estimators import (
    CENSORED,
    COMPETING,
    EVENT,
    aalen_johansen,
    count,
    kaplan_meier,
    log_rank,
    median,
)

# Remission in weeks under 6-MP and placebo (Freireich and others, Blood 21, 1963), the textbook's example since.
TREATED = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
RELAPSED = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]
PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]

PEOPLE = st.lists(
    st.tuples(st.integers(0, 12), st.sampled_from([CENSORED, EVENT, COMPETING]), st.integers(0, 2)),
    max_size=40,
)


def counted(people):
    days, kinds, groups = (np.array([each[at] for each in people], dtype=np.int64) for at in range(3))
    return count(days, kinds, groups, of=3)


def test_the_published_curve_of_the_remission_data_comes_out():
    curve = kaplan_meier(count(np.array(TREATED), np.array(RELAPSED)))
    shares = dict(zip(curve.times.tolist(), curve.survival[0].tolist(), strict=True))
    published = {6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448}
    assert {t: round(shares[t], 3) for t in published} == published
    errors = dict(zip(curve.times.tolist(), np.sqrt(curve.variance[0]).round(4).tolist(), strict=True))
    assert {t: errors[t] for t in (6, 23)} == {6: 0.0764, 23: 0.1346}


def test_the_published_medians_and_log_rank_of_the_remission_data_come_out():
    days, kinds = np.array(TREATED + PLACEBO), np.array(RELAPSED + [1] * 21)
    counts = count(days, kinds, np.repeat([0, 1], 21))
    found = median(kaplan_meier(counts))
    assert found.at.tolist() == [23, 8]
    assert found.lower.tolist() == [13, 4]
    test = log_rank(counts)
    assert test.chi2 is not None
    assert (round(test.chi2, 2), test.df) == (16.79, 1)
    assert test.p == pytest.approx(4.17e-5, rel=0.01)


def test_an_event_and_a_last_look_on_one_day_are_in_that_order():
    curve = kaplan_meier(count(np.array([5, 5, 9]), np.array([EVENT, CENSORED, CENSORED])))
    assert curve.at_risk.tolist() == [[3, 1]]
    assert curve.survival[0].tolist() == pytest.approx([2 / 3, 2 / 3])


def test_nobody_gives_no_point_and_no_median():
    counts = count(np.array([]), np.array([]))
    assert kaplan_meier(counts).survival.shape == aalen_johansen(counts).share.shape == (1, 0)
    assert np.isnan(median(kaplan_meier(counts)).at).all()
    assert (log_rank(counts).chi2, log_rank(counts).df) == (None, 0)


def test_without_an_event_the_share_stays_whole_and_nothing_is_compared():
    counts = count(np.array([3, 4, 5]), np.zeros(3, dtype=int), np.array([0, 1, 1]))
    curve = kaplan_meier(counts)
    assert (curve.survival == 1).all()
    assert (curve.lower == 1).all()
    assert np.isnan(median(curve).at).all()
    assert log_rank(counts).p is None


def test_one_person_with_an_event_has_a_median_and_no_interval():
    curve = kaplan_meier(count(np.array([7]), np.array([EVENT])))
    assert curve.survival.tolist() == [[0.0]]
    assert np.isnan(curve.lower).all()
    found = median(curve)
    assert (found.at[0], np.isnan(found.upper[0])) == (7, True)


def test_a_group_that_was_never_at_risk_is_not_compared():
    """The third leaves before the first event: it costs no degree of freedom."""
    days, kinds = np.array([5, 6, 7, 8, 1]), np.array([1, 1, 1, 0, 0])
    two = log_rank(count(days[:4], kinds[:4], np.array([0, 1, 0, 1]), of=2))
    three = log_rank(count(days, kinds, np.array([0, 1, 0, 1, 2]), of=3))
    assert three.df == two.df == 1
    assert three.chi2 == pytest.approx(two.chi2)


def test_fractions_of_a_unit_count_as_whole_ones_do():
    days, kinds = np.array(TREATED), np.array(RELAPSED)
    whole, halves = kaplan_meier(count(days, kinds)), kaplan_meier(count(days / 2, kinds))
    assert halves.times.tolist() == (whole.times / 2).tolist()
    assert halves.survival.tolist() == whole.survival.tolist()


@given(PEOPLE)
def test_whoever_has_no_event_yet_is_still_there_or_was_taken_away(people):
    """S + F(event) + F(competing) = 1 at every time, where S falls with both."""
    counts = counted(people)
    shares = aalen_johansen(counts, EVENT).share + aalen_johansen(counts, COMPETING).share
    days, kinds, groups = (np.array([each[at] for each in people], dtype=np.int64) for at in range(3))
    either = kaplan_meier(count(days, (kinds > 0).astype(int), groups, of=3))
    assert np.allclose(shares, 1 - either.survival, atol=1e-12)


@given(PEOPLE)
def test_without_competition_the_incidence_is_what_the_curve_lost(people):
    counts = counted([(day, min(kind, EVENT), group) for day, kind, group in people])
    curve, found = kaplan_meier(counts), aalen_johansen(counts)
    assert np.allclose(found.share, 1 - curve.survival, atol=1e-12)
    inside = (curve.survival > 1e-9) & (curve.survival < 1)
    assert np.allclose(found.variance[inside], curve.variance[inside], atol=1e-12)
    assert np.allclose(found.lower[inside], 1 - curve.upper[inside], atol=1e-9)
    assert np.allclose(found.upper[inside], 1 - curve.lower[inside], atol=1e-9)


@given(PEOPLE)
def test_with_everybody_followed_to_an_end_the_variance_is_that_of_a_proportion(people):
    counts = counted([(day, max(kind, EVENT), group) for day, kind, group in people])
    found, people_of = aalen_johansen(counts), np.maximum(counts.people, 1)[:, None]
    assert np.allclose(found.variance, found.share * (1 - found.share) / people_of, atol=1e-12)


@given(PEOPLE)
def test_limits_stand_on_either_side_and_within_zero_and_one(people):
    counts = counted(people)
    curve, found = kaplan_meier(counts), aalen_johansen(counts)
    for share, low, high in (
        (curve.survival, curve.lower, curve.upper),
        (found.share, found.lower, found.upper),
    ):
        told = ~np.isnan(low)
        assert ((low[told] >= 0) & (low[told] <= share[told] + 1e-12)).all()
        assert ((share[told] <= high[told] + 1e-12) & (high[told] <= 1)).all()
