"""The words that rules are written with: `on`, `law`, `when`, `all_of` and their few companions."""

from __future__ import annotations

from functools import cache

from domain.parameter_keys import DECLARED
from domain.rules.nodes import Expr, Op, Operand, Type, choose, extreme, shifted, truths

_LAW_TYPES = {"whole": Type.INT, "flag": Type.BOOL, "day": Type.DATE}

on = Expr(Op.ON, Type.DATE)


@cache
def law(key: str) -> Expr:
    """A dated number of the law on the day asked about; a day that it does not cover makes it unknown."""
    if key not in DECLARED:
        raise TypeError(f"law: no parameter is called {key!r}")
    if (kind := DECLARED[key].kind) not in _LAW_TYPES:
        raise TypeError(f"law: {key} is a {kind}, which no rule can compute with")
    return Expr(Op.LAW, _LAW_TYPES[kind], data=key)


def years_after(day: Operand, years: Operand) -> Expr:
    return shifted(Op.YEARS, day, years)


def months_after(day: Operand, months: Operand) -> Expr:
    return shifted(Op.MONTHS, day, months)


def all_of(*claims: Operand) -> Expr:
    return truths(Op.AND, *claims)


def any_of(*claims: Operand) -> Expr:
    return truths(Op.OR, *claims)


def when(condition: Operand, then: Operand, otherwise: Operand) -> Expr:
    """An unknown condition leaves the answer unknown, unless both arms agree."""
    return choose(condition, then, otherwise)


def where_given(value: Expr, claim: Operand) -> Expr:
    """The claim, asked only of those for whom the value is known."""
    return any_of(~value.known(), claim)


def least(*values: Operand) -> Expr:
    return extreme(Op.LEAST, *values)


def greatest(*values: Operand) -> Expr:
    return extreme(Op.GREATEST, *values)


def share_at_least(part: Expr, total: Expr, percent: Operand) -> Expr:
    """part / total >= percent / 100 in whole numbers, so that 4 of 40 is exactly a tenth."""
    return all_of(total > 0, part * 100 >= total * percent)
