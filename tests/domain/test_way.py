"""The shortest way: as few facts as can be enough and no fewer, the changes, and the day to wait for."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.eligibility import Span, Way, ended_by, evaluate, shortest_way, spans, why
from domain.findings import Ask
from domain.parameter_keys import DECLARED
from domain.parameters import DatedValue, Law
from domain.rules.facts import FACTS
from domain.rules.qd22 import RULES_FOR
from domain.wording import say
from tests.domain.rules.people import (
    FIRM,
    GOOD,
    MET,
    NOT_MET,
    ON,
    TRAINING,
    anybody,
    days,
    law,
    nearly_good,
    values_of,
)

DAY = timedelta(days=1)
IN_FORCE = date(2023, 10, 10)
LAST = date(2028, 3, 1)
KINDS = st.sampled_from(["person", "establishment"])
PEOPLE = anybody() | nearly_good()


def way(facts, on=ON, kind="person", of=None):
    return shortest_way(facts, kind, of or law(), on)


def asked(found: Way) -> set[str]:
    return {ask.what for ask in found.supply}


def read_by(kind: str) -> set[str]:
    return {fact.name for rule in RULES_FOR[kind] for fact in rule.facts} - {"kind"}


@pytest.mark.parametrize("facts", [GOOD, TRAINING])
def test_somebody_eligible_has_nothing_to_do(facts):
    assert way(facts) == Way()


@pytest.mark.parametrize(
    ("kind", "facts", "name"),
    [
        *(("person", GOOD, name) for name in sorted(read_by("person") & GOOD.keys())),
        *(("person", TRAINING, name) for name in sorted(read_by("person") & GOOD.keys())),
        *(("establishment", FIRM, name) for name in sorted(read_by("establishment") & GOOD.keys())),
    ],
)
def test_one_unknown_fact_is_asked_for_where_the_answer_hangs_on_it(kind, facts, name):
    found = way({**facts, name: None}, kind=kind)
    open_now = evaluate({**facts, name: None}, kind, law(), ON).outcome is not MET
    assert found is not None
    assert asked(found) == ({name} if open_now else set())
    assert found.supply == tuple(Ask(each, FACTS[each].of) for each in asked(found))


@pytest.mark.parametrize(("on", "there"), [(LAST, True), (LAST + DAY, False)])
def test_a_missed_window_leaves_no_way(on, there):
    assert (way({**GOOD, "list_drawn": None}, on) is not None) is there


def test_a_list_not_certified_is_one_thing_to_change():
    found = way({**GOOD, "list_certified": False})
    assert (found.cost, [step.key for step in found.change]) == (1, ["how.qd22.list"])
    assert say(found.change[0].key, found.change[0].args).startswith("Đề nghị Công an cấp xã")


def test_what_is_missing_and_what_is_wrong_are_counted_together():
    found = way({**GOOD, "certificate": None, "requested_vnd": 120_000_000, "law_abiding": None})
    assert asked(found) == {"certificate", "law_abiding"}
    assert [step.key for step in found.change] == ["how.qd22.amount"]
    assert found.cost == 3


def test_before_the_sentence_is_completed_there_is_a_day_to_wait_for():
    assert way({**GOOD, "completed_on": ON + DAY}) == Way(wait_until=ON + DAY)


@pytest.mark.parametrize(("on", "wait"), [(IN_FORCE - DAY, IN_FORCE), (IN_FORCE, None)])
def test_before_the_decision_took_effect_it_is_waited_for(on, wait):
    assert way(GOOD, on) == Way(wait_until=wait)


def test_a_window_that_closed_before_the_decision_took_effect_is_not_waited_for():
    assert way({**GOOD, "completed_on": date(2018, 10, 9)}, IN_FORCE - DAY) is None
    assert way({**GOOD, "completed_on": date(2018, 10, 10)}, IN_FORCE - DAY) == Way(wait_until=IN_FORCE)


def test_a_law_that_will_ask_for_less_is_waited_for_rather_than_anything_changed():
    new = DatedValue(150_000_000, ON + DAY, None, citation="dự thảo", standing="default", reference="")
    of = law().amended("qd22.production_cap_vnd", new)
    assert way({**GOOD, "requested_vnd": 120_000_000}, of=of) == Way(wait_until=ON + DAY)
    assert way({**GOOD, "requested_vnd": 120_000_000}, LAST + DAY, of=of) is None


def test_without_a_purpose_the_shorter_of_both_is_shown():
    """Production needs a term; training would need two periods."""
    nothing = dict.fromkeys(("purpose", "months", "drawdown_months", "repayment_months", "course_months"))
    assert asked(way({**GOOD, **nothing})) == {"purpose", "months"}


def test_an_optional_fact_is_not_asked_for():
    """However long the course is, a repayment no longer than the drawdown is allowed."""
    unknown = {**TRAINING, "course_months": None, "repayment_months": None}
    assert asked(way({**unknown, "months": None})) == {"repayment_months"}
    assert asked(way(unknown)) == {
        "repayment_months",
        "course_months",
    }  # 20 months after 10: a short course alone


def test_where_the_law_is_silent_nobody_can_help():
    series = {key: law().series(key) for key in DECLARED}
    (value,) = series["qd22.production_cap_vnd"].values
    series["qd22.production_cap_vnd"] = replace(
        series["qd22.production_cap_vnd"], values=(replace(value, valid_to=ON),)
    )
    of = Law(series.values())
    assert way({**GOOD, "requested_vnd": None}, ON - DAY, of=of) is not None
    assert way({**GOOD, "requested_vnd": None}, ON, of=of) is None


@settings(max_examples=80)
@given(PEOPLE, KINDS, days())
def test_a_way_costs_nothing_only_for_the_eligible(facts, kind, on):
    found = way(facts, on, kind)
    eligible = evaluate(facts, kind, law(), on).outcome is MET
    assert eligible == (found == Way())
    if found is not None and found.cost == 0:
        day = found.wait_until or on
        assert evaluate(facts, kind, law(), day).outcome is MET
        if day > on:
            assert evaluate(facts, kind, law(), day - DAY).outcome is not MET


@settings(max_examples=80)
@given(PEOPLE, KINDS, days(), st.data())
def test_fewer_facts_than_those_named_are_never_enough(facts, kind, on, data):
    found = way(facts, on, kind)
    if found is None or found.change or len(found.supply) == 0:
        return
    unknown = sorted(name for name in read_by(kind) if facts[name] is None)
    told = data.draw(st.lists(st.sampled_from(unknown), max_size=len(found.supply) - 1, unique=True))
    more = {name: data.draw(values_of(FACTS[name])) for name in told}
    assert evaluate({**facts, **more}, kind, law(), on).outcome is not MET


@settings(max_examples=80)
@given(PEOPLE, KINDS, days())
def test_the_facts_named_can_be_enough(facts, kind, on):
    found = way(facts, on, kind)
    if found is None or found.change or len(found.supply) > 4:
        return
    day = found.wait_until or on
    names = [ask.what for ask in found.supply]
    choices = [_tried(FACTS[name], facts, day) for name in names]
    tried = (dict(zip(names, values, strict=True)) for values in product(*choices))
    assert any(evaluate({**facts, **each}, kind, law(), day).outcome is MET for each in tried), found


def _tried(fact, facts, on):
    """Every whole number that can matter, found apart from the way's own choice."""
    if fact.codes:
        return fact.codes
    if fact.name.endswith("_on"):
        return (on,)
    if fact.type.name == "BOOL":
        return (True, False)
    known = [facts[name] or 0 for name in ("months", "drawdown_months", "repayment_months")]
    months, drawdown, repayment = known
    released, workers = facts["released_workers"] or 0, facts["workers"] or 0
    near = {0, 1, months - 1, months - drawdown, months - repayment, drawdown + repayment, fact.most, fact.most - 1,
            drawdown + 1, repayment + 1, fact.most - repayment, released * 10, workers}  # fmt: skip
    return sorted(each for each in near if abs(each) <= fact.most)


def test_a_span_says_why_it_begins_and_what_ends_it():
    facts = {**GOOD, "kind": "person", "list_drawn": None}
    (span,) = spans(RULES_FOR["person"], facts, law())
    assert [(each.rule, each.outcome.code) for each in why(span, facts, "person", law())] == [
        ("qd22.list", "unknown")
    ]
    (end,) = ended_by(span, facts, "person", law())
    assert (end.rule, end.outcome, end.reason) == ("qd22.window", NOT_MET, "qd22.window.not_met")
    assert say(end.reason, end.args).endswith("01/03/2028.")


def test_an_eligible_span_needs_no_reason_and_one_without_an_end_has_none():
    assert why(Span(ON, None, MET), GOOD, "person", law()) == ()
    assert ended_by(Span(ON, None, MET), GOOD, "person", law()) == ()


def test_an_ineligible_stretch_that_ends_well_is_ended_by_nothing():
    new = DatedValue(1, ON, None, citation="dự thảo", standing="default", reference="")
    of = (
        law()
        .amended("qd22.window_years", new)
        .amended(
            "qd22.window_years",
            DatedValue(5, ON + DAY, None, citation="dự thảo", standing="default", reference=""),
        )
    )
    found = spans(RULES_FOR["person"], {**GOOD, "kind": "person"}, of)
    (closed,) = [each for each in found if each.outcome is NOT_MET]
    assert [each.rule for each in why(closed, GOOD, "person", of)] == ["qd22.window"]
    assert ended_by(closed, GOOD, "person", of) == ()
