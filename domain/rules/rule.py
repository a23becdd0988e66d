"""A rule: one provision as an expression, with its citation, its texts and the dated numbers that it uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any

import numpy as np

from domain.findings import Ask, Finding, Outcome
from domain.parameters import LawOn
from domain.rules import boundaries as turning
from domain.rules.columns import Day, Frame
from domain.rules.explain import gaps, numbers_used
from domain.rules.facts import Fact
from domain.rules.nodes import Expr, Op, Type, walk
from domain.rules.scalar import Facts, Scalar, scalar, trace
from domain.rules.values import Columns, Truths

_OUTCOMES: Mapping[bool | None, Outcome] = {True: Outcome.MET, False: Outcome.NOT_MET, None: Outcome.UNKNOWN}
_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, eq=False)
class Rule:
    """`numbers` names each parameter of `holds`; `shows` fills the texts; `because` narrows a "not met".

    Texts: `<key>.met`, `<key>.unknown`, `<key>.not_met` or `<key>.<first name in because that is true>`;
    `rule.no_law` where the day lies outside the validity of a number.
    """

    key: str
    citation: str
    holds: Expr
    numbers: Mapping[str, str] = field(default_factory=dict)
    shows: Mapping[str, Expr] = field(default_factory=dict)
    because: Mapping[str, Expr] = field(default_factory=dict)
    cites_numbers: bool = False

    def __post_init__(self) -> None:
        if self.holds.type is not Type.BOOL or any(
            each.type is not Type.BOOL for each in self.because.values()
        ):
            raise TypeError(f"{self.key}: `holds` and `because` are truths")
        used = {node.data for node in walk(self.holds) if node.op is Op.LAW}
        if used != set(self.numbers.values()):
            raise TypeError(f"{self.key}: names {sorted(self.numbers.values())}, but uses {sorted(used)}")

    def find(self, facts: Facts, law: LawOn, on: date) -> Finding:
        """The outcome with its reason, the numbers that decided it, and what is missing where it is unknown."""
        outcome = _OUTCOMES[self._holds(facts, law, on)]
        numbers = self._numbers_of(facts, law, on)
        missing = self._gaps(facts, law, on) if outcome is Outcome.UNKNOWN else ()
        return Finding(
            self.key,
            outcome,
            self._cited(law) if self.cites_numbers else self.citation,
            self._reason(outcome, missing, facts, law, on),
            {**self._unnamed, **numbers, **{name: shown(facts, law, on) for name, shown in self._shown}},
            numbers,
            _asks(missing),
        )

    def outcome(self, facts: Facts, law: LawOn, on: date) -> Outcome:
        return _OUTCOMES[self._holds(facts, law, on)]

    def outcomes(self, columns: Columns, law: LawOn, on: Day) -> Truths:
        """One `Outcome` value (int8) a row; the rows are those of the longest column."""
        found = Frame(columns, law, on).value(self.holds).values
        rows = max((each.values.size for each in columns.values()), default=found.size)
        return np.ascontiguousarray(np.broadcast_to(found, (rows,)))

    def boundaries(self, facts: Facts, law: LawOn) -> tuple[date, ...]:
        return turning.boundaries(self.holds, facts, law)

    @property
    def text(self) -> str:
        """The canonical text from which the rules' version is computed."""
        extras = {**self.because, **self.shows}
        return "\n".join([f"{self.key} = {self.holds.text}", *(f"{k}: {v.text}" for k, v in extras.items())])

    @property
    def law_keys(self) -> tuple[str, ...]:
        return tuple(self.numbers.values())

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact that the outcome can depend on."""
        return tuple({node.text: node for node in walk(self.holds) if isinstance(node, Fact)}.values())

    @cached_property
    def _holds(self) -> Scalar:
        return scalar(self.holds)

    @cached_property
    def _shown(self) -> tuple[tuple[str, Scalar], ...]:
        return tuple((name, scalar(expr)) for name, expr in self.shows.items())

    @cached_property
    def _unnamed(self) -> Mapping[str, Any]:
        """A text may name a number of the arm that was not taken."""
        return dict.fromkeys(self.numbers)

    @cached_property
    def _branches(self) -> bool:
        return bool(self.numbers) and any(node.op is Op.WHEN for node in walk(self.holds))

    def _numbers_of(self, facts: Facts, law: LawOn, on: date) -> Mapping[str, Any]:
        if not self.numbers:
            return _NOTHING
        used = self.law_keys
        if self._branches:
            used = tuple(numbers_used(self.holds, trace(self.holds)(facts, law, on)))
        return {
            name: law.value(key) for name, key in self.numbers.items() if key in used and law.in_force(key)
        }

    def _gaps(self, facts: Facts, law: LawOn, on: date) -> tuple[Expr, ...]:
        return tuple(gaps(self.holds, trace(self.holds)(facts, law, on)))

    def _reason(self, outcome: Outcome, missing: tuple[Expr, ...], facts: Facts, law: LawOn, on: date) -> str:
        if any(gap.op is Op.LAW for gap in missing):
            return "rule.no_law"
        if outcome is Outcome.NOT_MET:
            narrower = (name for name, expr in self.because.items() if scalar(expr)(facts, law, on))
            return f"{self.key}.{next(narrower, 'not_met')}"
        return f"{self.key}.{outcome.code}"

    def _cited(self, law: LawOn) -> str:
        cited = (law.cited(key).citation for key in self.law_keys if law.in_force(key))
        return "; ".join(dict.fromkeys((self.citation, *cited)))


def _asks(missing: tuple[Expr, ...]) -> tuple[Ask, ...]:
    return tuple(dict.fromkeys(gap.ask for gap in missing if isinstance(gap, Fact)))
