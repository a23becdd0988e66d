"""What the rules say of a case that comes from paper: the findings of every step it would have taken to where it is."""

from __future__ import annotations

from datetime import date

from domain.case import Case, Stage
from domain.findings import Finding
from domain.guarding import findings_for, stated_with
from domain.lifecycle import Move
from domain.parameters import Law

_HEIGHT = {
    Stage.RETURNED: (),
    Stage.ASSESSED: (Move.ASSESS,),
    Stage.SUPPORTED: (Move.ASSESS, Move.SUPPORT),
    Stage.EMPLOYED: (Move.ASSESS, Move.SUPPORT, Move.START_WORK),
    Stage.LOANED: (Move.ASSESS, Move.SUPPORT, Move.RECEIVE_LOAN),
}


def way_to(stage: Stage, left: Stage | None, works: bool) -> tuple[Move, ...]:
    """The moves from the reception to the state; `left` is the one that a paused case rests from."""
    if stage is Stage.PAUSED:
        return (*way_to(left or Stage.RETURNED, None, works), Move.PAUSE)
    if stage is Stage.STABLE:
        return (*_HEIGHT[Stage.EMPLOYED if works else Stage.LOANED], Move.STABILISE)
    return _HEIGHT[stage]


def found_on_the_way(
    case: Case,
    stage: Stage,
    left: Stage | None,
    law: Law,
    on: date,
    questionnaire: str,
    role: str,
    pause_reason: str | None,
) -> tuple[Finding, ...]:
    """Met, not met or unknown, for the record: a paper list never had our questionnaire, and refuses nobody."""
    found: dict[str, Finding] = {}
    for move in way_to(stage, left, case.livelihood is not None):
        said = stated_with(case, move, role, pause_reason, None, None)
        found |= {each.rule: each for each in findings_for(case, move, law, on, questionnaire, **said)}
    return tuple(found.values())
