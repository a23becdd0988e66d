"""The answers of a whole caseload with what comes next: the outcome on the next turning day, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import reduce

import numpy as np
import numpy.typing as npt

from domain.dates import day_number
from domain.eligibility.batch import BATCH_RULES, NEVER, Batch, blocks, empty, fill, rows_of
from domain.eligibility.spans import law_days
from domain.parameters import Law
from domain.rules.columns import Frame
from domain.rules.gap_columns import facts_missing
from domain.rules.nodes import Expr
from domain.rules.rule import Rule
from domain.rules.values import Columns, Truths


@dataclass(frozen=True, slots=True, eq=False)
class Forecast(Batch):
    """`next_outcome` is that of `look_again_on` under the law of that day, and today's where no such day is known.

    `missing_facts` counts the facts that the unknown rules lack; `first_missing` is the place in FACTS of the first.
    """

    next_outcome: Truths
    missing_facts: npt.NDArray[np.int8]
    first_missing: npt.NDArray[np.int8]


def forecast(columns: Columns, kind: str, law: Law, on: date) -> Forecast:
    """As `evaluate_columns`."""
    rows, rules = rows_of(columns), BATCH_RULES[kind]
    found = Forecast(*empty(rows), *(np.empty(rows, dtype=np.int8) for _ in range(3)))
    for block, frame in blocks(columns, kind, law, on):
        fill(found, block, rules, frame, law)
        size = block.stop - block.start
        found.next_outcome[block] = _next(found, block, rules, frame, law, on)
        found.missing_facts[block], found.first_missing[block] = facts_missing(
            _open(found, block, rules), frame, size
        )
    return found


def _open(found: Batch, block: slice, rules: tuple[Rule, ...]) -> list[Expr]:
    """The rules that are unknown for anybody: all others lack nothing."""
    seen = int(np.bitwise_or.reduce(found.unknown[block]))
    return [rule.holds for place, rule in enumerate(rules) if seen >> place & 1]


def _next(found: Batch, block: slice, rules: tuple[Rule, ...], frame: Frame, law: Law, on: date) -> Truths:
    """Rows whose next day lies under another law than today's are asked under that one."""
    days, outcome = found.look_again_on[block], found.outcome[block]
    starts = [on, *(day for day in law_days(rules, law) if day > on)]
    ends = [*map(day_number, starts[1:]), NEVER]
    for start, end in zip(starts, ends, strict=True):
        here = (days >= day_number(start)) & (days < end)
        if here.any():
            then = frame.at(days) if start == on else Frame(frame.columns, law.on(start), days)
            truths = [then.value(rule.holds).values for rule in rules]
            outcome = np.where(here, reduce(np.minimum, truths), outcome)
    return np.asarray(outcome, dtype=np.int8)
