"""Dated values: which one holds on a day, what a change does, and what is refused."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.parameter_keys import EXPECTED, value_of
from domain.parameters import (
    DatedValue,
    Law,
    ParameterNotInForce,
    ParameterNotYetInForce,
    Series,
    UnconnectedValues,
    UnknownParameter,
)

FIRST, CHANGE, END = date(2023, 10, 10), date(2025, 1, 1), date(2026, 1, 1)


def dated(value, start, end=None):
    return DatedValue(value, start, end, citation="điều 1", standing="confirmed", reference="a law site")


def series(*values, key="rate"):
    return Series(key, "basis_points", values)


@pytest.fixture
def law():
    return Law(
        [series(dated(660, FIRST, CHANGE), dated(700, CHANGE, END)), series(dated(5, FIRST), key="years")]
    )


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (FIRST, 660),
        (CHANGE - timedelta(days=1), 660),
        (CHANGE, 700),
        (CHANGE + timedelta(days=1), 700),
        (END - timedelta(days=1), 700),
    ],
)
def test_a_value_holds_from_its_first_day_to_the_day_before_the_next(law, on, expected):
    assert law.on(on).value("rate") == expected


@pytest.mark.parametrize("on", [END, END + timedelta(days=1), date.max])
def test_a_day_after_the_last_known_value_is_refused_and_says_when_it_ended(law, on):
    with pytest.raises(ParameterNotInForce) as refused:
        law.on(on).value("rate")
    assert refused.value.data == {
        "parameter": "rate",
        "on": on,
        "first": FIRST,
        "last": END - timedelta(days=1),
    }


@pytest.mark.parametrize("on", [FIRST - timedelta(days=1), date.min])
def test_a_day_before_the_first_value_is_refused_and_says_when_it_begins(law, on):
    with pytest.raises(ParameterNotYetInForce) as refused:
        law.on(on).value("years")
    assert refused.value.data == {"parameter": "years", "on": on, "first": FIRST, "last": None}


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(("key", "on"), [("rate", END), ("years", date.min), ("nothing", FIRST)])
def test_every_refusal_can_be_read(law, key, on, lang):
    with pytest.raises((ParameterNotInForce, UnknownParameter)) as refused:
        law.on(on).value(key)
    assert key in refused.value.text(lang)


def test_an_unknown_key_is_refused(law):
    for ask in (law.series, law.on(FIRST).value, lambda key: law.changes([key])):
        with pytest.raises(UnknownParameter):
            ask("nothing")


def test_the_law_of_a_day_is_made_once(law):
    assert law.on(FIRST) is law.on(FIRST)


def test_the_changes_are_the_days_on_which_any_value_begins_or_ends(law):
    assert law.changes(["rate"]) == (FIRST, CHANGE, END)
    assert law.changes(["years"]) == (FIRST,)
    assert law.changes([]) == ()


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_the_law_of_a_day_is_the_value_that_covers_the_day(on):
    rates = series(dated(660, FIRST, CHANGE), dated(700, CHANGE, END))
    covering = [each.value for each in rates.values if each.valid_from <= on < each.valid_to]
    law_on = Law([rates]).on(on)
    assert ([law_on.value("rate")] if law_on.in_force("rate") else []) == covering


@pytest.mark.parametrize("start", [CHANGE - timedelta(days=1), CHANGE + timedelta(days=1)])
def test_overlapping_values_and_days_without_law_are_refused(start):
    with pytest.raises(UnconnectedValues) as refused:
        series(dated(660, FIRST, CHANGE), dated(700, start))
    assert refused.value.data == {"parameter": "rate", "ends": CHANGE, "next_starts": start}


def test_a_value_may_not_follow_one_without_end():
    with pytest.raises(UnconnectedValues):
        series(dated(660, FIRST), dated(700, CHANGE))


def test_a_draft_ends_the_value_before_it_and_leaves_the_law_as_it_was(law):
    draft = law.amended("years", dated(3, CHANGE))
    assert [draft.on(day).value("years") for day in (CHANGE - timedelta(days=1), CHANGE)] == [5, 3]
    assert law.on(CHANGE).value("years") == 5


def test_a_draft_for_a_time_gives_way_to_what_held_before(law):
    until = date(2025, 7, 1)
    draft = law.amended("years", dated(3, CHANGE, until))
    assert [draft.on(day).value("years") for day in (until - timedelta(days=1), until)] == [3, 5]


def test_a_draft_replaces_whatever_lies_within_its_days(law):
    draft = law.amended("rate", dated(500, FIRST - timedelta(days=30), date(2025, 6, 1)))
    rates = [(each.value, each.valid_from, each.valid_to) for each in draft.series("rate").values]
    assert rates == [(500, FIRST - timedelta(days=30), date(2025, 6, 1)), (700, date(2025, 6, 1), END)]


def test_a_draft_from_the_first_day_of_a_value_leaves_nothing_of_it(law):
    values = law.amended("years", dated(3, FIRST)).series("years").values
    assert [(each.value, each.valid_from) for each in values] == [(3, FIRST)]


def test_a_draft_that_leaves_days_without_law_is_refused(law):
    with pytest.raises(UnconnectedValues):
        law.amended("rate", dated(500, END + timedelta(days=1)))


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        ("whole", 0, 0),
        ("whole", 2_000_000_000, 2_000_000_000),
        ("whole_list", [1, 3, 6], (1, 3, 6)),
        ("flag", True, True),
        ("text", "a", "a"),
        ("day", "2023-10-10", date(2023, 10, 10)),
    ],
)
def test_a_value_is_read_by_its_kind(kind, raw, value):
    assert value_of(kind, raw) == value


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        ("whole", -1),
        ("whole", True),
        ("whole", 6.6),
        ("whole", "5"),
        ("whole", None),
        ("whole_list", []),
        ("whole_list", [1, 1]),
        ("whole_list", [3, 1]),
        ("whole_list", [0, 1]),
        ("whole_list", [True, 2]),
        ("whole_list", 5),
        ("flag", 1),
        ("text", 1),
        ("day", "2023-10-32"),
        ("day", 20231010),
    ],
)
def test_a_value_of_another_kind_is_refused(kind, raw):
    with pytest.raises(ValueError, match=r"\w"):
        value_of(kind, raw)
    assert kind in EXPECTED
