"""The expression tree that rules are written in: a wrong type is refused while the rule is being built, not in use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from enum import Enum, StrEnum
from typing import Any, TypeAlias

Operand: TypeAlias = "Expr | bool | int | date | str"


class Type(Enum):
    BOOL = "truth"
    INT = "whole number"
    DATE = "date"
    CODE = "code"


class Op(StrEnum):
    FACT = "fact"
    LAW = "law"
    ON = "on"
    CONST = "const"
    LT = "<"
    LE = "<="
    GT = ">"
    GE = ">="
    EQ = "=="
    NE = "!="
    AND = "&"
    OR = "|"
    NOT = "~"
    ADD = "+"
    SUB = "-"
    MUL = "*"
    YEARS = "years_after"
    MONTHS = "months_after"
    IN = "is_in"
    KNOWN = "known"
    WHEN = "when"
    LEAST = "least"
    GREATEST = "greatest"


COMPARISONS = frozenset({Op.LT, Op.LE, Op.GT, Op.GE, Op.EQ, Op.NE})
MIRRORED = {Op.LT: Op.GT, Op.LE: Op.GE, Op.GT: Op.LT, Op.GE: Op.LE, Op.EQ: Op.EQ, Op.NE: Op.NE}


class Expr:
    """A node. `moves` tells whether it depends on the day asked about; `text` is its canonical form."""

    __slots__ = ("codes", "data", "moves", "op", "parts", "text", "type")
    codes: tuple[str, ...]
    data: Any
    moves: bool
    op: Op
    parts: tuple[Expr, ...]
    text: str
    type: Type

    def __init__(
        self, op: Op, type_: Type, parts: tuple[Expr, ...] = (), data: Any = None, codes: tuple[str, ...] = ()
    ) -> None:
        self.op, self.type, self.parts, self.data, self.codes = op, type_, parts, data, codes
        self.moves = op is Op.ON or any(part.moves for part in parts)
        if self.moves and type_ is not Type.BOOL and op is not Op.ON:
            # Spans are exact because every day on which a truth can turn is read off a comparison with `on`.
            raise TypeError(f"{op}: a value may not depend on `on`; compare `on` with a date instead")
        self.text = self._text()

    def _text(self) -> str:
        head = str(self.op) if self.data is None else f"{self.op}:{self.data}"
        return f"{head}({','.join(part.text for part in self.parts)})" if self.parts else head

    def __bool__(self) -> bool:
        raise TypeError("an expression has no truth of its own: write & | ~, all_of, any_of or when")

    def __lt__(self, other: Operand) -> Expr:
        return compare(Op.LT, self, other)

    def __le__(self, other: Operand) -> Expr:
        return compare(Op.LE, self, other)

    def __gt__(self, other: Operand) -> Expr:
        return compare(Op.GT, self, other)

    def __ge__(self, other: Operand) -> Expr:
        return compare(Op.GE, self, other)

    def __eq__(self, other: Operand) -> Expr:  # type: ignore[override]
        return compare(Op.EQ, self, other)

    def __ne__(self, other: Operand) -> Expr:  # type: ignore[override]
        return compare(Op.NE, self, other)

    __hash__ = object.__hash__

    def __and__(self, other: Operand) -> Expr:
        return truths(Op.AND, self, other)

    def __or__(self, other: Operand) -> Expr:
        return truths(Op.OR, self, other)

    def __invert__(self) -> Expr:
        return truths(Op.NOT, self)

    def __add__(self, other: Operand) -> Expr:
        return whole(Op.ADD, self, other)

    def __sub__(self, other: Operand) -> Expr:
        return whole(Op.SUB, self, other)

    def __mul__(self, other: Operand) -> Expr:
        return whole(Op.MUL, self, other)

    def is_in(self, *codes: str) -> Expr:
        """Whether a code is one of these, each of which the fact must know."""
        _want("is_in", self, Type.CODE)
        for code in codes:
            _check_code(code, self)
        return Expr(Op.IN, Type.BOOL, (self,), codes, self.codes)

    def known(self) -> Expr:
        """Whether there is a value at all: itself never unknown."""
        if self.op is Op.ON:
            raise TypeError("known: `on` is always known")
        return Expr(Op.KNOWN, Type.BOOL, (self,))


def lift(value: Operand, like: Expr | None = None) -> Expr:
    """A constant as an expression; a str is a code of the table that `like` declares."""
    if isinstance(value, Expr):
        return value
    if isinstance(value, bool):
        return Expr(Op.CONST, Type.BOOL, data=value)
    if isinstance(value, int):
        return Expr(Op.CONST, Type.INT, data=value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return Expr(Op.CONST, Type.DATE, data=value)
    if isinstance(value, str) and like is not None and like.type is Type.CODE:
        _check_code(value, like)
        return Expr(Op.CONST, Type.CODE, data=str(value), codes=like.codes)
    raise TypeError(f"{value!r} is no truth, whole number, date or code of a fact's table")


def compare(op: Op, left: Operand, right: Operand) -> Expr:
    first = lift(left, right if isinstance(right, Expr) else None)
    second = lift(right, first)
    if first.type is not second.type:
        raise TypeError(f"{op}: cannot compare a {first.type.value} with a {second.type.value}")
    if first.type is Type.BOOL:
        raise TypeError(f"{op}: a truth is not compared; write the expression itself, or ~ before it")
    if first.type is Type.CODE and not (op in (Op.EQ, Op.NE) and Op.CONST in (first.op, second.op)):
        raise TypeError(f"{op}: a code is only compared by == or != with one of {', '.join(first.codes)}")
    if first.moves and second.moves:
        raise TypeError(f"{op}: `on` is compared with a date that stands still")
    return Expr(op, Type.BOOL, (first, second))


def truths(op: Op, *parts: Operand) -> Expr:
    lifted = tuple(lift(part) for part in parts)
    for part in lifted:
        _want(op, part, Type.BOOL)
    return Expr(op, Type.BOOL, lifted)


def whole(op: Op, *parts: Operand) -> Expr:
    lifted = tuple(lift(part) for part in parts)
    for part in lifted:
        _want(op, part, Type.INT)
    return Expr(op, Type.INT, lifted)


def shifted(op: Op, day: Operand, count: Operand) -> Expr:
    start, ahead = lift(day), lift(count)
    _want(op, start, Type.DATE)
    _want(op, ahead, Type.INT)
    return Expr(op, Type.DATE, (start, ahead))


def extreme(op: Op, *parts: Operand) -> Expr:
    lifted = tuple(lift(part) for part in parts)
    if len(lifted) < 2 or lifted[0].type not in (Type.INT, Type.DATE):
        raise TypeError(f"{op}: wants two or more whole numbers or dates")
    for part in lifted:
        _want(op, part, lifted[0].type)
    return Expr(op, lifted[0].type, lifted)


def choose(condition: Operand, then: Operand, otherwise: Operand) -> Expr:
    asked, first, second = lift(condition), lift(then), lift(otherwise)
    _want(Op.WHEN, asked, Type.BOOL)
    _want(Op.WHEN, second, first.type)
    return Expr(Op.WHEN, first.type, (asked, first, second), codes=first.codes)


def walk(expr: Expr) -> Iterator[Expr]:
    """Every node of the tree, parts before the whole."""
    for part in expr.parts:
        yield from walk(part)
    yield expr


def _want(what: str, expr: Expr, wanted: Type) -> None:
    if expr.type is not wanted:
        raise TypeError(f"{what}: wants a {wanted.value}, got a {expr.type.value} ({expr.text})")


def _check_code(code: str, of: Expr) -> None:
    if code not in of.codes:
        raise TypeError(f"{code!r} is no code of {of.text}: one of {', '.join(of.codes)}")
