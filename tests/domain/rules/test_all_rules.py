"""Every rule of every kind and purpose: each of its facts with every value and unknown, on and around each day on which
it turns, against what domain.md §6 says, written down here a second time and without the language of the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest

from domain.findings import Outcome
from domain.rules.facts import Fact
from domain.rules.nodes import Type
from domain.rules.qd22 import RULES_FOR
from domain.rules.rule import Rule
from domain.rules.values import columns_of
from tests.domain.rules.people import GOOD, ON, TRAINING, law

Facts = dict[str, Any]
Truth = bool | None
IN_FORCE = date(2023, 10, 10)
DAY = timedelta(days=1)
MONEY = (-1, 0, 1, 39_999_999, 40_000_000, 40_000_001, 99_999_999, 100_000_000, 100_000_001, 2_000_000_000,
         2_000_000_001)  # fmt: skip
COUNTS = (-1, 0, 1, 4, 5, 9, 10, 11, 12, 13, 19, 20, 21, 25, 30, 39, 40, 41, 119, 120, 121)
COMPLETED = (
    ON - DAY,
    ON,
    ON + DAY,
    date(2020, 2, 29),
    date(2020, 6, 15),
    date(2020, 6, 16),
    date(2023, 10, 9),
)


def every(*truths: Truth) -> Truth:
    return False if False in truths else None if None in truths else True


def either(condition: Truth, then: Any, otherwise: Any) -> Any:
    """What does not hang on an unknown condition is known all the same."""
    return (then if then == otherwise else None) if condition is None else then if condition else otherwise


def said(relation: Callable[..., Any], *values: Any) -> Any:
    return None if None in values else relation(*values)


def _last_day(completed: date | None, on: date) -> date | None:
    if completed is None or on < IN_FORCE:
        return None
    leap = (completed.month, completed.day) == (2, 29)
    return completed.replace(year=completed.year + 5, day=28 if leap else completed.day)


def _window(f: Facts, on: date) -> Truth:
    """Art. 3(2)a: from the day of completion to the same day five years on; 29 February becomes the 28th."""
    started = said(lambda completed: completed <= on, f["completed_on"])
    return every(started, said(lambda last: on <= last, _last_day(f["completed_on"], on)))


def _cap(f: Facts, on: date) -> int | None:
    """Art. 6: 4 million a month of drawdown; 100 million a person; 2 billion a project and 100 million a worker.

    Without a purpose it is known where both purposes give the same sum.
    """
    if on < IN_FORCE:
        return None
    firm = said(lambda workers: min(2_000_000_000, 100_000_000 * workers), f["workers"])
    month = said(lambda months: 4_000_000 * months, f["drawdown_months"])
    rest = said(lambda running: 100_000_000 - max(0, running), f["running_loan_vnd"])
    cap = firm if f["kind"] == "establishment" else either(_for_training(f), month, rest)
    return said(lambda sum_vnd: max(0, sum_vnd), cap)


def _for_training(f: Facts) -> Truth:
    return said(lambda purpose: purpose == "training", f["purpose"])


def _amount(f: Facts, on: date) -> Truth:
    asked = f["requested_vnd"]
    return every(said(lambda a: a > 0, asked), said(lambda a, cap: a <= cap, asked, _cap(f, on)))


def _training_term(f: Facts, on: date) -> Truth:
    """Art. 8(1): repayment at most twice the drawdown of a course up to 12 months, else once."""
    down, back, course, months = (
        f[name] for name in ("drawdown_months", "repayment_months", "course_months", "months")
    )
    twice, once = (said(lambda d, b, times=times: b <= d * times, down, back) for times in (2, 1))
    short = said(lambda c: c <= 12, course)
    if on < IN_FORCE:
        twice = once = short = None
    return every(
        said(lambda d: d > 0, down),
        said(lambda b: b > 0, back),
        course is None or course > 0,
        months is None or said(lambda d, b: months == d + b, down, back),
        either(short, twice, once),
    )


def _term(f: Facts, on: date) -> Truth:
    """Art. 8(2): production at most 120 months; an establishment has no training term."""
    within = said(lambda m: m <= 120, f["months"]) if on >= IN_FORCE else None
    production = every(said(lambda m: m > 0, f["months"]), within)
    training = False if f["kind"] == "establishment" else _for_training(f)
    return either(training, _training_term(f, on), production)


def _share(f: Facts, on: date) -> Truth:
    """Art. 3(2)b: at least a tenth of the workers, of whom there are some; nobody counts twice."""
    released, workers = f["released_workers"], f["workers"]
    tenth = said(lambda r, w: 10 * r >= w, released, workers) if on >= IN_FORCE else None
    return every(said(lambda w: w > 0, workers), tenth, said(lambda r, w: r <= w, released, workers))


def _establishment(f: Facts, on: date) -> Truth:
    four = ("small_medium", "cooperative", "cooperative_group", "household")
    return every(said(lambda kind: kind in four, f["establishment_type"]), f["lawful"])


EXPECTED: dict[str, Callable[[Facts, date], Truth]] = {
    "qd22.in_force": lambda f, on: on >= IN_FORCE,
    "qd22.certificate": lambda f, on: said(
        lambda paper: paper in ("completion", "amnesty"), f["certificate"]
    ),
    "qd22.window": _window,
    "qd22.list": lambda f, on: every(f["list_drawn"], f["list_certified"]),
    "qd22.conduct": lambda f, on: every(f["law_abiding"], f["no_social_evils"]),
    "qd22.no_double_loan": lambda f, on: said(lambda debt: not debt, f["same_purpose_debt"]),
    "qd22.amount": _amount,
    "qd22.term": _term,
    "qd22.establishment": _establishment,
    "qd22.establishment_share": _share,
    "qd22.establishment_plan": lambda f, on: f["plan_certified"],
}
BASES = {
    "production": GOOD,
    "training": TRAINING,
    None: {**GOOD, "purpose": None},
}
ASKED = [
    pytest.param(rule, {**BASES[purpose], "kind": kind}, id=f"{rule.key}-{kind}-{purpose or 'no purpose'}")
    for kind, purpose in product(("person", "establishment"), BASES)
    for rule in RULES_FOR[kind]
]


def _values(fact: Fact) -> tuple[Any, ...]:
    if fact.type is Type.BOOL:
        return True, False, None
    if fact.type is Type.CODE:
        return *fact.codes, "elsewhere", None
    if fact.type is Type.DATE:
        return *COMPLETED, None
    return *(MONEY if fact.name.endswith("_vnd") else COUNTS), None


def _table(rule: Rule, base: Facts) -> Iterator[tuple[Facts, date]]:
    """One fact after another, and two at a time; on the day before, the day and the day after everything turns."""
    facts = [fact for fact in rule.facts if fact.name != "kind"]
    changes = [{}, *({fact.name: value} for fact in facts for value in _values(fact))]
    pairs = [(a, b) for place, a in enumerate(facts) for b in facts[:place]]
    changes += [{a.name: x, b.name: y} for a, b in pairs for x, y in product(_values(a), _values(b))]
    for change in changes:
        row = {**base, **change}
        turns = {ON, IN_FORCE, *rule.boundaries(row, law().on(ON))} if len(change) < 2 else {ON}
        for day in sorted({turn + n * DAY for turn in turns for n in (-1, 0, 1)}):
            yield row, day


@pytest.mark.parametrize(("rule", "base"), ASKED)
def test_a_rule_says_what_the_decision_says_of_every_value_and_day(rule: Rule, base: Facts) -> None:
    expected = EXPECTED[rule.key]
    wrong = [
        (facts, day, found)
        for facts, day in _table(rule, base)
        if (found := _truth(rule, facts, day)) is not expected(facts, day)
    ]
    assert wrong[:3] == []


@pytest.mark.parametrize(("rule", "base"), ASKED)
def test_every_unknown_asks_somebody_for_a_fact_or_says_that_the_law_is_silent(
    rule: Rule, base: Facts
) -> None:
    for facts, day in _table(rule, base):
        if _truth(rule, facts, day) is None:
            found = rule.find(facts, law().on(day), day)
            assert found.asks or found.reason == "rule.no_law"
            assert all(facts[ask.what] is None for ask in found.asks)


@pytest.mark.parametrize(("rule", "base"), ASKED)
def test_the_columns_say_the_same_of_the_whole_table(rule: Rule, base: Facts) -> None:
    by_day: dict[date, list[Facts]] = {}
    for facts, day in _table(rule, base):
        by_day.setdefault(day, []).append(facts)
    for day, rows in by_day.items():
        expected = [EXPECTED[rule.key](row, day) for row in rows]
        found = rule.outcomes(columns_of(rows), law().on(day), day).tolist()
        assert [{0: False, 1: None, 2: True}[each] for each in found] == expected


def test_the_table_holds_every_rule_of_the_decision_that_a_kind_has() -> None:
    assert set(EXPECTED) == {rule.key for kind in ("person", "establishment") for rule in RULES_FOR[kind]}


def _truth(rule: Rule, facts: Facts, day: date) -> Truth:
    return {Outcome.MET: True, Outcome.NOT_MET: False, Outcome.UNKNOWN: None}[
        rule.outcome(facts, law().on(day), day)
    ]
