"""Facts that cannot be: outside all bounds, or against another fact that is known. The law's own caps stay findings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from domain.case import Case
from domain.dates import years_after
from domain.errors import BadValue
from domain.rules.facts import FACTS
from domain.wording import day

# The largest loan that Decision 22 knows is 2 billion (art. 6(2)b); 120 months is the longest term (art. 8).
_NUMBERS: Mapping[str, tuple[int, int]] = {
    "requested_vnd": (1, 2_000_000_000),
    "months": (1, 120),
    "course_months": (1, 120),
    "drawdown_months": (1, 120),
    "repayment_months": (1, 120),
    "wage_min_vnd": (0, 1_000_000_000),
    "max_km": (0, 3_000),
    "max_hours": (1, 60),
}
_LENGTHS: Mapping[str, int] = {"skills": 200, "excluded_sectors": 200}
_EARLIEST = date(1945, 1, 1)
_YEARS_AHEAD = 50


class ContradictingFacts(BadValue):
    """data: field, value, expected, other (the fact that says otherwise), why (key of the sentence)."""

    key: ClassVar[str] = "contradicting_facts"


@dataclass(frozen=True, slots=True)
class _Contradiction:
    """`broken` is asked only once each of `fields` is known: an unknown contradicts nothing. `also` plays a part."""

    fields: tuple[str, ...]
    why: str
    broken: Callable[[Case], bool]
    also: tuple[str, ...] = ()


_CONTRADICTIONS = (
    _Contradiction(
        ("list_certified", "list_drawn"),
        "contradiction.list",
        lambda case: bool(case.list_certified and not case.list_drawn),
    ),
    _Contradiction(
        ("household_others_capable", "household_has_adult"),
        "contradiction.household",
        lambda case: bool(case.household_others_capable and not case.household_has_adult),
    ),
    _Contradiction(
        ("certificate_no_recorded", "certificate"),
        "contradiction.certificate",
        lambda case: bool(case.certificate_no_recorded and case.certificate == "none"),
    ),
    # Such penalties run from the end of prison; a fine paid before that is stated as carried out, without a day.
    _Contradiction(
        ("additional_penalty_ends_on", "completed_on"),
        "contradiction.additional_penalty",
        lambda case: (case.additional_penalty_ends_on or date.max) < (case.completed_on or date.min),
    ),
    # Decision 22/2023, art. 8(1): the term of a training loan is drawdown and repayment together.
    _Contradiction(
        ("months", "drawdown_months", "repayment_months"),
        "contradiction.term",
        lambda case: (
            case.purpose != "production"
            and case.months != (case.drawdown_months or 0) + (case.repayment_months or 0)
        ),
        also=("purpose",),
    ),
)


def checked_facts(case: Case, facts: Mapping[str, Any], on: date) -> Mapping[str, Any]:
    """The facts as they came. Raises BadValue, or ContradictingFacts where the case with these facts cannot be.

    A contradiction that the case bore before does not stand in the way of a fact that has no part in it.
    """
    for name, value in facts.items():
        if value is not None:
            _bounded(name, value, on)
    merged = replace(case, **facts)
    for each in _CONTRADICTIONS:
        known = all(getattr(merged, name) is not None for name in each.fields)
        said = [name for name in (*each.fields, *each.also) if name in facts]
        if known and said and each.broken(merged):
            other = next(name for name in each.fields if name != said[0])
            raise ContradictingFacts(
                field=said[0], value=facts[said[0]], expected=other, other=other, why=each.why
            )
    return facts


def _bounded(name: str, value: Any, on: date) -> None:
    if name in _NUMBERS:
        least, most = _NUMBERS[name]
        _require(least <= value <= most, name, value, f"{_figure(least)}–{_figure(most)}")
    elif name in _LENGTHS:
        _require(len(value) <= _LENGTHS[name], name, "…", f"≤ {_LENGTHS[name]}")
    elif isinstance(value, date):
        last = on if name == "completed_on" else years_after(on, _YEARS_AHEAD)
        _require(_EARLIEST <= value <= last, name, value, f"{day(_EARLIEST)}–{day(last)}")
    elif name in FACTS and FACTS[name].codes:
        codes = FACTS[name].codes
        _require(value in codes, name, value, ", ".join(codes))


def _require(holds: bool, field: str, value: Any, expected: str) -> None:
    if not holds:
        raise BadValue(field=field, value=value, expected=expected)


def _figure(number: int) -> str:
    return f"{number:,}".replace(",", ".")
