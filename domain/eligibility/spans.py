"""Eligibility over time as half-open spans, exact to the day: nothing is sampled."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from domain.findings import Finding, Outcome
from domain.parameters import Law
from domain.rules.qd22 import IN_FORCE, RULES_FOR
from domain.rules.rule import Rule

CODES: Mapping[Outcome, str] = {
    Outcome.MET: "eligible",
    Outcome.NOT_MET: "ineligible",
    Outcome.UNKNOWN: "unknown",
}


@dataclass(frozen=True, slots=True)
class Span:
    """[start, end) with one outcome; `end` None where nothing known ends it. `because`: the rules that decide it."""

    start: date
    end: date | None
    outcome: Outcome
    because: tuple[str, ...] = ()


def law_days(rules: Sequence[Rule], law: Law) -> tuple[date, ...]:
    """The days on which any number that the rules use begins or ends."""
    return law.changes({key for rule in rules for key in rule.law_keys})


def turning_days(rules: Sequence[Rule], facts: Mapping[str, Any], law: Law) -> list[date]:
    """Every day on which any of the rules can change its answer for these facts."""
    changes = law_days(rules, law)
    days: set[date] = set(changes)
    for place, start in enumerate(changes):
        end = changes[place + 1] if place + 1 < len(changes) else None
        for rule in rules:
            found = rule.boundaries(facts, law.on(start))
            days.update(day for day in found if start <= day and (end is None or day < end))
    return sorted(days)


def decided(
    rules: Sequence[Rule], facts: Mapping[str, Any], law: Law, on: date
) -> tuple[Outcome, tuple[str, ...]]:
    """The outcome on a day and the rules that decide it; before the Decision took effect, that alone."""
    in_force = law.on(on)
    if IN_FORCE in rules and IN_FORCE.outcome(facts, in_force, on) is Outcome.NOT_MET:
        return Outcome.NOT_MET, (IN_FORCE.key,)
    found = {rule.key: rule.outcome(facts, in_force, on) for rule in rules}
    outcome = min(found.values())
    return outcome, tuple(
        key for key, each in found.items() if each is outcome and outcome is not Outcome.MET
    )


def spans(rules: Sequence[Rule], facts: Mapping[str, Any], law: Law) -> tuple[Span, ...]:
    """From the first day that is not ineligible to the last; ineligible stretches between are kept."""
    days = turning_days(rules, facts, law)
    answers = [(day, decided(rules, facts, law, day)) for day in days]
    merged = [
        (answer, next(day for day, _ in group))
        for answer, group in groupby(answers, key=lambda each: each[1])
    ]
    starts = [start for _, start in merged]
    found = [
        Span(start, starts[place + 1] if place + 1 < len(starts) else None, outcome, because)
        for place, ((outcome, because), start) in enumerate(merged)
    ]
    alive = [place for place, span in enumerate(found) if span.outcome is not Outcome.NOT_MET]
    return tuple(found[alive[0] : alive[-1] + 1]) if alive else ()


def span_at(found: Sequence[Span], on: date) -> Span | None:
    """The span that holds a day."""
    place = bisect_right([span.start for span in found], on) - 1
    if place < 0:
        return None
    span = found[place]
    return span if span.end is None or on < span.end else None


def why(span: Span, facts: Mapping[str, Any], kind: str | None, law: Law) -> tuple[Finding, ...]:
    """What decides the span, as found on its first day; nothing is to be said of an eligible one."""
    return _findings(span.because, facts, kind, law, span.start)


def ended_by(span: Span, facts: Mapping[str, Any], kind: str | None, law: Law) -> tuple[Finding, ...]:
    """What decides on the day on which the span is over; nothing where that day opens the way."""
    if span.end is None:
        return ()
    _, because = decided(RULES_FOR[kind], {**facts, "kind": kind}, law, span.end)
    return _findings(because, facts, kind, law, span.end)


def _findings(
    keys: Sequence[str], facts: Mapping[str, Any], kind: str | None, law: Law, on: date
) -> tuple[Finding, ...]:
    given, in_force = {**facts, "kind": kind}, law.on(on)
    return tuple(rule.find(given, in_force, on) for rule in RULES_FOR[kind] if rule.key in keys)
