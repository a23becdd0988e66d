"""The plan for the use of a loan: own money and the loan are what it costs."""

from dataclasses import replace

import pytest

from domain.errors import BadValue
from domain.lending.machine import IN_HAND, FileStage
from domain.lending.plan import UsePlan, with_plan
from domain.lending.refusals import CostsUnmatched, UsePlanFixed
from domain.lending.steps import planned
from tests.domain.lending.test_steps import DAY, FILE

COSTS = (("Hai con bò giống", 70_000_000), ("Chuồng trại", 30_000_000))


@pytest.mark.parametrize(
    ("own", "fits"), [(19_999_999, False), (20_000_000, True), (20_000_001, False), (None, False)]
)
def test_own_money_and_the_loan_are_the_costs_to_the_dong(own: int | None, fits: bool) -> None:
    plan = UsePlan(COSTS, own, 4_000_000)
    if fits:
        made = with_plan(FILE, plan)
        assert (made.cost_lines, made.own_vnd, made.income_vnd) == (COSTS, own, 4_000_000)
        return
    with pytest.raises(CostsUnmatched) as refused:
        with_plan(FILE, plan)
    assert refused.value.data["together_vnd"] == 80_000_000 + (own or 0)


def test_costs_that_the_loan_pays_alone_leave_no_own_money() -> None:
    assert with_plan(FILE, UsePlan((("Bò", FILE.amount_vnd),))).own_vnd == 0


def test_what_nobody_has_said_stays_unknown() -> None:
    assert with_plan(FILE, UsePlan()) == FILE
    assert with_plan(FILE, UsePlan(own_vnd=5)).cost_lines == ()


@pytest.mark.parametrize("stage", FileStage)
def test_a_plan_changes_while_the_file_is_in_hand_and_at_no_other_stage(stage: FileStage) -> None:
    file = replace(FILE, stage=stage)
    if stage in IN_HAND:
        assert with_plan(file, UsePlan(own_vnd=1)).own_vnd == 1
        return
    with pytest.raises(UsePlanFixed):
        with_plan(file, UsePlan(own_vnd=1))


@pytest.mark.parametrize(
    "plan",
    [
        UsePlan((("", 80_000_000),)),
        UsePlan((("x" * 81, 80_000_000),)),
        UsePlan((("Bò", 0),)),
        UsePlan((("Bò", -1), ("Chuồng", 80_000_001))),
        UsePlan(own_vnd=-1),
        UsePlan(income_vnd=2_000_000_001),
        UsePlan(tuple((f"Khoản {n}", 1) for n in range(13))),
    ],
)
def test_what_cannot_be_meant_is_refused(plan: UsePlan) -> None:
    with pytest.raises(BadValue):
        with_plan(FILE, plan)


def test_the_history_has_the_money_in_clear_and_the_words_sealed() -> None:
    event = planned(with_plan(FILE, UsePlan(COSTS, 20_000_000)), DAY, "theo lời kể")
    assert event.data == {"file": FILE.id.hex, "own_vnd": 20_000_000}
    words = "Hai con bò giống: 70.000.000 đồng; Chuồng trại: 30.000.000 đồng"
    assert event.sealed == {"costs": words, "note": "theo lời kể"}
