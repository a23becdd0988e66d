"""A loan file leaves the house, or is taken back: with it goes, or comes back, the referral that discloses it."""

from __future__ import annotations

from uuid import UUID

from domain import referrals
from domain.case import Case
from domain.lending.file import LoanFile
from domain.lending.machine import FileMove
from domain.ports import Work
from domain.referrals import Referral
from workflows.services import loan_file_commands as c
from workflows.services.commands import Done
from workflows.services.loan_files import checked, make_step, own_file, require_representative
from workflows.services.moves import done
from workflows.services.referral_commands import SendReferral, WithdrawReferral
from workflows.services.referrals import send_referral, withdraw_referral


def send_file(work: Work, command: c.SendFile) -> Done:
    """Raises ConsentMissing, RepresentativeMissing, LoanNotEligible, and what a referral raises.

    A referral that already waits at this office is the file's own from now on.
    """
    case = work.case(command.case_id, command.expected_version)
    file = own_file(work, case, command.file_id)
    referrals.require_consent(case, "bank")
    _, direct = checked(work, file, case, FileMove.SEND, {})
    if not direct:
        require_representative(work, file)
    referral_id = _running(work, case, command)
    said = {"referral_id": referral_id or command.referral_id, "office": command.office}
    case, _ = make_step(work, case, file, FileMove.SEND, said, command.note)
    if referral_id is not None:
        return done(case)
    return send_referral(
        work,
        SendReferral(case.id, command.referral_id, "bank", command.body_name, command.note, command.office),
    )


def _running(work: Work, case: Case, command: c.SendFile) -> UUID | None:
    known = work.find_all(Referral, "case_id", case.id)
    return next(
        (
            each.id
            for each in known
            if each.body == "bank" and each.office == command.office and each.status in referrals.OPEN
        ),
        None,
    )


def withdraw_file(work: Work, command: c.WithdrawFile) -> Done:
    """The person may at any time before money is paid; the bank then sees the file no more."""
    case = work.case(command.case_id, command.expected_version)
    file = own_file(work, case, command.file_id)
    case, _ = make_step(work, case, file, FileMove.WITHDRAW, {}, command.note)
    open_one = referral_of(work, file)
    if open_one is not None and open_one.status in referrals.OPEN:
        return withdraw_referral(work, WithdrawReferral(case.id, open_one.id))
    return done(case)


def referral_of(work: Work, file: LoanFile) -> Referral | None:
    if file.referral_id is None:
        return None
    return next(iter(work.find_all(Referral, "id", file.referral_id)), None)


def answer_referral_of(
    work: Work, case: Case, file: LoanFile, answer: str, code: str | None = None, words: str | None = None
) -> Case:
    """What the bank says about the file answers its referral too, where that answer can still follow."""
    referral = referral_of(work, file)
    if referral is None or answer not in referrals.answers_after(referral.status):
        return case
    now, event = referrals.answered(referral, case.number, answer, code, words, work.by.user, work.on)
    work.change(now)
    work.settle_one(f"referral|{now.id.hex}")
    return work.record(case, event)
