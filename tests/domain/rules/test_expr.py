"""Expressions refuse a wrong type while they are built, and compute exactly."""

from datetime import date, datetime

import pytest

from domain.rules.boundaries import boundaries
from domain.rules.expr import (
    greatest,
    law,
    least,
    months_after,
    on,
    share_at_least,
    when,
    years_after,
)
from domain.rules.facts import FACTS, fact
from domain.rules.nodes import lift
from domain.rules.rule import Rule
from domain.rules.scalar import scalar
from tests.domain.rules.people import ON
from tests.domain.rules.people import law as shipped

WRONG = {
    "a date with a number": lambda: fact.completed_on <= 5,
    "a number with a date": lambda: fact.months <= fact.completed_on,
    "a truth compared": lambda: fact.lawful == True,  # noqa: E712
    "a code ordered": lambda: fact.certificate < "completion",
    "a code of another table": lambda: fact.certificate == "production",
    "an unknown code in a set": lambda: fact.certificate.is_in("completion", "pardon"),
    "two codes compared": lambda: fact.stage == fact.stage_before_pause,
    "is_in of a number": lambda: fact.months.is_in("completion"),
    "and of a number": lambda: fact.lawful & fact.months,
    "not of a date": lambda: ~fact.completed_on,
    "plus of a date": lambda: fact.completed_on + 1,
    "times a truth": lambda: fact.months * True,
    "years after a number": lambda: years_after(fact.months, 5),
    "years counted in truths": lambda: years_after(fact.completed_on, fact.lawful),
    "months after a code": lambda: months_after(fact.certificate, 1),
    "when on a number": lambda: when(fact.months, 1, 2),
    "arms of two types": lambda: when(fact.lawful, 1, date(2025, 1, 1)),
    "the least of two types": lambda: least(fact.months, fact.completed_on),
    "the greatest of one": lambda: greatest(fact.months),
    "the greatest of truths": lambda: greatest(fact.lawful, fact.lawful),
    "a fraction": lambda: lift(1.5),  # type: ignore[arg-type]
    "an instant": lambda: fact.completed_on <= datetime(2025, 1, 1),
    "a text that no fact stands beside": lambda: when(fact.lawful, "completion", "amnesty"),
    "a law nobody wrote": lambda: law("qd22.window_yaers"),
    "a law that is a list": lambda: law("case.review_months"),
    "a value that moves with the day": lambda: years_after(on, 1),
    "a choice of values by the day": lambda: when(on < fact.completed_on, 1, 2),
    "the day with itself": lambda: on <= on,
    "the day known": on.known,
}


@pytest.mark.parametrize("build", WRONG.values(), ids=WRONG.keys())
def test_a_wrong_type_is_refused_when_the_expression_is_built(build):
    with pytest.raises(TypeError):
        build()


def test_the_refusal_names_what_was_wanted_and_what_came():
    with pytest.raises(TypeError, match=r"wants a whole number, got a date \(fact:completed_on"):
        _ = fact.months + fact.completed_on


def test_an_expression_has_no_truth_that_python_could_take_by_mistake():
    with pytest.raises(TypeError, match="all_of"):
        bool(fact.months <= 3)


def test_a_rule_names_exactly_the_numbers_that_it_uses():
    with pytest.raises(TypeError, match="window_years"):
        Rule("x.y", "điều 1", on <= years_after(fact.completed_on, law("qd22.window_years")))
    with pytest.raises(TypeError, match="window_years"):
        Rule("x.y", "điều 1", fact.lawful, numbers={"years": "qd22.window_years"})


def test_a_rule_is_a_truth():
    with pytest.raises(TypeError, match="truths"):
        Rule("x.y", "điều 1", fact.months)


@pytest.mark.parametrize(
    ("part", "total", "expected"), [(4, 40, True), (4, 41, False), (1, 10, True), (0, 0, False)]
)
def test_a_share_is_compared_in_whole_numbers(part, total, expected):
    share = share_at_least(fact.released_workers, fact.workers, 10)
    assert scalar(share)({"released_workers": part, "workers": total}, shipped().on(ON), ON) is expected


DAY, DAY_AFTER = date(2025, 1, 1), date(2025, 1, 2)


@pytest.mark.parametrize(
    ("claim", "turns"),
    [
        (on <= fact.completed_on, (DAY_AFTER,)),
        (on < fact.completed_on, (DAY,)),
        (on >= fact.completed_on, (DAY,)),
        (on > fact.completed_on, (DAY_AFTER,)),
        (on == fact.completed_on, (DAY, DAY_AFTER)),
        (on != fact.completed_on, (DAY, DAY_AFTER)),
        (fact.completed_on <= on, (DAY,)),
        (fact.completed_on < on, (DAY_AFTER,)),
        (~(fact.completed_on <= on) | fact.lawful, (DAY,)),
        (fact.completed_on <= date(2025, 1, 1), ()),
    ],
)
def test_a_comparison_with_the_day_turns_on_exactly_these_days(claim, turns):
    assert boundaries(claim, {"completed_on": DAY}, shipped().on(ON)) == turns


def test_an_unknown_date_turns_on_no_day():
    assert boundaries(on <= fact.completed_on, {}, shipped().on(ON)) == ()


def test_the_last_day_of_all_has_no_day_after():
    assert boundaries(on <= fact.completed_on, {"completed_on": date.max}, shipped().on(ON)) == (date.max,)


def test_the_canonical_text_tells_facts_codes_and_law_apart():
    text = (
        (fact.certificate == "amnesty") & (on <= years_after(fact.completed_on, law("qd22.window_years")))
    ).text
    assert text == (
        "&(==(fact:certificate[completion|amnesty|other|none],const:amnesty),"
        "<=(on,years_after(fact:completed_on[date],law:qd22.window_years)))"
    )


def test_every_fact_knows_its_own_name():
    assert all(FACTS[name].name == name and FACTS[name].ask.what == name for name in FACTS)
