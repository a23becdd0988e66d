"""Approved values over the shipped law: composed in the order of decisions, refused where they cannot be."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.law_changes import composed, faults, law_version, left_out, series_version
from domain.parameter_keys import DECLARED
from domain.parameters import UnknownParameter
from tests.support.laws import FROM, KEY, approved, draft
from tests.support.offices import DAY
from workflows.shipped import shipped_law

ONE = timedelta(days=1)
SHIPPED = shipped_law()


def values(law: Any, *days: date, key: str = KEY) -> list[Any]:
    return [law.on(day).value(key) for day in days]


def test_an_approved_value_holds_from_its_day() -> None:
    law = composed(SHIPPED, [approved("a")])
    assert values(law, FROM - ONE, FROM, FROM + ONE) == [120, 60, 60]
    assert values(SHIPPED, FROM) == [120]


def test_a_value_with_an_end_gives_way_to_the_old_one() -> None:
    end = date(2027, 1, 1)
    law = composed(SHIPPED, [approved("a", valid_to=end)])
    assert values(law, FROM - ONE, FROM, end - ONE, end) == [120, 60, 60, 120]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_decisions_the_later_one_holds_however_they_are_read(order: tuple[int, int]) -> None:
    both = [approved("a", 1, value=60), approved("b", 2, value=48)]
    assert values(composed(SHIPPED, [both[each] for each in order]), FROM) == [48]


@pytest.mark.parametrize("status", ["proposed", "refused", "withdrawn"])
def test_only_what_was_approved_counts(status: Any) -> None:
    law = composed(SHIPPED, [approved("a", status=status)])
    assert values(law, FROM) == [120]


def test_who_approves_a_confirmed_value_confirms_it() -> None:
    law = composed(
        SHIPPED, [approved("a"), approved("b", 1, key="qd22.window_years", value=6, standing="reported")]
    )
    confirmed, reported = law.on(FROM).cited(KEY), law.on(FROM).cited("qd22.window_years")
    assert (confirmed.confirmed_by, confirmed.confirmed_on) == ("lanhdao", DAY)
    assert (reported.confirmed_by, reported.confirmed_on) == (None, None)


@pytest.mark.parametrize(
    "row",
    [
        {"key": "qd22.gone"},
        {"value": "60"},
        {"value": True},
        {"value": date(2026, 1, 1)},
        {"key": "qd22.lending_rate_bp", "value": 700, "valid_from": date(2026, 1, 2)},
    ],
)
def test_a_row_that_fits_no_more_is_passed_over_and_named(row: dict[str, Any]) -> None:
    rows = [approved("a", 1, **row), approved("b", 2)]
    assert values(composed(SHIPPED, rows), FROM) == [60]
    assert left_out(SHIPPED, rows) == {rows[0].id}


def test_a_value_of_a_day_and_of_several_numbers_fits() -> None:
    rows = [
        approved("a", key="qd22.in_force_from", value=date(2023, 10, 11)),
        approved("b", key="case.review_months", value=(2, 4)),
    ]
    law = composed(SHIPPED, rows)
    assert values(law, FROM, key="qd22.in_force_from") == [date(2023, 10, 11)]
    assert values(law, FROM, key="case.review_months") == [(2, 4)]
    assert left_out(SHIPPED, rows) == frozenset()


def test_the_version_names_values_and_days_and_no_words() -> None:
    words = composed(SHIPPED, [approved("a", value=120, valid_from=date(2023, 10, 10))])
    assert law_version(words) == law_version(SHIPPED)
    assert series_version(words.series(KEY)) != series_version(SHIPPED.series(KEY))
    number, day = (
        composed(SHIPPED, [approved("a")]),
        composed(SHIPPED, [approved("a", valid_from=FROM + ONE)]),
    )
    assert len({law_version(each) for each in (SHIPPED, number, day)}) == 3
    assert law_version(composed(SHIPPED, [approved("b", 9)])) == law_version(number)
    assert len(law_version(SHIPPED)) == 12


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, {}),
        ({"value": -1}, {"value": "value"}),
        ({"value": "60"}, {"value": "value"}),
        ({"value": 60.5}, {"value": "value"}),
        ({"value": 0}, {"value": "range"}),
        ({"value": 1200}, {}),
        ({"value": 1201}, {"value": "range"}),
        ({"key": "qd22.production_cap_vnd", "value": 10**13}, {}),
        ({"key": "qd22.production_cap_vnd", "value": 10**13 + 1}, {"value": "range"}),
        ({"key": "case.review_months", "value": ()}, {"value": "value"}),
        ({"key": "case.review_months", "value": (3, 1)}, {"value": "value"}),
        ({"key": "case.review_months", "value": (1, 1201)}, {"value": "range"}),
        ({"key": "case.review_every_months", "value": 0}, {"value": "range"}),
        ({"key": "case.review_late_after_days", "value": 0}, {}),
        ({"valid_from": date(1899, 12, 31)}, {"valid_from": "far"}),
        ({"valid_from": DAY + timedelta(days=3 * 366)}, {}),
        ({"valid_from": DAY + timedelta(days=3 * 366 + 1)}, {"valid_from": "far"}),
        ({"valid_to": FROM}, {"valid_to": "order"}),
        ({"valid_to": FROM + ONE}, {}),
        ({"valid_from": date(2020, 1, 1), "valid_to": date(2023, 10, 9)}, {"valid_from": "gap"}),
        ({"valid_from": date(2020, 1, 1), "valid_to": date(2023, 10, 10)}, {}),
        ({"citation": " "}, {"citation": "citation"}),
        ({"citation": "x" * 240}, {}),
        ({"citation": "x" * 241}, {"citation": "long"}),
        ({"reason": ""}, {"reason": "reason"}),
        ({"reason": "một\nhai"}, {}),
        ({"reason": "a\0b"}, {"reason": "signs"}),
        ({"reference": ""}, {"reference": "reference"}),
        ({"standing": "default", "reference": ""}, {"note": "note"}),
        ({"standing": "default", "reference": "", "note": "chưa có"}, {}),
        ({"standing": "certain"}, {"standing": "standing"}),
        ({"value": 0, "reason": ""}, {"value": "range", "reason": "reason"}),
    ],
)
def test_faults_stand_by_their_field(said: dict[str, Any], expected: dict[str, str]) -> None:
    assert faults(SHIPPED, draft(**said), DAY) == expected


@pytest.mark.parametrize(
    ("start", "fault"), [(date(2025, 12, 31), None), (date(2026, 1, 1), None), (date(2026, 1, 2), "gap")]
)
def test_the_rate_after_2025_begins_where_the_known_one_ends(start: date, fault: str | None) -> None:
    found = faults(SHIPPED, draft(key="qd22.lending_rate_bp", value=700, valid_from=start), DAY)
    assert found.get("valid_from") == fault


def test_what_holds_already_is_no_change_but_confirming_it_is() -> None:
    held = SHIPPED.series(KEY).values[0]
    same = {name: getattr(held, name) for name in ("value", "citation", "standing", "reference", "note")}
    assert faults(SHIPPED, draft(**same), DAY) == {"value": "same"}
    assert faults(SHIPPED, draft(**same | {"standing": "confirmed"}), DAY) == {}
    assert faults(SHIPPED, draft(**same, valid_to=FROM + ONE), DAY) == {"value": "same"}


def test_a_value_cut_in_two_still_says_the_same() -> None:
    law = composed(SHIPPED, [approved("a"), approved("b", 1, valid_from=FROM + 9 * ONE)])
    assert faults(law, draft(valid_from=FROM + ONE), DAY) == {"value": "same"}
    assert faults(law, draft(valid_from=FROM - ONE), DAY) == {}


def test_an_unknown_parameter_is_refused() -> None:
    with pytest.raises(UnknownParameter):
        faults(SHIPPED, draft(key="qd22.gone"), DAY)


DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@given(
    st.lists(
        st.tuples(
            st.integers(1, 200), DAYS, st.none() | DAYS, st.sampled_from([KEY, "qd22.lending_rate_bp"])
        ),
        max_size=6,
    ),
    DAYS,
)
def test_whatever_was_approved_the_law_is_whole_and_the_last_fitting_decision_holds(
    rows: list[tuple[int, date, date | None, str]], day: date
) -> None:
    changes = [
        approved(str(place), place, value=value, valid_from=start, valid_to=end, key=key)
        for place, (value, start, end, key) in enumerate(rows)
        if end is None or end > start
    ]
    law, out = composed(SHIPPED, changes), left_out(SHIPPED, changes)
    assert set(law.keys()) == set(DECLARED)
    for key in (KEY, "qd22.lending_rate_bp"):
        held = [
            each.value
            for each in changes
            if each.key == key and each.id not in out and each.dated.covers(day)
        ]
        found = law.series(key).at(day)
        shipped = SHIPPED.series(key).at(day)
        expected = held[-1] if held else shipped and shipped.value
        assert (found and found.value) == expected
