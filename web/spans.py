"""Eligibility over time as lines of a page: each span with what begins it and what ends it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.case import Case
from domain.eligibility import CODES, Eligibility, Span, Way, ended_by, shortest_way, why
from domain.findings import Finding, Outcome
from domain.guard_facts import loan_facts
from domain.parameters import Law

_KIND = "person"


@dataclass(frozen=True, slots=True)
class Line:
    """`ended` only where nothing that follows says it already."""

    span: Span
    outcome: str
    now: bool
    why: tuple[Finding, ...]
    ended: tuple[Finding, ...]


def over_time(case: Case, found: Eligibility, law: Law) -> tuple[Line, ...]:
    facts = loan_facts(case)
    return tuple(
        Line(
            span,
            CODES[span.outcome],
            span.start <= found.on and (span.end is None or found.on < span.end),
            why(span, facts, _KIND, law),
            ended_by(span, facts, _KIND, law) if place == len(found.spans) - 1 else (),
        )
        for place, span in enumerate(found.spans)
    )


def way_to(case: Case, found: Eligibility, law: Law, on: date) -> Way | None:
    """None also for somebody eligible: there is nothing to do."""
    return None if found.outcome is Outcome.MET else shortest_way(loan_facts(case), _KIND, law, on)
