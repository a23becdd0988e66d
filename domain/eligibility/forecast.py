"""The answers of a whole caseload with what comes next: when the outcome turns, to what, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce

import numpy as np
import numpy.typing as npt

from domain.dates import day_number
from domain.eligibility.batch import BATCH_RULES, NEVER, Batch, blocks, empty, fill, next_boundary, rows_of
from domain.eligibility.spans import law_days
from domain.parameters import Law
from domain.rules.columns import Frame
from domain.rules.gap_columns import facts_missing
from domain.rules.nodes import Expr
from domain.rules.rule import Rule
from domain.rules.values import Array, Columns, Truths


@dataclass(frozen=True, slots=True, eq=False)
class Forecast(Batch):
    """`turns_on` is the first later day of another outcome than today's, `turns_to` that outcome.

    Where none is known they are NEVER and today's. `look_again_on` may be sooner: a rule can turn, and the others still
    decide. `missing_facts` counts the facts that the unknown rules lack; `first_missing` is the place in FACTS of the
    first.
    """

    turns_on: npt.NDArray[np.int32]
    turns_to: Truths
    missing_facts: npt.NDArray[np.int8]
    first_missing: npt.NDArray[np.int8]


def forecast(columns: Columns, kind: str, law: Law, on: date) -> Forecast:
    """As `evaluate_columns`."""
    rows, rules = rows_of(columns), BATCH_RULES[kind]
    found = Forecast(*empty(rows), *(np.empty(rows, dtype=each) for each in (np.int32, *(np.int8,) * 3)))
    for block, frame in blocks(columns, kind, law, on):
        fill(found, block, rules, frame, law)
        size = block.stop - block.start
        _turn(found, block, list(_periods(rules, frame, law, on)), rules)
        found.missing_facts[block], found.first_missing[block] = facts_missing(
            _open(found, block, rules), frame, size
        )
    return found


def _open(found: Batch, block: slice, rules: tuple[Rule, ...]) -> list[Expr]:
    """The rules that are unknown for anybody: all others lack nothing."""
    seen = int(np.bitwise_or.reduce(found.unknown[block]))
    return [rule.holds for place, rule in enumerate(rules) if seen >> place & 1]


def _periods(rules: tuple[Rule, ...], frame: Frame, law: Law, on: date) -> Iterator[tuple[Frame, int]]:
    """From today, between the changes of the law: the same people under each, and its first day after."""
    starts = [on, *(day for day in law_days(rules, law) if day > on)]
    ends = [*map(day_number, starts[1:]), NEVER]
    for start, end in zip(starts, ends, strict=True):
        yield frame if start == on else Frame(frame.columns, law.on(start), start), end


def _turn(found: Forecast, block: slice, periods: list[tuple[Frame, int]], rules: tuple[Rule, ...]) -> None:
    """Every row jumps from one turning day to the next until its outcome is another than today's."""
    today, at = found.outcome[block], found.look_again_on[block].copy()
    turns_on, turns_to = np.full_like(at, NEVER), today.copy()
    for frame, end in periods:
        while (inside := at < end).any():
            then = frame.at(at)
            outcome = _outcome(then, rules)
            other = inside & (outcome != today)
            turns_on, turns_to = np.where(other, at, turns_on), np.where(other, outcome, turns_to)
            onward = np.minimum(next_boundary(rules, then), np.int32(end))
            at = np.where(other, np.int32(NEVER), np.where(inside, onward, at))
    found.turns_on[block], found.turns_to[block] = turns_on, turns_to


def _outcome(frame: Frame, rules: tuple[Rule, ...]) -> Array:
    found: Array = reduce(np.minimum, [frame.value(rule.holds).values for rule in rules])
    return found
