"""What a person's loan is to be used for (phương án sử dụng vốn), line by line, and whether the money adds up."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from domain.errors import BadValue
from domain.lending.file import Lines, LoanFile
from domain.lending.machine import IN_HAND
from domain.lending.refusals import CostsUnmatched, UsePlanFixed
from domain.wording import vnd as in_dong

MOST_LINES = 12
_MOST_VND = 2_000_000_000
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class UsePlan:
    """`costs`: (what, đồng). `income_vnd`: expected of one month. None is what nobody has said yet."""

    costs: Lines = ()
    own_vnd: int | None = None
    income_vnd: int | None = None


def with_plan(file: LoanFile, plan: UsePlan) -> LoanFile:
    """Costs that are said are paid by own money and the loan; own money not said is none.

    Raises UsePlanFixed, CostsUnmatched, BadValue.
    """
    if file.stage not in IN_HAND:
        raise UsePlanFixed(number=file.number, file_stage=file.stage.value)
    if len(plan.costs) > MOST_LINES:
        raise BadValue(field="costs", value=len(plan.costs), expected=f"≤ {MOST_LINES}")
    costs = tuple((_what(what), _amount("costs", vnd, 1)) for what, vnd in plan.costs)
    for name in ("own_vnd", "income_vnd"):
        if (value := getattr(plan, name)) is not None:
            _amount(name, value, 0)
    own = 0 if costs and plan.own_vnd is None else plan.own_vnd
    needed = sum(vnd for _, vnd in costs)
    if costs and own is not None and own + file.amount_vnd != needed:
        raise CostsUnmatched(
            field="own_vnd", costs_vnd=needed, own_vnd=own, amount_vnd=file.amount_vnd,
            together_vnd=own + file.amount_vnd,
        )  # fmt: skip
    text = json.dumps(costs, ensure_ascii=False, separators=(",", ":")) if costs else None
    return replace(file, costs=text, own_vnd=own, income_vnd=plan.income_vnd)


def in_words(costs: Lines) -> str:
    """As the case's history keeps them."""
    return "; ".join(f"{what}: {in_dong(vnd)}" for what, vnd in costs)


def _what(text: str) -> str:
    words = " ".join(text.split())
    if not 0 < len(words) <= _LONGEST:
        raise BadValue(field="costs", value=words[:20], expected=f"1–{_LONGEST} ký tự")
    return words


def _amount(field: str, value: int, least: int) -> int:
    if type(value) is not int or not least <= value <= _MOST_VND:
        raise BadValue(field=field, value=value, expected=f"{least}–{_MOST_VND}")
    return value
