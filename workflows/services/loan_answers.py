"""What the bank says about a file before it pays: received, waiting, papers asked, appraised, approved, refused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from domain.case import Case
from domain.errors import BadValue
from domain.lending.file import Drawdown, LoanFile
from domain.lending.machine import FileMove
from domain.lending.refusals import NEXT_STEPS
from domain.ports import Work
from domain.tasks import Message, WorkItem, keyed
from domain.viewer import Role
from workflows.services import loan_file_commands as c
from workflows.services.commands import Done
from workflows.services.loan_files import make_step, mark_papers, own_file, said_terms
from workflows.services.loan_sending import answer_referral_of
from workflows.services.moves import done


def accept_file(work: Work, command: c.AcceptFile) -> Done:
    return done(_bank_step(work, command, FileMove.RECEIVE, {"received_on": command.received_on})[0])


def wait_for_capital(work: Work, command: c.WaitForCapital) -> Done:
    case, file = _bank_step(work, command, FileMove.WAIT, {})
    _tell_officer(work, case, file)
    return done(case)


def appraise(work: Work, command: c.Appraise) -> Done:
    return done(_bank_step(work, command, FileMove.APPRAISE, {"appraised_on": command.appraised_on})[0])


def approve(work: Work, command: c.Approve) -> Done:
    """Raises LoanNotEligible also for an amount above the cap; BadValue for drawdowns that do not make it up."""
    said = {
        "decision_no": command.decision_no,
        "decided_on": command.decided_on,
        "amount_vnd": command.amount_vnd,
        "months": command.months,
        **said_terms(command.terms),
    }
    case, file = _bank_step(work, command, FileMove.APPROVE, said)
    work.keep(*_planned(file, command))
    case = answer_referral_of(work, case, file, "accepted")
    _tell_officer(work, case, file)
    return done(case)


def _planned(file: LoanFile, command: c.Approve) -> list[Drawdown]:
    total = sum(amount for amount, _ in command.drawdowns)
    if command.drawdowns and (
        total != file.approved_vnd or any(amount <= 0 for amount, _ in command.drawdowns)
    ):
        raise BadValue(field="drawdowns", value=total, expected=str(file.approved_vnd))
    return [
        Drawdown(_place(file.id, place), file.case_id, file.id, place, amount, on, None, "planned")
        for place, (amount, on) in enumerate(command.drawdowns, start=1)
    ]


def _place(file_id: UUID, place: int) -> UUID:
    return keyed(f"loan_drawdown|{file_id.hex}|{place}")


def refuse(work: Work, command: c.Refuse) -> Done:
    """Leads to a next step: a work item that names it."""
    if command.refusal == "other" and not command.note:
        raise BadValue(field="note", value="", expected="lý do bằng lời")
    said = {"refusal": command.refusal, "decided_on": command.decided_on}
    case, file = _bank_step(work, command, FileMove.REFUSE, said)
    case = answer_referral_of(work, case, file, "refused", command.refusal, command.note)
    args = {"why": command.refusal, "next": NEXT_STEPS[command.refusal]}
    _ask_officer(work, case, file, "item.loan_file_refused", args)
    _tell_officer(work, case, file)
    return done(case)


def return_papers(work: Work, command: c.ReturnPapers) -> Done:
    if not command.papers:
        raise BadValue(field="papers", value="", expected="ít nhất một giấy tờ")
    case, file = _bank_step(work, command, FileMove.RETURN_PAPERS, {})
    case = mark_papers(work, case, file, command.papers, "asked")
    _ask_officer(work, case, file, "item.loan_papers_asked", {"papers": len(set(command.papers))})
    _tell_officer(work, case, file)
    return done(case)


def _bank_step(
    work: Work, command: c.FileCommand, move: FileMove, said: Mapping[str, Any]
) -> tuple[Case, LoanFile]:
    case = work.case(command.case_id, command.expected_version)
    file = own_file(work, case, command.file_id)
    return make_step(work, case, file, move, said, command.note)


def _ask_officer(work: Work, case: Case, file: LoanFile, reason: str, args: Mapping[str, Any]) -> None:
    days = work.law.value("loan.step_days")
    assert isinstance(days, int)
    key = f"loan_step|{file.id.hex}|{file.version}"
    work.ask(WorkItem(key, case.id, "loan_step", reason, work.on + timedelta(days), work.on, args))


def _tell_officer(work: Work, case: Case, file: LoanFile) -> None:
    """What the office typed in itself, it knows."""
    if work.by.role is not Role.BANK:
        return
    key = f"loan_file|{file.id.hex}|{file.version}"
    args = {"number": file.number, "file_stage": file.stage.value}
    work.tell(Message(key, "officer", case.unit_code, "message.loan_file_answered", args))
