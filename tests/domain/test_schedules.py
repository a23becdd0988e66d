"""Reviews and visits fall due by the dated schedule, and a late review climbs from the lead to the manager."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dates import months_after
from domain.schedules import escalation, next_review, next_visit, review_days, review_opens_on
from workflows.shipped import shipped_law

DAY = date(2026, 9, 30)
LAW = shipped_law().on(DAY)
OPENED = date(2025, 1, 15)
DAYS = st.dates(date(2015, 1, 1), date(2060, 12, 31))


def test_reviews_fall_due_after_one_three_and_six_months_and_then_every_six():
    assert list(islice(review_days(OPENED, LAW), 6)) == [
        date(2025, 2, 15),
        date(2025, 4, 15),
        date(2025, 7, 15),
        date(2026, 1, 15),
        date(2026, 7, 15),
        date(2027, 1, 15),
    ]


def test_a_case_opened_on_the_last_of_a_month_is_reviewed_on_the_last_days():
    assert list(islice(review_days(date(2025, 8, 31), LAW), 4)) == [
        date(2025, 9, 30),
        date(2025, 11, 30),
        date(2026, 2, 28),
        date(2026, 8, 31),
    ]


@pytest.mark.parametrize(
    ("last_review_on", "due"),
    [
        (None, date(2025, 2, 15)),
        (date(2025, 2, 7), date(2025, 2, 15)),  # a day before the window: it answers nothing
        (date(2025, 2, 8), date(2025, 4, 15)),  # the window's first day
        (date(2025, 2, 15), date(2025, 4, 15)),
        (date(2025, 2, 16), date(2025, 4, 15)),
        (date(2025, 4, 7), date(2025, 4, 15)),  # eight weeks late, and still not the next one
        (date(2025, 4, 8), date(2025, 7, 15)),
        (date(2025, 7, 15), date(2026, 1, 15)),
        (date(2026, 1, 15), date(2026, 7, 15)),
    ],
)
def test_a_review_answers_the_due_day_in_whose_window_it_is_held(last_review_on, due):
    assert next_review(OPENED, last_review_on, LAW) == due


@given(opened_on=DAYS, days=st.integers(0, 3_000))
def test_the_next_review_is_one_of_the_due_days_and_comes_after_the_last(opened_on, days):
    last = opened_on + timedelta(days=days)
    due = next_review(opened_on, last, LAW)
    assert due > last
    assert due in set(islice(review_days(opened_on, LAW), 30))


def test_the_window_of_a_review_opens_seven_days_before():
    assert review_opens_on(date(2025, 3, 3), LAW) == date(2025, 2, 24)


@pytest.mark.parametrize(
    ("last", "due"),
    [
        (date(2026, 1, 30), date(2026, 2, 28)),
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2026, 2, 1), date(2026, 3, 1)),
        (date(2028, 1, 31), date(2028, 2, 29)),
    ],
)
def test_the_next_visit_is_a_month_after_the_last(last, due):
    assert next_visit(last, LAW) == due


@pytest.mark.parametrize(
    ("days_late", "who"),
    [
        (-1, None),
        (0, "lead"),
        (1, "lead"),
        (6, "lead"),
        (7, "officer"),
        (8, "officer"),
        (20, "officer"),
        (21, "manager"),
        (22, "manager"),
        (400, "manager"),
    ],
)
def test_a_late_review_climbs_from_the_lead_to_the_manager(days_late, who):
    assert escalation(days_late, LAW) == who


def test_a_changed_interval_moves_the_visits_from_its_first_day_on():
    key = "case.visit_every_months"
    law = shipped_law()
    changed = law.amended(key, replace(law.on(DAY).cited(key), value=2, valid_from=DAY))
    last = date(2026, 9, 1)
    assert next_visit(last, changed.on(DAY - timedelta(days=1))) == months_after(last, 1)
    assert next_visit(last, changed.on(DAY)) == months_after(last, 2)
