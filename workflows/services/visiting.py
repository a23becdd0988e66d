"""Visits of the support group: recorded, and everything that follows from the day on which they were held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import cast
from uuid import UUID

from domain import flags, late_visits
from domain.case import Case, Stage
from domain.errors import BadValue, RecordConflict
from domain.needs import SUPPORTER_HIDDEN, NeedDomain
from domain.people import one_of
from domain.ports import Work
from domain.reviews import Review
from domain.settling import Waiting
from domain.tasks import Message, WorkItem, keyed
from domain.viewer import Role
from domain.visits import CHANGES, CONCERNS, MODES, Visit, visited
from workflows.services.commands import Done, LogVisit
from workflows.services.moves import done, live


def log_visit(work: Work, command: LogVisit) -> Done:
    """Raises BadValue for a day to come or an unknown code. A concern becomes a work item and a message at once."""
    case = live(work.case(command.case_id, command.expected_version))
    visit = _visit(work, command, command.group_id or case.group_id)
    if _known(work, visit):
        return done(case, "told.already_recorded")
    visits = [*work.find_all(Visit, "case_id", case.id), visit]
    late = visit.held_on < work.on
    history = work.chain(case.id) if late else ()
    due = late_visits.due_after(visits, history, work.full_law) if visit.held_on <= work.on else None
    doubts = late_visits.doubts(visit, history, work.full_law)
    event = visited(case, visit, work.on, due)
    if doubts:
        event = replace(event, data={**event.data, "rechecks": [each.seq for each in doubts]})
    work.keep(visit)
    after = work.record(case, event)
    _answered(work, case, after)
    _raised(work, case, visits)
    within = work.on + timedelta(days=cast(int, work.law.value("case.recheck_days")))
    for doubt in doubts:
        work.ask(doubt.item(visit, work.on, within))
    if visit.concern:
        _concern(work, case, visit)
    return done(after, *(["told.decisions_to_recheck"] if doubts else []))


def _answered(work: Work, before: Case, after: Case) -> None:
    """Reminders of another day are answered; a late visit that moves no day answers none."""
    if after.next_visit_on != before.next_visit_on or before.stage is Stage.PAUSED:
        work.settle(after.id, "visit")


def _raised(work: Work, case: Case, visits: Sequence[Visit]) -> None:
    """Opens the flags that the visits amount to, and withdraws an open one that they no longer bear out."""
    found = flags.flags(visits, work.find_all(Review, "case_id", case.id), work.law)
    now = {keyed(flag.key(case.id)) for flag in found}
    for item in work.find_all(Waiting, "case_id", case.id):
        if item.kind == flags.KIND and item.status == "open" and item.id not in now:
            work.change(replace(item, status="done", closed_on=work.on))
    for flag in found:
        work.ask(flag.item(case.id, work.on))


def _concern(work: Work, case: Case, visit: Visit) -> None:
    """In front of the officer in the same transaction: an item, and a letter in the inbox's outbox."""
    within = cast(int, work.law.value(f"case.concern_{visit.concern}_days"))
    due = work.on + timedelta(days=within)
    key = f"concern|{visit.id.hex}"
    args = {"concern": visit.concern, "held_on": visit.held_on.isoformat()}
    work.ask(WorkItem(key, case.id, "concern", "item.concern", due, work.on, args))
    told = {"number": case.number, "concern": visit.concern, "on": visit.held_on.isoformat()}
    work.tell(Message(key, "officer", case.unit_code, "message.concern", told))


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
        one_of(f"domains.{domain}", change, CHANGES)
    for domain in command.domains:
        require_open(work, domain, f"domains.{domain}")
    for domain in command.needs:
        require_open(work, domain, "needs")
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
        command.visited_by,
        sorted(set(command.needs)),
    )


def require_open(work: Work, code: str, field: str = "domain") -> None:
    """Raises BadValue for what is no domain; for a group also where it says something about health or the law."""
    if NeedDomain.of(code) in SUPPORTER_HIDDEN and work.by.role is Role.SUPPORTER:
        asked = [each.code for each in NeedDomain if each not in SUPPORTER_HIDDEN]
        raise BadValue(field=field, value=code, expected=", ".join(asked))
