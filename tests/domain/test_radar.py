"""What the radar says of one person: what will close an open door, what keeps a shut one shut, and the way through."""

from datetime import date, timedelta

import pytest

from domain.eligibility.radar import KINDS, RADAR_DAYS, look
from tests.domain.rules.people import GOOD, NOT_MET, ON, UNKNOWN, law

DAY = timedelta(days=1)
LAST = date(2028, 3, 1)


@pytest.mark.parametrize("kind", ["closes", "newly"])
@pytest.mark.parametrize("on", [ON, LAST - DAY, LAST])
def test_an_open_door_is_closed_by_the_window(kind, on):
    seen = look(kind, GOOD, law(), on)
    assert [(each.rule, each.outcome) for each in seen.why] == [("qd22.window", NOT_MET)]
    assert seen.way is None


@pytest.mark.parametrize("kind", ["closes", "newly"])
def test_a_door_that_has_closed_since_the_answer_is_closed_by_nothing_any_more(kind):
    assert look(kind, GOOD, law(), LAST + DAY).why == ()


def test_what_opens_by_itself_is_waited_for():
    seen = look("opens", {**GOOD, "completed_on": ON + DAY}, law(), ON)
    assert [(each.rule, each.reason) for each in seen.why] == [("qd22.window", "qd22.window.not_yet")]
    assert seen.way is not None
    assert (seen.way.cost, seen.way.wait_until) == (0, ON + DAY)


def test_one_missing_fact_is_asked_for():
    seen = look("nearly", {**GOOD, "certificate": None}, law(), ON)
    assert [(each.rule, each.outcome) for each in seen.why] == [("qd22.certificate", UNKNOWN)]
    assert seen.way is not None
    assert [(ask.what, ask.of) for ask in seen.way.supply] == [("certificate", "person")]


def test_a_case_without_a_kind_is_asked_as_a_person():
    facts = {name: value for name, value in GOOD.items() if name != "kind"}
    assert look("closes", facts, law(), ON) == look("closes", GOOD, law(), ON)


def test_the_lists_have_an_order_and_a_length():
    assert (KINDS[0], len(set(KINDS)), RADAR_DAYS) == ("closes", 4, 90)
