"""Notices: entered by one person, confirmed by another; and the day up to which records were looked at."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from domain import notices
from domain.errors import RecordConflict, UnknownRecord
from domain.notices import Notice, RecordCheck
from domain.ports import Work
from domain.tasks import Message, WorkItem, keyed
from workflows.services.commands import Done
from workflows.services.moves import done
from workflows.services.notice_commands import DecideNotice, EnterNotice, NoteRecordCheck

# A manager has a week: until then nothing counts.
_DAYS = 7


def enter_notice(work: Work, command: EnterNotice) -> Done:
    """Also of a closed case, unless its record lapsed. Raises BadValue, CaseClosed, RecordConflict."""
    case = work.case(command.case_id, command.expected_version)
    new = Notice(
        id=command.notice_id,
        case_id=case.id,
        event=command.event,
        issued_by=command.issued_by,
        notice_no=command.notice_no,
        issued_on=command.issued_on,
        occurred_on=command.occurred_on,
        entered_on=work.on,
        entered_by=work.by.user,
    )
    event = notices.entered(case, new, work.on)
    for kept in work.find_all(Notice, "id", new.id):
        if replace(kept, entered_on=new.entered_on, entered_by=new.entered_by) != new:
            raise RecordConflict(what="notice", id=str(new.id))
        return done(case, "told.already_recorded")
    work.keep(new)
    case = work.record(case, event)
    due_on, args = work.on + timedelta(days=_DAYS), {"entered_on": work.on.isoformat()}
    work.ask(WorkItem(_key(new), case.id, "notice", "item.notice", due_on, work.on, args, "manager"))
    work.tell(
        Message(_key(new), "manager", case.unit_code, "message.notice_entered", {"number": case.number})
    )
    return done(case)


def decide_notice(work: Work, command: DecideNotice) -> Done:
    """Raises OwnNotice, NoticeDecided, UnknownRecord, BadValue."""
    case = work.case(command.case_id, command.expected_version)
    found = work.find(Notice, command.notice_id)
    if found.case_id != case.id:
        raise UnknownRecord(what="notice", id=str(command.notice_id))
    now, event = notices.decided(
        case, found, command.confirmed, command.words, work.by.user, work.on, work.at
    )
    work.change(now)
    case = work.record(case, event)
    work.settle_one(_key(now))
    key = f"{_key(now)}|decided"
    work.tell(Message(key, "officer", case.unit_code, "message.notice_decided", {"number": case.number}))
    return done(case)


def note_record_check(work: Work, command: NoteRecordCheck) -> Done:
    """Raises BadValue, CaseClosed."""
    case = work.case(command.case_id, command.expected_version)
    check = RecordCheck(
        keyed(f"record_check|{work.command_id.hex}"),
        case.id,
        command.checked_on,
        command.source,
        work.by.user,
        work.at,
    )
    event = notices.checked(case, check, work.on)
    work.keep(check)
    return done(work.record(case, event))


def _key(notice: Notice) -> str:
    return f"notice|{notice.id.hex}"
