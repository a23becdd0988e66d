"""How cases move through the states in a period, how long they stay, and what they wait for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from domain.case import OPEN_STAGES, Case, Stage
from domain.findings import Finding, Outcome, overall
from domain.guarding import findings_for
from domain.lifecycle import Move
from domain.outcomes.journeys import Journey, Spell
from domain.outcomes.times import quartiles, time_of
from domain.parameters import Law

_DAY = timedelta(days=1)
# The way on from each state; a loan is not everybody's, and is counted with the loans.
AHEAD = {
    Stage.RETURNED: Move.ASSESS,
    Stage.ASSESSED: Move.SUPPORT,
    Stage.SUPPORTED: Move.START_WORK,
    Stage.EMPLOYED: Move.STABILISE,
    Stage.LOANED: Move.STABILISE,
}


def flow(journeys: Iterable[Journey], first: date, last: date) -> list[dict[str, Any]]:
    """For each state: there before the period, came, went, there at its end. at_start + entries − exits = at_end."""
    counts = {stage: Counter[str]() for stage in Stage}
    for spell in _all(journeys):
        of = counts[spell.stage]
        of["at_start"] += spell.holds(first - _DAY)
        of["at_end"] += spell.holds(last)
        of["entries"] += first <= spell.start <= last
        of["exits"] += spell.end is not None and first <= spell.end <= last
    return [
        {"state": stage.value} | {name: of[name] for name in ("at_start", "entries", "exits", "at_end")}
        for stage, of in counts.items()
    ]


def times_in_states(journeys: Iterable[Journey], last: date) -> list[dict[str, Any]]:
    """Of all stays that began by `last`; one that came from paper began earlier than anybody here knows."""
    times = defaultdict(list)
    for spell in _all(journeys):
        if spell.whole and spell.start <= last:
            times[spell.stage].append(time_of(spell.start, spell.end, last))
    return [{"state": s.value, **quartiles(times[s])} for s in Stage if s is not Stage.CLOSED]


def waits(cases: Sequence[Case], law: Law, on: date, questionnaire: str) -> list[dict[str, Any]]:
    """Open cases by state, with the rules of the way on that are not met or unknown, and the facts nobody said yet.

    One case may wait for several things: they do not add up to the cases.
    """
    return [
        _waiting(stage, AHEAD[stage], [each for each in cases if each.stage is stage], law, on, questionnaire)
        for stage in OPEN_STAGES
        if stage in AHEAD
    ]


def _waiting(
    stage: Stage, move: Move, cases: Sequence[Case], law: Law, on: date, questionnaire: str
) -> dict[str, Any]:
    found = [findings_for(case, move, law, on, questionnaire) for case in cases]
    rules: dict[str, Counter[str]] = {}
    missing: Counter[tuple[str, str]] = Counter()
    for each in (one for findings in found for one in findings):
        rules.setdefault(each.rule, Counter())[each.outcome.code] += 1
        missing.update(_asked(each))
    return {
        "state": stage.value,
        "move": move.value,
        "cases": len(cases),
        "ready": sum(overall(each) is Outcome.MET for each in found),
        "rules": [
            {"rule": rule, "not_met": of["not_met"], "unknown": of["unknown"], "met": of["met"]}
            for rule, of in sorted(rules.items())
        ],
        "missing": [{"fact": fact, "from": who, "cases": n} for (fact, who), n in sorted(missing.items())],
    }


def _asked(finding: Finding) -> set[tuple[str, str]]:
    return {(ask.what, ask.of) for ask in finding.asks} if finding.outcome is Outcome.UNKNOWN else set()


def _all(journeys: Iterable[Journey]) -> Iterable[Spell]:
    return (spell for journey in journeys for spell in journey.spells)
