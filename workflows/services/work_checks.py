"""Placements that last: the checks some months on, by employer and by group, and trouble told in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from domain.case import Case
from domain.errors import NotAllowed, UnknownRecord
from domain.helping import work_confirmed
from domain.history import Event
from domain.placements import Placement
from domain.ports import Work
from domain.settling import Waiting
from domain.tasks import Message, WorkItem, keyed
from domain.viewer import Role
from domain.work_checks import (
    Answer,
    WorkCheck,
    answered,
    asked_of,
    check_months,
    differ,
    item_key,
    lasted,
    may_answer,
    months_confirmed,
    warned,
)
from workflows.services.commands import Done
from workflows.services.moves import done, live
from workflows.services.role_commands import AnswerCheck, WarnOfWork

_TELLS = {Role.EMPLOYER: "employer", Role.SUPPORTER: "group"}


def running_work(work: Work, case: Case) -> Placement:
    """What the viewer may speak of: a firm of work with itself alone. Raises UnknownRecord."""
    for each in work.find_all(Placement, "case_id", case.id):
        if each.runs and (work.by.role is not Role.EMPLOYER or each.employer_id == work.by.employer):
            return each
    raise UnknownRecord(what="placement", id=case.number)


def end_placement(work: Work, placement: Placement, on: date, reason: str) -> None:
    """Nobody is asked any more whether it lasts."""
    work.change(replace(placement, ended_on=on, end_reason=reason))
    for check in work.find_all(WorkCheck, "placement_id", placement.id):
        if check.status == "open":
            work.change(replace(check, status="lapsed"))
            work.settle_one(item_key(placement.id, check.months, check.party))


def answer_check(work: Work, command: AnswerCheck) -> Done:
    """Once: a second answer is told that there is one. Raises NotAllowed, UnknownRecord, CheckUnknown, CheckNotDue."""
    case = live(work.case(command.case_id, command.expected_version))
    if not may_answer(work.by, command.party):
        raise NotAllowed(role=work.by.role.value, act="answer_check")
    here = running_work(work, case)
    if here.id != command.placement_id:
        raise UnknownRecord(what="placement", id=str(command.placement_id))
    checks = work.find_all(WorkCheck, "placement_id", here.id)
    check = asked_of(case, here, command.months, command.party, checks, work.law)
    if check.status == "answered":
        return done(case, "told.already_recorded")
    said = Answer(command.still, command.paid, command.trouble, command.note)
    came, event = answered(case, check, said, work.by, work.on)
    (work.change if check in checks else work.keep)(came)
    work.settle_one(item_key(here.id, came.months, came.party))
    case = work.record(case, event, *_of_the_work(came, here, work.on))
    return _followed(work, case, here, [came, *(each for each in checks if each.id != came.id)])


def _of_the_work(check: WorkCheck, here: Placement, on: date) -> tuple[Event, ...]:
    """The firm's word counts as it does without a check."""
    return (work_confirmed(here, bool(check.still), on),) if check.party == "employer" else ()


def _followed(work: Work, case: Case, here: Placement, checks: Sequence[WorkCheck]) -> Done:
    """`checks`: the one that was answered now comes first."""
    check = checks[0]
    told = []
    if not check.still:
        ask_about_leaving(work, here, check.party)
        told.append("told.officer_asked")
    if check.trouble and check.still:
        case = _warn(work, case, here, check.party, None)
        told.append("told.officer_asked")
    if any(each.months == check.months and differ(check, each) for each in checks[1:]):
        _ask(work, here, f"checks_differ|{here.id.hex}|{check.months}", "item.checks_differ", check.months)
    if months_confirmed(here, checks) == check_months(work.law)[-1] == check.months:
        case = work.record(case, lasted(here, check.months, work.on))
        if here.evidence is None:
            words = f"Xác nhận còn làm việc sau {check.months} tháng, ngày {work.on:%d/%m/%Y}"
            work.change(replace(here, evidence=words))
        _ask(work, here, f"work_lasted|{here.id.hex}", "item.work_lasted", check.months)
    return done(case, *told[:1])


def ask_about_leaving(work: Work, here: Placement, told_by: str) -> None:
    """Why somebody is said to have left is for the officer to find out; once a day, whoever says so."""
    reason = "item.left_work" if told_by == "employer" else "item.group_says_left"
    key, args = f"left|{here.id.hex}|{work.on.isoformat()}", {"told_on": work.on.isoformat()}
    work.ask(WorkItem(key, here.case_id, "livelihood", reason, work.on, work.on, args))


def _ask(work: Work, here: Placement, key: str, reason: str, months: int) -> None:
    work.ask(WorkItem(key, here.case_id, "livelihood", reason, work.on, work.on, {"months": months}))


def warn_of_work(work: Work, command: WarnOfWork) -> Done:
    """The officer is told at once; the same party's second tap on a day is the first one. Raises UnknownRecord."""
    case = live(work.case(command.case_id, command.expected_version))
    told_by = _TELLS.get(work.by.role, "person")
    here = running_work(work, case)
    waiting = {each.id for each in work.find_all(Waiting, "case_id", case.id) if each.status == "open"}
    if keyed(_warning(here, told_by, work.on)) in waiting:
        return done(case, "told.already_recorded")
    return done(_warn(work, case, here, told_by, command.words), "told.officer_asked")


def _warning(here: Placement, told_by: str, on: date) -> str:
    return f"work_warned|{here.id.hex}|{told_by}|{on.isoformat()}"


def _warn(work: Work, case: Case, here: Placement, told_by: str, words: str | None) -> Case:
    key = _warning(here, told_by, work.on)
    args = {"concern": "urgent", "told_on": work.on.isoformat(), "told_by": told_by}
    work.ask(WorkItem(key, case.id, "concern", "item.work_warned", work.on, work.on, args))
    number = {"number": case.number}
    work.tell(Message(key, "officer", case.unit_code, "message.work_warned", number, urgent=True))
    return work.record(case, warned(here, told_by, words, work.on))
