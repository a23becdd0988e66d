"""Objections: written down by whoever hears them, answered by a manager."""

from __future__ import annotations

from domain import objections
from domain.errors import RecordConflict, UnknownRecord
from domain.objections import Objection
from domain.ports import Work
from domain.rights import ACKNOWLEDGE_WORKING_DAYS, working_days_after
from domain.tasks import Message, WorkItem
from workflows.services.commands import Done
from workflows.services.moves import done
from workflows.services.objection_commands import AnswerObjection, MakeObjection


def make_objection(work: Work, command: MakeObjection) -> Done:
    """Also to a closed case. The manager has it at once. Raises BadValue, RecordConflict."""
    case = work.case(command.case_id, command.expected_version)
    new = objections.made(
        case, command.objection_id, command.event_seq, command.text, command.made_on, work.on
    )
    for kept in work.find_all(Objection, "id", new.id):
        if (kept.case_id, kept.event_seq, kept.text) != (new.case_id, new.event_seq, new.text):
            raise RecordConflict(what="objection", id=str(new.id))
        return done(case, "told.already_recorded")
    work.keep(new)
    case = work.record(case, objections.recorded(new, work.on))
    acknowledge_by = working_days_after(new.made_on, ACKNOWLEDGE_WORKING_DAYS)
    args = {"made_on": new.made_on.isoformat(), "due_on": new.due_on.isoformat()}
    item = WorkItem(
        _key(new), case.id, "objection", "item.objection", acknowledge_by, work.on, args, "manager"
    )
    work.ask(item)
    work.tell(
        Message(_key(new), "manager", case.unit_code, "message.objection_made", {"number": case.number})
    )
    return done(case)


def answer_objection(work: Work, command: AnswerObjection) -> Done:
    """Raises ObjectionAnswered, BadValue, UnknownRecord. The officer is told and tells the person."""
    case = work.case(command.case_id, command.expected_version)
    found = work.find(Objection, command.objection_id)
    if found.case_id != case.id:
        raise UnknownRecord(what="objection", id=str(command.objection_id))
    now, event = objections.answered(found, case.number, command.answer, command.words, work.by.user, work.on)
    work.change(now)
    case = work.record(case, event)
    work.settle_one(_key(now))
    key = f"{_key(now)}|answered"
    work.tell(Message(key, "officer", case.unit_code, "message.objection_answered", {"number": case.number}))
    return done(case)


def _key(objection: Objection) -> str:
    return f"objection|{objection.id.hex}"
