"""Which facts are missing, for columns of people: `explain.gaps` for a million at once, as masks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

from domain.rules.columns import Frame
from domain.rules.facts import FACTS
from domain.rules.nodes import Expr, Op, Type
from domain.rules.values import Array, Mask

NO_FACT = -1
_PLACES = {name: place for place, name in enumerate(FACTS)}


def facts_missing(
    truths: Iterable[Expr], frame: Frame, rows: int
) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.int8]]:
    """How many facts the unknown ones of these truths lack, and the place in FACTS of the first, or NO_FACT.

    The first is the one that `Rule.find` asks for first.
    """
    lacking: dict[str, Mask] = {}
    first = np.full(rows, NO_FACT, dtype=np.int8)
    for truth in truths:
        for name, where in _gaps(truth, np.ones(rows, dtype=np.bool_), frame):
            first = np.where(where & (first == NO_FACT), np.int8(_PLACES[name]), first)
            lacking[name] = where | lacking[name] if name in lacking else where
    count = np.zeros(rows, dtype=np.int8)
    for where in lacking.values():
        count += where
    return count, first


def _gaps(expr: Expr, asked: Mask, frame: Frame) -> Iterator[tuple[str, Mask]]:
    """The facts under an expression, each with the rows of `asked` in which its being unknown matters."""
    where = asked & _unknown(expr, frame)
    if not where.any():
        return
    if expr.op is Op.FACT:
        yield expr.data, where
    for part, consulted in _consulted(expr, frame):
        yield from _gaps(part, where & consulted, frame)


def _unknown(expr: Expr, frame: Frame) -> Array:
    found = frame.value(expr)
    return np.asarray(found.values == 1 if expr.type is Type.BOOL else ~found.known)


def _consulted(expr: Expr, frame: Frame) -> Iterator[tuple[Expr, Array]]:
    """Of a choice only the arm that was taken, and both while nobody knows which."""
    everywhere = np.asarray(True)
    if expr.op is not Op.WHEN:
        yield from ((part, everywhere) for part in expr.parts)
        return
    condition, then, otherwise = expr.parts
    asked = frame.value(condition).values
    yield from ((condition, everywhere), (then, asked != 0), (otherwise, asked != 2))
