"""Loans as the bank reports them, with or without a file of ours: disbursed, running, overdue, repaid."""

from __future__ import annotations

from domain.case import Case
from domain.errors import UnknownRecord
from domain.lending.file import LoanFile
from domain.lending.machine import FileMove, FileStage
from domain.lending.steps import step
from domain.loans import PURPOSES, REPORTED, Loan, disbursed
from domain.people import one_of
from domain.ports import Work
from domain.referrals import Referral
from domain.tasks import keyed
from domain.viewer import Role
from workflows.services.commands import Done, RecordDisbursement, ReportLoan
from workflows.services.loan_paying import PROGRAMME, file_of, pay, report, told
from workflows.services.moves import live

_TO_DRAW = (FileStage.APPROVED, FileStage.DISBURSING)


def record_disbursement(work: Work, command: RecordDisbursement) -> Done:
    """A drawdown of the case's approved file; without one the fact is kept, and a file is opened for what follows.

    Where the state does not allow receive_loan nothing moves and the officer is told.
    """
    one_of("purpose", command.purpose, PURPOSES)
    case = live(work.case(command.case_id, command.expected_version))
    files = work.find_all(LoanFile, "case_id", case.id)
    approved = next((each for each in files if each.stage in _TO_DRAW and _mine(work, each)), None)
    if approved is not None:
        said = {"amount_vnd": command.amount_vnd, "paid_on": command.disbursed_on}
        return pay(work, case, approved, said, keyed(f"loan_drawdown|{command.loan_id.hex}"), command.loan_id)
    loan = _loan(work, case, command)
    event = disbursed(case, loan, work.find_all(Loan, "case_id", case.id), work.on)
    work.keep(loan)
    case = work.record(case, event)
    return told(work, take_over_file(work, case, loan, len(files) + 1), loan)


def _mine(work: Work, file: LoanFile) -> bool:
    return work.by.role is not Role.BANK or file.office in work.by.offices


def _loan(work: Work, case: Case, command: RecordDisbursement) -> Loan:
    return Loan(
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


def take_over_file(work: Work, case: Case, loan: Loan, place: int) -> Case:
    """A loan without a file gets one that stands where the loan stands, so that it can be followed like any other."""
    draft = LoanFile(
        keyed(f"loan_file|{loan.id.hex}"), case.id, f"{case.number}-V{place}", FileStage.DRAFT, work.on, work.on,
        loan.purpose, loan.amount_vnd, loan.months, loan.use,
    )  # fmt: skip
    said = {
        "disbursed_on": loan.disbursed_on,
        "office": _office_of(work, case) or work.by.office,
        "loan_id": loan.id,
        "outstanding_vnd": loan.outstanding_vnd,
    }
    file, event = step(draft, FileMove.TAKE_OVER, on=work.on, said=said)
    work.keep(file)
    return work.record(case, event)


def _office_of(work: Work, case: Case) -> str | None:
    """The bank's office that the person was referred to last; a bank's own among several."""
    known = work.find_all(Referral, "case_id", case.id)
    sent = [each for each in known if each.body == "bank" and each.office is not None]
    if work.by.role is Role.BANK:
        sent = [each for each in sent if each.office in work.by.offices]
    return max(sent, key=lambda each: each.sent_on).office if sent else None


def report_loan(work: Work, command: ReportLoan) -> Done:
    """Raises UnknownRecord for a loan of another case. An overdue loan becomes a work item.

    Closing a case ends no loan: the bank goes on reporting.
    """
    one_of("status", command.status, REPORTED)
    case = work.case(command.case_id, command.expected_version)
    loans = work.find_all(Loan, "case_id", case.id)
    loan = next((each for each in loans if each.id == command.loan_id), None)
    if loan is None:
        raise UnknownRecord(what="loan", id=str(command.loan_id))
    files = work.find_all(LoanFile, "case_id", case.id)
    if file_of(files, loan.id) is None and loan.outstanding_vnd:  # of a time before there were files
        case = take_over_file(work, case, loan, len(files) + 1)
        files = work.find_all(LoanFile, "case_id", case.id)
    return report(work, case, loan, file_of(files, loan.id), command.status, command.outstanding_vnd)
