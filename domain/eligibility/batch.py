"""The same rules over columns of a whole caseload: masks now, sentences when somebody looks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import Any

import numpy as np
import numpy.typing as npt

from domain.dates import day_number
from domain.eligibility.spans import law_days
from domain.findings import Outcome
from domain.parameters import Law
from domain.rules.boundaries import boundary_columns
from domain.rules.columns import Frame
from domain.rules.qd22 import IN_FORCE, RULES_FOR
from domain.rules.rule import Rule
from domain.rules.values import Array, Column, Columns, Truths

NEVER = np.iinfo(np.int32).max

# Rows at a time: what a rule computes on the way then stays in the processor's cache.
_BLOCK = 65_536

# The bit of a rule in a mask is its place here.
BATCH_RULES: Mapping[str, tuple[Rule, ...]] = {kind: RULES_FOR[kind] for kind in ("person", "establishment")}


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """One entry a row: `outcome` int8 (`Outcome`), masks uint32 with a bit a rule, `look_again_on` int32 days.

    `look_again_on` is the first later day on which any rule can answer otherwise; NEVER where none is known.
    """

    outcome: Truths
    not_met: npt.NDArray[np.uint32]
    unknown: npt.NDArray[np.uint32]
    look_again_on: npt.NDArray[np.int32]


def evaluate_columns(columns: Columns, kind: str, law: Law, on: date) -> Batch:
    """Columns as domain.rules.values describes them; a fact without a column is unknown for everybody."""
    rows = rows_of(columns)
    found = Batch(*empty(rows))
    for block, frame in blocks(columns, kind, law, on):
        fill(found, block, BATCH_RULES[kind], frame, law)
    return found


def rows_of(columns: Columns) -> int:
    return max((each.values.size for each in columns.values()), default=0)


def empty(rows: int) -> tuple[Any, ...]:
    """Room for the four answers of a `Batch`."""
    return tuple(np.empty(rows, dtype=each) for each in (np.int8, np.uint32, np.uint32, np.int32))


def blocks(columns: Columns, kind: str, law: Law, on: date) -> Iterator[tuple[slice, Frame]]:
    """The rows, a part at a time, with only the facts that the rules of the kind read."""
    read = {fact.name for rule in BATCH_RULES[kind] for fact in rule.facts}
    rows = rows_of(columns)
    for start in range(0, rows, _BLOCK):
        block = slice(start, min(start + _BLOCK, rows))
        given = {name: _cut(each, block) for name, each in columns.items() if name in read}
        given["kind"] = Column(np.asarray(("person", "establishment").index(kind), dtype=np.int8))
        yield block, Frame(given, law.on(on), on)


def _cut(column: Column, block: slice) -> Column:
    """One value, or one mask, for all rows (0-d) stands for every block too."""
    values = column.values if column.values.ndim == 0 else column.values[block]
    return Column(values, column.known if column.known.ndim == 0 else column.known[block])


def fill(found: Batch, block: slice, rules: tuple[Rule, ...], frame: Frame, law: Law) -> None:
    truths = [frame.value(rule.holds).values for rule in _asked(rules, frame)]
    found.outcome[block] = reduce(np.minimum, truths)
    found.not_met[block], found.unknown[block] = _masks(truths)
    found.look_again_on[block] = _look_again(rules, frame, law)


def _masks(truths: Sequence[Array]) -> tuple[Array, Array]:
    """(not met, unknown): a bit a rule, eight rules to a byte.

    An outcome fills two bits. Those of the even places lie in one byte, those of the odd ones in another, so that the
    bits of both masks come out in their order.
    """
    not_met: Array = np.zeros((), dtype=np.uint32)
    unknown: Array = np.zeros((), dtype=np.uint32)
    for first in range(0, len(truths), 8):
        some = [np.asarray(each).view(np.uint8) for each in truths[first : first + 8]]
        even, odd = _pairs(some[::2]), _pairs(some[1::2])
        doubt = (even & _LOW) | ((odd & _LOW) << _ONE)
        refused = (~(even | (even >> _ONE)) & _LOW) | ((~(odd | (odd >> _ONE)) & _LOW) << _ONE)
        unknown = unknown | (doubt.astype(np.uint32) << np.uint32(first))
        not_met = not_met | ((refused & np.uint8((1 << len(some)) - 1)).astype(np.uint32) << np.uint32(first))
    return not_met, unknown


_LOW, _ONE = np.uint8(0b01010101), np.uint8(1)


def _pairs(truths: Sequence[Array]) -> Array:
    """At most four outcomes (0 not met, 1 unknown, 2 met) in a byte, the first lowest."""
    found: Array = np.zeros((), dtype=np.uint8)
    for place, truth in enumerate(truths):
        found = found | (truth << np.uint8(2 * place))
    return found


def _asked(rules: tuple[Rule, ...], frame: Frame) -> tuple[Rule, ...]:
    """Before the Decision took effect there is one question only; it stands first in every kind."""
    refused = frame.value(IN_FORCE.holds).values
    return rules[:1] if refused.ndim == 0 and refused == Outcome.NOT_MET else rules


def _look_again(rules: tuple[Rule, ...], frame: Frame, law: Law) -> Array:
    later = (day_number(day) for day in law_days(rules, law) if day_number(day) > frame.on)
    found: Array = np.minimum(next_boundary(rules, frame), np.int32(min(later, default=NEVER)))
    return found


def next_boundary(rules: tuple[Rule, ...], frame: Frame) -> Array:
    """The first day after the frame's on which a rule can answer otherwise while this law stands; NEVER without one."""
    found: Array = np.asarray(NEVER, dtype=np.int32)
    for rule in rules:
        for day in boundary_columns(rule.holds, frame):
            found = np.minimum(
                found, np.where(day.known & (day.values > frame.on), day.values, np.int32(NEVER))
            )
    return found


def rules_in(mask: int, kind: str = "person") -> tuple[str, ...]:
    """The keys of the rules whose bits are set."""
    return tuple(rule.key for bit, rule in enumerate(BATCH_RULES[kind]) if mask >> bit & 1)
