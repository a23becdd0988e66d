"""Reads off an expression the days on which its truth can turn, so that spans are exact and nothing is sampled."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

import numpy as np

from domain.parameters import LawOn
from domain.rules.columns import Frame
from domain.rules.nodes import COMPARISONS, MIRRORED, Expr, Op, walk
from domain.rules.scalar import Facts, scalar
from domain.rules.values import Column

_DAY = timedelta(days=1)
# `on <= d` turns on the day after d, `on < d` on d itself, and a comparison for equality on both.
_TURNS = {Op.LT: (0,), Op.GE: (0,), Op.LE: (1,), Op.GT: (1,), Op.EQ: (0, 1), Op.NE: (0, 1)}


@lru_cache(maxsize=1024)
def turns(expr: Expr) -> tuple[tuple[Expr, int], ...]:
    """Pairs of a standing date and how many days after it a comparison of `on` with it turns."""
    found: dict[tuple[str, int], tuple[Expr, int]] = {}
    for node in walk(expr):
        if node.op in COMPARISONS and node.moves:
            day, op = (
                (node.parts[1], node.op) if node.parts[0].op is Op.ON else (node.parts[0], MIRRORED[node.op])
            )
            found |= {(day.text, after): (day, after) for after in _TURNS[op]}
    return tuple(found.values())


def boundaries(expr: Expr, facts: Facts, law: LawOn) -> tuple[date, ...]:
    """The days, in order, on which the truth can change as `on` moves while this law stands."""
    days = ((scalar(day)(facts, law, law.on), after) for day, after in turns(expr))
    return tuple(sorted({_later(day, after) for day, after in days if day is not None}))


def boundary_columns(expr: Expr, frame: Frame) -> list[Column]:
    """`boundaries` a row: one column of int32 days for each comparison with `on`."""
    found = [(frame.value(day), after) for day, after in turns(expr)]
    return [Column(np.asarray(day.values + np.int32(after)), day.known) for day, after in found]


def _later(day: date, after: int) -> date:
    return day if not after or day == date.max else day + _DAY
