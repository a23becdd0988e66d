"""A list is drawn up, a list is certified: each of its files takes the step, or none does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from domain.errors import UnknownRecord
from domain.lending import lists
from domain.lending.file import LoanFile
from domain.lending.lists import NobodyListed, NotOfCommune, NotOnList, PoliceList
from domain.lending.machine import FileMove
from domain.ports import Work
from domain.units import UnknownUnit
from workflows.services.commands import Done
from workflows.services.list_commands import CertifyPoliceList, DrawList
from workflows.services.loan_files import make_step, tick_list


def draw_list(work: Work, command: DrawList) -> Done:
    """Raises NobodyListed, NotOfCommune, and what a single listing raises, with the number of the file."""
    ids = tuple(dict.fromkeys(command.file_ids))
    if not ids:
        raise NobodyListed
    new = lists.drawn(
        command.list_id, command.unit_code, command.list_no, command.list_on, command.list_by, work.on
    )
    _require_unit(work, new)
    work.police_lists.keep(new, ids)
    said = {"list_no": new.number, "list_on": new.drawn_on, "list_by": new.drawn_by}
    _step_each(work, new, ids, FileMove.LIST, said, {"list_drawn": True})
    return Done(None, None, None, 0, counts={"files": len(ids)})


def certify_police_list(work: Work, command: CertifyPoliceList) -> Done:
    """Raises NobodyListed, NotOnList, OneSignatory, ListCertified, and what a single certification raises."""
    known = work.police_lists.find(command.list_id)
    _require_unit(work, known)
    now = lists.certified(known, command.certified_no, command.certified_on, command.certified_by, work.on)
    ids = tuple(dict.fromkeys(command.file_ids))
    if not ids:
        raise NobodyListed
    if not set(ids) <= set(work.police_lists.files_of(known.id)):
        raise NotOnList(number=known.number)
    work.police_lists.change(now)
    said = {
        "certified_no": now.certified_no,
        "certified_on": now.certified_on,
        "certified_by": now.certified_by,
    }
    sets = {"list_certified": True, "law_abiding": True, "no_social_evils": True}
    _step_each(work, now, ids, FileMove.CERTIFY, said, sets)
    return Done(None, None, None, 0, counts={"files": len(ids)})


def _require_unit(work: Work, known: PoliceList) -> None:
    """A list of a commune that is not the viewer's answers as if it did not exist."""
    if work.by.units is not None and known.unit_code not in work.by.units:
        raise UnknownRecord(what="police list", id=str(known.id))


def _communes(work: Work, known: PoliceList, move: FileMove) -> frozenset[str]:
    """Whose people the list may name: after a change of units what its commune became certifies the list."""
    if move is FileMove.LIST:
        return frozenset({known.unit_code})
    try:
        now = work.units.successors(known.unit_code, known.drawn_on, work.on)
    except UnknownUnit:  # recorded under the new code for a day before the change
        now = ()
    return frozenset({known.unit_code, *(each.code for each in now)})


def _step_each(
    work: Work,
    known: PoliceList,
    ids: Iterable[UUID],
    move: FileMove,
    said: Mapping[str, Any],
    sets: Mapping[str, Any],
) -> None:
    """Cases are locked in one order, so that two lists never wait for each other."""
    communes = _communes(work, known, move)
    for file_id in sorted(ids):
        file = work.find(LoanFile, file_id)
        case = work.case(file.case_id)
        if case.unit_code not in communes:
            raise NotOfCommune(number=file.number, unit=known.unit_code)
        if move is FileMove.CERTIFY and file.list_no != known.number:
            raise NotOnList(number=known.number)
        case, now = make_step(work, case, file, move, said, sets=sets)
        if move is FileMove.CERTIFY:
            tick_list(work, case, now)
