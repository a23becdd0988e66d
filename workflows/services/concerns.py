"""What waits for an officer and ends with words on what was done."""

from __future__ import annotations

from dataclasses import replace

from domain.errors import BadValue, UnknownRecord
from domain.ports import Work
from domain.settling import BY_HAND, Waiting, settled, taken
from workflows.services.commands import Done
from workflows.services.concerns_commands import SettleItem, TakeConcern
from workflows.services.moves import done


def settle_item(work: Work, command: SettleItem) -> Done:
    """Also for a closed case: what a group reported before it closed still gets its answer."""
    case = work.case(command.case_id, command.expected_version)
    item = work.find(Waiting, command.item_id)
    if item.case_id != case.id:
        raise UnknownRecord(what="work item", id=str(command.item_id))
    if item.status != "open":
        return done(case, "told.already_recorded")
    if item.kind not in BY_HAND:
        raise BadValue(field="item", value=item.kind, expected=" | ".join(BY_HAND))
    if not command.what.strip():
        raise BadValue(field="what", value="", expected="việc đã làm")
    work.change(replace(item, status="done", closed_on=work.on))
    return done(work.record(case, settled(item, command.what, work.on)))


def take_concern(work: Work, command: TakeConcern) -> Done:
    """Once: the second one to take it is told who has. Raises UnknownRecord, BadValue for what is no concern."""
    case = work.case(command.case_id, command.expected_version)
    item = work.find(Waiting, command.item_id)
    if item.case_id != case.id:
        raise UnknownRecord(what="work item", id=str(command.item_id))
    if item.kind != "concern":
        raise BadValue(field="item", value=item.kind, expected="concern")
    if item.status != "open" or item.taken_by is not None:
        return done(case, "told.already_recorded")
    work.change(replace(item, taken_by=work.by.user, taken_at=work.at))
    return done(work.record(case, taken(item, work.by.user, work.on)))
