"""Every stage and every move of a loan file: what the table allows is what the machine does."""

from types import SimpleNamespace

import pytest
from statemachine.exceptions import TransitionNotAllowed

from domain.lending.machine import (
    ENDED,
    GROUPS,
    MOVES,
    PAID_OUT,
    Circumstances,
    FileMachine,
    FileMove,
    FileStage,
    open_moves,
    target_of,
)
from domain.lending.steps import KINDS
from domain.lending.who import OF_OFFICE, moves_for
from domain.viewer import Role

S, M = FileStage, FileMove
EXPECTED: dict[FileMove, dict[FileStage, set[FileStage]]] = {
    M.LIST: {S.DRAFT: {S.LISTED}},
    M.CERTIFY: {S.LISTED: {S.CERTIFIED}},
    M.REVIEW: {S.CERTIFIED: {S.REVIEWED}},
    M.SEND: {S.REVIEWED: {S.SENT}, S.CERTIFIED: {S.SENT}},
    M.RECEIVE: {S.SENT: {S.RECEIVED}},
    M.WAIT: {S.RECEIVED: {S.WAITING}, S.APPRAISED: {S.WAITING}},
    M.RETURN_PAPERS: {stage: {S.RETURNED} for stage in (S.RECEIVED, S.WAITING, S.APPRAISED)},
    M.RESEND: {S.RETURNED: {S.SENT}},
    M.APPRAISE: {S.RECEIVED: {S.APPRAISED}, S.WAITING: {S.APPRAISED}},
    M.APPROVE: {S.APPRAISED: {S.APPROVED}},
    M.REFUSE: {stage: {S.REFUSED} for stage in (S.RECEIVED, S.WAITING, S.APPRAISED)},
    M.REOPEN: {S.REFUSED: {S.DRAFT}},
    M.DRAW_DOWN: {stage: {S.DISBURSED, S.DISBURSING} for stage in (S.APPROVED, S.DISBURSING)},
    M.COMPLETE_DRAWDOWN: {S.DISBURSING: {S.DISBURSED}},
    M.CHECK_USE: {
        S.DISBURSED: {S.CHECKED},
        **{stage: {stage} for stage in PAID_OUT if stage is not S.DISBURSED},
    },
    M.REPAY: {
        S.DISBURSING: {S.DISBURSING},
        S.AT_RISK: {S.AT_RISK},
        **{stage: {S.REPAYING} for stage in (S.DISBURSED, S.CHECKED, S.REPAYING, S.EXTENDED)},
    },
    M.REPORT_OVERDUE: {stage: {S.AT_RISK if stage is S.AT_RISK else S.OVERDUE} for stage in PAID_OUT},
    M.BRING_CURRENT: {S.OVERDUE: {S.REPAYING, S.DISBURSING}},
    M.EXTEND: {stage: {S.EXTENDED} for stage in (S.DISBURSED, S.CHECKED, S.REPAYING, S.OVERDUE, S.EXTENDED)},
    M.FLAG_RISK: {
        stage: {S.AT_RISK} for stage in (S.DISBURSED, S.CHECKED, S.REPAYING, S.OVERDUE, S.EXTENDED)
    },
    M.SETTLE_RISK: {S.AT_RISK: {S.REPAYING}},
    M.WRITE_OFF: {S.AT_RISK: {S.WRITTEN_OFF}},
    M.CLOSE_REPAID: {stage: {S.REPAID} for stage in PAID_OUT},
    M.WITHDRAW: {
        stage: {S.WITHDRAWN}
        for stage in FileStage
        if stage not in (*PAID_OUT, S.REPAID, S.WRITTEN_OFF, S.WITHDRAWN)
    },
    M.TAKE_OVER: {S.DRAFT: {S.DISBURSED}},
}
SITUATIONS = [
    Circumstances(direct, drawn_out, just_opened)
    for direct in (True, False)
    for drawn_out in (True, False)
    for just_opened in (True, False)
]


@pytest.mark.parametrize("stage", FileStage)
@pytest.mark.parametrize("move", FileMove)
def test_the_table_lists_exactly_the_moves_of_the_way(stage: FileStage, move: FileMove) -> None:
    assert set(MOVES.get((stage, move), ())) == EXPECTED[move].get(stage, set())


def by_machine(stage: FileStage, move: FileMove, here: Circumstances) -> FileStage | None:
    machine = FileMachine(model=SimpleNamespace(here=here, state=stage))
    try:
        machine.send(move.value)
    except TransitionNotAllowed:
        return None
    return FileStage(machine.current_state_value)


@pytest.mark.parametrize("here", SITUATIONS)
@pytest.mark.parametrize("stage", FileStage)
def test_the_table_and_the_machine_agree_on_every_stage_and_move(
    stage: FileStage, here: Circumstances
) -> None:
    assert {move: target_of(stage, move, here) for move in FileMove} == {
        move: by_machine(stage, move, here) for move in FileMove
    }


def test_only_who_borrows_alone_goes_past_the_savings_group() -> None:
    assert target_of(S.CERTIFIED, M.SEND, Circumstances(direct=True)) is S.SENT
    assert target_of(S.CERTIFIED, M.SEND, Circumstances()) is None


def test_every_stage_can_be_reached_and_only_ends_lead_nowhere() -> None:
    reached = {target for targets in MOVES.values() for target in targets}
    assert reached == set(FileStage)
    stuck = {stage for stage in FileStage if not open_moves(stage, Circumstances(True, True))}
    assert stuck == {S.REPAID, S.WRITTEN_OFF, S.WITHDRAWN} == set(ENDED) - {S.REFUSED}


def test_every_stage_stands_in_one_group_of_the_board() -> None:
    assert sorted(stage for group in GROUPS.values() for stage in group) == sorted(FileStage)


def test_every_move_has_its_kind_of_event() -> None:
    assert set(KINDS) == set(FileMove)


def test_a_bank_makes_no_step_of_the_office_and_others_make_none() -> None:
    assert not set(moves_for(Role.BANK, FileMove)) & OF_OFFICE
    assert set(moves_for(Role.BANK, FileMove)) | OF_OFFICE == set(FileMove)
    assert moves_for(Role.OFFICER, FileMove) == moves_for(Role.MANAGER, FileMove) == tuple(FileMove)
    assert [moves_for(role, FileMove) for role in (Role.SUPPORTER, Role.EMPLOYER, Role.ADMIN)] == [()] * 3
