"""The rules of an establishment's loan: the share, the caps, the day of the Decision; and what falls due when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.findings import Outcome
from domain.firm_lending.check import recheck, share
from domain.firm_lending.duties import duties
from domain.firm_lending.file import FirmFile, FirmPlan, papers_needed
from domain.firm_lending.machine import FirmMove, FirmStage
from domain.firm_lending.refusals import PlanSignatory, PlanUnsigned
from domain.firm_lending.steps import LawOfDay, step
from domain.lending.refusals import LoanNotEligible, NothingLeftToDraw
from domain.lending.schedule import repayment_plan, terms_of
from tests.support.firms import PLAN, SAID
from tests.support.offices import DAY
from workflows.shipped import shipped_law

LAW = shipped_law()
UNDER = LawOfDay(LAW, "law 1")
S, M = FirmStage, FirmMove
FILE = FirmFile(
    UUID(int=1), UUID(int=2), "16174", "DN-01-V1", S.DRAFT, DAY, DAY, 900_000_000, 60, "small_medium", True, 40, 4,
    DAY, False, plan=PLAN,
)  # fmt: skip
PAID = replace(
    FILE, stage=S.DISBURSED, approved_vnd=900_000_000, drawn_vnd=900_000_000, outstanding_vnd=900_000_000,
    disbursed_on=DAY, completed_on=DAY, rate_bp=660, principal_every_months=12, interest_every_months=12,
    day_basis=365,
)  # fmt: skip


@pytest.mark.parametrize(
    ("workers", "released", "met"),
    [
        (10_000, 999, False),
        (10_000, 1_000, True),
        (10, 1, True),
        (11, 1, False),
        (19, 1, False),
        (1, 1, True),
    ],
)
def test_the_share_is_met_at_ten_percent_and_not_at_9_99(workers, released, met):
    assert (share(workers, released, LAW.on(DAY), DAY).outcome is Outcome.MET) is met


@pytest.mark.parametrize(
    ("workers", "amount", "outcome"),
    [
        (40, 2_000_000_000, Outcome.MET),
        (40, 2_000_000_001, Outcome.NOT_MET),
        (8, 800_000_000, Outcome.MET),
        (8, 800_000_001, Outcome.NOT_MET),
        (20, 2_000_000_000, Outcome.MET),
        (19, 2_000_000_000, Outcome.NOT_MET),
    ],
)
def test_the_amount_stays_within_two_billion_a_project_and_a_hundred_million_a_worker(
    workers, amount, outcome
):
    file = replace(FILE, workers=workers, released_workers=workers, amount_vnd=amount)
    found = {each.rule: each.outcome for each in recheck(file, LAW, DAY).findings}
    assert found["qd22.amount"] is outcome


@pytest.mark.parametrize(
    ("on", "outcome"),
    [
        (date(2023, 10, 9), Outcome.NOT_MET),
        (date(2023, 10, 10), Outcome.MET),
        (date(2023, 10, 11), Outcome.MET),
    ],
)
def test_the_rules_are_those_of_the_day_of_the_step(on, outcome):
    file = replace(FILE, certified_on=on, certified_no="1")
    assert recheck(file, LAW, on).outcome is outcome


@pytest.mark.parametrize("months", [120, 121])
def test_the_term_is_at_most_120_months(months):
    said = recheck(replace(FILE, months=months, certified_on=DAY), LAW, DAY)
    assert (said.outcome is Outcome.MET) is (months == 120)


def certify(file: FirmFile, **said: object):
    return step(file, M.CERTIFY, on=DAY, said=SAID[M.CERTIFY] | said, under=UNDER)


@pytest.mark.parametrize("by", ["Nguyễn Văn Chủ", "nguyen van chu", " NGUYỄN  VĂN CHỦ "])
def test_who_signs_the_plan_does_not_certify_it(by):
    with pytest.raises(PlanSignatory):
        certify(FILE, certified_by=by)


def test_a_plan_that_nobody_signs_is_not_certified():
    with pytest.raises(PlanUnsigned):
        certify(replace(FILE, plan=FirmPlan(use="Mua máy")))


@pytest.mark.parametrize(
    "change",
    [
        {"released_workers": 3}, {"establishment_type": "other"}, {"lawful": False}, {"same_purpose_debt": True},
        {"amount_vnd": 2_000_000_001}, {"months": 121},
    ],
)  # fmt: skip
def test_a_rule_that_is_not_met_refuses_the_step_with_every_finding(change):
    with pytest.raises(LoanNotEligible) as refused:
        certify(replace(FILE, **change))
    assert len(refused.value.findings) == 7


def test_what_is_not_known_refuses_nothing_and_is_counted():
    now, event = certify(replace(FILE, same_purpose_debt=None, lawful=None))
    assert (now.stage, now.not_met, now.unknown) == (S.CERTIFIED, 0, 2)
    assert (now.law_version, event.rules_version) == ("law 1", now.rules_version)
    assert len(event.findings) == 7


@pytest.mark.parametrize("move", [M.RECEIVE, M.WAIT, M.APPRAISE])
def test_the_bank_may_find_a_file_wanting_before_it_refuses(move):
    stage = S.SENT if move is M.RECEIVE else S.RECEIVED
    file = replace(FILE, stage=stage, workers=100, certified_on=DAY, sent_on=DAY, received_on=DAY)
    now, event = step(file, move, on=DAY, said=SAID.get(move, {}), under=UNDER)
    assert now.not_met == 1 and event.findings


def test_a_share_that_is_lost_is_found_told_and_moves_nothing():
    said = {"share_checked_on": DAY, "workers": 41, "released_workers": 4}
    now, event = step(PAID, M.CHECK_SHARE, on=DAY, said=said, under=UNDER)
    assert (now.stage, now.share_met, now.not_met) == (S.DISBURSED, False, 0)
    assert [(each.rule, each.outcome) for each in event.findings] == [
        ("qd22.establishment_share", Outcome.NOT_MET)
    ]
    told = [each for each in duties(now, (), LAW.on(DAY), DAY) if each.key == "firm_duty.share_not_met"]
    assert {each.of for each in told} == {"bank", "officer"}


def test_no_more_is_paid_than_was_approved():
    file = replace(FILE, stage=S.APPROVED, approved_vnd=500_000_000, decided_on=DAY, certified_on=DAY)
    with pytest.raises(NothingLeftToDraw):
        step(file, M.DRAW_DOWN, on=DAY, said={"amount_vnd": 500_000_001, "paid_on": DAY}, under=UNDER)
    now, _ = step(file, M.DRAW_DOWN, on=DAY, said={"amount_vnd": 200_000_000, "paid_on": DAY}, under=UNDER)
    assert (now.stage, now.left_vnd) == (S.DISBURSING, 300_000_000)


def keys(file: FirmFile, on: date) -> set[str]:
    plan = repayment_plan([(DAY, file.drawn_vnd)] if file.drawn_vnd else [], file.months, terms_of(file))
    return {each.key for each in duties(file, plan, LAW.on(on), on)}


@pytest.mark.parametrize(
    ("file", "days", "key"),
    [
        (FILE, 14, "firm_duty.still"),
        (replace(FILE, stage=S.SENT), 14, "firm_duty.still"),
        (PAID, 16, "firm_duty.use_check"),
        (PAID, 351, "firm_duty.share_check"),
        (replace(PAID, share_checked_on=DAY + timedelta(30)), 381, "firm_duty.share_check"),
        (PAID, 351, "firm_duty.instalment"),
    ],
)
def test_a_duty_is_told_from_its_day_on(file, days, key):
    before, the_day = DAY + timedelta(days - 1), DAY + timedelta(days)
    assert key not in keys(file, before)
    assert key in keys(file, the_day) and key in keys(file, the_day + timedelta(1))


def test_security_above_a_hundred_million_is_among_the_papers():
    assert "security" in papers_needed(True) and "security" not in papers_needed(False)
    assert recheck(replace(FILE, amount_vnd=100_000_001), LAW, DAY).security_required is True
    assert recheck(replace(FILE, amount_vnd=100_000_000), LAW, DAY).security_required is False


def test_a_plan_comes_back_from_its_text_as_it_was():
    assert FirmPlan.of(PLAN.text()) == PLAN and FirmPlan.of(FirmPlan().text()) == FirmPlan()
