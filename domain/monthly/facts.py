"""What stood at the end of a month and what happened in it, as the chains tell it by the end of a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from domain.case import Stage
from domain.history import Kind
from domain.parameters import Law
from domain.units import Units

_DAYS = ("next_visit_on", "next_review_on")


@dataclass(frozen=True, slots=True)
class Step:
    """One event of a chain, as far as a month asks for it: `sets` and `data` in JSON's types."""

    seq: int
    kind: str
    on: date
    sets: Mapping[str, Any]
    data: Mapping[str, Any]


@dataclass(slots=True)
class MonthFacts:
    """Counts: `states` and `units` of people at the month's end (closed cases in neither), `counts` by name.

    `head`: SHA-256 over the last hash of every chain known by then; `cases`, `events`: how many it covers.
    """

    states: Counter[str] = field(default_factory=Counter)
    units: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)
    head: str = ""
    cases: int = 0
    events: int = 0


class MonthReads(Protocol):
    """Facts of [first, last] from what was recorded by the end of `known_on`: whole district, no person."""

    def facts(self, first: date, last: date, known_on: date) -> MonthFacts: ...
    def law(self, known_on: date) -> Law:
        """As it was approved by then."""
        ...

    def units(self, known_on: date) -> Units:
        """The register as it was recorded by then."""
        ...


COUNTS = (
    "opened", "closed", "visits", "visits_met", "visits_due", "visits_due_done", "visits_overdue", "reviews",
    "reviews_clean", "reviews_due", "reviews_due_done", "reviews_overdue", "loans", "loans_vnd", "loans_ever",
    "loans_ever_vnd", "loans_overdue", "placements", "placements_ended", "in_work",
)  # fmt: skip


def add(facts: MonthFacts, chain: Iterable[Step], first: date, last: date) -> None:
    """Adds one case. What was undone was never there; what takes effect after the month is not of it."""
    steps = list(chain)
    undone = {each.data.get("undone_seq") for each in steps if each.kind == Kind.UNDONE}
    kept = [each for each in steps if each.on <= last and each.kind != Kind.UNDONE and each.seq not in undone]
    if not kept:
        return
    known: dict[str, Any] = {}
    due: set[str] = set()
    done: set[str] = set()
    # A visit recorded late stands in the chain after what came after it: the fold follows the chain, as everywhere.
    for step in kept:
        within = step.on >= first
        due |= _due(known, last) if within else set()
        known.update(step.sets)
        due |= _due(known, last) if within else set()
        if within:
            done |= _happened(facts.counts, step)
        _ever(facts.counts, step)
    due |= _due(known, last)
    _standing(facts, known, last, due, done)


def _due(known: Mapping[str, Any], last: date) -> set[str]:
    """Of an open case, what falls due by the end of the month."""
    if known.get("stage", Stage.RETURNED) in (Stage.PAUSED, Stage.CLOSED):
        return set()
    return {name for name in _DAYS if known.get(name) and known[name] <= last.isoformat()}


def _happened(counts: Counter[str], step: Step) -> set[str]:
    """Counts an event of the month and answers which due day it kept."""
    data = step.data
    match step.kind:
        case Kind.OPENED:
            counts["opened"] += 1
        case Kind.VISITED:
            counts.update(visits=1, visits_met=int(bool(data.get("met"))))
            return {"next_visit_on"}
        case Kind.REVIEWED:
            counts.update(reviews=1, reviews_clean=int(bool(data.get("clean"))))
            return {"next_review_on"}
        case Kind.LOAN_DISBURSED:
            counts.update(loans=int("outstanding_vnd" not in data), loans_vnd=data.get("amount_vnd", 0))
        case Kind.LIVELIHOOD_STARTED:
            counts["placements"] += 1
        case Kind.LIVELIHOOD_ENDED:
            counts["placements_ended"] += 1
        case _ if step.sets.get("stage") == Stage.CLOSED:
            counts["closed"] += 1
    return set()


def _ever(counts: Counter[str], step: Step) -> None:
    """A later drawdown of the same loan tells what is outstanding: it is no second loan."""
    if step.kind == Kind.LOAN_DISBURSED:
        counts.update(
            loans_ever=int("outstanding_vnd" not in step.data), loans_ever_vnd=step.data.get("amount_vnd", 0)
        )


def _standing(facts: MonthFacts, known: Mapping[str, Any], last: date, due: set[str], done: set[str]) -> None:
    stage = known.get("stage", Stage.RETURNED.value)
    for name, what in zip(_DAYS, ("visits", "reviews"), strict=True):
        facts.counts[f"{what}_due"] += name in due
        facts.counts[f"{what}_due_done"] += name in due and name in done
        facts.counts[f"{what}_overdue"] += name in _due(known, last) and known[name] < last.isoformat()
    if stage == Stage.CLOSED:
        return
    facts.states[stage] += 1
    facts.units[str(known.get("unit_code", ""))] += 1
    facts.counts["in_work"] += known.get("livelihood") is not None
    facts.counts["loans_overdue"] += bool(known.get("loan_overdue"))
