"""The desk of the day: who comes first, and in which group everybody stands."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.today import GROUPS, KINDS, Why, by_group, counted, group_of, in_order, urgency

ON = date(2026, 3, 2)


def why(kind="review", days=0, person="a", **args):
    return Why(person, f"NX-{person}", kind, "today.paper", ON + timedelta(days=days), args)


@pytest.mark.parametrize(
    ("days", "group"),
    [(-400, "overdue"), (-1, "overdue"), (0, "today"), (1, "week"), (6, "week"), (7, "later")],
)
def test_a_day_has_its_group(days, group):
    assert group_of(ON + timedelta(days=days), ON) == group


def test_what_has_no_day_waits_for_a_good_moment():
    assert group_of(None, ON) == "later"


@pytest.mark.parametrize(
    ("level", "before_the_loan"), [("urgent", True), ("high", True), ("low", False), (None, False)]
)
def test_only_a_pressing_concern_goes_before_an_overdue_loan(level, before_the_loan):
    first = in_order([why("loan_overdue", -30), why("concern", -1, "b", concern=level)], ON)[0]
    assert (first.kind == "concern") is before_the_loan


def test_an_urgent_concern_goes_before_a_high_one():
    assert urgency(why("concern", concern="urgent")) < urgency(why("concern", concern="high"))


@pytest.mark.parametrize("days", [-3, 0, 2, 40])
def test_a_pressing_concern_stands_above_all_whatever_its_day(days):
    found = by_group(
        [why("loan_overdue", -90, "b"), why("concern", days, concern="high"), why("visit", 0)], ON
    )
    assert [[each.kind for each in reasons] for reasons in found["now"]] == [["concern", "visit"]]
    assert [[each.kind for each in reasons] for reasons in found["overdue"]] == [["loan_overdue"]]


def test_a_kind_that_nobody_ranked_comes_last():
    assert urgency(why("something")) > max(urgency(why(kind)) for kind in KINDS)


def test_a_person_stands_once_with_every_reason():
    found = by_group([why("step", 3), why("review", -2), why("visit", 0, "b"), why("paper", 3)], ON)
    assert {group: [len(reasons) for reasons in people] for group, people in found.items()} == {
        "now": [],
        "overdue": [3],
        "today": [1],
        "week": [],
        "later": [],
    }
    assert [each.kind for each in found["overdue"][0]] == ["review", "step", "paper"]


WHYS = st.lists(
    st.builds(
        lambda kind, days, person: Why(person, person, kind, "r", None if days is None else ON + timedelta(days=days)),
        st.sampled_from([*KINDS, "other"]),
        st.none() | st.integers(-40, 40),
        st.sampled_from("abcd"),
    )
)  # fmt: skip


@given(WHYS)
def test_no_reason_is_lost_and_no_person_stands_twice(whys):
    found = by_group(whys, ON)
    people = [reasons[0].case_id for group in GROUPS for reasons in found[group]]
    assert sorted(people) == sorted({each.case_id for each in whys})
    assert sum(len(reasons) for group in GROUPS for reasons in found[group]) == len(whys)
    assert sum(counted(whys).values()) == len(whys)
