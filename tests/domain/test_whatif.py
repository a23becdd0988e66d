"""A draft on a caseload: who gains and loses on which day, exactly as asking everybody on every day would tell."""

from datetime import date, timedelta
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.dates import from_day_number
from domain.eligibility import evaluate
from domain.eligibility.caseload import CaseKey
from domain.eligibility.whatif import TRIED, NotTried, draft_value, drafted, effect, tried
from domain.law_changes import LawChangeRefused
from domain.parameters import UnknownParameter
from domain.rules.values import columns_of
from tests.domain.rules.people import GOOD, MET, ON, anybody, law, nearly_good

DAY = timedelta(days=1)
WINDOW, CAP = "qd22.window_years", "qd22.production_cap_vnd"
LAST = date(2028, 3, 1)
YEAR = timedelta(days=365)


def of(people, key, value, starts=ON, on=ON, until=ON + YEAR):
    return effect(columns_of(people), law(), drafted(law(), key, value, starts), on, until)


def shown(rows, on):
    return [(int(row), from_day_number(int(day))) for row, day in zip(rows, on, strict=True)]


def gains(found):
    return shown(found.gains, found.gains_on)


def loses(found):
    return shown(found.loses, found.loses_on)


def test_a_longer_window_is_gained_at_once_by_those_who_missed_it_and_later_by_those_who_would():
    people = [
        GOOD,
        {**GOOD, "completed_on": ON.replace(year=2020)},  # today is the last day
        {**GOOD, "completed_on": ON.replace(year=2020) - DAY},
        {**GOOD, "completed_on": ON.replace(year=2019)},  # the last day of six years
        {**GOOD, "completed_on": ON.replace(year=2019) - DAY},
    ]
    found = of(people, WINDOW, 6)
    assert gains(found) == [(1, ON + DAY), (2, ON), (3, ON)]
    assert loses(found) == []
    assert (found.eligible_before, found.eligible_after) == (2, 4)


def test_a_shorter_window_is_lost_on_the_day_it_takes_effect():
    starts = ON + timedelta(days=10)
    found = of([GOOD, {**GOOD, "completed_on": date(2021, 6, 1)}], WINDOW, 3, starts, starts, starts + YEAR)
    assert loses(found) == [(0, date(2026, 3, 2)), (1, starts)]
    assert gains(found) == []


@pytest.mark.parametrize(("until", "there"), [(LAST, []), (LAST + DAY, [(0, LAST + DAY)])])
def test_the_last_day_looked_at_is_included(until, there):
    assert gains(of([GOOD], WINDOW, 6, until=until)) == there


def test_a_higher_cap_costs_what_is_asked_for_and_at_most_what_is_allowed():
    people = [GOOD, {**GOOD, "requested_vnd": 120_000_000}, {**GOOD, "requested_vnd": 200_000_000}]
    found = of(people, CAP, 150_000_000)
    assert gains(found) == [(1, ON)]
    assert found.cost_vnd == 120_000_000
    assert (
        found.at_most_vnd == 150_000_000 + 50_000_000
    )  # the one who gains, and 50 more for the one who could
    assert (found.cap_before.tolist(), found.cap_after.tolist()) == ([100_000_000] * 3, [150_000_000] * 3)


def test_a_lower_cap_frees_what_those_who_lose_asked_for():
    found = of([GOOD, {**GOOD, "requested_vnd": 40_000_000}], CAP, 50_000_000)
    assert (loses(found), found.lost_vnd, found.cost_vnd, found.at_most_vnd) == ([(0, ON)], 80_000_000, 0, 0)


def test_who_is_unknown_is_counted_and_neither_gains_nor_loses():
    found = of([{**GOOD, "completed_on": None}, {**GOOD, "running_loan_vnd": None}], WINDOW, 6)
    assert (found.unknown, gains(found), loses(found)) == (2, [], [])
    assert found.cap_before.tolist() == [100_000_000, -1]


def test_nobody_is_nobody():
    found = of([], WINDOW, 6)
    assert (found.gains.size, found.loses.size, found.cost_vnd) == (0, 0, 0)


def test_the_value_of_today_changes_nothing():
    for key in TRIED:
        now = law().on(ON).value(key)
        found = of([GOOD, {**GOOD, "completed_on": date(2019, 1, 1)}, {**GOOD, "months": 121}], key, now)
        assert (found.gains.size, found.loses.size) == (0, 0)


def test_a_decision_put_off_is_lost_until_its_new_day():
    people = [GOOD]
    found = of(people, "qd22.in_force_from", ON + timedelta(days=30))
    assert loses(found) == [(0, ON)]
    # And who completes the sentence only afterwards loses nothing.
    assert (
        loses(
            of(
                [{**GOOD, "completed_on": ON + timedelta(days=30)}],
                "qd22.in_force_from",
                ON + timedelta(days=30),
            )
        )
        == []
    )


DRAFTS = st.one_of(
    st.tuples(st.just(WINDOW), st.integers(1, 9)),
    st.tuples(st.just(CAP), st.sampled_from([1, 79_999_999, 80_000_000, 100_000_000, 10**12])),
    st.tuples(st.just("qd22.production_term_months"), st.sampled_from([1, 59, 60, 240])),
    st.tuples(st.just("qd22.training_cap_vnd_month"), st.sampled_from([1, 3_999_999, 8_000_000])),
    st.tuples(st.just("qd22.training_short_course_months"), st.sampled_from([1, 9, 10, 24])),
    st.tuples(st.just("qd22.in_force_from"), st.dates(date(2020, 1, 1), date(2027, 1, 1))),
)
DATES = st.sampled_from([date(2023, 10, 9), date(2023, 10, 10), date(2025, 6, 16), date(2028, 2, 28)])


@settings(max_examples=40, deadline=None)
@given(st.lists(anybody() | nearly_good(), min_size=1, max_size=4), DRAFTS, DATES, DATES, st.integers(0, 60))
def test_the_first_day_is_the_one_that_looking_every_day_finds(people, draft, starts, on, ahead):
    key, value = draft
    new, until = drafted(law(), key, value, starts), on + timedelta(days=ahead)
    found = effect(columns_of(people), law(), new, on, until)
    first_gain: dict[int, date] = {}
    first_loss: dict[int, date] = {}
    for days in range(ahead + 1):
        day = on + timedelta(days=days)
        for row, facts in enumerate(people):
            was, then = (evaluate(facts, "person", each, day).outcome is MET for each in (law(), new))
            if then and not was:
                first_gain.setdefault(row, day)
            if was and not then:
                first_loss.setdefault(row, day)
    assert dict(gains(found)) == first_gain
    assert dict(loses(found)) == first_loss


def test_a_draft_ends_where_the_law_already_changes():
    of_then = drafted(law(), WINDOW, 6, ON)
    again = drafted(of_then, WINDOW, 7, date(2024, 1, 1))
    values = [(each.value, each.valid_from, each.valid_to) for each in again.series(WINDOW).values]
    assert values == [
        (5, date(2023, 10, 10), date(2024, 1, 1)),
        (7, date(2024, 1, 1), ON),
        (6, ON, None),
    ]
    assert law().series(WINDOW).values[0].value == 5


def test_a_draft_from_before_the_first_value_reaches_up_to_it():
    early = drafted(law(), WINDOW, 6, date(2020, 1, 1))
    assert [each.value for each in early.series(WINDOW).values] == [6, 5]


def test_a_draft_after_the_end_of_a_number_would_leave_a_gap():
    with pytest.raises(LawChangeRefused) as refused:
        drafted(law(), "qd22.lending_rate_bp", 700, date(2026, 2, 1))
    assert refused.value.data["fault"] == "gap"


@pytest.mark.parametrize(
    ("value", "starts"), [(101, ON), (0, ON), (6, date(2040, 1, 1)), (6, date(1899, 1, 1))]
)
def test_what_could_not_be_proposed_is_not_tried_either(value, starts):
    with pytest.raises(LawChangeRefused):
        drafted(law(), WINDOW, value, starts, ON)


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        (WINDOW, "6", 6),
        (WINDOW, 6, 6),
        (CAP, "150.000.000", 150_000_000),
        (CAP, " 150 000 000 ", 150_000_000),
        ("qd22.in_force_from", "2024-01-01", date(2024, 1, 1)),
    ],
)
def test_a_value_is_read_as_its_key_says(key, text, value):
    assert draft_value(key, text) == value


@pytest.mark.parametrize(
    ("key", "text", "refusal"),
    [
        ("qd22.nothing", "6", UnknownParameter),
        ("case.visit_every_months", "6", NotTried),
        ("qd22.establishment_share_percent", "6", NotTried),
        (WINDOW, "-1", LawChangeRefused),
        (WINDOW, "six", LawChangeRefused),
        (WINDOW, "6,5", LawChangeRefused),
        (WINDOW, "", LawChangeRefused),
        (WINDOW, "9" * 16, LawChangeRefused),
        ("qd22.in_force_from", "01/01/2024", LawChangeRefused),
    ],
)
def test_what_is_no_value_or_moves_nobody_is_refused(key, text, refusal):
    with pytest.raises(refusal):
        draft_value(key, text)


def test_a_trial_names_the_cases_by_day():
    keys = [CaseKey(UUID(int=place), f"NX-2026-000{9 - place}", "16174") for place in range(3)]
    people = [
        {**GOOD, "completed_on": day} for day in (ON.replace(year=2020), date(2019, 8, 1), date(2019, 9, 1))
    ]
    found = tried(keys, columns_of(people), law(), WINDOW, 6, ON, ON - DAY, ON + YEAR)
    assert (found.on, found.persons) == (ON, 3)
    assert [(each.number, each.on) for each in found.gains] == [
        ("NX-2026-0007", ON),
        ("NX-2026-0008", ON),
        ("NX-2026-0009", ON + DAY),
    ]
    assert {each.cap_after for each in found.gains} == {100_000_000}
    assert found.found.gains.dtype == np.intp
