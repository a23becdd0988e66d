"""A plain reading of expressions, node by node and slow: the oracle for the two compiled forms."""

from collections.abc import Callable, Mapping
from datetime import date
from operator import add, eq, ge, gt, le, lt, mul, ne, sub
from typing import Any

import numpy as np

from domain.dates import from_day_number, months_after, years_after
from domain.findings import Outcome
from domain.parameters import LawOn
from domain.rules.columns import columns
from domain.rules.nodes import Expr, Op, Type
from domain.rules.values import columns_of

_OF_KNOWN: Mapping[Op, Callable[..., Any]] = {
    Op.LT: lt,
    Op.LE: le,
    Op.GT: gt,
    Op.GE: ge,
    Op.EQ: eq,
    Op.NE: ne,
    Op.ADD: add,
    Op.SUB: sub,
    Op.MUL: mul,
    Op.YEARS: years_after,
    Op.MONTHS: months_after,
    Op.LEAST: min,
    Op.GREATEST: max,
}
_TRUTHS = {Outcome.MET: True, Outcome.NOT_MET: False, Outcome.UNKNOWN: None}


def plain(expr: Expr, facts: Mapping[str, Any], law: LawOn, on: date) -> Any:
    if expr.op is Op.FACT:
        return facts.get(expr.data)
    if expr.op is Op.CONST:
        return expr.data
    if expr.op is Op.ON:
        return on
    if expr.op is Op.LAW:
        return law.value(expr.data) if law.in_force(expr.data) else None
    return _whole(expr, [plain(part, facts, law, on) for part in expr.parts])


def _whole(expr: Expr, parts: list[Any]) -> Any:
    if expr.op is Op.KNOWN:
        return parts[0] is not None
    if expr.op is Op.WHEN:
        return _chosen(*parts)
    if expr.op in (Op.AND, Op.OR):
        deciding = expr.op is Op.OR
        return deciding if deciding in parts else None if None in parts else not deciding
    if None in parts:
        return None
    if expr.op is Op.NOT:
        return not parts[0]
    return parts[0] in expr.data if expr.op is Op.IN else _OF_KNOWN[expr.op](*parts)


def _chosen(condition: bool | None, then: Any, otherwise: Any) -> Any:
    if condition is None:
        return then if then == otherwise else None
    return then if condition else otherwise


def in_columns(expr: Expr, rows: list[dict[str, Any]], law: LawOn, on: date) -> list[Any]:
    """The column form's answers as Python values."""
    found = columns(expr)(columns_of(rows), law, on)
    values = np.broadcast_to(found.values, len(rows)).tolist()
    if expr.type is Type.BOOL:
        return [_TRUTHS[Outcome(value)] for value in values]
    known = np.broadcast_to(found.known, len(rows)).tolist()
    return [_python(expr, value) if sure else None for value, sure in zip(values, known, strict=True)]


def _python(expr: Expr, number: int) -> Any:
    if expr.type is Type.DATE:
        return from_day_number(number)
    return expr.codes[number] if expr.type is Type.CODE else number
