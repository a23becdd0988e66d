"""The calendar of the law, on one day and on columns of days."""

from datetime import UTC, date, datetime, timedelta, timezone

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dates import (
    day_number,
    end_of_month,
    from_day_number,
    legal_day,
    months_after,
    months_after_days,
    parse_day,
    years_after,
    years_after_days,
)

ANY_DAY = st.dates()
RECENT = st.dates(date(1900, 1, 1), date(2199, 12, 31))
MONTHS = st.integers(-1200, 1200)


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    [
        (date(2023, 3, 1), 5, date(2028, 3, 1)),
        (date(2024, 2, 28), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 3, 1), 1, date(2025, 3, 1)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2025, 2, 28), -1, date(2024, 2, 28)),
        (date(2000, 2, 29), 100, date(2100, 2, 28)),
        (date(2024, 2, 29), 0, date(2024, 2, 29)),
    ],
)
def test_years_are_counted_to_the_same_day_and_month_or_to_28_february(day, years, expected):
    assert years_after(day, years) == expected


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 1, 28), 1, date(2024, 2, 28)),
        (date(2024, 1, 29), 1, date(2024, 2, 29)),
        (date(2024, 1, 30), 1, date(2024, 2, 29)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2025, 10, 31), 1, date(2025, 11, 30)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
    ],
)
def test_months_are_counted_to_the_same_day_or_to_the_last_of_the_month(day, months, expected):
    assert months_after(day, months) == expected


def test_counting_stops_at_the_last_and_the_first_day_that_exist():
    assert years_after(date(9998, 5, 5), 5) == date.max
    assert months_after(date(1, 2, 1), -2) == date.min
    assert years_after_days(np.array([day_number(date(9998, 5, 5))]), 5).tolist() == [day_number(date.max)]
    assert months_after_days(np.array([day_number(date(1, 2, 1))]), -2).tolist() == [day_number(date.min)]


def test_day_numbers_count_from_1970():
    assert [day_number(date(1969, 12, 31)), day_number(date(1970, 1, 1)), day_number(date(1970, 1, 2))] == [
        -1,
        0,
        1,
    ]


@given(ANY_DAY)
def test_a_day_number_leads_back_to_its_day(day):
    assert from_day_number(day_number(day)) == day


@given(ANY_DAY, st.integers(-100, 100))
def test_a_year_is_twelve_months(day, years):
    assert years_after(day, years) == months_after(day, 12 * years)


@given(st.lists(ANY_DAY, min_size=1), MONTHS)
def test_one_number_of_months_moves_a_column_as_it_moves_each_day(days, months):
    moved = months_after_days(np.array([day_number(day) for day in days], dtype=np.int32), months)
    assert moved.dtype == np.int32
    assert [from_day_number(each) for each in moved] == [months_after(day, months) for day in days]


@given(st.lists(RECENT, min_size=1), MONTHS)
def test_the_table_of_three_centuries_says_what_the_arithmetic_says(days, months):
    moved = months_after_days(np.array([day_number(day) for day in days], dtype=np.int32), months)
    assert [from_day_number(each) for each in moved] == [months_after(day, months) for day in days]


@given(st.lists(st.tuples(ANY_DAY, MONTHS), min_size=1))
def test_every_row_may_have_its_own_number_of_months(rows):
    days = np.array([day_number(day) for day, _ in rows], dtype=np.int32)
    moved = months_after_days(days, np.array([months for _, months in rows]))
    assert [from_day_number(each) for each in moved] == [months_after(*row) for row in rows]


@given(st.lists(st.tuples(ANY_DAY, st.integers(-100, 100)), min_size=1))
def test_every_row_may_have_its_own_number_of_years(rows):
    days = np.array([day_number(day) for day, _ in rows], dtype=np.int32)
    moved = years_after_days(days, np.array([years for _, years in rows]))
    assert [from_day_number(each) for each in moved] == [years_after(*row) for row in rows]


@pytest.mark.parametrize("edge", [date(1899, 12, 31), date(1900, 1, 1), date(2199, 12, 31), date(2200, 1, 1)])
def test_columns_agree_at_the_edges_of_the_table(edge):
    days = np.array([day_number(edge), day_number(date(2000, 2, 29))], dtype=np.int32)
    assert from_day_number(years_after_days(days, 1)[0]) == years_after(edge, 1)


def test_an_empty_column_stays_empty():
    assert years_after_days(np.array([], dtype=np.int32), 5).tolist() == []


def test_changing_a_moved_column_changes_no_later_answer():
    days = np.array([day_number(date(2024, 2, 29))], dtype=np.int32)
    years_after_days(days, 1)[0] = 0
    assert from_day_number(years_after_days(days, 1)[0]) == date(2025, 2, 28)


@given(RECENT)
def test_the_end_of_a_month_is_the_day_before_the_next_month(day):
    end = end_of_month(day)
    assert (end.year, end.month) == (day.year, day.month)
    assert (end + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (datetime(2026, 9, 30, 16, 59, 59, tzinfo=UTC), date(2026, 9, 30)),
        (datetime(2026, 9, 30, 17, 0, tzinfo=UTC), date(2026, 10, 1)),
        (datetime(2026, 9, 30, 23, 0, tzinfo=timezone(timedelta(hours=7))), date(2026, 9, 30)),
    ],
)
def test_the_legal_day_begins_at_midnight_in_vietnam(at, expected):
    assert legal_day(at) == expected


def test_an_instant_without_its_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        legal_day(datetime(2026, 9, 30, 12, 0))


@pytest.mark.parametrize(
    "text",
    ["20231010", "2023-W41-2", "2023-13-01", "2023-02-29", "10/10/2023", " 2023-10-1", "", None, 20231010],
)
def test_a_day_is_written_one_way_only(text):
    with pytest.raises(ValueError):
        parse_day(text)


@given(ANY_DAY)
def test_a_written_day_is_read_as_it_was(day):
    assert parse_day(day.isoformat()) == day
