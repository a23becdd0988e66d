"""Walks an evaluated expression for what a finding must say: what is missing and which numbers decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from domain.rules.nodes import Expr, Op


def gaps(expr: Expr, values: Mapping[str, Any]) -> Iterator[Expr]:
    """The unknown facts and laws of an unknown expression without which it stays unknown."""
    if values[expr.text] is not None:
        return
    if expr.op in (Op.FACT, Op.LAW):
        yield expr
    for part in _consulted(expr, values):
        yield from gaps(part, values)


def numbers_used(expr: Expr, values: Mapping[str, Any]) -> Iterator[str]:
    """The keys of the law's numbers on the arms that were taken."""
    if expr.op is Op.LAW:
        yield expr.data
    for part in _consulted(expr, values):
        yield from numbers_used(part, values)


def _consulted(expr: Expr, values: Mapping[str, Any]) -> tuple[Expr, ...]:
    if expr.op is not Op.WHEN or values[expr.parts[0].text] is None:
        return expr.parts
    condition, then, otherwise = expr.parts
    return condition, (then if values[condition.text] else otherwise)
