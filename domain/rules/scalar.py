"""Compiles an expression to one flat Python function, for a single person's facts on a single day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, TypeAlias

from domain.dates import months_after, years_after
from domain.parameters import LawOn, ParameterNotInForce
from domain.rules.nodes import COMPARISONS, Expr, Op, walk

Facts: TypeAlias = Mapping[str, Any]
Scalar: TypeAlias = Callable[[Facts, LawOn, date], Any]

_INFIX = COMPARISONS | {Op.ADD, Op.SUB, Op.MUL}
_CALLS = {Op.YEARS: "years_after", Op.MONTHS: "months_after", Op.LEAST: "min", Op.GREATEST: "max"}


@lru_cache(maxsize=4096)
def scalar(expr: Expr) -> Scalar:
    """`(facts, law of the day, day) -> value`; None is unknown, codes are their names, truths are bool."""
    return _Writer(expr).compiled("return " + "{whole}")


@lru_cache(maxsize=4096)
def trace(expr: Expr) -> Callable[[Facts, LawOn, date], dict[str, Any]]:
    """The same evaluation, answering the value of every node by its canonical text."""
    return _Writer(expr).compiled("return {all}")


class _Writer:
    """One local name for each different node, in the order of `walk`."""

    def __init__(self, expr: Expr) -> None:
        self._names: dict[str, str] = {}
        self._sure: set[str] = set()  # names that are never None
        self._scope: dict[str, Any] = {
            "years_after": years_after,
            "months_after": months_after,
            "ParameterNotInForce": ParameterNotInForce,
        }
        self._lines = ["def rule(facts, law, on):", " get = facts.get"]
        for node in walk(expr):
            if node.text not in self._names:
                self._write(node)
        self._whole = self._names[expr.text]

    def compiled(self, ending: str) -> Callable[[Facts, LawOn, date], Any]:
        values = "{" + ", ".join(f"{text!r}: {name}" for text, name in self._names.items()) + "}"
        self._lines.append(" " + ending.replace("{whole}", self._whole).replace("{all}", values))
        exec(compile("\n".join(self._lines), "<rule>", "exec"), self._scope)  # our own text, never input
        made: Callable[[Facts, LawOn, date], Any] = self._scope["rule"]
        return made

    def _write(self, node: Expr) -> None:
        name = self._names[node.text] = f"v{len(self._names)}"
        if node.op is Op.LAW:
            self._lines += [" try:", f"  {name} = law.value({node.data!r})"]
            self._lines += [" except ParameterNotInForce:", f"  {name} = None"]
            return
        operands = [self._names[part.text] for part in node.parts]
        if node.op in (Op.CONST, Op.ON, Op.KNOWN) or (operands and self._sure.issuperset(operands)):
            self._sure.add(name)
        self._lines.append(f" {name} = {self._right_side(node, operands, name)}")

    def _right_side(self, node: Expr, operands: list[str], name: str) -> str:
        if node.op is Op.FACT:
            return f"get({node.data!r})"
        if node.op is Op.ON:
            return "on"
        if node.op in (Op.CONST, Op.IN):
            self._scope[f"c_{name}"] = frozenset(node.data) if node.op is Op.IN else node.data
        if node.op is Op.KNOWN:
            return f"{operands[0]} is not None"
        if node.op in (Op.AND, Op.OR):
            return self._kleene(operands, decided_by=node.op is Op.OR)
        if node.op is Op.WHEN:
            return self._chosen(*operands)
        return self._strict(_plain(node, operands, name), operands)

    def _strict(self, body: str, operands: list[str]) -> str:
        unknown = self._any_unknown(operands)
        return f"None if {unknown} else {body}" if unknown else body

    def _any_unknown(self, operands: list[str]) -> str:
        return " or ".join(f"{each} is None" for each in operands if each not in self._sure)

    def _kleene(self, operands: list[str], *, decided_by: bool) -> str:
        # == and not `is`: a store may hand a truth over as 0 or 1.
        deciding = " or ".join(f"{each} == {decided_by}" for each in operands)
        unknown = self._any_unknown(operands)
        rest = f"None if {unknown} else {not decided_by}" if unknown else str(not decided_by)
        return f"{decided_by} if {deciding} else {rest}"

    def _chosen(self, condition: str, then: str, otherwise: str) -> str:
        choice = f"{then} if {condition} else {otherwise}"
        if condition in self._sure:
            return choice
        return f"({then} if {then} == {otherwise} else None) if {condition} is None else {choice}"


def _plain(node: Expr, operands: list[str], name: str) -> str:
    if node.op is Op.CONST:
        return f"c_{name}"
    if node.op is Op.IN:
        return f"{operands[0]} in c_{name}"
    if node.op is Op.NOT:
        return f"not {operands[0]}"
    if node.op in _INFIX:
        return f"{operands[0]} {node.op} {operands[1]}"
    return f"{_CALLS[node.op]}({', '.join(operands)})"
