"""A caseload drawn from known true rates: the intervals hold the truth as often as they say."""

from __future__ import annotations

import numpy as np
import pytest

from domain.recidivism.estimators import (
    CENSORED,
    COMPETING,
    EVENT,
    aalen_johansen,
    count,
    kaplan_meier,
    within,
)

CASELOADS, PEOPLE = 4000, 104
# A week's hazards of a new conviction and of dying or moving away; everybody is followed for up to four years.
EVENTS, OTHERS, LONGEST = 0.0028, 0.0014, 208
YEAR = 52


@pytest.fixture(scope="module")
def drawn():
    """[caseload × person] each caseload a group: thousands of districts of 104 people at once."""
    rng = np.random.default_rng(20261130)
    size = CASELOADS * PEOPLE
    event, other = rng.geometric(EVENTS, size), rng.geometric(OTHERS, size)
    followed = rng.integers(1, LONGEST, size)
    days = np.minimum(np.minimum(event, other), followed)
    kinds = np.where(
        event <= np.minimum(other, followed), EVENT, np.where(other <= followed, COMPETING, CENSORED)
    )
    return days, kinds, np.repeat(np.arange(CASELOADS), PEOPLE)


def held(low, truth, high):
    told = ~np.isnan(low)
    assert told.mean() > 0.95  # else it would be the coverage of whoever happens to have an interval
    return float(((low <= truth) & (truth <= high))[told].mean())


def test_the_incidence_with_competition_is_recovered_at_its_nominal_rate(drawn):
    days, kinds, groups = drawn
    found = aalen_johansen(count(days, kinds, groups, of=CASELOADS))
    at = int(np.searchsorted(found.times, YEAR, side="right")) - 1
    stay = (1 - EVENTS) * (1 - OTHERS)
    truth = EVENTS * (1 - stay**YEAR) / (1 - stay)  # both in one week count as the event
    assert found.share[:, at].mean() == pytest.approx(truth, abs=0.002)
    assert 0.935 < held(found.lower[:, at], truth, found.upper[:, at]) < 0.965


def test_the_curve_alone_is_recovered_at_its_nominal_rate(drawn):
    """With the others taken as no longer followed, the curve is of a world in which nobody dies or leaves."""
    days, kinds, groups = drawn
    curve = kaplan_meier(count(days, np.where(kinds == EVENT, EVENT, CENSORED), groups, of=CASELOADS))
    for years in (1, 2, 3):
        at = int(np.searchsorted(curve.times, years * YEAR, side="right")) - 1
        truth = (1 - EVENTS) ** (years * YEAR)
        assert 0.93 < held(curve.lower[:, at], truth, curve.upper[:, at]) < 0.97


def test_plain_proportions_hold_the_truth_at_least_as_often_as_they_say():
    rng = np.random.default_rng(7)
    size = CASELOADS * PEOPLE
    event = rng.geometric(EVENTS, size)
    days, kinds = np.minimum(event, YEAR), np.where(event <= YEAR, EVENT, CENSORED)
    found = within(count(days, kinds, np.repeat(np.arange(CASELOADS), PEOPLE), of=CASELOADS), [YEAR])
    truth = 1 - (1 - EVENTS) ** YEAR
    assert all(each.plain for (each,) in found)
    hits = np.mean([(each.lower or 0) <= truth <= (each.upper or 0) for (each,) in found])
    assert 0.95 <= hits < 0.985
