"""The only writer of a case's state: one StateMachine, and the table of moves and guards derived from it at import."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from statemachine import StateMachine
from statemachine.states import States

from domain.case import Case, Stage
from domain.errors import MoveNotOpen, MoveRefused, UnknownMove
from domain.findings import Finding, Outcome
from domain.history import Event, Kind


class Move(StrEnum):
    """The moves between states."""

    ASSESS = "assess"
    SUPPORT = "support"
    START_WORK = "start_work"
    RECEIVE_LOAN = "receive_loan"
    STABILISE = "stabilise"
    SET_BACK = "set_back"
    PAUSE = "pause"
    RESUME = "resume"
    CLOSE = "close"
    REOPEN = "reopen"
    # Of a case that runs on paper already; only in the act that receives it, never of a case that is here.
    TAKE_OVER = "take_over"

    @classmethod
    def named(cls, name: str) -> Move:
        """Raises UnknownMove, which lists the known ones."""
        try:
            return cls(name)
        except ValueError:
            raise UnknownMove(move=name, known=", ".join(cls)) from None


# The rules that each move must have met; `open` is the reception that makes a case.
GUARDS: Mapping[str, tuple[str, ...]] = {
    "open": ("case.certificate", "case.residence", "case.notice"),
    Move.ASSESS: ("case.needs_answered",),
    Move.SUPPORT: ("case.plan_covers", "case.group_lead"),
    Move.START_WORK: ("case.livelihood",),
    Move.RECEIVE_LOAN: ("case.loan_disbursed",),
    Move.STABILISE: ("case.livelihood_held", "case.reviews_clean", "case.no_pressing", "case.loan_sound"),
    Move.SET_BACK: ("case.reason",),
    Move.PAUSE: ("case.paused_reason",),
    Move.RESUME: (),
    Move.CLOSE: ("case.outcome", "case.outcome_grounded"),
    Move.REOPEN: ("case.by_manager", "case.reason"),
    Move.TAKE_OVER: ("case.taken_over",),
}


@dataclass(frozen=True, slots=True)
class Decision:
    """Why a move may be made: the findings of its rules, the legal day and what was said.

    A take-over also says where the case stands (`to`), since when, and what it left if it rests.
    """

    on: date
    findings: tuple[Finding, ...] = ()
    rules_version: str | None = None
    reason: str | None = None
    outcome: str | None = None
    to: Stage | None = None
    since: date | None = None
    left: Stage | None = None


def _refuse_unless_met(number: str, move: Move, findings: Iterable[Finding]) -> None:
    """A rule that nobody applied refuses as firmly as one that is not met."""
    met = {each.rule for each in findings if each.outcome is Outcome.MET}
    if not met.issuperset(GUARDS[move]):
        raise MoveRefused(number=number, move=move.value, findings=tuple(findings))


def _stands_at(stage: Stage) -> Callable[[Decision], bool]:
    def stands(decision: Decision) -> bool:
        return decision.to is stage

    return stands


class CaseMachine(StateMachine):
    """The oracle: every state, every move. `model.case` is the case, and `decision=` goes with each event."""

    at = States.from_enum(Stage, initial=Stage.RETURNED, use_enum_instance=True)

    assess = at.RETURNED.to(at.ASSESSED, validators="require_findings")
    support = at.ASSESSED.to(at.SUPPORTED, validators="require_findings")
    start_work = at.SUPPORTED.to(at.EMPLOYED, validators="require_findings") | at.LOANED.to(
        at.EMPLOYED, validators="require_findings"
    )
    receive_loan = at.SUPPORTED.to(at.LOANED, validators="require_findings") | at.EMPLOYED.to(
        at.LOANED, validators="require_findings"
    )
    stabilise = at.EMPLOYED.to(at.STABLE, validators="require_findings") | at.LOANED.to(
        at.STABLE, validators="require_findings"
    )
    set_back = (
        at.EMPLOYED.to(at.SUPPORTED, validators="require_findings")
        | at.LOANED.to(at.SUPPORTED, validators="require_findings")
        | at.STABLE.to(at.SUPPORTED, validators="require_findings")
    )
    pause = (
        at.RETURNED.to(at.PAUSED, validators="require_findings")
        | at.ASSESSED.to(at.PAUSED, validators="require_findings")
        | at.SUPPORTED.to(at.PAUSED, validators="require_findings")
        | at.EMPLOYED.to(at.PAUSED, validators="require_findings")
        | at.LOANED.to(at.PAUSED, validators="require_findings")
        | at.STABLE.to(at.PAUSED, validators="require_findings")
    )
    resume = (
        at.PAUSED.to(at.RETURNED, cond="left_returned", validators="require_findings")
        | at.PAUSED.to(at.ASSESSED, cond="left_assessed", validators="require_findings")
        | at.PAUSED.to(at.SUPPORTED, cond="left_supported", validators="require_findings")
        | at.PAUSED.to(at.EMPLOYED, cond="left_employed", validators="require_findings")
        | at.PAUSED.to(at.LOANED, cond="left_loaned", validators="require_findings")
        | at.PAUSED.to(at.STABLE, cond="left_stable", validators="require_findings")
    )
    close = (
        at.RETURNED.to(at.CLOSED, validators="require_findings")
        | at.ASSESSED.to(at.CLOSED, validators="require_findings")
        | at.SUPPORTED.to(at.CLOSED, validators="require_findings")
        | at.EMPLOYED.to(at.CLOSED, validators="require_findings")
        | at.LOANED.to(at.CLOSED, validators="require_findings")
        | at.STABLE.to(at.CLOSED, validators="require_findings")
        | at.PAUSED.to(at.CLOSED, validators="require_findings")
    )
    reopen = (
        at.CLOSED.to(at.RETURNED, cond="left_returned", validators="require_findings")
        | at.CLOSED.to(at.ASSESSED, cond="left_assessed", validators="require_findings")
        | at.CLOSED.to(at.SUPPORTED, cond="left_supported", validators="require_findings")
        | at.CLOSED.to(at.EMPLOYED, cond="left_employed", validators="require_findings")
        | at.CLOSED.to(at.LOANED, cond="left_loaned", validators="require_findings")
        | at.CLOSED.to(at.STABLE, cond="left_stable", validators="require_findings")
        | at.CLOSED.to(at.PAUSED, cond="left_paused", validators="require_findings")
    )

    take_over = (
        at.RETURNED.to(
            at.RETURNED, cond=[_stands_at(Stage.RETURNED), "just_received"], validators="require_findings"
        )
        | at.RETURNED.to(
            at.ASSESSED, cond=[_stands_at(Stage.ASSESSED), "just_received"], validators="require_findings"
        )
        | at.RETURNED.to(
            at.SUPPORTED, cond=[_stands_at(Stage.SUPPORTED), "just_received"], validators="require_findings"
        )
        | at.RETURNED.to(
            at.EMPLOYED, cond=[_stands_at(Stage.EMPLOYED), "just_received"], validators="require_findings"
        )
        | at.RETURNED.to(
            at.LOANED, cond=[_stands_at(Stage.LOANED), "just_received"], validators="require_findings"
        )
        | at.RETURNED.to(
            at.STABLE, cond=[_stands_at(Stage.STABLE), "just_received"], validators="require_findings"
        )
        | at.RETURNED.to(
            at.PAUSED, cond=[_stands_at(Stage.PAUSED), "just_received"], validators="require_findings"
        )
    )

    def require_findings(self, event: str, decision: Decision) -> None:
        _refuse_unless_met(self.model.case.number, Move(event), decision.findings)

    def _left(self, source: Any, stage: Stage) -> bool:
        case: Case = self.model.case
        return (case.resume_to if source.value is Stage.PAUSED else case.reopen_to) is stage

    def just_received(self) -> bool:
        return _just_received(self.model.case)

    def left_returned(self, source: Any) -> bool:
        return self._left(source, Stage.RETURNED)

    def left_assessed(self, source: Any) -> bool:
        return self._left(source, Stage.ASSESSED)

    def left_supported(self, source: Any) -> bool:
        return self._left(source, Stage.SUPPORTED)

    def left_employed(self, source: Any) -> bool:
        return self._left(source, Stage.EMPLOYED)

    def left_loaned(self, source: Any) -> bool:
        return self._left(source, Stage.LOANED)

    def left_stable(self, source: Any) -> bool:
        return self._left(source, Stage.STABLE)

    def left_paused(self, source: Any) -> bool:
        return self._left(source, Stage.PAUSED)


def _edges() -> dict[tuple[Stage, Move], tuple[Stage, ...]]:
    table: dict[tuple[Stage, Move], tuple[Stage, ...]] = {}
    for state in CaseMachine.states:
        for transition in state.transitions:
            key = (Stage(state.value), Move(str(transition.event)))
            table[key] = (*table.get(key, ()), Stage(transition.target.value))
    return table


# (state, move) -> the states it can lead to; more than one means "the state it left".
TABLE: Mapping[tuple[Stage, Move], tuple[Stage, ...]] = _edges()


def _just_received(case: Case) -> bool:
    """Nothing but the reception is in the chain yet."""
    return case.version <= 1


def target_of(case: Case, move: Move, to: Stage | None = None) -> Stage | None:
    """Where the move leads from the present state, or None where it is not open. `to` is for a take-over alone."""
    targets = TABLE.get((case.stage, move), ())
    if move is Move.TAKE_OVER:
        return to if to in targets and _just_received(case) else None
    if len(targets) == 1:
        return targets[0]
    left = case.resume_to if case.stage is Stage.PAUSED else case.reopen_to
    return left if left in targets else None


def open_moves(case: Case) -> tuple[Move, ...]:
    """The moves that lead somewhere from the present state, whatever their guards say."""
    return tuple(move for move in Move if target_of(case, move) is not None)


def make_move(case: Case, move: Move, decision: Decision) -> Event:
    """The event of a move. Raises MoveNotOpen, or MoveRefused with every finding."""
    target = target_of(case, move, decision.to)
    if target is None:
        names = ", ".join(open_moves(case))
        raise MoveNotOpen(number=case.number, move=move.value, state=case.stage.value, open=names)
    _refuse_unless_met(case.number, move, decision.findings)
    data = {"move": move.value, "from": case.stage.value, "to": target.value}
    if move is Move.TAKE_OVER:
        data["since"] = str(decision.since or decision.on)
    elif decision.reason is not None:
        data["reason"] = decision.reason
    return Event(
        Kind.MOVED,
        decision.on,
        sets=_sets(case, move, target, decision),
        data=data,
        findings=decision.findings,
        rules_version=decision.rules_version,
    )


def _sets(case: Case, move: Move, target: Stage, decision: Decision) -> dict[str, Any]:
    sets: dict[str, Any] = {"stage": target, "stage_since": decision.on}
    if move is Move.PAUSE:
        sets |= {"resume_to": case.stage, "pause_reason": decision.reason}
    elif move is Move.RESUME:
        sets |= {"resume_to": None, "pause_reason": None}
    elif move is Move.CLOSE:
        sets |= {"reopen_to": case.stage, "outcome": decision.outcome, "closed_on": decision.on}
    elif move is Move.REOPEN:
        sets |= {"reopen_to": None, "outcome": None, "closed_on": None}
    elif move is Move.SET_BACK:
        sets["clean_reviews"] = 0
    elif move is Move.TAKE_OVER:
        sets |= {"stage_since": decision.since or decision.on, "taken_over_on": decision.on}
        if target is Stage.PAUSED:
            sets |= {"resume_to": decision.left or Stage.RETURNED, "pause_reason": decision.reason}
    return sets


def opened(case_id: UUID, person_id: UUID, number: str, decision: Decision, **reception: Any) -> Event:
    """The first event of a case. Raises MoveRefused when the reception is not complete."""
    met = {each.rule for each in decision.findings if each.outcome is Outcome.MET}
    if not met.issuperset(GUARDS["open"]):
        raise MoveRefused(number=number, move="open", findings=decision.findings)
    sets = {"id": case_id, "person_id": person_id, "number": number, "stage": Stage.RETURNED}
    sets |= {"stage_since": decision.on, "opened_on": decision.on, **reception}
    return Event(
        Kind.OPENED, decision.on, sets, findings=decision.findings, rules_version=decision.rules_version
    )
