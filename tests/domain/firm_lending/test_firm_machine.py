"""The table of an establishment's file and its machine agree on every stage, every step, drawn out or not."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from uuid import UUID

import pytest
from statemachine.exceptions import TransitionNotAllowed

from domain.firm_lending.check import CHECKED
from domain.firm_lending.file import FirmFile
from domain.firm_lending.machine import (
    AT_BANK,
    ENDED,
    FIRM_MOVES,
    GROUPS,
    IN_HAND,
    PAID_OUT,
    FirmMachine,
    FirmMove,
    FirmStage,
    open_moves,
    target_of,
)
from domain.firm_lending.refusals import FIRM_NEXT, FirmMoveNotOpen
from domain.firm_lending.steps import LawOfDay, step
from domain.firm_lending.who import OF_OFFICE, moves_for
from domain.lending.machine import FileMove, FileStage
from domain.referrals import REFUSALS
from domain.viewer import Role
from tests.support.firms import SAID
from tests.support.offices import DAY
from workflows.shipped import shipped_law

S, M = FirmStage, FirmMove


@dataclass
class Here:
    drawn_out: bool


@pytest.mark.parametrize("stage", S)
def test_every_step_from_here_leads_where_the_machine_leads(stage):
    for move, drawn_out in product(M, (True, False)):
        machine = FirmMachine(Here(drawn_out), start_value=stage)
        try:
            machine.send(move.value)
            led = FirmStage(machine.current_state_value)
        except TransitionNotAllowed:
            led = None
        assert target_of(stage, move, drawn_out) == led, (move, drawn_out)


@pytest.mark.parametrize("stage", S)
def test_a_step_that_is_not_open_is_refused_with_the_stage(stage):
    under = LawOfDay(shipped_law(), "v")
    file = FirmFile(UUID(int=1), UUID(int=2), "16174", "DN-01-V1", stage, DAY, DAY, 900_000_000, 60)
    for move in set(M) - set(open_moves(stage)):
        with pytest.raises(FirmMoveNotOpen) as refused:
            step(file, move, on=DAY, said=SAID.get(move, {}), under=under)
        assert refused.value.data["file_stage"] == stage.value


def test_every_stage_is_of_one_group_and_can_be_reached():
    grouped = [stage for group in GROUPS.values() for stage in group]
    assert sorted(grouped) == sorted(S)
    assert {target for targets in FIRM_MOVES.values() for target in targets} == set(S)


def test_it_speaks_the_words_of_a_persons_file():
    assert {each.value for each in S} < {each.value for each in FileStage}
    assert {each.value for each in M} - {each.value for each in FileMove} == {"revise", "check_share"}
    assert {each.value for each in CHECKED} < {each.value for each in FileMove}


def test_it_can_be_withdrawn_at_any_time_before_money_and_never_after():
    may = {stage for stage in S if M.WITHDRAW in open_moves(stage)}
    assert may == {*IN_HAND, *AT_BANK, S.REFUSED}
    assert not may & set(PAID_OUT)


def test_only_what_ended_well_or_was_taken_back_leads_nowhere():
    assert {stage for stage in S if not open_moves(stage)} == set(ENDED) - {S.REFUSED}


def test_every_refusal_of_the_bank_leads_to_a_next_step():
    assert set(FIRM_NEXT) == set(REFUSALS)
    assert M.REOPEN in open_moves(S.REFUSED)


def test_the_bank_takes_none_of_the_offices_steps_and_a_firm_takes_none():
    assert set(moves_for(Role.BANK, M)) == set(M) - OF_OFFICE
    assert set(moves_for(Role.OFFICER, M)) == set(M)
    assert moves_for(Role.EMPLOYER, M) == moves_for(Role.SUPPORTER, M) == moves_for(Role.ADMIN, M) == ()
