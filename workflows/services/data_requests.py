"""Requests about one's own data: received by the office, answered by a manager, a restriction put on and lifted."""

from __future__ import annotations

from dataclasses import replace

from domain import data_requests as rules
from domain.case import Case
from domain.consent import Consent
from domain.data_requests import DataRequest
from domain.errors import RecordConflict, UnknownRecord
from domain.ports import Work
from domain.tasks import Message, WorkItem
from workflows.services.commands import Done
from workflows.services.introductions import withdraw_open
from workflows.services.moves import done
from workflows.services.rights_commands import (
    AcknowledgeDataRequest,
    AnswerDataRequest,
    LiftRestriction,
    ReceiveDataRequest,
)


def receive_data_request(work: Work, command: ReceiveDataRequest) -> Done:
    """Also of a closed case. Raises BadValue, RecordConflict."""
    case = work.case(command.case_id, command.expected_version)
    new, event = rules.received(
        case,
        command.request_id,
        command.kind,
        command.how,
        command.text,
        command.received_on,
        work.by.user,
        work.on,
    )
    for kept in work.find_all(DataRequest, "id", new.id):
        if (kept.case_id, kept.kind, kept.text) != (new.case_id, new.kind, new.text):
            raise RecordConflict(what="data request", id=str(new.id))
        return done(case, "told.already_recorded")
    if command.acknowledged:
        new = rules.acknowledged(new, case.number, work.on)
    work.keep(new)
    case = work.record(case, event)
    _ask(work, case, new)
    work.tell(Message(_key(new), "manager", case.unit_code, "message.data_request", {"number": case.number}))
    return done(case)


def acknowledge_data_request(work: Work, command: AcknowledgeDataRequest) -> Done:
    """The next day that counts is the one of the answer. Raises RequestAnswered, UnknownRecord."""
    case = work.case(command.case_id, command.expected_version)
    now = rules.acknowledged(_of(work, case, command.request_id), case.number, work.on)
    work.change(now)
    work.settle_one(f"{_key(now)}|acknowledge")
    return done(case)


def answer_data_request(work: Work, command: AnswerDataRequest) -> Done:
    """Raises RequestAnswered, ErasureGoesOn, BadValue, UnknownRecord. The officer is told and tells the person."""
    case = work.case(command.case_id, command.expected_version)
    found = _of(work, case, command.request_id)
    now, event = rules.answered(found, case.number, command.answer, command.words, work.by.user, work.on)
    work.change(now)
    case = work.record(case, event)
    if now.kind in rules.STOPPING and now.status == "granted":
        case = _restrict(work, case, now)
    settle(work, now)
    key = f"{_key(now)}|answered"
    work.tell(Message(key, "officer", case.unit_code, "message.data_answered", {"number": case.number}))
    return done(case)


def lift_restriction(work: Work, command: LiftRestriction) -> Done:
    """Consents are asked again: none comes back by itself. Raises NotRestricted, BadValue."""
    case = work.case(command.case_id, command.expected_version)
    return done(work.record(case, rules.lifted(case, command.words, work.on)))


def settle(work: Work, request: DataRequest) -> None:
    """Nothing waits for it any longer."""
    work.settle_one(f"{_key(request)}|acknowledge")
    work.settle_one(_key(request))


def _restrict(work: Work, case: Case, request: DataRequest) -> Case:
    """What was agreed to ends with its day in the register of consents, and introductions under way with it."""
    if case.restricted:
        return case
    for consent in work.find_all(Consent, "person_id", case.person_id):
        if consent.given and consent.withdrawn_on is None:
            work.change(replace(consent, withdrawn_on=work.on))
    case = work.record(case, rules.restricted(case, request, work.on))
    return withdraw_open(work, case)


def _ask(work: Work, case: Case, request: DataRequest) -> None:
    args = {"asks": request.kind, "received_on": request.received_on.isoformat()}
    for key, reason, day in (
        (f"{_key(request)}|acknowledge", "item.data_acknowledge", request.acknowledge_by),
        (_key(request), "item.data_request", request.due_on),
    ):
        level = "officer" if reason == "item.data_acknowledge" else "manager"
        if level == "manager" or request.acknowledged_on is None:
            work.ask(WorkItem(key, case.id, "data_request", reason, day, work.on, args, level))


def _of(work: Work, case: Case, request_id: object) -> DataRequest:
    for found in work.find_all(DataRequest, "case_id", case.id):
        if found.id == request_id:
            return found
    raise UnknownRecord(what="data request", id=str(request_id))


def _key(request: DataRequest) -> str:
    return f"data_request|{request.id.hex}"
