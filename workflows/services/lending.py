"""Loans as the bank reports them: disbursed, running, overdue, repaid."""

from __future__ import annotations

from domain.errors import UnknownRecord
from domain.lifecycle import Move
from domain.loans import PURPOSES, STATUSES, Loan, disbursed, reported
from domain.people import one_of
from domain.ports import Work
from domain.tasks import WorkItem
from workflows.services.commands import Done, RecordDisbursement, ReportLoan
from workflows.services.moves import done, follow, live

PROGRAMME = "26"


def record_disbursement(work: Work, command: RecordDisbursement) -> Done:
    """Where the state does not allow receive_loan the fact is kept, nothing moves and the officer is told."""
    one_of("purpose", command.purpose, PURPOSES)
    case = live(work.case(command.case_id, command.expected_version))
    loan = Loan(
        command.loan_id,
        case.id,
        PROGRAMME,
        command.amount_vnd,
        command.amount_vnd,
        command.purpose,
        command.use,
        command.months,
        command.disbursed_on,
        "running",
        work.on,
    )
    event = disbursed(case, loan, work.find_all(Loan, "case_id", case.id), work.on)
    work.keep(loan)
    case, moved = follow(work, work.record(case, event), Move.RECEIVE_LOAN)
    work.settle(case.id, "loan")
    if moved:
        return done(case)
    args = {"stage": case.stage.value, "amount_vnd": loan.amount_vnd}
    work.ask(
        WorkItem(
            f"disbursed|{loan.id.hex}", case.id, "loan", "item.disbursed_out_of_turn", work.on, work.on, args
        )
    )
    return done(case, "told.fact_recorded_only")


def report_loan(work: Work, command: ReportLoan) -> Done:
    """Raises UnknownRecord for a loan of another case. An overdue loan becomes a work item.

    Closing a case ends no loan: the bank goes on reporting.
    """
    one_of("status", command.status, STATUSES)
    case = work.case(command.case_id, command.expected_version)
    loans = work.find_all(Loan, "case_id", case.id)
    loan = next((each for each in loans if each.id == command.loan_id), None)
    if loan is None:
        raise UnknownRecord(what="loan", id=str(command.loan_id))
    others = [each for each in loans if each.id != loan.id]
    now, event = reported(loan, command.status, command.outstanding_vnd, others, work.on)
    work.change(now)
    case = work.record(case, event)
    if not case.loan_overdue:
        work.settle(case.id, "loan_overdue")
    if now.status == "overdue":
        args = {"outstanding_vnd": now.outstanding_vnd}
        key = f"overdue|{loan.id.hex}|{work.on.isoformat()}"
        work.ask(WorkItem(key, case.id, "loan_overdue", "item.loan_overdue", work.on, work.on, args))
    return done(case)
