"""Referrals: sent with the person's consent, answered by the body, and each answer waits for the officer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from domain import referrals
from domain.case import Case
from domain.errors import RecordConflict, UnknownRecord
from domain.ports import Work
from domain.referrals import Referral
from domain.tasks import Message, WorkItem
from domain.viewer import Role
from workflows.services.commands import Done
from workflows.services.moves import done, live
from workflows.services.referral_commands import AnswerReferral, SendReferral, WithdrawReferral

_TOLD = {"bank": Role.BANK.value, "employer": Role.EMPLOYER.value}


def send_referral(work: Work, command: SendReferral) -> Done:
    """Raises ConsentMissing, ReferralRunning, BadValue, RecordConflict; the same referral sent again is one."""
    case = live(work.case(command.case_id, command.expected_version))
    referral = referrals.checked(_referral(work, command), work.on)
    if _known(work, referral):
        return done(case, "told.already_recorded")
    referrals.require_consent(case, referral.body)
    _one_at_a_time(work, case, referral)
    if referral.employer_id is not None and not work.employer_exists(referral.employer_id):
        raise UnknownRecord(what="employer", id=str(referral.employer_id))
    work.keep(referral)
    case = work.record(case, referrals.sent(referral))
    due_on = referral.due_on or work.on
    args = {"body": referral.body_name, "due_on": due_on.isoformat()}
    work.ask(WorkItem(_waits(referral), case.id, "referral", "item.referral_awaits", due_on, work.on, args))
    _tell_body(work, referral, "message.referral_sent", {"due_on": due_on.isoformat()})
    return done(case)


def _referral(work: Work, command: SendReferral) -> Referral:
    return Referral(
        command.referral_id,
        command.case_id,
        command.body,
        " ".join(command.body_name.split()),
        command.office,
        command.employer_id,
        command.reason,
        "sent",
        work.on,
        work.by.user,
        command.due_on or work.on + referrals.REPLY_WITHIN,
    )


def _known(work: Work, referral: Referral) -> bool:
    """The same referral sent again is harmless; another content under its id is refused with RecordConflict."""
    for kept in work.find_all(Referral, "id", referral.id):
        as_sent = replace(
            kept,
            status="sent",
            answered_on=None,
            answered_by=None,
            answer_code=None,
            answer=None,
            done_on=None,
        )
        if as_sent != replace(referral, sent_on=kept.sent_on, sent_by=kept.sent_by, due_on=kept.due_on):
            raise RecordConflict(what="referral", id=str(referral.id))
        return True
    return False


def _one_at_a_time(work: Work, case: Case, new: Referral) -> None:
    to = (new.body, new.body_name.casefold() if new.to_body is None else new.to_body)
    for each in work.find_all(Referral, "case_id", case.id):
        its = (each.body, each.body_name.casefold() if each.to_body is None else each.to_body)
        if its == to and each.status in referrals.OPEN:
            raise referrals.ReferralRunning(number=case.number, to=each.body_name, sent_on=each.sent_on)


def answer_referral(work: Work, command: AnswerReferral) -> Done:
    """By the body itself, or typed in by the office; also for a closed case, whose loan or work goes on.

    Raises ReferralEnded, BadValue, UnknownRecord.
    """
    case = work.case(command.case_id, command.expected_version)
    referral = _own(work, case, command.referral_id)
    now, event = referrals.answered(
        referral, case.number, command.answer, command.code, command.words, work.by.user, work.on
    )
    work.change(now)
    case = work.record(case, event)
    work.settle_one(_waits(now))
    _tell_officer(work, case, now)
    return done(case)


def withdraw_referral(work: Work, command: WithdrawReferral) -> Done:
    """Raises ReferralEnded, UnknownRecord."""
    case = work.case(command.case_id, command.expected_version)
    referral = _own(work, case, command.referral_id)
    now, event = referrals.withdrawn(referral, case.number, command.words, work.on)
    work.change(now)
    case = work.record(case, event)
    work.settle_one(_waits(now))
    _tell_body(work, now, "message.referral_withdrawn", {})
    return done(case)


def _own(work: Work, case: Case, referral_id: Any) -> Referral:
    """A body knows its own referrals alone; another's answers as if it did not exist."""
    found = work.find(Referral, referral_id)
    by = work.by
    own = {
        Role.BANK: found.body == "bank" and found.office in by.offices,
        Role.EMPLOYER: found.body == "employer" and found.employer_id == by.employer,
    }
    if found.case_id != case.id or not own.get(by.role, True):
        raise UnknownRecord(what="referral", id=str(referral_id))
    return found


def _waits(referral: Referral) -> str:
    return f"referral|{referral.id.hex}"


def _tell_officer(work: Work, case: Case, now: Referral) -> None:
    """What the office typed in itself, it knows."""
    if work.by.role not in (Role.BANK, Role.EMPLOYER):
        return
    key = f"referral|{now.id.hex}|{now.status}"
    args = {"body": now.body_name, "referral_is": now.status}
    work.ask(WorkItem(key, case.id, "referral", "item.referral_answered", work.on, work.on, args))
    work.tell(Message(key, "officer", case.unit_code, "message.referral_answered", {"number": case.number}))


def _tell_body(work: Work, referral: Referral, template: str, args: dict[str, Any]) -> None:
    """Only bodies whose people have accounts; the message names nobody."""
    role = _TOLD.get(referral.body)
    if role is not None:
        key = f"{_waits(referral)}|{referral.status}|body"
        work.tell(Message(key, role, None, template, args, to_body=referral.to_body))
