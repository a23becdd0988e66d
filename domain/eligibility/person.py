"""One person or one establishment on one day: the findings, the cap, the borrower, and the way to become eligible."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.eligibility.spans import Span, spans
from domain.findings import Ask, Finding, Outcome, overall
from domain.parameters import Law
from domain.rules import RULES_VERSION
from domain.rules.qd22 import IN_FORCE, RULES_FOR
from domain.rules.qd22.cap import CAP
from domain.rules.qd22.lending import BORROWS_DIRECTLY, SECURITY_REQUIRED
from domain.rules.rule import Rule
from domain.rules.scalar import scalar

_CAP, _SECURITY, _DIRECTLY = scalar(CAP), scalar(SECURITY_REQUIRED), scalar(BORROWS_DIRECTLY)

# Nothing that anybody does brings these back once they are missed.
_BEYOND_REACH = frozenset({"qd22.window.not_met", "qd22.in_force.not_met"})

# Where the way depends on why a rule is not met; any other reason has the way of its rule.
_OWN_WAYS = frozenset(
    {
        "qd22.amount.not_positive",
        "qd22.amount.nothing_left",
        "qd22.term.not_positive",
        "qd22.term.repayment_too_long",
        "qd22.term.months_differ",
    }
)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, in the order in which it is worth doing: a wording key with its arguments."""

    key: str
    args: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Eligibility:
    """`missing` are the unknown facts that could change the answer; `steps` are empty where no way leads there."""

    on: date
    outcome: Outcome
    findings: tuple[Finding, ...]
    spans: tuple[Span, ...]
    cap_vnd: int | None
    security_required: bool | None
    borrower: str | None
    missing: tuple[Ask, ...]
    steps: tuple[Step, ...]
    rules_version: str = RULES_VERSION

    @property
    def opens_on(self) -> date | None:
        """The first later day on which the person is eligible as far as is known."""
        return next(
            (each.start for each in self.spans if each.start > self.on and each.outcome is Outcome.MET), None
        )

    @property
    def ends_on(self) -> date | None:
        """The first day on which the present span is over."""
        now = (
            each for each in self.spans if each.start <= self.on and (each.end is None or self.on < each.end)
        )
        return next((each.end for each in now), None)


def evaluate(facts: Mapping[str, Any], kind: str | None, law: Law, on: date) -> Eligibility:
    """All rules of the kind (person | establishment) on a day; before the Decision took effect that alone answers."""
    given = {**facts, "kind": kind}
    rules = RULES_FOR[kind]
    findings = _findings(rules, given, law, on)
    in_force = law.on(on)
    return Eligibility(
        on=on,
        outcome=overall(findings),
        findings=findings,
        spans=spans(rules, given, law),
        cap_vnd=_CAP(given, in_force, on),
        security_required=_SECURITY(given, in_force, on),
        borrower=_borrower(given, kind, law, on),
        missing=tuple(dict.fromkeys(ask for finding in findings for ask in finding.asks)),
        steps=_steps(findings),
    )


def _findings(rules: Sequence[Rule], facts: Mapping[str, Any], law: Law, on: date) -> tuple[Finding, ...]:
    in_force = law.on(on)
    first = IN_FORCE.find(facts, in_force, on)
    if first.outcome is Outcome.NOT_MET:
        return (first,)
    return (first, *(rule.find(facts, in_force, on) for rule in rules if rule is not IN_FORCE))


def _borrower(facts: Mapping[str, Any], kind: str | None, law: Law, on: date) -> str | None:
    """Art. 4: the household's representative, unless nobody in the household can; a firm borrows itself."""
    if kind == "establishment":
        return "establishment"
    directly = _DIRECTLY(facts, law.on(on), on)
    return None if directly is None else "direct" if directly else "household"


def _steps(findings: Sequence[Finding]) -> tuple[Step, ...]:
    """What to bring first, then what to change; nothing where a missed day closes the way for good."""
    failed = [each for each in findings if each.outcome is Outcome.NOT_MET]
    if any(each.reason in _BEYOND_REACH for each in failed):
        return ()
    asked = [Step("how.supply", {"ask": ask.what, "of": ask.of}) for each in findings for ask in each.asks]
    return (*asked, *(step_of(each) for each in failed))


def step_of(failed: Finding) -> Step:
    """What to do so that a rule that is not met will be."""
    return Step(f"how.{failed.reason if failed.reason in _OWN_WAYS else failed.rule}", failed.args)
