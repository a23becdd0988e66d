"""A review has a window, a planned day in it, and neither rests nor is put off for ever."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.case import Case
from domain.errors import BadValue
from domain.review_rests import (
    REASONS,
    ExemptTooOften,
    PostponedTooFar,
    PostponedTooOften,
    ReviewNotDue,
    exempted,
    last_day,
    postponed,
)
from domain.reviews import NEVER_CLEAN, RESULTS, Held, Review, checked, review_id, reviewed, window_of
from domain.schedules import review_after, review_ends_on, review_opens_on
from domain.spreading import Window, spread
from workflows.shipped import shipped_law

LAW = shipped_law().on(date(2026, 9, 30))
ID = UUID(int=1)
OPENED, DUE = date(2026, 1, 15), date(2026, 7, 15)
ON = date(2026, 7, 10)
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def day(n: int) -> timedelta:
    return timedelta(days=n)


def a_case(**facts: object) -> Case:
    known = {"number": "NX-1", "opened_on": OPENED, "next_review_on": DUE} | facts
    return Case(id=ID, person_id=ID, **known)  # type: ignore[arg-type]


def a_review(due_on: date, status: str, **more: object) -> Review:
    return Review(review_id(ID, due_on), ID, due_on, due_on - day(7), status, "lead", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("on", "stands"),
    [
        (DUE - day(8), "ahead"),
        (DUE - day(7), "early"),
        (DUE - day(1), "early"),
        (DUE, "due"),
        (DUE + day(1), "late"),
        (DUE + day(14), "late"),
        (DUE + day(15), "over"),
    ],
)
def test_a_day_stands_before_in_or_after_the_window(on, stands):
    assert window_of(DUE, review_opens_on(DUE, LAW), review_ends_on(DUE, LAW), on) == stands


@pytest.mark.parametrize(
    ("due", "opens", "ends"),
    [
        (date(2028, 2, 29), date(2028, 2, 22), date(2028, 3, 14)),
        (date(2026, 2, 28), date(2026, 2, 21), date(2026, 3, 14)),
        (date(2026, 12, 31), date(2026, 12, 24), date(2027, 1, 14)),
        (date(2026, 3, 3), date(2026, 2, 24), date(2026, 3, 17)),
    ],
)
def test_a_window_runs_over_leap_days_and_ends_of_months(due, opens, ends):
    assert (review_opens_on(due, LAW), review_ends_on(due, LAW)) == (opens, ends)


@pytest.mark.parametrize("clean", [True, False])
@pytest.mark.parametrize("result", [None, *RESULTS])
def test_a_review_that_is_worse_or_without_meeting_is_never_clean(clean, result):
    held = Held(clean, result)
    if clean and result in NEVER_CLEAN:
        with pytest.raises(BadValue):
            checked(held)
    else:
        assert checked(held) is held


@pytest.mark.parametrize(("over", "said"), [(-1, None), (0, None), (1, 1), (30, 30)])
def test_a_review_held_after_its_window_says_by_how_much(over, said):
    opened = [a_review(DUE, "open", ends_on=DUE + day(14))]
    event = reviewed(a_case(), Held(True, "same", "continue"), DUE + day(14 + over), LAW, opened)
    assert event.data.get("days_over") == said


@pytest.mark.parametrize(
    ("to", "open_"), [(DUE, False), (DUE + day(1), True), (DUE + day(30), True), (DUE + day(31), False)]
)
def test_a_review_is_put_off_for_thirty_days_at_most(to, open_):
    if open_:
        event = postponed(a_case(), [], to, "harvest", "Gặt lúa", ON, LAW)
        assert event.sets == {"next_review_on": to}
        assert (event.data["times"], event.sealed) == (1, {"note": "Gặt lúa"})
    else:
        with pytest.raises(PostponedTooFar) as refused:
            postponed(a_case(), [], to, "harvest", None, ON, LAW)
        assert (refused.value.data["first"], refused.value.data["last"]) == (DUE + day(1), DUE + day(30))


def test_the_days_of_putting_off_count_from_the_first_due_day():
    before = [a_review(DUE, "put_off", postponed_to=DUE + day(20))]
    case = a_case(next_review_on=DUE + day(20))
    assert postponed(case, before, DUE + day(30), "ill", None, ON, LAW).data["times"] == 2
    with pytest.raises(PostponedTooFar):
        postponed(case, before, DUE + day(31), "ill", None, ON, LAW)


def test_a_review_is_put_off_twice_and_not_a_third_time():
    days = [DUE, DUE + day(5), DUE + day(10)]
    before = [a_review(due, "put_off", postponed_to=to) for due, to in pairwise(days)]
    with pytest.raises(PostponedTooOften):
        postponed(a_case(next_review_on=days[2]), before, DUE + day(12), "ill", None, ON, LAW)


def test_a_review_is_never_put_into_the_window_of_the_next_one():
    first = date(2026, 2, 15)  # one month after the opening; the next is due two months later
    assert last_day(a_case(), first, LAW) == first + day(30)
    assert last_day(a_case(opened_on=date(2026, 1, 31)), date(2026, 4, 30), LAW) < review_opens_on(
        review_after(date(2026, 1, 31), date(2026, 4, 30), LAW), LAW
    )


@pytest.mark.parametrize(
    ("exempt", "held", "open_"), [(0, 0, True), (1, 0, False), (1, 1, True), (2, 1, True)]
)
def test_one_review_in_a_row_may_be_left_out(exempt, held, open_):
    rows = [a_review(DUE - day(400 - n), "exempt") for n in range(exempt)]
    rows += [a_review(DUE - day(30 - n), "held") for n in range(held)]
    if open_:
        event = exempted(a_case(clean_reviews=1), rows, "in_hospital", None, ON, LAW)
        assert event.sets == {"next_review_on": date(2027, 1, 15)}
    else:
        with pytest.raises(ExemptTooOften):
            exempted(a_case(), rows, "in_hospital", None, ON, LAW)


@pytest.mark.parametrize("reason", [*REASONS, "because", ""])
def test_a_reason_of_the_list_is_needed(reason):
    if reason in REASONS:
        assert exempted(a_case(), [], reason, None, ON, LAW).data["review_rest"] == reason
    else:
        with pytest.raises(BadValue):
            exempted(a_case(), [], reason, None, ON, LAW)


def test_a_case_that_rests_has_no_review_to_put_off():
    with pytest.raises(ReviewNotDue):
        postponed(a_case(next_review_on=None), [], DUE, "ill", None, ON, LAW)
    with pytest.raises(ReviewNotDue):
        exempted(a_case(next_review_on=None), [], "ill", None, ON, LAW)


WINDOWS = st.lists(
    st.builds(
        lambda n, first, length: Window(UUID(int=n), first, first + day(length)),
        st.integers(1, 10**6),
        DAYS,
        st.integers(0, 21),
    ),
    max_size=40,
    unique_by=lambda window: window.id,
)


@given(windows=WINDOWS, taken=st.dictionaries(DAYS, st.integers(1, 5), max_size=5), seed=st.randoms())
def test_planned_days_lie_in_their_windows_whatever_the_order(windows, taken, seed):
    found = spread(windows, taken)
    assert set(found) == {window.id for window in windows}
    for window in windows:
        assert window.first <= found[window.id] <= window.last
        assert found[window.id].weekday() < 5 or all(each.weekday() >= 5 for each in window.days())
    shuffled = list(windows)
    seed.shuffle(shuffled)
    assert spread(shuffled, taken) == found


@given(first=DAYS, length=st.integers(6, 20), count=st.integers(0, 60))
def test_reviews_of_one_window_are_spread_evenly(first, length, count):
    windows = [Window(UUID(int=n), first, first + day(length)) for n in range(count)]
    loads = Counter(spread(windows, {}).values())
    of_days = [loads[each] for each in Window(ID, first, first + day(length)).days()]
    assert max(of_days) - min(of_days) <= 1
