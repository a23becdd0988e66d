"""Grants hold from day to day, scopes of one role add up, and tries are counted before they are answered."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from domain.accounts import Grant, roles_of, viewer_of
from domain.passwords import unanswered
from domain.viewer import Role

FIRST, LAST = date(2026, 3, 2), date(2026, 3, 9)
DAY = timedelta(days=1)
AT = datetime(2026, 3, 2, 2, tzinfo=UTC)


def grant(role=Role.OFFICER, units=("16174",), first=FIRST, last=None, **scope):
    return Grant(uuid4(), "canbo", role, units, first, last, **scope)


@pytest.mark.parametrize(
    ("on", "holds"),
    [(FIRST - DAY, False), (FIRST, True), (LAST - DAY, True), (LAST, False), (LAST + DAY, False)],
)
def test_a_grant_holds_from_its_first_day_to_the_day_before_its_end(on, holds):
    assert grant(last=LAST).holds(on) is holds


def follow(codes, since):
    return frozenset(codes)


def acting(*given):
    viewer = viewer_of("canbo", *given)
    assert viewer is not None
    return viewer


def test_an_own_role_stands_before_one_that_covers_a_leave():
    covered = grant(Role.MANAGER, None, FIRST - 9 * DAY, LAST, delegated_by="lanhdao")
    assert roles_of([covered, grant()]) == (Role.OFFICER, Role.MANAGER)
    assert acting([covered, grant()], follow).role is Role.OFFICER
    assert acting([covered, grant()], follow, Role.MANAGER).units is None


def test_scopes_of_one_role_add_up_and_those_of_another_do_not():
    grants = [grant(), grant(units=("16177", "16180")), grant(Role.MANAGER, ("16222",))]
    assert acting(grants, follow, Role.OFFICER).units == {"16174", "16177", "16180"}


def test_one_grant_of_the_whole_area_is_the_whole_area():
    assert acting([grant(), grant(units=None)], follow).units is None


def test_the_own_office_of_the_bank_stands_before_one_that_is_covered():
    covered = grant(Role.BANK, None, FIRST - DAY, LAST, office="A", delegated_by="nganhang")
    own = grant(Role.BANK, None, FIRST, office="B")
    found = acting([covered, own], follow)
    assert (found.office, found.covers, found.offices) == ("B", {"A"}, {"A", "B"})
    assert acting([covered], follow).offices == {"A"}


def test_a_role_that_was_chosen_and_ended_gives_way_to_the_first():
    assert acting([grant()], follow, Role.ADMIN).role is Role.OFFICER
    assert viewer_of("canbo", [], follow) is None


def test_each_scope_follows_from_the_day_on_which_it_was_given():
    asked = []

    def noted(codes, since):
        asked.append(since)
        return frozenset(codes)

    viewer_of("canbo", [grant(), grant(first=LAST)], noted)
    assert asked == [FIRST, LAST]


@pytest.mark.parametrize(
    ("outcomes", "left"),
    [
        ("", []),
        ("tried", [0]),
        ("tried tried tried", [0, 1, 2]),
        ("tried ok", []),
        ("tried tried ok tried", [3]),
        ("tried tried right", [0]),
        ("tried right tried", [2]),
        ("right ok", []),
        ("tried right tried ok", []),
    ],
)
def test_a_try_counts_until_it_was_right(outcomes, left):
    attempts = [(outcome, AT + timedelta(seconds=place)) for place, outcome in enumerate(outcomes.split())]
    assert unanswered(attempts) == [AT + timedelta(seconds=place) for place in left]
