"""Changes of units: recorded by their document, and taken back as long as nothing has followed them."""

from __future__ import annotations

from dataclasses import replace

from domain.admin_events import AdminEvent
from domain.ports import Work
from domain.tasks import keyed
from domain.unit_changes import ChangeInForce, UnitChange, UnitChangeRefused, faults
from workflows.services.commands import Done
from workflows.services.unit_commands import RecordUnitChange, WithdrawUnitChange


def record_unit_change(work: Work, command: RecordUnitChange) -> Done:
    """Raises UnitChangeRefused with the first fault."""
    draft, units = command.draft, work.unit_moves.alone()
    for field, fault in faults(units, draft, work.on).items():
        raise UnitChangeRefused(field=field, fault=fault)
    change_id = keyed(f"unit_change|{work.command_id.hex}")
    kept = UnitChange(
        change_id, draft.kind.value, draft.effective_on, draft.document, draft.data(), work.by.user, work.at
    )
    work.keep(kept, _line(work, "unit_change_recorded", kept))
    return Done(None, None, None, 0)


def withdraw_unit_change(work: Work, command: WithdrawUnitChange) -> Done:
    """Raises UnknownRecord, ChangeInForce from the day on which it takes effect."""
    work.unit_moves.alone()
    change = work.find(UnitChange, command.change_id)
    if change.withdrawn is not None:
        return Done(None, None, None, 0, told=("told.already_recorded",))
    if change.effective_on <= work.on:
        raise ChangeInForce(on=change.effective_on)
    data = {**change.data, "withdrawn": {"by": work.by.user, "at": work.at.isoformat()}}
    work.change(replace(change, data=data))
    work.keep(_line(work, "unit_change_withdrawn", change))
    return Done(None, None, None, 0)


def _line(work: Work, kind: str, change: UnitChange) -> AdminEvent:
    said = {"kind": change.kind, "effective_on": change.effective_on.isoformat(), "document": change.document}
    return AdminEvent(work.at, work.by.user, kind, change.id.hex, {**said, **change.data})
