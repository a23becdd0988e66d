"""A hundred thousand random sets of facts: every rule answers one by one what it answers for the columns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

import numpy as np
import pytest

from domain.dates import day_number, from_day_number
from domain.rules import RULES
from domain.rules.columns import columns
from domain.rules.facts import FACTS, Fact
from domain.rules.nodes import Expr, Type
from domain.rules.qd22 import ESTABLISHMENTS, IN_FORCE, PERSON
from domain.rules.qd22.cap import CAP
from domain.rules.qd22.lending import BORROWS_DIRECTLY, SECURITY_REQUIRED
from domain.rules.rule import Rule
from domain.rules.scalar import scalar
from domain.rules.values import FOREIGN, Columns, columns_of
from tests.domain.rules.people import GOOD, MONEY, ON, WHOLE, law

PEOPLE = 100_000
DAYS = (ON, date(2023, 10, 9), date(2023, 10, 10), date(2024, 2, 29), date(2025, 2, 28), date(2025, 3, 1))
LOAN_RULES = tuple(dict.fromkeys((*PERSON, *ESTABLISHMENTS, RULES["qd22.kind"])))
LOAN_FACTS = sorted({fact.name for rule in LOAN_RULES for fact in rule.facts} | set(GOOD))

pytestmark = pytest.mark.slow


def _near(*days: date) -> list[date]:
    return [day + timedelta(days=n) for day in days for n in (-1, 0, 1)]


# Five years before each of the days asked about, to the day; leap days; the days on which the law itself turns.
TURNING = _near(*(day.replace(day=min(day.day, 28), year=day.year - 5) for day in DAYS),
                *DAYS, date(2016, 2, 29), date(2020, 2, 29), date(2018, 10, 10), date(1899, 12, 31))  # fmt: skip


def _values(fact: Fact, rng: np.random.Generator) -> list[Any]:
    """A third from the values that decide, a tenth unknown, and codes that the fact's table does not have."""
    if fact.type is Type.BOOL:
        return rng.choice([True, True, True, False], PEOPLE).tolist()
    if fact.type is Type.CODE:
        return rng.choice([*fact.codes, "elsewhere"], PEOPLE).tolist()
    if fact.type is Type.DATE:
        wide = rng.integers(day_number(date(1890, 1, 1)), day_number(date(2060, 1, 1)), PEOPLE)
        near = rng.choice([day_number(each) for each in TURNING], PEOPLE)
        return [from_day_number(n) for n in np.where(rng.random(PEOPLE) < 0.6, near, wide).tolist()]
    near = rng.choice(MONEY if fact.name.endswith("_vnd") else WHOLE, PEOPLE)
    small, wide = rng.integers(-3, 130, PEOPLE), rng.integers(-fact.most, fact.most, PEOPLE, endpoint=True)
    return np.choose(rng.choice(3, PEOPLE, p=(0.7, 0.25, 0.05)), (near, small, wide)).tolist()


@cache
def people() -> tuple[dict[str, Any], ...]:
    """Half of them anybody at all, half the one for whom all is well with every fact changed now and then."""
    rng = np.random.default_rng(22_2023)
    found: dict[str, list[Any]] = {}
    for name in LOAN_FACTS:
        values = _values(FACTS[name], rng)
        keep = (rng.random(PEOPLE) < 0.85) & (np.arange(PEOPLE) % 2 == 1)
        unknown = rng.random(PEOPLE) < 0.1
        unknown &= ~keep
        found[name] = [
            GOOD[name] if kept else None if lacking else value
            for kept, lacking, value in zip(keep.tolist(), unknown.tolist(), values, strict=True)
        ]
    return tuple(dict(zip(found, row, strict=True)) for row in zip(*found.values(), strict=True))


@cache
def facts() -> Columns:
    return columns_of(people(), LOAN_FACTS)


def _parts() -> Iterator[tuple[date, list[int]]]:
    """The people, a sixth of them on each day."""
    for place, day in enumerate(DAYS):
        yield day, list(range(place, PEOPLE, len(DAYS)))


@pytest.mark.parametrize("rule", LOAN_RULES, ids=lambda rule: rule.key)
def test_a_rule_answers_a_hundred_thousand_people_alike_in_both_forms(rule: Rule) -> None:
    everybody, seen = people(), set()
    for day, rows in _parts():
        in_force = law().on(day)
        at_once = rule.outcomes(facts(), in_force, day)[rows].tolist()
        one_by_one = [int(rule.outcome(everybody[row], in_force, day)) for row in rows]
        assert at_once == one_by_one
        seen.update(one_by_one)
    assert seen == ({0, 2} if rule is IN_FORCE else {0, 1, 2})


@pytest.mark.parametrize("truth", [SECURITY_REQUIRED, BORROWS_DIRECTLY], ids=["security", "borrows_directly"])
def test_how_the_loan_is_made_is_answered_alike_in_both_forms(truth: Expr) -> None:
    everybody, kleene = people(), {False: 0, None: 1, True: 2}
    for day, rows in _parts():
        at_once = columns(truth)(facts(), law().on(day), day).values
        one_by_one = scalar(truth)
        found = [kleene[one_by_one(everybody[row], law().on(day), day)] for row in rows]
        assert np.broadcast_to(at_once, PEOPLE)[rows].tolist() == found


def test_the_cap_is_computed_alike_in_both_forms() -> None:
    everybody, one_by_one = people(), scalar(CAP)
    for day, rows in _parts():
        cap = columns(CAP)(facts(), law().on(day), day)
        values, known = (np.broadcast_to(each, PEOPLE)[rows].tolist() for each in (cap.values, cap.known))
        found = [value if sure else None for value, sure in zip(values, known, strict=True)]
        assert found == [one_by_one(everybody[row], law().on(day), day) for row in rows]


def test_the_random_people_hold_every_unknown_every_code_and_one_out_of_the_table() -> None:
    for name in LOAN_FACTS:
        found = {row[name] for row in people()}
        assert None in found
        assert found >= set(FACTS[name].codes)
        if FACTS[name].codes:
            assert FOREIGN in facts()[name].values
