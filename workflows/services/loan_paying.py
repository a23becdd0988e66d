"""Money paid out and coming back: drawdowns, the check of use, the bank's reports, extension, risk, the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from domain.case import Case
from domain.errors import UnknownRecord
from domain.history import Event
from domain.lending.file import Drawdown, LoanFile
from domain.lending.machine import PAID_OUT, FileMove, FileStage
from domain.lending.steps import step
from domain.lifecycle import Move
from domain.loans import REPORTED, Loan, disbursed, drawn_more, reported, written_off
from domain.people import one_of
from domain.ports import Work
from domain.tasks import WorkItem
from workflows.services import loan_file_commands as c
from workflows.services.commands import Done
from workflows.services.loan_files import SETTLES, make_step, own_file, said_terms
from workflows.services.loan_sending import answer_referral_of
from workflows.services.moves import done, follow

PROGRAMME = "26"


def draw_down(work: Work, command: c.DrawDown) -> Done:
    """The first one is the case's disbursement; the same drawdown sent again is one.

    Raises LoanNotEligible, NothingLeftToDraw, DatesOutOfOrder, FileMoveNotOpen.
    """
    case = work.case(command.case_id, command.expected_version)
    file = own_file(work, case, command.file_id)
    if any(each.id == command.drawdown_id for each in work.find_all(Drawdown, "id", command.drawdown_id)):
        return done(case, "told.already_recorded")
    said = {"amount_vnd": command.amount_vnd, "paid_on": command.paid_on, **said_terms(command.terms)}
    return pay(work, case, file, said, command.drawdown_id, command.file_id, command.note)


def pay(
    work: Work,
    case: Case,
    file: LoanFile,
    said: Mapping[str, Any],
    drawdown_id: UUID,
    loan_id: UUID,
    note: str | None = None,
) -> Done:
    """A file's loan is one, however often it is drawn; `loan_id` names it when it begins."""
    case, now = make_step(work, case, file, FileMove.DRAW_DOWN, {**said, "loan_id": loan_id}, note)
    _keep_drawdown(work, now, drawdown_id, said["amount_vnd"], said["paid_on"])
    case, loan = _lent(work, case, now, said["amount_vnd"], said["paid_on"])
    if now.stage is FileStage.DISBURSED:
        case = answer_referral_of(work, case, now, "done")
    return told(work, case, loan)


def told(work: Work, case: Case, loan: Loan) -> Done:
    """Where the state does not allow receive_loan, nothing moves and the officer is told."""
    case, moved = follow(work, case, Move.RECEIVE_LOAN)
    work.settle(case.id, "loan")
    if moved:
        return done(case)
    args = {"stage": case.stage.value, "amount_vnd": loan.amount_vnd}
    key = f"disbursed|{loan.id.hex}"
    work.ask(WorkItem(key, case.id, "loan", "item.disbursed_out_of_turn", work.on, work.on, args))
    return done(case, "told.fact_recorded_only")


def _keep_drawdown(work: Work, file: LoanFile, drawdown_id: UUID, amount: int, paid_on: date) -> None:
    """It takes the place of the next one planned; what the bank paid differently is as it paid."""
    known = work.find_all(Drawdown, "file_id", file.id)
    planned = sorted((each for each in known if each.status == "planned"), key=lambda each: each.place)
    place = planned[0].place if planned else max((each.place for each in known), default=0) + 1
    if planned:
        work.change(replace(planned[0], status="cancelled"))
    planned_on = planned[0].planned_on if planned else paid_on
    work.keep(Drawdown(drawdown_id, file.case_id, file.id, place, amount, planned_on, paid_on, "paid"))


def _lent(work: Work, case: Case, file: LoanFile, amount: int, paid_on: date) -> tuple[Case, Loan]:
    loans = work.find_all(Loan, "case_id", case.id)
    known = next((each for each in loans if each.id == file.loan_id), None)
    if known is None:
        assert file.loan_id is not None
        loan = Loan(
            file.loan_id, case.id, PROGRAMME, amount, amount, file.purpose, file.use or "other", file.months,
            paid_on, "running", work.on,
        )  # fmt: skip
        event = disbursed(case, loan, loans, work.on)
        work.keep(loan)
    else:
        others = [each for each in loans if each.id != known.id]
        loan, event = drawn_more(case, known, amount, others, paid_on)
        work.change(loan)
    return work.record(case, event), loan


def complete_drawdown(work: Work, command: c.CompleteDrawdown) -> Done:
    case, file = _stepped(work, command, FileMove.COMPLETE_DRAWDOWN, {})
    for each in work.find_all(Drawdown, "file_id", file.id):
        if each.status == "planned":
            work.change(replace(each, status="cancelled"))
    return done(answer_referral_of(work, case, file, "done"))


def check_use(work: Work, command: c.CheckUse) -> Done:
    return done(_stepped(work, command, FileMove.CHECK_USE, {"use_checked_on": command.use_checked_on})[0])


def extend_file(work: Work, command: c.ExtendFile) -> Done:
    return done(_stepped(work, command, FileMove.EXTEND, {"extended_to": command.extended_to})[0])


def flag_risk(work: Work, command: c.FlagRisk) -> Done:
    return done(_stepped(work, command, FileMove.FLAG_RISK, {})[0])


def settle_risk(work: Work, command: c.SettleRisk) -> Done:
    return done(_stepped(work, command, FileMove.SETTLE_RISK, {})[0])


def _stepped(
    work: Work, command: c.FileCommand, move: FileMove, said: Mapping[str, Any]
) -> tuple[Case, LoanFile]:
    case = work.case(command.case_id, command.expected_version)
    return make_step(work, case, own_file(work, case, command.file_id), move, said, command.note)


def report_file(work: Work, command: c.ReportFile) -> Done:
    """Also for a closed case. Raises FileMoveNotOpen, BadValue."""
    one_of("status", command.status, REPORTED)
    case = work.case(command.case_id, command.expected_version)
    file = own_file(work, case, command.file_id)
    return report(
        work, case, _loan_of(work, file), file, command.status, command.outstanding_vnd, command.note
    )


def _loan_of(work: Work, file: LoanFile) -> Loan:
    found = work.find_all(Loan, "id", file.loan_id) if file.loan_id else []
    if not found:
        raise UnknownRecord(what="loan", id=str(file.loan_id))
    return found[0]


def report(
    work: Work,
    case: Case,
    loan: Loan,
    file: LoanFile | None,
    status: str,
    outstanding_vnd: int,
    note: str | None = None,
) -> Done:
    """One report is one event: of the loan, and of its file where there is one."""
    others = [each for each in work.find_all(Loan, "case_id", case.id) if each.id != loan.id]
    now, event = reported(loan, status, outstanding_vnd, others, work.on)
    work.change(now)
    case = work.record(case, _with_file(work, event, file, status, outstanding_vnd, note))
    _overdue(work, case, now)
    return done(case)


def _with_file(
    work: Work, event: Event, file: LoanFile | None, status: str, outstanding_vnd: int, note: str | None
) -> Event:
    if file is None or file.stage not in PAID_OUT:
        return event
    move = _move_of(file, status)
    now, own = step(file, move, on=work.on, said={"outstanding_vnd": outstanding_vnd}, note=note)
    work.change(now)
    work.settle(file.case_id, *SETTLES.get(move, ()), "loan_step")
    return replace(event, data={**own.data, **event.data}, sealed=own.sealed)


def _move_of(file: LoanFile, status: str) -> FileMove:
    if status == "running":
        return FileMove.BRING_CURRENT if file.stage is FileStage.OVERDUE else FileMove.REPAY
    return FileMove.REPORT_OVERDUE if status == "overdue" else FileMove.CLOSE_REPAID


def _overdue(work: Work, case: Case, loan: Loan) -> None:
    """An overdue loan becomes a work item, until none is."""
    if not case.loan_overdue:
        work.settle(case.id, "loan_overdue")
    if loan.status == "overdue":
        args = {"outstanding_vnd": loan.outstanding_vnd}
        key = f"overdue|{loan.id.hex}|{work.on.isoformat()}"
        work.ask(WorkItem(key, case.id, "loan_overdue", "item.loan_overdue", work.on, work.on, args))


def write_off(work: Work, command: c.WriteOff) -> Done:
    """The debt ends without being paid, by the bank's decision."""
    case, file = _stepped(work, command, FileMove.WRITE_OFF, {"decision_no": command.decision_no})
    loan = _loan_of(work, file)
    others = [each for each in work.find_all(Loan, "case_id", case.id) if each.id != loan.id]
    now, event = written_off(loan, others, work.on)
    work.change(now)
    case = work.record(case, event)
    _overdue(work, case, now)
    return done(case)


def file_of(files: Iterable[LoanFile], loan_id: UUID) -> LoanFile | None:
    return next((each for each in files if each.loan_id == loan_id), None)
