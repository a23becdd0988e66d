"""A loan file step by step: who signs, in which order, on which day, and how much."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from domain.case import Case
from domain.errors import BadValue
from domain.findings import Outcome
from domain.lending.check import CHECKED, Checked, loan_facts_of, recheck
from domain.lending.file import LoanFile
from domain.lending.machine import FileMove, FileStage
from domain.lending.refusals import (
    DatesOutOfOrder,
    FileMoveNotOpen,
    LoanNotEligible,
    NothingLeftToDraw,
    SameSignatory,
)
from domain.lending.steps import step
from domain.referrals import REFUSALS
from domain.rules import RULES_VERSION
from domain.wording import TEXTS
from workflows.shipped import shipped_law

M, S = FileMove, FileStage
DAY = date(2026, 3, 2)
# Whoever completed on this day may borrow for the last time on DAY.
COMPLETED = date(2021, 3, 2)
CASE = Case(
    id=UUID(int=1),
    person_id=UUID(int=2),
    number="NX-2026-0001",
    completed_on=COMPLETED,
    certificate="completion",
    certificate_no_recorded=True,
    list_drawn=True,
    list_certified=True,
    law_abiding=True,
    no_social_evils=True,
    same_purpose_debt=False,
    household_has_adult=True,
    household_others_capable=True,
)
FILE = LoanFile(
    UUID(int=3), CASE.id, "NX-2026-0001-V1", S.DRAFT, DAY, DAY, "production", 80_000_000, 60, use="cows"
)
TRAINING = replace(
    FILE, purpose="training", amount_vnd=48_000_000, months=24, course_months=12, drawdown_months=12,
    repayment_months=12,
)  # fmt: skip
LIST = {"list_no": "12/DS-CAX", "list_on": DAY, "list_by": "Lê Văn An"}
CERTIFY = {"certified_no": "7/UBND", "certified_on": DAY, "certified_by": "Hà Thị Bình"}
WAY: list[tuple[FileMove, Mapping[str, Any]]] = [
    (M.LIST, LIST),
    (M.CERTIFY, CERTIFY),
    (M.REVIEW, {"reviewed_on": DAY, "organisation": "women"}),
    (M.SEND, {"referral_id": UUID(int=4), "office": "PGD-01"}),
    (M.RECEIVE, {"received_on": DAY}),
    (M.APPRAISE, {"appraised_on": DAY}),
    (M.APPROVE, {"decision_no": "5/QĐ", "decided_on": DAY, "amount_vnd": 80_000_000, "months": 60}),
    (M.DRAW_DOWN, {"amount_vnd": 80_000_000, "paid_on": DAY, "loan_id": UUID(int=5)}),
    (M.CHECK_USE, {"use_checked_on": DAY}),
    (M.REPAY, {"outstanding_vnd": 60_000_000}),
    (M.REPORT_OVERDUE, {"outstanding_vnd": 60_000_000}),
    (M.BRING_CURRENT, {"outstanding_vnd": 40_000_000}),
    (M.CLOSE_REPAID, {"outstanding_vnd": 0}),
]
SAID = dict(WAY)


def checked_on(file: LoanFile, on: date, case: Case = CASE) -> Checked:
    return Checked(recheck(file, case, shipped_law(), on).findings, RULES_VERSION, "law")


def made(file: LoanFile, move: FileMove, said: Mapping[str, Any] | None = None, on: date = DAY) -> LoanFile:
    checked = checked_on(file, on) if move in CHECKED else Checked()
    return step(file, move, on=on, said=SAID.get(move, {}) if said is None else said, checked=checked)[0]


def brought_to(stage: FileStage, file: LoanFile = FILE) -> LoanFile:
    for move, said in WAY:
        if file.stage is stage:
            return file
        file = made(file, move, said)
    assert file.stage is stage
    return file


def test_the_whole_way_from_the_list_to_the_last_instalment() -> None:
    file, stages = FILE, []
    for move, said in WAY:
        file = made(file, move, said)
        stages.append(file.stage)
    assert stages == [
        S.LISTED, S.CERTIFIED, S.REVIEWED, S.SENT, S.RECEIVED, S.APPRAISED, S.APPROVED, S.DISBURSED, S.CHECKED,
        S.REPAYING, S.OVERDUE, S.REPAYING, S.REPAID,
    ]  # fmt: skip
    assert (file.version, file.outstanding_vnd, file.ended_on) == (13, 0, DAY)
    assert (file.rules_version, file.law_version, file.not_met, file.unknown) == (RULES_VERSION, "law", 0, 0)


@pytest.mark.parametrize("move", sorted({move for move, _ in WAY if move in CHECKED}))
def test_the_findings_of_each_step_up_to_the_money_are_frozen_in_its_event(move: FileMove) -> None:
    before = next(stage for stage in _stages() if (stage, move) in _open())
    file = brought_to(before)
    _, event = step(file, move, on=DAY, said=SAID[move], checked=checked_on(file, DAY))
    assert event.rules_version == RULES_VERSION
    assert {each.rule for each in event.findings} >= {"qd22.window", "qd22.list", "qd22.amount"}


def _stages() -> list[FileStage]:
    return [FileStage.DRAFT, *(brought_to(stage).stage for stage in _reached())]


def _reached() -> list[FileStage]:
    return [S.LISTED, S.CERTIFIED, S.REVIEWED, S.SENT, S.RECEIVED, S.APPRAISED, S.APPROVED]


def _open() -> set[tuple[FileStage, FileMove]]:
    return set(zip([S.DRAFT, *_reached()], [move for move, _ in WAY], strict=False))


@pytest.mark.parametrize("move", [M.LIST, M.CERTIFY, M.REVIEW, M.SEND, M.APPROVE, M.DRAW_DOWN])
def test_the_last_day_to_borrow_is_in_at_every_step_and_the_next_one_is_not(move: FileMove) -> None:
    file = brought_to({m: s for s, m in _open()}[move])
    late = DAY + timedelta(1)
    assert made(file, move, on=DAY).version == file.version + 1
    with pytest.raises(LoanNotEligible) as refused:
        made(file, move, on=late)
    failed = [each.rule for each in refused.value.findings if each.outcome is Outcome.NOT_MET]
    assert failed == ["qd22.window"]


@pytest.mark.parametrize("move", [M.RECEIVE, M.APPRAISE])
def test_a_bank_may_receive_and_appraise_what_it_will_have_to_refuse(move: FileMove) -> None:
    file = brought_to({m: s for s, m in _open()}[move])
    assert made(file, move, on=DAY + timedelta(1)).not_met == 1


def test_what_is_not_known_refuses_nothing_and_is_counted() -> None:
    file = brought_to(S.REVIEWED)
    unknown = checked_on(file, DAY, replace(CASE, same_purpose_debt=None))
    assert step(file, M.SEND, on=DAY, said=SAID[M.SEND], checked=unknown)[0].unknown == 1


@pytest.mark.parametrize("name", ["Lê Văn An", "lê  văn an", "LE VAN AN"])
def test_who_drew_up_the_list_does_not_certify_it(name: str) -> None:
    file = brought_to(S.LISTED)
    with pytest.raises(SameSignatory):
        made(file, M.CERTIFY, {**CERTIFY, "certified_by": name})


def test_signatories_are_sealed_in_the_event() -> None:
    file, event = step(FILE, M.LIST, on=DAY, said=LIST, checked=checked_on(FILE, DAY))
    assert event.sealed == {"list_by": "Lê Văn An"}
    assert "Lê Văn An" not in str(event.data)
    assert file.list_by == "Lê Văn An"


DATED = [
    (M.CERTIFY, "certified_on"), (M.REVIEW, "reviewed_on"), (M.RECEIVE, "received_on"),
    (M.APPRAISE, "appraised_on"), (M.APPROVE, "decided_on"), (M.DRAW_DOWN, "paid_on"), (M.CHECK_USE, "use_checked_on"),
]  # fmt: skip


@pytest.mark.parametrize(("move", "field"), DATED)
@pytest.mark.parametrize("days", [-1, 1])
def test_a_day_before_the_step_that_it_follows_or_to_come_is_refused(
    move: FileMove, field: str, days: int
) -> None:
    before = {m: s for s, m in _open()} | {M.CHECK_USE: S.DISBURSED}
    file = brought_to(before[move])
    with pytest.raises(DatesOutOfOrder, match=field):
        made(file, move, {**SAID[move], field: DAY + timedelta(days)})


@pytest.mark.parametrize("stage", [s for s in FileStage if s not in (S.DRAFT,)])
def test_a_move_that_is_not_open_says_where_the_file_stands(stage: FileStage) -> None:
    with pytest.raises(FileMoveNotOpen) as refused:
        made(replace(FILE, stage=stage), M.LIST)
    assert refused.value.data["file_stage"] == stage.value
    assert refused.value.text() != refused.value.text("en")


@pytest.mark.parametrize(
    "stage",
    [S.DRAFT, S.LISTED, S.CERTIFIED, S.REVIEWED, S.SENT, S.RECEIVED, S.WAITING, S.RETURNED, S.APPRAISED, S.APPROVED,
     S.REFUSED],
)  # fmt: skip
def test_the_person_may_withdraw_at_any_time_before_the_money(stage: FileStage) -> None:
    now = made(replace(FILE, stage=stage), M.WITHDRAW)
    assert (now.stage, now.ended_on) == (S.WITHDRAWN, DAY)


@pytest.mark.parametrize("code", REFUSALS)
def test_every_refusal_has_its_code_and_leads_on(code: str) -> None:
    file = made(brought_to(S.APPRAISED), M.REFUSE, {"refusal": code, "decided_on": DAY})
    assert (file.stage, file.refusal) == (S.REFUSED, code)
    assert f"loan_next.{code}" in TEXTS
    again = made(file, M.REOPEN)
    assert (again.stage, again.list_no, again.office, again.refusal) == (S.DRAFT, None, None, None)


def test_a_refusal_without_a_known_code_is_refused() -> None:
    with pytest.raises(BadValue):
        made(brought_to(S.APPRAISED), M.REFUSE, {"refusal": "because", "decided_on": DAY})


@pytest.mark.parametrize("amount", [0, -5, 80_000_001, None, True])
def test_no_more_is_approved_than_was_asked(amount: Any) -> None:
    with pytest.raises(BadValue, match="amount_vnd"):
        made(brought_to(S.APPRAISED), M.APPROVE, {**SAID[M.APPROVE], "amount_vnd": amount})


def test_a_course_is_paid_in_parts_and_counts_against_no_cap_of_its_own() -> None:
    """48 million, 4 a month for 12 months: the cap is met to the last đồng, three times."""
    said = {"decision_no": "5/QĐ", "decided_on": DAY, "amount_vnd": 48_000_000, "months": 24}
    file = made(replace(brought_to(S.APPRAISED, TRAINING)), M.APPROVE, said)
    stages, case = [], CASE
    for amount in (16_000_000, 16_000_000, 16_000_000):
        draw = {"amount_vnd": amount, "paid_on": DAY, "loan_id": UUID(int=5)}
        file, _ = step(file, M.DRAW_DOWN, on=DAY, said=draw, checked=checked_on(file, DAY, case))
        case = replace(case, running_loan_vnd=file.outstanding_vnd)
        stages.append(file.stage)
    assert stages == [S.DISBURSING, S.DISBURSING, S.DISBURSED]
    assert (file.drawn_vnd, file.outstanding_vnd, file.completed_on) == (48_000_000, 48_000_000, DAY)


def test_a_files_own_balance_takes_nothing_of_its_cap_but_another_loans_does() -> None:
    file = replace(FILE, amount_vnd=100_000_000, outstanding_vnd=60_000_000)
    own, more = replace(CASE, running_loan_vnd=60_000_000), replace(CASE, running_loan_vnd=61_000_000)
    assert loan_facts_of(file, own)["running_loan_vnd"] == 0
    law = shipped_law()
    assert recheck(file, own, law, DAY).outcome is Outcome.MET
    assert recheck(file, more, law, DAY).outcome is Outcome.NOT_MET


def test_no_more_is_drawn_than_was_approved() -> None:
    with pytest.raises(NothingLeftToDraw):
        made(brought_to(S.APPROVED), M.DRAW_DOWN, {**SAID[M.DRAW_DOWN], "amount_vnd": 80_000_001})


def test_drawing_may_end_before_everything_is_drawn() -> None:
    file = made(brought_to(S.APPROVED), M.DRAW_DOWN, {**SAID[M.DRAW_DOWN], "amount_vnd": 30_000_000})
    assert file.stage is S.DISBURSING
    file = made(file, M.COMPLETE_DRAWDOWN)
    overdue = made(file, M.REPORT_OVERDUE, {"outstanding_vnd": 30_000_000})
    assert made(overdue, M.BRING_CURRENT, {"outstanding_vnd": 1}).stage is S.REPAYING


def test_a_loan_in_parts_that_is_paid_up_is_drawn_on() -> None:
    file = made(brought_to(S.APPROVED), M.DRAW_DOWN, {**SAID[M.DRAW_DOWN], "amount_vnd": 30_000_000})
    overdue = made(file, M.REPORT_OVERDUE, {"outstanding_vnd": 30_000_000})
    assert made(overdue, M.BRING_CURRENT, {"outstanding_vnd": 29_000_000}).stage is S.DISBURSING


def test_an_extension_goes_beyond_the_end() -> None:
    file = brought_to(S.REPAYING)
    end = date(2031, 3, 2)
    with pytest.raises(DatesOutOfOrder):
        made(file, M.EXTEND, {"extended_to": end})
    longer = made(file, M.EXTEND, {"extended_to": end + timedelta(1)})
    assert (longer.stage, longer.extended_to) == (S.EXTENDED, end + timedelta(1))
    with pytest.raises(DatesOutOfOrder):
        made(longer, M.EXTEND, {"extended_to": end + timedelta(1)})


def test_risk_is_flagged_settled_and_written_off() -> None:
    flagged = made(brought_to(S.OVERDUE), M.FLAG_RISK)
    assert made(flagged, M.SETTLE_RISK).stage is S.REPAYING
    gone = made(flagged, M.WRITE_OFF, {"decision_no": "9/XLN"})
    assert (gone.stage, gone.ended_on, gone.outstanding_vnd) == (S.WRITTEN_OFF, DAY, 60_000_000)


@pytest.mark.parametrize("left", [-1, 80_000_001])
def test_a_balance_outside_the_loan_is_refused(left: int) -> None:
    with pytest.raises(BadValue):
        made(brought_to(S.DISBURSED), M.REPAY, {"outstanding_vnd": left})


def test_a_loan_is_repaid_when_nothing_is_owed() -> None:
    with pytest.raises(BadValue):
        made(brought_to(S.REPAYING), M.CLOSE_REPAID, {"outstanding_vnd": 1})


def test_only_a_fresh_file_takes_over_a_paid_loan() -> None:
    said = {"disbursed_on": DAY, "loan_id": UUID(int=5), "outstanding_vnd": 80_000_000}
    assert made(FILE, M.TAKE_OVER, said).stage is S.DISBURSED
    with pytest.raises(FileMoveNotOpen):
        made(replace(FILE, version=1), M.TAKE_OVER, said)
