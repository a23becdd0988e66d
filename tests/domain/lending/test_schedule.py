"""What falls due when: reckoned by hand, with the terms that a bank entered and without them."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import BadValue
from domain.lending.money import half_up, interest
from domain.lending.schedule import RepaymentTerms, next_due, overdue_interest, repayment_plan
from workflows.shipped import shipped_law

PAID = date(2024, 1, 31)
TERMS = RepaymentTerms(660, principal_every_months=12, grace_months=0, interest_every_months=6, day_basis=365)


def test_sixty_months_at_six_point_six_percent() -> None:
    """100 million in five parts of 20; interest twice a year on what is owed, by the day (2024 has 366)."""
    plan = repayment_plan([(PAID, 100_000_000)], 60, TERMS)
    assert [(each.due_on, each.principal_vnd, each.interest_vnd) for each in plan] == [
        (date(2024, 7, 31), 0, 3_290_959),  # 100m x 182 days
        (date(2025, 1, 31), 20_000_000, 3_327_123),  # 100m x 184
        (date(2025, 7, 31), 0, 2_618_301),  # 80m x 181
        (date(2026, 1, 31), 20_000_000, 2_661_699),  # 80m x 184
        (date(2026, 7, 31), 0, 1_963_726),
        (date(2027, 1, 31), 20_000_000, 1_996_274),
        (date(2027, 7, 31), 0, 1_309_151),
        (date(2028, 1, 31), 20_000_000, 1_330_849),
        (date(2028, 7, 31), 0, 658_192),  # 20m x 182: a leap year again
        (date(2029, 1, 31), 20_000_000, 665_425),
    ]
    assert [each.outstanding_vnd for each in plan[1::2]] == [
        80_000_000,
        60_000_000,
        40_000_000,
        20_000_000,
        0,
    ]


def test_without_a_rate_the_principal_and_its_days_alone_are_known() -> None:
    plan = repayment_plan([(PAID, 100_000_000)], 60, RepaymentTerms(principal_every_months=12))
    assert {each.interest_vnd for each in plan} == {None}
    assert [each.principal_vnd for each in plan] == [20_000_000] * 5


def test_without_any_terms_everything_is_due_at_the_end() -> None:
    [only] = repayment_plan([(PAID, 80_000_000)], 25, RepaymentTerms())
    assert (only.due_on, only.principal_vnd, only.interest_vnd, only.outstanding_vnd) == (
        date(2026, 2, 28), 80_000_000, None, 0
    )  # fmt: skip


def test_nothing_drawn_is_nothing_due() -> None:
    assert repayment_plan([], 60, TERMS) == ()


def test_each_drawdown_bears_interest_from_its_own_day() -> None:
    terms = RepaymentTerms(
        730, principal_every_months=12, grace_months=0, interest_every_months=12, day_basis=365
    )
    drawn = [(date(2025, 1, 1), 10_000_000), (date(2025, 7, 2), 10_000_000)]
    [first, _] = repayment_plan(drawn, 24, terms)
    assert first.interest_vnd == (10_000_000 * 365 + 10_000_000 * 183) * 730 // (365 * 10_000)


def test_grace_moves_the_first_principal() -> None:
    plan = repayment_plan(
        [(PAID, 60_000_000)], 36, RepaymentTerms(principal_every_months=12, grace_months=12)
    )
    assert [(each.due_on.year, each.principal_vnd) for each in plan] == [
        (2026, 30_000_000),
        (2027, 30_000_000),
    ]


def test_the_next_instalment_counts_the_day_itself() -> None:
    plan = repayment_plan([(PAID, 100_000_000)], 60, TERMS)
    day = date(2024, 7, 31)
    found = [next_due(plan, on) for on in (day - timedelta(1), day, day + timedelta(1))]
    assert [each and each.due_on for each in found] == [day, day, date(2025, 1, 31)]
    assert next_due(plan, date(2029, 2, 1)) is None


def test_what_is_overdue_bears_a_hundred_and_thirty_percent_of_the_rate() -> None:
    law = shipped_law().on(date(2026, 3, 2))
    assert overdue_interest(10_000_000, TERMS, 73, law) == 171_600  # 10m x 8.58 % x 73/365
    assert overdue_interest(10_000_000, RepaymentTerms(day_basis=365), 73, law) is None


@pytest.mark.parametrize(("top", "bottom", "whole"), [(1, 2, 1), (3, 2, 2), (1, 3, 0), (2, 3, 1), (0, 7, 0)])
def test_half_a_dong_is_rounded_up(top: int, bottom: int, whole: int) -> None:
    assert half_up(top, bottom) == whole


def test_interest_of_a_year_is_the_rate() -> None:
    assert interest(100_000_000 * 365, 660, 365) == 6_600_000


@pytest.mark.parametrize(
    "terms",
    [
        {"rate_bp": -1},
        {"rate_bp": 10_001},
        {"day_basis": 300},
        {"principal_every_months": 0},
        {"grace_months": -1},
    ],
)
def test_terms_that_cannot_be_meant_are_refused(terms: dict[str, int]) -> None:
    with pytest.raises(BadValue):
        RepaymentTerms(**terms)


@given(
    amount=st.integers(1, 2_000_000_000),
    months=st.integers(1, 120),
    every=st.none() | st.integers(1, 120),
    grace=st.none() | st.integers(0, 120),
    interest_every=st.none() | st.integers(1, 120),
    day=st.dates(date(2023, 10, 10), date(2035, 12, 31)),
)
def test_the_principal_is_paid_to_the_last_dong(
    amount: int, months: int, every: int | None, grace: int | None, interest_every: int | None, day: date
) -> None:
    terms = RepaymentTerms(660, every, grace, interest_every, 365)
    plan = repayment_plan([(day, amount)], months, terms)
    assert sum(each.principal_vnd for each in plan) == amount
    assert plan[-1].outstanding_vnd == 0
    assert all(before.due_on < after.due_on for before, after in pairwise(plan))
    assert all(each.principal_vnd >= 0 and (each.interest_vnd or 0) >= 0 for each in plan)
