"""Mergers of communes: cases and residences follow, and every case keeps the event."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from domain.history import Event, Kind
from domain.people import Residence
from domain.ports import Work
from domain.tasks import keyed
from workflows.services.commands import Done, MergeUnits


def merge_units(work: Work, command: MergeUnits) -> Done:
    """Moves every open or paused case of a unit that ended on `command.on` to its successor. Idempotent."""
    successors = {each.old_code: each.new_code for each in work.units.successions if each.on == command.on}
    moved = 0
    for case_id in work.open_cases_in(frozenset(successors)):
        moved += _follow(work, case_id, successors, command)
    return Done(None, None, None, 0, counts={"cases": moved})


def _follow(work: Work, case_id: UUID, successors: dict[str, str], command: MergeUnits) -> int:
    case = work.case(case_id)
    homes = [each for each in work.find_all(Residence, "person_id", case.person_id) if each.valid_to is None]
    # A code can be used again for another unit: only a residence from before the day follows.
    if not any(each.valid_from < command.on for each in homes):
        return 0
    new = successors[case.unit_code]
    for home in homes:
        work.change(replace(home, valid_to=command.on))
        key = f"residence|merged|{home.id.hex}|{command.on.isoformat()}"
        work.keep(replace(home, id=keyed(key), unit_code=new, valid_from=command.on, valid_to=None))
    sets = {"unit_code": new, "old_unit_code": case.old_unit_code or case.unit_code}
    data = {"from": case.unit_code, "to": new}
    work.record(case, Event(Kind.UNIT_MERGED, command.on, sets, data))
    return 1
