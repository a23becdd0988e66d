"""Visits of the support group."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from domain.errors import RecordConflict
from domain.needs import NeedDomain
from domain.people import one_of
from domain.ports import Work
from domain.tasks import WorkItem
from domain.visits import CHANGES, CONCERNS, MODES, Visit, visited
from workflows.services.commands import Done, LogVisit
from workflows.services.moves import done, live

_ACT_WITHIN = {"low": 7, "high": 2, "urgent": 0}


def log_visit(work: Work, command: LogVisit) -> Done:
    """Raises BadValue for a day to come or an unknown code. A concern becomes a work item at once."""
    case = live(work.case(command.case_id, command.expected_version))
    visit = _visit(work, command, case.group_id)
    if _known(work, visit):
        return done(case, "told.already_recorded")
    event = visited(case, visit, work.on, work.law)
    work.keep(visit)
    after = work.record(case, event)
    work.settle(case.id, "visit")
    if visit.concern:
        due = work.on + timedelta(days=_ACT_WITHIN[visit.concern])
        args = {"concern": visit.concern, "held_on": visit.held_on.isoformat()}
        key = f"concern|{visit.id.hex}"
        work.ask(WorkItem(key, case.id, "concern", "item.concern", due, work.on, args))
    return done(after)


def _known(work: Work, visit: Visit) -> bool:
    """The same visit sent again is harmless; another content under its id is refused with RecordConflict."""
    for kept in work.find_all(Visit, "id", visit.id):
        again = replace(
            visit, recorded_at=kept.recorded_at, recorded_by=kept.recorded_by, group_id=kept.group_id
        )
        if again != kept:
            raise RecordConflict(what="visit", id=str(visit.id))
        return True
    return False


def _visit(work: Work, command: LogVisit, group_id: UUID | None) -> Visit:
    one_of("mode", command.mode, MODES)
    for domain, change in command.domains.items():
        NeedDomain.of(domain)
        one_of(f"domains.{domain}", change, CHANGES)
    if command.concern is not None:
        one_of("concern", command.concern, CONCERNS)
    return Visit(
        command.visit_id,
        command.case_id,
        group_id,
        command.held_on,
        command.met,
        command.not_met_reason,
        command.mode,
        dict(command.domains),
        command.concern,
        command.note,
        command.next_on,
        work.at,
        work.by.user,
    )
