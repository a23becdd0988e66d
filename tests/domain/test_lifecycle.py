"""Every state and every move: what the table allows is what the machine does."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statemachine.exceptions import TransitionNotAllowed

from domain.case import OPEN_STAGES, Case, Stage
from domain.errors import MoveNotOpen, MoveRefused, UnknownMove
from domain.findings import Finding, Outcome
from domain.history import applied
from domain.lifecycle import (
    GUARDS,
    TABLE,
    CaseMachine,
    Decision,
    Move,
    make_move,
    open_moves,
    opened,
    target_of,
)
from domain.rules import RULES

DAY = date(2026, 3, 2)
CASE = Case(id=UUID(int=1), person_id=UUID(int=2), number="NX-2026-0001", stage_since=date(2026, 1, 1))

EXPECTED: dict[Move, dict[Stage, set[Stage]]] = {
    Move.ASSESS: {Stage.RETURNED: {Stage.ASSESSED}},
    Move.SUPPORT: {Stage.ASSESSED: {Stage.SUPPORTED}},
    Move.START_WORK: {Stage.SUPPORTED: {Stage.EMPLOYED}, Stage.LOANED: {Stage.EMPLOYED}},
    Move.RECEIVE_LOAN: {Stage.SUPPORTED: {Stage.LOANED}, Stage.EMPLOYED: {Stage.LOANED}},
    Move.STABILISE: {Stage.EMPLOYED: {Stage.STABLE}, Stage.LOANED: {Stage.STABLE}},
    Move.SET_BACK: {stage: {Stage.SUPPORTED} for stage in (Stage.EMPLOYED, Stage.LOANED, Stage.STABLE)},
    Move.PAUSE: {stage: {Stage.PAUSED} for stage in OPEN_STAGES},
    Move.RESUME: {Stage.PAUSED: set(OPEN_STAGES)},
    Move.CLOSE: {stage: {Stage.CLOSED} for stage in (*OPEN_STAGES, Stage.PAUSED)},
    Move.REOPEN: {Stage.CLOSED: {*OPEN_STAGES, Stage.PAUSED}},
    Move.TAKE_OVER: {Stage.RETURNED: {*OPEN_STAGES, Stage.PAUSED}},
}


def met(move: Move, outcome: Outcome = Outcome.MET, leave_out: str | None = None) -> tuple[Finding, ...]:
    return tuple(Finding(key, outcome, "", "") for key in GUARDS[move] if key != leave_out)


def a_case(stage: Stage, left: Stage = Stage.SUPPORTED) -> Case:
    resume_to = left if stage is Stage.PAUSED else None
    return replace(CASE, stage=stage, resume_to=resume_to, reopen_to=left if stage is Stage.CLOSED else None)


def by_machine(
    case: Case, move: Move, findings: tuple[Finding, ...], to: Stage | None = None
) -> Stage | None:
    """Where the machine itself goes, or None where it refuses the move."""
    machine = CaseMachine(model=SimpleNamespace(case=case, state=case.stage))
    try:
        machine.send(move.value, decision=Decision(DAY, findings, to=to))
    except TransitionNotAllowed:
        return None
    return Stage(machine.current_state_value)


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("move", Move)
def test_the_table_lists_exactly_the_moves_of_the_design(stage: Stage, move: Move) -> None:
    assert set(TABLE.get((stage, move), ())) == EXPECTED[move].get(stage, set())


@pytest.mark.parametrize("left", [*OPEN_STAGES, Stage.PAUSED])
@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("move", Move)
def test_the_table_and_the_machine_agree_on_every_state_and_move(
    stage: Stage, move: Move, left: Stage
) -> None:
    case = a_case(stage, left)
    assert target_of(case, move) == by_machine(case, move, met(move))


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("move", Move)
def test_a_move_makes_its_event_or_names_the_open_moves(stage: Stage, move: Move) -> None:
    case = a_case(stage)
    target = target_of(case, move)
    if target is None:
        with pytest.raises(MoveNotOpen) as refused:
            make_move(case, move, Decision(DAY, met(move)))
        assert refused.value.data["open"] == ", ".join(open_moves(case))
        return
    after = applied(case, make_move(case, move, Decision(DAY, met(move), reason="away", outcome="completed")))
    assert (after.stage, after.stage_since, after.version) == (target, DAY, case.version + 1)


@pytest.mark.parametrize(("move", "rule"), [(move, rule) for move in Move for rule in GUARDS[move]])
@pytest.mark.parametrize("outcome", [Outcome.NOT_MET, Outcome.UNKNOWN, None])
def test_every_guard_refuses_its_move_alone(move: Move, rule: str, outcome: Outcome | None) -> None:
    """Not met, unknown, or never applied: all three refuse, in the table and in the machine."""
    stage: Stage = next(iter(EXPECTED[move]))
    case = a_case(stage)
    rest = met(move, leave_out=rule)
    findings = rest if outcome is None else (*rest, Finding(rule, outcome, "", ""))
    to = Stage.SUPPORTED if move is Move.TAKE_OVER else None
    with pytest.raises(MoveRefused) as refused:
        make_move(case, move, Decision(DAY, findings, to=to))
    assert refused.value.findings == findings
    with pytest.raises(MoveRefused):
        by_machine(case, move, findings, to)


@pytest.mark.parametrize("version", [0, 1, 2])
@pytest.mark.parametrize("to", [None, *Stage])
@pytest.mark.parametrize("stage", Stage)
def test_a_case_is_taken_over_as_it_stands_only_straight_after_its_reception(
    stage: Stage, to: Stage | None, version: int
) -> None:
    case = replace(a_case(stage), version=version)
    possible = stage is Stage.RETURNED and to in EXPECTED[Move.TAKE_OVER][Stage.RETURNED] and version < 2
    found = target_of(case, Move.TAKE_OVER, to)
    assert found == by_machine(case, Move.TAKE_OVER, met(Move.TAKE_OVER), to) == (to if possible else None)
    assert Move.TAKE_OVER not in open_moves(case)


@pytest.mark.parametrize("to", [*OPEN_STAGES, Stage.PAUSED])
def test_a_taken_over_case_says_since_when_it_stands_there_and_when_it_came(to: Stage) -> None:
    since = date(2025, 5, 4)
    decision = Decision(DAY, met(Move.TAKE_OVER), reason="away", to=to, since=since, left=Stage.EMPLOYED)
    after = applied(CASE, make_move(CASE, Move.TAKE_OVER, decision))
    assert (after.stage, after.stage_since, after.taken_over_on) == (to, since, DAY)
    paused = (Stage.EMPLOYED, "away") if to is Stage.PAUSED else (None, None)
    assert (after.resume_to, after.pause_reason) == paused


@pytest.mark.parametrize("rule", GUARDS["open"])
def test_a_reception_without_one_of_its_papers_opens_no_case(rule: str) -> None:
    findings = tuple(Finding(key, Outcome.MET, "", "") for key in GUARDS["open"] if key != rule)
    with pytest.raises(MoveRefused):
        opened(UUID(int=1), UUID(int=2), "NX-2026-0001", Decision(DAY, findings))


def test_every_guard_is_a_rule_that_exists() -> None:
    assert {rule for rules in GUARDS.values() for rule in rules} <= RULES.keys()


def test_an_unknown_move_names_the_known_ones() -> None:
    with pytest.raises(UnknownMove) as refused:
        Move.named("promote")
    assert "stabilise" in refused.value.data["known"]


@pytest.mark.parametrize("stage", OPEN_STAGES)
def test_a_pause_returns_to_the_state_it_left_even_through_closing(stage: Stage) -> None:
    case = replace(CASE, stage=stage)
    for move in (Move.PAUSE, Move.CLOSE, Move.REOPEN, Move.RESUME):
        case = applied(
            case, make_move(case, move, Decision(DAY, met(move), reason="away", outcome="completed"))
        )
    assert (case.stage, case.resume_to, case.reopen_to, case.outcome) == (stage, None, None, None)


@given(st.lists(st.sampled_from(Move), max_size=40))
def test_any_walk_through_the_table_is_a_walk_of_the_machine(moves: list[Move]) -> None:
    case = CASE
    for move in moves:
        assert target_of(case, move) == by_machine(case, move, met(move))
        if target_of(case, move) is not None:
            decision = Decision(DAY, met(move), reason="away", outcome="completed")
            case = applied(case, make_move(case, move, decision))
