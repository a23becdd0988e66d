"""Evaluates an expression over columns of a million people at once, with the answers of the scalar form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import reduce
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from domain.dates import day_number, months_after_days, years_after_days
from domain.parameters import LawOn
from domain.rules.nodes import Expr, Op, Type
from domain.rules.values import ALL, DTYPES, NONE, Array, Column, Columns, Mask, kleene

Day: TypeAlias = "date | npt.NDArray[np.int32]"

_COMPARE: dict[Op, Callable[[Array, Array], Any]] = {
    Op.LT: np.less,
    Op.LE: np.less_equal,
    Op.GT: np.greater,
    Op.GE: np.greater_equal,
    Op.EQ: np.equal,
    Op.NE: np.not_equal,
}
_COMPUTE: dict[Op, Any] = {Op.ADD: np.add, Op.SUB: np.subtract, Op.MUL: np.multiply}
_SHIFT = {Op.YEARS: years_after_days, Op.MONTHS: months_after_days}
_UNKNOWN = np.asarray(1, dtype=np.int8)


class Frame:
    """Columns, one law and a day (or a day a row); parts that stand still are computed once for every day."""

    def __init__(self, columns: Columns, law: LawOn, on: Day, still: dict[str, Column] | None = None) -> None:
        self.columns, self.law = columns, law
        self.on = np.asarray(day_number(on) if isinstance(on, date) else on, dtype=np.int32)
        self._still: dict[str, Column] = {} if still is None else still
        self._moving: dict[str, Column] = {}

    def at(self, on: Day) -> Frame:
        """The same people and law on another day."""
        return Frame(self.columns, self.law, on, self._still)

    def value(self, expr: Expr) -> Column:
        """A truth answers int8 `Outcome` values; a scalar (0-d) stands for every row."""
        memo = self._moving if expr.moves else self._still
        found = memo.get(expr.text)
        if found is None:
            found = memo[expr.text] = self._computed(expr)
        return found

    def _computed(self, expr: Expr) -> Column:
        if expr.op is Op.WHEN:
            return self._chosen(expr)
        if expr.op in _LEAVES:
            return _LEAVES[expr.op](expr, self)
        parts = [self.value(part) for part in expr.parts]
        return _NODES[expr.op](expr, parts)

    def _chosen(self, expr: Expr) -> Column:
        condition, then, otherwise = expr.parts
        asked = self.value(condition).values
        if asked.ndim == 0 and asked != 1:
            return self.value(then if asked == 2 else otherwise)
        choose = _choose_truth if expr.type is Type.BOOL else _choose_value
        return choose(asked, self.value(then), self.value(otherwise))


def columns(expr: Expr) -> Callable[[Columns, LawOn, Day], Column]:
    """`(columns, law of the day, day or int32 day numbers a row) -> Column`; a fact without column is unknown."""
    return lambda given, law, on: Frame(given, law, on).value(expr)


def _fact(expr: Expr, frame: Frame) -> Column:
    given = frame.columns.get(expr.data)
    if given is None:
        return _nothing(expr)
    if given.values.dtype == np.bool_:
        return Column(kleene(given.values, given.known))
    return given


def _law(expr: Expr, frame: Frame) -> Column:
    if not frame.law.in_force(expr.data):
        return _nothing(expr)
    return _constant(expr.type, frame.law.value(expr.data))


def _const(expr: Expr, _: Frame) -> Column:
    return _constant(expr.type, expr.codes.index(expr.data) if expr.type is Type.CODE else expr.data)


def _constant(type_: Type, value: Any) -> Column:
    if type_ is Type.BOOL:
        return Column(kleene(np.asarray(bool(value)), ALL))
    return Column(np.asarray(day_number(value) if isinstance(value, date) else value, dtype=DTYPES[type_]))


def _nothing(expr: Expr) -> Column:
    return Column(_UNKNOWN) if expr.type is Type.BOOL else Column(np.zeros((), DTYPES[expr.type]), NONE)


def _both(first: Mask, second: Mask) -> Mask:
    if second.ndim == 0 and second:
        return first
    return second if first.ndim == 0 and first else np.asarray(first & second)


def _compare(expr: Expr, parts: list[Column]) -> Column:
    first, second = parts
    truth = _COMPARE[expr.op](first.values, second.values)
    return Column(kleene(np.asarray(truth), _both(first.known, second.known)))


def _compute(expr: Expr, parts: list[Column]) -> Column:
    first, second = parts
    return Column(
        np.asarray(_COMPUTE[expr.op](first.values, second.values, dtype=np.int64)),
        _both(first.known, second.known),
    )


def _shift(expr: Expr, parts: list[Column]) -> Column:
    day, count = parts
    # What lies under an unknown may be any number: 1970 keeps it among the days that are looked up in a table.
    days = day.values if day.known.ndim == 0 else np.where(day.known, day.values, np.int32(0))
    return Column(np.asarray(_SHIFT[expr.op](days, count.values)), _both(day.known, count.known))


def _extreme(expr: Expr, parts: list[Column]) -> Column:
    pick: Callable[[Array, Array], Any] = np.minimum if expr.op is Op.LEAST else np.maximum
    values = reduce(pick, [part.values for part in parts])
    return Column(np.asarray(values), reduce(_both, [part.known for part in parts]))


def _truths(expr: Expr, parts: list[Column]) -> Column:
    pick: Callable[[Array, Array], Any] = np.minimum if expr.op is Op.AND else np.maximum
    return Column(np.asarray(reduce(pick, [part.values for part in parts])))


def _not(_: Expr, parts: list[Column]) -> Column:
    return Column(np.asarray(np.int8(2) - parts[0].values))


def _is_in(expr: Expr, parts: list[Column]) -> Column:
    (code,) = parts
    places = [np.int8(expr.codes.index(each)) for each in expr.data]
    return Column(
        kleene(np.asarray(reduce(np.logical_or, [code.values == each for each in places])), code.known)
    )


def _known(expr: Expr, parts: list[Column]) -> Column:
    (part,) = parts
    known = part.values != 1 if expr.parts[0].type is Type.BOOL else part.known
    return Column(kleene(np.asarray(known), ALL))


def _choose_truth(asked: Array, then: Column, otherwise: Column) -> Column:
    """(c and a) or (not c and b) or (a and b): least and greatest are far cheaper than a choice a row."""
    first, second = then.values, otherwise.values
    taken = np.maximum(np.minimum(asked, first), np.minimum(np.int8(2) - asked, second))
    return Column(np.asarray(np.maximum(taken, np.minimum(first, second))))


def _choose_value(asked: Array, then: Column, otherwise: Column) -> Column:
    yes, no = asked == 2, asked == 0
    agreed = then.known & otherwise.known & (then.values == otherwise.values)
    known = (yes & then.known) | (no & otherwise.known) | agreed
    return Column(np.where(yes, then.values, otherwise.values), np.asarray(known))


_LEAVES: dict[Op, Callable[[Expr, Frame], Column]] = {
    Op.FACT: _fact,
    Op.LAW: _law,
    Op.CONST: _const,
    Op.ON: lambda _, frame: Column(frame.on),
}
_NODES: dict[Op, Callable[[Expr, list[Column]], Column]] = {
    **dict.fromkeys(_COMPARE, _compare),
    **dict.fromkeys(_COMPUTE, _compute),
    **dict.fromkeys(_SHIFT, _shift),
    Op.LEAST: _extreme,
    Op.GREATEST: _extreme,
    Op.AND: _truths,
    Op.OR: _truths,
    Op.NOT: _not,
    Op.IN: _is_in,
    Op.KNOWN: _known,
}
