"""Ours beside lifelines, scipy and statsmodels, and on the Rossi data (432 people, Rossi, Berk and Lenihan 1980)."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

from domain.recidivism.estimators import (
    CENSORED,
    EVENT,
    aalen_johansen,
    count,
    exact,
    kaplan_meier,
    log_rank,
    median,
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore"),  # theirs, of each other's newer versions
]


def close(ours, theirs) -> bool:
    return np.allclose(ours, theirs, rtol=1e-9, atol=1e-9)


@pytest.fixture(scope="module")
def lifelines():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import lifelines.datasets
        import lifelines.statistics

        return lifelines


@pytest.fixture(scope="module")
def rossi(lifelines):
    return lifelines.datasets.load_rossi()


@pytest.fixture(scope="module")
def drawn():
    """Days with many ties, three groups, both kinds of leaving."""
    rng = np.random.default_rng(5)
    return rng.integers(0, 90, 600), rng.choice([0, 0, 1, 2], 600), rng.integers(0, 3, 600)


def same_curve(lifelines, days, happened):
    ours, theirs = kaplan_meier(count(days, happened)), lifelines.KaplanMeierFitter().fit(days, happened)
    at = theirs.survival_function_.loc[ours.times].to_numpy().ravel()
    assert close(ours.survival[0], at)
    limits = theirs.confidence_interval_.loc[ours.times].to_numpy()
    inside = (ours.survival[0] > 0) & (ours.survival[0] < 1)
    assert close(ours.lower[0][inside], limits[inside, 0])
    assert close(ours.upper[0][inside], limits[inside, 1])
    assert ours.at_risk[0].tolist() == theirs.event_table.loc[ours.times, "at_risk"].tolist()
    theirs_median = theirs.median_survival_time_
    assert (np.isnan(median(ours).at[0]) and np.isinf(theirs_median)) or median(ours).at[0] == theirs_median


def test_the_curve_is_that_of_lifelines(lifelines, drawn):
    days, kinds, _ = drawn
    same_curve(lifelines, days, (kinds == EVENT).astype(int))
    same_curve(lifelines, days / 7, (kinds > CENSORED).astype(int))


def test_the_curve_is_that_of_scipy(drawn):
    from scipy.stats import CensoredData, ecdf

    days, kinds, _ = drawn
    happened = kinds == EVENT
    theirs = ecdf(CensoredData(uncensored=days[happened], right=days[~happened])).sf
    ours = kaplan_meier(count(days, happened.astype(int)))
    assert close(theirs.evaluate(ours.times), ours.survival[0])
    limits = theirs.confidence_interval(method="log-log")
    inside = (ours.survival[0] > 0) & (ours.survival[0] < 1)
    assert close(limits.low.evaluate(ours.times)[inside], ours.lower[0][inside])


def test_the_incidence_and_its_variance_are_those_of_lifelines(lifelines):
    """It cannot take two kinds on one day, so every day here is one person's."""
    rng = np.random.default_rng(11)
    days, kinds = rng.permutation(np.arange(1, 401)), rng.choice([0, 1, 2], 400, p=[0.5, 0.3, 0.2])
    theirs = lifelines.AalenJohansenFitter().fit(days, kinds, event_of_interest=1)
    ours = aalen_johansen(count(days, kinds))
    assert close(ours.share[0], theirs.cumulative_density_.loc[ours.times].to_numpy().ravel())
    theirs_variance = theirs.variance_.loc[ours.times].to_numpy()
    told = np.isfinite(theirs_variance)
    assert told.sum() > 390
    assert close(ours.variance[0][told], theirs_variance[told])


def test_with_ties_of_kinds_on_a_day_the_incidence_is_that_of_statsmodels(drawn):
    from statsmodels.duration.survfunc import CumIncidenceRight

    days, kinds, _ = drawn
    theirs, ours = CumIncidenceRight(days, kinds), aalen_johansen(count(days, kinds))
    at = np.searchsorted(ours.times, theirs.times)
    assert close(ours.share[0][at], theirs.cinc[0])


def test_the_log_rank_test_of_three_groups_is_that_of_lifelines_and_statsmodels(lifelines, drawn):
    from statsmodels.duration.survfunc import survdiff

    days, kinds, groups = drawn
    happened = (kinds == EVENT).astype(int)
    ours = log_rank(count(days, happened, groups))
    theirs = lifelines.statistics.multivariate_logrank_test(days, groups, happened)
    assert ours.df == 2
    assert ours.chi2 == pytest.approx(theirs.test_statistic)
    assert ours.p == pytest.approx(theirs.p_value)
    assert survdiff(days, happened, groups) == pytest.approx((ours.chi2, ours.p))


def test_exact_limits_are_those_of_scipy_and_statsmodels():
    from scipy.stats import binomtest
    from statsmodels.stats.proportion import proportion_confint

    for hits, people in ((0, 1), (1, 1), (0, 104), (1, 104), (13, 104), (114, 432), (104, 104)):
        ours = tuple(map(float, exact(hits, people)))
        assert ours == pytest.approx(tuple(binomtest(hits, people).proportion_ci(0.95, "exact")), abs=1e-10)
        assert ours == pytest.approx(proportion_confint(hits, people, method="beta"), abs=1e-10)


def test_the_rossi_curves_are_those_of_lifelines(lifelines, rossi):
    same_curve(lifelines, rossi.week.to_numpy(), rossi.arrest.to_numpy())
    for aid in (0, 1):
        some = rossi[rossi.fin == aid]
        same_curve(lifelines, some.week.to_numpy(), some.arrest.to_numpy())


def test_the_published_results_on_the_rossi_data_come_out(rossi):
    """114 of 432 arrested in the year; financial aid: log-rank 3.84, p 0.0501 (Allison, Survival Analysis, 1995)."""
    counts = count(rossi.week.to_numpy(), rossi.arrest.to_numpy(), rossi.fin.to_numpy())
    assert counts.ended(EVENT).tolist() == [66, 48]
    assert counts.people.tolist() == [216, 216]
    test = log_rank(counts)
    assert test.chi2 == pytest.approx(3.8376, abs=5e-5)
    assert test.p == pytest.approx(0.0501, abs=5e-5)
    curve = kaplan_meier(counts.together())
    assert curve.survival[0, -1] == pytest.approx(1 - 114 / 432, abs=1e-12)
