"""The shortest way to become eligible: the fewest things to bring or change, then the earliest day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any, cast

from domain.eligibility.person import Step, step_of
from domain.eligibility.spans import turning_days
from domain.findings import Ask, Finding, Outcome
from domain.parameters import Law, LawOn
from domain.rules.facts import FACTS, Fact
from domain.rules.nodes import Type
from domain.rules.qd22 import IN_FORCE, RULES_FOR, WINDOW
from domain.rules.rule import Rule
from domain.rules.scalar import Facts

# What only the calendar brings about: nobody can do anything, a later day may.
CALENDAR = frozenset({IN_FORCE, WINDOW})


@dataclass(frozen=True, slots=True)
class Way:
    """What to learn, what to change, and the day to wait for where today is too early. Nothing at all: eligible."""

    supply: tuple[Ask, ...] = ()
    change: tuple[Step, ...] = ()
    wait_until: date | None = None

    @property
    def cost(self) -> int:
        return len(self.supply) + len(self.change)


def shortest_way(facts: Facts, kind: str, law: Law, on: date) -> Way | None:
    """None where no way leads there, as when the window is missed.

    `supply` holds as few of the unknown facts as can be enough, if they turn out well; it says what to ask first, not
    what the answers will be.
    """
    rules, given = RULES_FOR[kind], {**facts, "kind": kind}
    later = (day for day in turning_days(rules, given, law) if day > on)
    ways = [_way(rules, given, law, day, on) for day in (on, *later)]
    # `min` keeps the first of equals, and the days are in order.
    return min((way for way in ways if way is not None), key=lambda way: way.cost, default=None)


def _way(rules: Sequence[Rule], facts: Facts, law: Law, day: date, on: date) -> Way | None:
    in_force = law.on(day)
    found = [(rule, rule.find(facts, in_force, day)) for rule in rules]
    failed = [(rule, each) for rule, each in found if each.outcome is Outcome.NOT_MET]
    if any(rule in CALENDAR for rule, _ in failed):
        return None
    supply: list[Ask] = []
    for group in _groups([(rule, each) for rule, each in found if each.outcome is Outcome.UNKNOWN]):
        asks = _fewest(group, facts, in_force, day)
        if asks is None:
            return None
        supply += asks
    change = tuple(step_of(each) for _, each in failed)
    return Way(tuple(supply), change, day if day > on else None)


_Open = list[tuple[Rule, Finding]]


def _groups(unknown: _Open) -> list[_Open]:
    """Rules that lack a fact in common have to be looked at together."""
    groups: list[_Open] = []
    for each in unknown:
        asked = {*each[1].asks}
        near = [group for group in groups if any(asked & {*found.asks} for _, found in group)]
        groups = [group for group in groups if group not in near]
        groups.append([*(one for group in near for one in group), each])
    return groups


def _fewest(group: _Open, facts: Facts, law: LawOn, on: date) -> Sequence[Ask] | None:
    """The fewest facts that can turn all rules of the group to met; None where the law itself is silent."""
    asks = tuple(dict.fromkeys(ask for _, found in group for ask in found.asks))
    for count in range(1, len(asks) + 1):
        for these in combinations(asks, count):
            names = {ask.what for ask in these}
            filled = _filled([name for name in _ORDER if name in names], facts, law)
            if any(all(rule.outcome(each, law, on) is Outcome.MET for rule, _ in group) for each in filled):
                return these
    return None


def _filled(names: Sequence[str], facts: Facts, law: LawOn) -> Iterator[Facts]:
    """Facts with every choice of the best values for these names."""
    if not names:
        yield facts
        return
    first, *rest = names
    for value in _best(FACTS[first], facts, law):
        yield from _filled(rest, {**facts, first: value}, law)


def _best(fact: Fact, facts: Facts, law: LawOn) -> Sequence[Any]:
    """Values among which one is as good for every rule as any value can be."""
    if fact.type is Type.BOOL:
        return (True, False)
    if fact.type is Type.CODE:
        return fact.codes
    if fact.type is Type.DATE:
        return (law.on,)
    return _WHOLE[fact.name](facts, law)


def _drawdown(facts: Facts, _: LawOn) -> Sequence[int]:
    """As long as the term leaves room for, since the cap grows with it."""
    months, repayment = facts.get("months"), facts.get("repayment_months") or 1
    return ((FACTS["drawdown_months"].most if months is None else months) - repayment,)


def _repayment(facts: Facts, _: LawOn) -> Sequence[int]:
    months, drawdown = facts.get("months"), facts.get("drawdown_months")
    return (1,) if months is None or drawdown is None else (months - drawdown,)


def _months(facts: Facts, _: LawOn) -> Sequence[int]:
    return (1, (facts.get("drawdown_months") or 0) + (facts.get("repayment_months") or 0))


def _workers(facts: Facts, law: LawOn) -> Sequence[int]:
    """As many as the share allows, since the cap grows with them."""
    released = facts.get("released_workers")
    percent = cast(int, law.value("qd22.establishment_share_percent"))
    most = FACTS["workers"].most
    return (most if released is None or not percent else min(released * 100 // percent, most),)


_WHOLE: Mapping[str, Callable[[Facts, LawOn], Sequence[int]]] = {
    "requested_vnd": lambda *_: (1,),
    "running_loan_vnd": lambda *_: (0,),
    "drawdown_months": _drawdown,
    "repayment_months": _repayment,
    "months": _months,
    "course_months": lambda *_: (1, FACTS["course_months"].most),
    "workers": _workers,
    "released_workers": lambda facts, _: (facts.get("workers") or 0,),
}

# A value that depends on others is chosen after them.
_ORDER = tuple(sorted(FACTS, key=lambda name: [*_WHOLE].index(name) if name in _WHOLE else -1))
