"""The same rules over columns of a whole caseload: masks now, sentences when somebody looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

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
from domain.rules.values import Column, Columns, Truths

NEVER = np.iinfo(np.int32).max

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
    rows = max(each.values.size for each in columns.values())
    given = {**columns, "kind": Column(np.asarray(("person", "establishment").index(kind), dtype=np.int8))}
    frame = Frame(given, law.on(on), on)
    rules = BATCH_RULES[kind]
    outcome = np.full(rows, Outcome.MET, dtype=np.int8)
    not_met, unknown = np.zeros(rows, dtype=np.uint32), np.zeros(rows, dtype=np.uint32)
    for bit, rule in enumerate(_asked(rules, frame)):
        truth = frame.value(rule.holds).values
        np.minimum(outcome, truth, out=outcome)
        not_met |= (truth == Outcome.NOT_MET).astype(np.uint32) << np.uint32(bit)
        unknown |= (truth == Outcome.UNKNOWN).astype(np.uint32) << np.uint32(bit)
    return Batch(outcome, not_met, unknown, _look_again(rules, frame, law, on, rows))


def _asked(rules: tuple[Rule, ...], frame: Frame) -> tuple[Rule, ...]:
    """Before the Decision took effect there is one question only; it stands first in every kind."""
    refused = frame.value(IN_FORCE.holds).values
    return rules[:1] if refused.ndim == 0 and refused == Outcome.NOT_MET else rules


def _look_again(
    rules: tuple[Rule, ...], frame: Frame, law: Law, on: date, rows: int
) -> npt.NDArray[np.int32]:
    today = day_number(on)
    later = [day_number(day) for day in law_days(rules, law) if day > on]
    found = np.full(rows, min(later, default=NEVER), dtype=np.int32)
    for rule in rules:
        for day in boundary_columns(rule.holds, frame):
            ahead = np.where(day.known & (day.values > today), day.values, NEVER)
            np.minimum(found, ahead, out=found, casting="unsafe")
    return found


def rules_in(mask: int, kind: str = "person") -> tuple[str, ...]:
    """The keys of the rules whose bits are set."""
    return tuple(rule.key for bit, rule in enumerate(BATCH_RULES[kind]) if mask >> bit & 1)
