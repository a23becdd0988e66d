"""Columns of facts with their unknowns: what the numpy form of a rule reads and answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from domain.dates import day_number
from domain.rules.facts import FACTS, Fact
from domain.rules.nodes import Type

Array: TypeAlias = npt.NDArray[Any]
Mask: TypeAlias = npt.NDArray[np.bool_]
Truths: TypeAlias = npt.NDArray[np.int8]

ALL: Mask = np.asarray(True)
NONE: Mask = np.asarray(False)
DTYPES = {Type.INT: np.int64, Type.DATE: np.int32, Type.CODE: np.int8}
FOREIGN = -1  # a code that the fact's table does not have: equal to none of them


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One value a row, and which of them are known.

    Money and counts int64, dates int32 days since 1970-01-01, codes the place in the fact's table (int8).
    Truths are either bool with their mask, or int8 `Outcome` values, which carry their own doubt.
    """

    values: Array
    known: Mask = field(default_factory=lambda: ALL)


Columns: TypeAlias = Mapping[str, Column]


def kleene(truth: Array, known: Mask) -> Truths:
    """Outcome values of a bool array: 0 not met, 1 unknown, 2 met."""
    if known.ndim == 0 and known:
        met: Truths = np.asarray(truth).view(np.int8)
        return met + met
    return np.asarray(truth & known).view(np.int8) + np.asarray(truth | ~known).view(np.int8)


def column(fact: Fact, values: Sequence[Any]) -> Column:
    """The column of one fact from Python values, None being unknown."""
    known = np.fromiter((each is not None for each in values), dtype=np.bool_, count=len(values))
    if fact.type is Type.BOOL:
        return Column(kleene(np.fromiter(map(bool, values), dtype=np.bool_, count=len(values)), known))
    numbers = np.fromiter(
        (_number(fact, each) for each in values), dtype=DTYPES[fact.type], count=len(values)
    )
    return Column(numbers, known)


def columns_of(rows: Sequence[Mapping[str, Any]], names: Iterable[str] = tuple(FACTS)) -> dict[str, Column]:
    """The columns of some facts (all, unless named) of rows of facts."""
    return {name: column(FACTS[name], [row.get(name) for row in rows]) for name in names}


def _number(fact: Fact, value: Any) -> int:
    if value is None:
        return 0
    if fact.type is Type.CODE:
        return fact.codes.index(value) if value in fact.codes else FOREIGN
    return day_number(value) if isinstance(value, date) else int(value)
