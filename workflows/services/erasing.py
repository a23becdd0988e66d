"""Erasing a person: proposed by one, decided by another, done in the transaction of the decision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain import data_requests, erasing
from domain.case import Case
from domain.data_requests import DataRequest
from domain.erasing import Erasure, ErasureRunning, Running
from domain.keep_periods import due_on
from domain.lending.file import LoanFile
from domain.lending.machine import ENDED
from domain.notices import Notice
from domain.objections import Objection
from domain.ports import Work
from domain.tasks import Message
from workflows.services.commands import Done
from workflows.services.data_requests import settle
from workflows.services.moves import done
from workflows.services.rights_commands import DecideErasure, ProposeErasure, WithdrawErasure


def propose_erasure(work: Work, command: ProposeErasure) -> Done:
    """Nothing is destroyed yet. Raises ErasureHindered, ErasureRunning, PersonErased, BadValue, OutOfScope."""
    case = work.case(command.case_id, command.expected_version)
    cases = _cases(work, case)
    for each in _known(work, cases):
        if each.status == "proposed":
            raise ErasureRunning(number=each.number)
    new = Erasure(
        id=command.erasure_id,
        number=work.erasing.next_number(f"XDL-{work.on.year}-"),
        person_id=case.person_id,
        unit_code=case.unit_code,
        reason=command.reason,
        proposed_on=work.on,
        proposed_by=work.by.user,
        request_id=next((each.id for each in _asked(work, cases)), None),
    )
    event = erasing.proposed(new)
    _require_free(work, case.number, cases, new.reason)
    work.keep(new)
    case = work.record(case, event)
    work.tell(
        Message(
            f"erasure|{new.id.hex}", "manager", case.unit_code, "message.erasure", {"number": case.number}
        )
    )
    return done(case)


def decide_erasure(work: Work, command: DecideErasure) -> Done:
    """What stands in the way is asked for again. Raises OwnErasure, ErasureDecided, ErasureHindered, BadValue."""
    erasure = work.find(Erasure, command.erasure_id)
    erasing.require_second(erasure, work.by.user)
    cases = _cases(work, work.case(work.likenesses.cases_of(erasure.person_id)[0]))
    if not command.approve:
        now, event = erasing.refused(erasure, command.refusal, work.by.user, work.on, work.at)
        work.change(now)
        return done(work.record(cases[0], event))
    _require_free(work, cases[0].number, cases, erasure.reason)
    people = work.erasing.together(erasure.person_id)
    cases = [work.record(each, erasing.erased(erasure, work.on)) for each in cases]
    for request in _asked(work, cases):
        work.change(data_requests.erased(request, work.by.user, work.on))
        settle(work, request)
    destroyed = work.erasing.erase(people)
    chains = [(each.number, each.version, work.head(each.id)) for each in cases]
    work.change(erasing.done(erasure, chains, destroyed, work.by.user, work.on, work.at))
    return done(cases[0], "told.erased")


def withdraw_erasure(work: Work, command: WithdrawErasure) -> Done:
    """Raises ErasureDecided, NotOwnErasure."""
    erasure = work.find(Erasure, command.erasure_id)
    now, event = erasing.withdrawn(erasure, work.by.user, work.on, work.at)
    case = work.case(work.likenesses.cases_of(erasure.person_id)[0])
    work.change(now)
    return done(work.record(case, event))


def _cases(work: Work, case: Case) -> list[Case]:
    """Every case of the person, under whatever record; the given one first. Raises OutOfScope, PersonErased."""
    people = work.erasing.together(case.person_id)
    ids = [each for person in people for each in work.likenesses.cases_of(person)]
    return [case, *(work.case(each) for each in ids if each != case.id)]


def _known(work: Work, cases: Sequence[Case]) -> list[Erasure]:
    people = {each.person_id for each in cases}
    return [each for person in people for each in work.find_all(Erasure, "person_id", person)]


def _asked(work: Work, cases: Sequence[Case]) -> list[DataRequest]:
    """Open requests to be erased."""
    found = [each for case in cases for each in work.find_all(DataRequest, "case_id", case.id)]
    return [each for each in found if each.kind == "erase" and each.status == "open"]


def _require_free(work: Work, number: str, cases: Sequence[Case], reason: str) -> None:
    running = Running(
        files=sum(
            each.stage not in ENDED for case in cases for each in work.find_all(LoanFile, "case_id", case.id)
        ),
        objections=sum(
            each.status == "open" for case in cases for each in work.find_all(Objection, "case_id", case.id)
        ),
        notices=sum(
            each.status == "open" for case in cases for each in work.find_all(Notice, "case_id", case.id)
        ),
    )
    until: date | None = due_on(cases, work.law) if reason == "retention" else None
    erasing.require_free(number, erasing.hindrances(cases, running, until, work.on))
