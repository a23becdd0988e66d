"""Facts for tests of rules: somebody for whom every rule is met, and strategies for anybody at all."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from hypothesis import strategies as st

from domain.findings import Finding, Outcome
from domain.parameters import Law
from domain.rules import RULES
from domain.rules.facts import FACTS, Fact
from domain.rules.nodes import Type
from workflows.shipped import shipped_law

MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN
ON = date(2025, 6, 16)
MONEY = (-1, 0, 1, 39_999_999, 40_000_000, 40_000_001, 100_000_000, 100_000_001, 2_000_000_001, 10**15)
WHOLE = (-1, 0, 1, 2, 4, 5, 6, 10, 12, 13, 20, 24, 40, 41, 120, 121, 10**6)

GOOD: dict[str, Any] = {
    "kind": "person",
    "purpose": "production",
    "requested_vnd": 80_000_000,
    "months": 60,
    "completed_on": date(2023, 3, 1),
    "certificate": "completion",
    "list_drawn": True,
    "list_certified": True,
    "law_abiding": True,
    "no_social_evils": True,
    "same_purpose_debt": False,
    "running_loan_vnd": 0,
    "household_has_adult": True,
    "household_others_capable": True,
    "course_months": 10,
    "drawdown_months": 10,
    "repayment_months": 20,
    "establishment_type": "small_medium",
    "lawful": True,
    "workers": 40,
    "released_workers": 4,
    "plan_certified": True,
}
TRAINING = {**GOOD, "purpose": "training", "requested_vnd": 40_000_000, "months": 30}
FIRM = {**GOOD, "kind": "establishment"}


@cache
def law() -> Law:
    return shipped_law()


def finding(rule: str, facts: dict[str, Any], on: date = ON) -> Finding:
    return RULES[rule].find(facts, law().on(on), on)


def outcome(rule: str, facts: dict[str, Any], on: date = ON) -> Outcome:
    return finding(rule, facts, on).outcome


def asked(found: Finding) -> set[str]:
    return {ask.what for ask in found.asks}


def values_of(fact: Fact) -> st.SearchStrategy[Any]:
    """Values near what the rules look at, and now and then anything in range."""
    if fact.type is Type.BOOL:
        return st.booleans()
    if fact.type is Type.CODE:
        return st.sampled_from(fact.codes)
    if fact.type is Type.INT:
        near = MONEY if fact.name.endswith("_vnd") else WHOLE
        return st.sampled_from(near) | st.integers(-fact.most, fact.most)
    return days()


def days() -> st.SearchStrategy[date]:
    near = (date(2018, 10, 9), date(2018, 10, 10), date(2020, 2, 29), date(2023, 3, 1), date(2023, 10, 10))
    return st.sampled_from(near) | st.dates(date(2010, 1, 1), date(2032, 12, 31))


def anybody(**strategies: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Any value of every fact, each unknown now and then."""
    each = {name: st.none() | values_of(fact) for name, fact in FACTS.items()}
    return st.fixed_dictionaries({**each, **strategies})


def nearly_good() -> st.SearchStrategy[dict[str, Any]]:
    """The one for whom everything is met, with up to three facts of anybody's: the answers that turn on one fact."""
    return st.builds(
        lambda other, names: {**dict.fromkeys(FACTS), **GOOD, **{name: other[name] for name in names}},
        anybody(),
        st.lists(st.sampled_from(sorted(GOOD)), max_size=3),
    )
