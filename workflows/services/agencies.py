"""An action is assigned to an agency, and followed until it is done."""

from __future__ import annotations

from domain.errors import BadValue, UnknownRecord
from domain.outcomes.agencies import AgencyStep, assigned, followed
from domain.ports import Work
from workflows.services.agency_commands import AssignToAgency, FollowAgency
from workflows.services.commands import Done

_DONE = Done(None, None, None, 0, counts={"steps": 1})


def assign_to_agency(work: Work, command: AssignToAgency) -> Done:
    """Raises BadValue."""
    known = {unit.code for unit in work.units.on(work.on)}
    if command.unit_code is not None and command.unit_code not in known:
        raise BadValue(field="commune", value=command.unit_code, expected=", ".join(sorted(known)))
    step = assigned(
        command.action_id,
        command.agency,
        command.unit_code,
        command.what,
        command.due_on,
        work.by.user,
        work.on,
    )
    _require_scope(work, step)
    work.agency_steps.keep(step)
    return _DONE


def follow_agency(work: Work, command: FollowAgency) -> Done:
    """Raises UnknownRecord, BadValue."""
    last = work.agency_steps.last(command.action_id)
    _require_scope(work, last)
    said = (command.status, command.note, command.due_on)
    work.agency_steps.keep(followed(last, *said, work.by.user, work.on))
    return _DONE


def _require_scope(work: Work, step: AgencyStep) -> None:
    """What is asked of another commune answers as if it did not exist; whoever has some communes asks of those."""
    if work.by.units is not None and step.unit_code not in work.by.units:
        raise UnknownRecord(what="action", id=str(step.action_id))
