"""Cases through the states: hand-counted days, and sums that hold whatever happened."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from domain.case import Stage
from domain.outcomes.flow import flow, times_in_states, waits
from domain.outcomes.journeys import Journey
from domain.outcomes.times import quartiles, retention
from domain.outcomes.trends import FLOWS, counted, months, period_before, trend
from tests.support.journeys import day, journey, moved, opened
from workflows.shipped import shipped_law

STAGES = [stage.value for stage in Stage]


@st.composite
def some_journey(draw: st.DrawFn) -> Journey:
    """Any order of states, on days that never go back."""
    days = sorted(draw(st.lists(st.integers(0, 400), min_size=1, max_size=8)))
    stages = draw(st.lists(st.sampled_from(STAGES), min_size=len(days), max_size=len(days)))
    moves = [moved("x", stage, on) for on, stage in zip(days[1:], stages[1:], strict=True)]
    return journey(opened(days[0]), *moves)


def of(rows: list[dict[str, Any]], state: str) -> dict[str, Any]:
    return next(row for row in rows if row["state"] == state)


def test_a_case_that_was_assessed_in_the_period_left_one_state_and_came_to_the_next():
    rows = flow([journey(opened(0), moved("assess", "assessed", 40))], day(31), day(58))
    assert of(rows, "returned") == {"state": "returned", "at_start": 1, "entries": 0, "exits": 1, "at_end": 0}
    assert of(rows, "assessed") == {"state": "assessed", "at_start": 0, "entries": 1, "exits": 0, "at_end": 1}


def test_a_day_on_the_edge_belongs_to_the_period():
    one = [journey(opened(10))]
    assert [
        of(flow(one, *each), "returned")["entries"] for each in ((day(10), day(10)), (day(11), day(20)))
    ] == [1, 0]


@given(st.lists(some_journey(), max_size=6), st.integers(0, 400), st.integers(0, 200))
def test_what_was_there_and_what_came_less_what_went_is_what_is_there(journeys, first, length):
    rows = flow(journeys, day(first), day(first + length))
    assert all(row["at_start"] + row["entries"] - row["exits"] == row["at_end"] for row in rows)
    assert sum(row["at_end"] for row in rows) == sum(
        each.stage_on(day(first + length)) is not None for each in journeys
    )


@given(st.lists(some_journey(), max_size=6), st.integers(40, 400), st.integers(1, 12))
def test_months_add_up_to_the_period_that_they_make(journeys, last, count):
    parts = trend(journeys, day(last), count)
    whole = counted(journeys, months(day(last), count)[0][0], day(last))
    assert {name: sum(each[name] for each in parts) for name in FLOWS} == {
        name: whole[name] for name in FLOWS
    }
    assert parts[-1]["persons"] == whole["persons"]


def test_a_case_from_paper_comes_in_the_state_it_had_and_its_time_there_is_not_counted():
    taken = journey(opened(5), moved("take_over", "employed", 5), moved("stabilise", "stable", 30))
    assert [(each.stage, each.whole) for each in taken.spells] == [
        (Stage.EMPLOYED, False),
        (Stage.STABLE, True),
    ]
    rows = times_in_states([taken], day(40))
    assert of(rows, "employed")["times"] == 0
    assert of(rows, "stable")["running"] == 1


def test_a_stay_that_still_runs_is_censored_and_never_counted_as_over():
    """Days 10, 20 ended, 15 and 30 running: S = 3/4 after 10, 3/4 · 1/2 = 3/8 after 20 (Kaplan–Meier by hand)."""
    found = quartiles([(10, True), (15, False), (20, True), (30, False)])
    assert (found["ended"], found["running"]) == (2, 2)
    assert (found["q1"], found["median"], found["q3"]) == (10, 20, None)


def test_without_an_end_no_quartile_is_told():
    assert quartiles([(10, False)])["median"] is None
    assert quartiles([])["times"] == 0


def test_retention_is_the_curve_where_somebody_left_early_and_a_plain_share_where_nobody_did():
    """Of 4: one ended on day 50, one was followed for 60 days only; S(91) = 3/4, at 183 days 3/4 · 1/2."""
    found = retention([(50, True), (60, False), (120, True), (400, False)], (3, 6))
    assert [round(each["held"], 6) for each in found] == [0.75, 0.375]
    plain = retention([(50, True), (400, False), (500, False), (600, False)], (3,))[0]
    assert (plain["followed"], plain["ended"], plain["left_early"], plain["held"]) == (3, 1, 0, 0.75)
    assert plain["lower"] < 0.75 < plain["upper"] < 1  # Clopper–Pearson, 3 of 4


def test_nobody_followed_so_long_is_no_share():
    assert [each["held"] for each in retention([(10, False)], (3, 12))] == [None, None]


def test_all_that_still_hold_are_no_certainty():
    one = retention([(100, False), (120, False), (20, False)], (3,))[0]
    assert (one["held"], one["upper"]) == (1.0, 1.0)
    assert one["lower"] < 0.5


def test_cases_wait_for_the_rule_that_is_not_met_and_for_the_fact_that_nobody_said():
    case = journey(opened(0), moved("support", "supported", 1)).case_on(day(2))
    rows = waits([case], shipped_law(), day(2), "2026-1")
    row = of(rows, "supported")
    assert (row["cases"], row["ready"]) == (1, 0)
    assert row["rules"] == [{"rule": "case.livelihood", "not_met": 0, "unknown": 1, "met": 0}]
    assert {each["fact"]: each["cases"] for each in row["missing"]} == {
        "livelihood_evidenced": 1,
        "livelihood_since": 1,
    }
    assert all(each["cases"] == 0 for each in rows if each["state"] != "supported")


def test_the_period_before_is_as_long_and_of_whole_months_where_this_one_is():
    assert period_before(day(59), day(89)) == (day(31), day(58))  # March, then February
    assert period_before(day(10), day(19)) == (day(0), day(9))
