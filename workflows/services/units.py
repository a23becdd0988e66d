"""Cases, residences and groups follow the changes of their communes, and every case keeps the event."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from domain.case import Case
from domain.errors import BadValue
from domain.history import Event, Kind
from domain.people import Residence
from domain.ports import Work
from domain.tasks import WorkItem, keyed
from domain.unit_changes import ChangeKind, NoPartToChoose, part_of
from workflows.services.commands import Done, MergeUnits
from workflows.services.moves import done
from workflows.services.unit_commands import AssignUnit

# (code of the old unit, village) -> code of the unit that it belongs to now, None where somebody has to say
Where = Callable[[str, str | None], str | None]
_DAY = timedelta(days=1)


def merge_units(work: Work, command: MergeUnits) -> Done:
    """Moves every open or paused case of a unit that ended on `command.on` to its successor. Idempotent.

    Where a split does not say who goes where, the officer gets a work item.
    """
    on = command.on
    codes, gone = work.units.ended(on)
    where = _where(work, on)
    if not command.after:
        _groups(work, codes, on, where)
        _offers(work, gone, on, where)
    found = work.unit_moves.left_behind(codes, gone, on, command.after, command.most)
    answers = [_follow_or_ask(work, case_id, on, where) for case_id, _ in found]
    counts = {"cases": answers.count("moved"), "asked": answers.count("asked"), "seen": len(found)}
    return Done(None, found[-1][1] if found else None, None, 0, counts=counts)


def assign_unit(work: Work, command: AssignUnit) -> Done:
    """Raises NoPartToChoose, and BadValue for a unit that is no part of the case's commune."""
    case = work.case(command.case_id, command.expected_version)
    home = _home(work, case)
    split = None if home is None else work.units.split_since(case.unit_code, home.valid_from, work.on)
    if split is None:
        raise NoPartToChoose(number=case.number)
    day, parts = split
    if command.to_unit not in {part.code for part in parts}:
        raise BadValue(field="to_unit", value=command.to_unit, expected=", ".join(map(str, parts)))
    work.settle(case.id, "unit")
    return done(_follow(work, case, command.to_unit, day, command.village))


def _where(work: Work, on: date) -> Where:
    """What shipped changes and recorded ones of the day say."""
    drafts = {code: each.draft for each in work.unit_moves.changes(on) for code in each.draft.sources}
    single = {each.old_code: each.new_code for each in work.units.successions if each.on == on}

    def where(code: str, village: str | None) -> str | None:
        draft = drafts.get(code)
        return part_of(draft, village) if draft and draft.kind is ChangeKind.SPLIT else single[code]

    return where


def _follow_or_ask(work: Work, case_id: UUID, on: date, where: Where) -> str:
    case = work.case(case_id)
    home = _home(work, case)
    if home is not None and work.units.split_since(case.unit_code, home.valid_from, on - _DAY) is not None:
        return "waits"  # for the choice that an earlier split asks for
    to = where(case.unit_code, home.village if home else None)
    if to is None:
        _ask(work, case, on)
        return "asked"
    _follow(work, case, to, on)
    return "moved"


def _home(work: Work, case: Case) -> Residence | None:
    homes = work.find_all(Residence, "person_id", case.person_id)
    return next((each for each in homes if each.valid_to is None), None)


def _follow(work: Work, case: Case, new: str, on: date, village: str | None = None) -> Case:
    homes = [each for each in work.find_all(Residence, "person_id", case.person_id) if each.valid_to is None]
    for home in homes:
        moved = replace(home, unit_code=new, village=village or home.village)
        if (
            home.valid_from >= on
        ):  # written with the old code after the day: it was the new unit from the start
            work.change(moved)
            continue
        work.change(replace(home, valid_to=on))
        key = f"residence|merged|{home.id.hex}|{on.isoformat()}"
        work.keep(replace(moved, id=keyed(key), valid_from=on))
    on_old = case.unit_code if on == work.units.changed_on else None
    sets = {"unit_code": new, "old_unit_code": case.old_unit_code or on_old}
    data = {"from": case.unit_code, "to": new}
    return work.record(case, Event(_kind(work, case.unit_code, on), on, sets, data))


def _kind(work: Work, code: str, on: date) -> Kind:
    parts = [each for each in work.units.successions if (each.old_code, each.on) == (code, on)]
    return Kind.UNIT_SPLIT if len(parts) > 1 else Kind.UNIT_MERGED


def _ask(work: Work, case: Case, on: date) -> None:
    """Once for each split."""
    args = {"unit": work.units.name(case.unit_code, on - _DAY), "on": on.isoformat()}
    key = f"unit|{case.id.hex}|{on.isoformat()}"
    work.ask(WorkItem(key, case.id, "unit", "item.unit_split", on, work.on, args))


def _groups(work: Work, codes: frozenset[str], on: date, where: Where) -> None:
    """A group of a village that no part names stays with the old code until somebody moves it."""
    for group, code, village in work.unit_moves.groups(codes, on):
        to = where(code, village)
        if to is not None and to != code:
            work.unit_moves.move_group(group, to)


def _offers(work: Work, gone: frozenset[str], on: date, where: Where) -> None:
    """Who was offered a case answers under the new code; where nobody knows which part, the offer ends."""
    for case_id in work.unit_moves.offered_to(gone):
        case = work.case(case_id)
        to = where(str(case.transfer_to), None)
        kind = Kind.TRANSFER_REFUSED if to is None else Kind.TRANSFER_OFFERED
        data = {"from": case.unit_code, "to": to or case.transfer_to}
        work.record(case, Event(kind, on, {"transfer_to": to}, data))
        if to is None:
            work.settle(case.id, "transfer")
