"""Money paid out on a loan file and coming back, on both databases, with or without a file of ours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select

from domain.lending.machine import FileStage
from domain.lending.refusals import (
    LoanNotEligible,
)
from domain.lending.schedule import RepaymentTerms
from domain.viewer import Role, Viewer
from persistence import tables as t
from persistence.verify import verify
from tests.support.lending import Borrower, chain_of
from tests.support.offices import DAY, MANAGER, OFFICER, an_id, an_office, engine_of
from tests.support.referred import BANK
from workflows.services import commands as c
from workflows.services import loan_file_commands as f
from workflows.services.office import Office

S = FileStage
ADMIN = Viewer("quantri", Role.ADMIN)
TERMS = RepaymentTerms(660, 12, 0, 6, 365)


@pytest.fixture
def office(sqlite_url: str) -> Iterator[Office]:
    with an_office(sqlite_url) as office:
        yield office


@pytest.fixture
def either(database_url: str) -> Iterator[Borrower]:
    """The same borrower on each of the two databases."""
    with an_office(database_url) as office:
        yield Borrower(office)


@pytest.fixture
def borrower(office: Office) -> Borrower:
    return Borrower(office)


def items(borrower: Borrower) -> list[tuple[str, str, str]]:
    i = t.work_item.c
    query = select(i.kind, i.reason, i.status).where(i.case_id == borrower.person.id).order_by(i.reason)
    with engine_of(borrower.office).connect() as connection:
        return [tuple(row) for row in connection.execute(query)]


def referral_is(borrower: Borrower) -> list[str]:
    lines = borrower.office.desk.referrals.of_case(OFFICER, borrower.person.id, DAY)
    return [each.status for each in lines]


def case_now(borrower: Borrower) -> Any:
    return borrower.office.desk.case(OFFICER, borrower.person.id)


def test_a_loan_goes_from_the_list_to_the_last_instalment(either: Borrower) -> None:
    either.supported()
    either.to(S.OVERDUE)
    assert case_now(either).loan_overdue
    either.does(f.ReportFile, BANK, status="repaid", outstanding_vnd=0)
    assert (either.file.stage, either.file.outstanding_vnd) == (S.REPAID, 0)
    case = case_now(either)
    assert (case.stage, case.loan_count, case.loan_vnd, case.running_loan_vnd) == ("loaned", 1, 80_000_000, 0)
    assert case.loan_overdue is False
    assert referral_is(either) == ["done"]
    wanted = [
        "loan_listed", "loan_certified", "loan_reviewed", "loan_sent", "referral_sent", "loan_received",
        "loan_appraised", "loan_approved", "referral_answered", "loan_drawdown", "loan_disbursed",
        "referral_answered", "moved", "loan_use_checked", "loan_reported", "loan_reported", "loan_reported",
    ]  # fmt: skip
    assert [kind for kind in chain_of(either) if kind in wanted] == wanted
    assert verify(engine_of(either.office)).broken == []


def test_a_course_is_drawn_in_three_parts(office: Office) -> None:
    wish = {
        "purpose": "training", "requested_vnd": 48_000_000, "months": 24, "course_months": 12, "drawdown_months": 12,
        "repayment_months": 12,
    }  # fmt: skip
    borrower = Borrower(office, **wish)
    borrower.supported()
    borrower.to(S.APPRAISED)
    days = [DAY, DAY + timedelta(90), DAY + timedelta(180)]
    borrower.does(
        f.Approve, BANK, decision_no="5", decided_on=DAY, amount_vnd=48_000_000, terms=TERMS,
        drawdowns=tuple((16_000_000, day) for day in days),
    )  # fmt: skip
    for place, day in enumerate(days):
        borrower.does(
            f.DrawDown, BANK, on=day, drawdown_id=an_id(f"d{place}"), amount_vnd=16_000_000, paid_on=day
        )
    case = case_now(borrower)
    assert (case.loan_count, case.loan_vnd, case.running_loan_vnd) == (1, 48_000_000, 48_000_000)
    assert borrower.file.stage is S.DISBURSED
    paid = [each for each in borrower.view.drawdowns if each.status == "paid"]
    assert [(each.place, each.paid_on) for each in paid] == list(enumerate(days, start=1))
    assert chain_of(borrower).count("loan_drawdown") == 3
    assert borrower.view.plan[-1].due_on == date(2028, 3, 2)


def test_the_same_drawdown_sent_again_is_one(either: Borrower) -> None:
    either.to(S.DISBURSED)
    again = either.does(f.DrawDown, BANK, drawdown_id=an_id("drawdown"), amount_vnd=80_000_000, paid_on=DAY)
    assert again.told == ("told.already_recorded",)
    assert case_now(either).loan_vnd == 80_000_000


def test_out_of_turn_the_officer_is_told(borrower: Borrower) -> None:
    """The case is assessed only: the loan is kept, nothing moves."""
    borrower.to(S.DISBURSED)
    assert case_now(borrower).stage == "assessed"
    assert ("loan", "item.disbursed_out_of_turn", "open") in items(borrower)


def test_the_window_closes_between_approval_and_money(office: Office) -> None:
    borrower = Borrower(office)
    last = date(2031, 2, 20)  # five years after completion
    borrower.to(S.APPROVED)
    paid = {"drawdown_id": an_id("d"), "amount_vnd": 80_000_000}
    with pytest.raises(LoanNotEligible):
        borrower.does(f.DrawDown, BANK, on=last + timedelta(1), paid_on=last + timedelta(1), **paid)
    borrower.does(f.DrawDown, BANK, on=last + timedelta(1), paid_on=last, **paid)


def test_terms_are_the_banks_and_without_them_the_end_alone_is_known(borrower: Borrower) -> None:
    borrower.to(S.DISBURSED)
    [only] = borrower.view.plan
    assert (only.due_on, only.principal_vnd, only.interest_vnd) == (date(2031, 3, 2), 80_000_000, None)
    borrower.does(f.EnterTerms, BANK, terms=TERMS)
    assert len(borrower.view.plan) == 10
    assert borrower.view.plan[0].interest_vnd
    assert borrower.view.ends_on == date(2031, 3, 2)


def test_risk_ends_in_a_debt_that_is_written_off(either: Borrower) -> None:
    either.to(S.OVERDUE)
    either.does(f.FlagRisk, BANK)
    either.does(f.WriteOff, BANK, decision_no="9/XLN")
    case = case_now(either)
    assert (case.running_loan_vnd, case.loan_overdue, case.loan_count) == (0, False, 1)
    assert either.file.stage is S.WRITTEN_OFF


def test_a_disbursement_as_before_draws_the_approved_file(either: Borrower) -> None:
    either.supported()
    either.to(S.APPROVED)
    either.person.does(
        c.RecordDisbursement, BANK, loan_id=an_id("loan"), amount_vnd=80_000_000, purpose="production", use="cows",
        months=60, disbursed_on=DAY,
    )  # fmt: skip
    assert (either.file.stage, either.file.loan_id) == (S.DISBURSED, an_id("loan"))
    either.person.does(
        c.ReportLoan, BANK, loan_id=an_id("loan"), status="overdue", outstanding_vnd=70_000_000
    )
    assert (either.file.stage, either.file.outstanding_vnd) == (S.OVERDUE, 70_000_000)
    either.person.does(
        c.ReportLoan, BANK, loan_id=an_id("loan"), status="running", outstanding_vnd=65_000_000
    )
    assert either.file.stage is S.REPAYING
    assert case_now(either).running_loan_vnd == 65_000_000


def test_a_disbursement_without_a_file_opens_one_to_follow(either: Borrower) -> None:
    either.does(f.WithdrawFile)
    either.person.does(
        c.RecordDisbursement, loan_id=an_id("loan"), amount_vnd=50_000_000, purpose="production", use="cows",
        months=36, disbursed_on=DAY,
    )  # fmt: skip
    taken = either.office.desk.loan_files.of_case(OFFICER, either.person.id, on=DAY)[0].file
    assert (taken.stage, taken.taken_over, taken.outstanding_vnd) == (S.DISBURSED, True, 50_000_000)
    either.person.does(c.ReportLoan, loan_id=an_id("loan"), status="repaid", outstanding_vnd=0)
    taken = either.office.desk.loan_files.of_case(OFFICER, either.person.id, on=DAY)[0].file
    assert taken.stage is S.REPAID


def test_a_loan_of_a_time_before_files_gets_one_with_its_next_report(either: Borrower) -> None:
    either.does(f.WithdrawFile)
    either.person.does(
        c.RecordDisbursement, loan_id=an_id("loan"), amount_vnd=50_000_000, purpose="production", use="cows",
        months=36, disbursed_on=DAY,
    )  # fmt: skip
    with engine_of(either.office).execution_options(writes=True).begin() as connection:
        connection.execute(delete(t.loan_file).where(t.loan_file.c.taken_over))
    either.person.does(c.ReportLoan, loan_id=an_id("loan"), status="overdue", outstanding_vnd=40_000_000)
    [file] = [each.file for each in either.office.desk.loan_files.of_case(OFFICER, either.person.id, on=DAY)
              if each.file.taken_over]  # fmt: skip
    assert (file.stage, file.outstanding_vnd, file.drawn_vnd) == (S.OVERDUE, 40_000_000, 50_000_000)


def test_a_closed_case_is_still_reported_on(borrower: Borrower) -> None:
    borrower.to(S.CHECKED)
    borrower.person.does(c.Advance, by=MANAGER, move="close", outcome="moved_away", note="Chuyển đi")
    borrower.does(f.ReportFile, BANK, status="running", outstanding_vnd=10_000_000)
    assert borrower.file.outstanding_vnd == 10_000_000
