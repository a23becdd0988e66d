"""Support groups: members with their validity, the rota of a month, admission and graduation of a person."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from domain.case import Case
from domain.errors import BadValue, OutOfScope, RecordConflict
from domain.group_life import (
    MEMBER_ENDS,
    Group,
    GroupMember,
    LeadLeaves,
    NotOfGroup,
    Stay,
    Turn,
    checked,
    left,
    month_of,
    shared_out,
)
from domain.history import Event, Kind
from domain.people import one_of
from domain.ports import Work
from domain.tasks import keyed
from workflows.services.commands import Done
from workflows.services.group_commands import EndStay, JoinGroup, LeaveGroup, NameLead, ShareVisits
from workflows.services.moves import done, live

_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


def join_group(work: Work, command: JoinGroup) -> Done:
    """Raises UnknownRecord, OutOfScope, BadValue, RecordConflict for another member under this id."""
    group = _own(work, command.group_id)
    member = GroupMember(
        command.member_id, group.id, command.role, False, command.name, command.phone, command.valid_from,
        birth_year=command.birth_year, sex=command.sex, languages=command.languages,
    )  # fmt: skip
    checked(member, [role.value for role in work.group_rules.roles])
    known = [each for each in work.groups.members(group.id) if each.id == member.id]
    if known:
        if replace(known[0], lead=False, valid_to=None) != member:
            raise RecordConflict(what="group member", id=str(member.id))
        return Done(None, None, None, 0, ("told.already_recorded",))
    work.groups.keep_member(member)
    if command.lead:
        _lead(work, group, member)
    data = {"member": member.id.hex, "group_role": member.role, "lead": command.lead}
    return _told(work, "member_joined", group, data | {"from": member.valid_from.isoformat()})


def leave_group(work: Work, command: LeaveGroup) -> Done:
    """Raises LeadLeaves while people rely on the group: name another lead first. The member's turns end."""
    member = work.groups.member(command.member_id)
    group = _own(work, member.group_id)
    one_of("why", command.why, MEMBER_ENDS)
    if command.ends_on < member.valid_from:
        raise BadValue(field="ends_on", value=command.ends_on, expected=f"≥ {member.valid_from}")
    people = work.groups.people(group.id)
    if member.lead and people:
        raise LeadLeaves(group=group.code, people=len(people))
    gone = replace(
        member, valid_to=command.ends_on, lead=False, left_why=command.why, handover=command.handover
    )
    work.groups.change_member(gone)
    month = month_of(max(command.ends_on, work.on))
    for case_id, who in work.groups.turns(group.id, month).items():
        if who == member.id:
            work.groups.drop_turn(case_id, month)
    data = {"member": member.id.hex, "why": command.why, "ends_on": command.ends_on.isoformat()}
    return _told(work, "member_left", group, data)


def name_lead(work: Work, command: NameLead) -> Done:
    """Raises NotOfGroup for a member who has left."""
    member = work.groups.member(command.member_id)
    group = _own(work, member.group_id)
    if not member.holds(work.on):
        raise NotOfGroup(what=str(member.id), group=group.code)
    _lead(work, group, member)
    return _told(work, "lead_named", group, {"member": member.id.hex})


def _lead(work: Work, group: Group, member: GroupMember) -> None:
    """One lead at a time; the cases of a group that had none learn that it has one."""
    for each in work.groups.members(group.id):
        if each.lead and each.id != member.id:
            work.groups.change_member(replace(each, lead=False))
    work.groups.change_member(replace(member, lead=True))
    if not member.holds(work.on):
        return
    for case_id in work.groups.people(group.id):
        case = work.case(case_id)
        if case.group_has_lead is not True:
            data = {"group": group.id.hex}
            work.record(case, Event(Kind.GROUP_ASSIGNED, work.on, {"group_has_lead": True}, data))


def share_visits(work: Work, command: ShareVisits) -> Done:
    """Raises NotOfGroup for a case or a member of another group, BadValue for a month that is none."""
    group = _own(work, command.group_id)
    if not _MONTH.fullmatch(command.month):
        raise BadValue(field="month", value=command.month, expected="YYYY-MM")
    people = work.groups.people(group.id)
    members = [each.id for each in work.groups.members(group.id) if each.holds(work.on)]
    for case_id, member_id in command.turns.items():
        if case_id not in people or member_id not in members:
            raise NotOfGroup(what=str(member_id if case_id in people else case_id), group=group.code)
    before = {
        **work.groups.turns(group.id, _before(command.month)),
        **work.groups.turns(group.id, command.month),
    }
    turns = {**shared_out(people, members, before), **command.turns}
    for case_id, member_id in turns.items():
        turn_id = keyed(f"turn|{case_id.hex}|{command.month}")
        work.groups.set_turn(Turn(turn_id, case_id, group.id, member_id, command.month))
    return _told(work, "visits_shared", group, {"month": command.month, "people": len(turns)})


def _before(month: str) -> str:
    year, number = int(month[:4]), int(month[5:])
    return f"{year - 1:04}-12" if number == 1 else f"{year:04}-{number - 1:02}"


def admitted(work: Work, case: Case, group_id: UUID, on: date) -> None:
    """The person's time with the group begins, and that with another ends."""
    if case.group_id == group_id:
        return
    _ended(work, case, "other_group", on)
    work.keep(Stay(keyed(f"stay|{work.command_id.hex}|{case.id.hex}"), case.id, group_id, on))


def _ended(work: Work, case: Case, why: str, on: date) -> None:
    for stay in work.find_all(Stay, "case_id", case.id):
        if stay.left_on is None:
            work.change(replace(stay, left_on=on, left_why=why))
    work.groups.drop_turn(case.id, month_of(on))


def end_stay(work: Work, command: EndStay) -> Done:
    """Raises NotInGroup, BadValue. Reminders of visits end with it."""
    case = live(work.case(command.case_id, command.expected_version))
    event = left(case, command.why, command.note, work.on)
    _ended(work, case, command.why, work.on)
    work.settle(case.id, "visit")
    return done(work.record(case, event))


def take_back(work: Work, case: Case, group_id: UUID | None) -> None:
    """Undoes an admission: the time before it goes on."""
    stays = work.find_all(Stay, "case_id", case.id)
    for stay in stays:
        if stay.left_on is None and stay.group_id == case.group_id:
            work.change(replace(stay, left_on=work.on, left_why="undone"))
    earlier = [each for each in stays if each.group_id == group_id and each.left_why == "other_group"]
    if group_id is not None and earlier:
        last = max(earlier, key=lambda each: (each.admitted_on, each.id))
        work.change(replace(last, left_on=None, left_why=None))


def _own(work: Work, group_id: UUID) -> Group:
    """Raises UnknownRecord, and OutOfScope for a group of another commune."""
    group = work.groups.group(group_id)
    if work.by.units is not None and group.unit_code not in work.by.units:
        raise OutOfScope(case=group.code)
    return group


def _told(work: Work, kind: str, group: Group, data: dict[str, Any]) -> Done:
    work.accounts.tell(work.by.user, work.at, kind, group.code, data)
    return Done(None, None, None, 0)
