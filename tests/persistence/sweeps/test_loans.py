"""What officers are asked about loan files: on the day, once, and no longer than it is true."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain.lending.machine import FileStage
from domain.lending.schedule import RepaymentTerms
from tests.support.lending import Borrower
from tests.support.offices import DAY, MANAGER
from tests.support.referred import BANK
from workflows.services import commands as c
from workflows.services import loan_file_commands as f

S = FileStage
ONE = timedelta(days=1)


@pytest.fixture
def borrower(office) -> Borrower:
    return Borrower(office)


@pytest.mark.parametrize("stage", [S.LISTED, S.SENT])
def test_a_file_that_stands_still_is_asked_about_once_a_step(borrower, run, all_of, stage) -> None:
    borrower.to(stage)
    last = DAY + timedelta(days=14)
    run("eligibility", last - ONE)
    assert all_of("work_item", kind="loan_step") == []
    run("eligibility", last)
    [item] = all_of("work_item", kind="loan_step")
    assert (item.reason, item.args["file_stage"], item.due_on) == ("item.loan_still", stage.value, last)
    assert run("eligibility", last + ONE)["items"] == 0


def test_the_next_step_ends_the_waiting(borrower, run, all_of) -> None:
    borrower.to(S.RECEIVED)
    run("eligibility", DAY + timedelta(days=20))
    borrower.does(f.Appraise, BANK, on=DAY + timedelta(days=20), appraised_on=DAY)
    assert [each.status for each in all_of("work_item", kind="loan_step")] == ["done"]
    run("eligibility", DAY + timedelta(days=34))
    assert sorted(each.status for each in all_of("work_item", kind="loan_step")) == ["done", "open"]


def test_what_the_bank_asked_for_is_not_asked_twice(borrower, run, all_of) -> None:
    borrower.to(S.RECEIVED)
    borrower.does(f.ReturnPapers, BANK, papers=("use_plan",))
    run("eligibility", DAY + timedelta(days=30))
    assert [each.reason for each in all_of("work_item", kind="loan_step")] == ["item.loan_papers_asked"]


def test_the_use_is_to_be_checked_after_thirty_days(borrower, run, all_of) -> None:
    borrower.to(S.DISBURSED)
    due = DAY + timedelta(days=30)
    run("eligibility", due - ONE)
    assert all_of("work_item", kind="loan_use_check") == []
    run("eligibility", due)
    assert [each.due_on for each in all_of("work_item", kind="loan_use_check")] == [due]
    borrower.does(f.CheckUse, BANK, on=due, use_checked_on=due)
    assert [each.status for each in all_of("work_item", kind="loan_use_check")] == ["done"]
    assert run("eligibility", due + ONE)["items"] == 0


def test_each_instalment_is_announced_two_weeks_before(borrower, run, all_of) -> None:
    borrower.to(S.CHECKED)
    borrower.does(f.EnterTerms, BANK, terms=RepaymentTerms(660, 12, 0, 12, 365))
    first = date(2027, 3, 2)
    run("eligibility", first - timedelta(days=15))
    assert all_of("work_item", kind="loan_instalment") == []
    run("eligibility", first - timedelta(days=14))
    run("eligibility", first)
    [item] = all_of("work_item", kind="loan_instalment")
    assert (item.due_on, item.args["principal_vnd"]) == (first, 16_000_000)
    borrower.does(f.ReportFile, BANK, on=first, status="running", outstanding_vnd=64_000_000)
    assert [each.status for each in all_of("work_item", kind="loan_instalment")] == ["done"]
    run("eligibility", date(2028, 3, 1))
    assert len(all_of("work_item", kind="loan_instalment")) == 2


def test_an_extended_loan_is_announced_for_its_new_end(borrower, run, all_of) -> None:
    borrower.to(S.REPAYING)
    end = date(2032, 1, 15)
    borrower.does(f.ExtendFile, BANK, extended_to=end)
    run("eligibility", date(2031, 2, 25))  # the old end is near
    assert all_of("work_item", kind="loan_instalment") == []
    run("eligibility", end - timedelta(days=14))
    assert [each.due_on for each in all_of("work_item", kind="loan_instalment")] == [end]


def test_nobody_is_asked_about_a_closed_case(borrower, run, all_of) -> None:
    borrower.to(S.DISBURSED)
    borrower.person.does(c.Advance, by=MANAGER, move="close", outcome="moved_away", note="Chuyển đi")
    run("eligibility", DAY + timedelta(days=60))
    assert all_of("work_item", kind="loan_use_check") == []
