"""The support plan and the group that carries it."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from domain.errors import BadValue, UnknownRecord
from domain.history import Event, Kind
from domain.plan import PlanAction, finished, planned
from domain.ports import Work
from domain.schedules import next_visit
from domain.tasks import keyed
from workflows.services.commands import AssignGroup, Done, FinishAction, MakePlan
from workflows.services.grouping import admitted
from workflows.services.moves import done, live


def make_plan(work: Work, command: MakePlan) -> Done:
    """Raises BadValue for an empty plan or an unknown domain."""
    case = live(work.case(command.case_id, command.expected_version))
    if not command.actions:
        raise BadValue(field="actions", value="0", expected="≥ 1")
    version = case.plan_version + 1
    actions = [
        PlanAction(
            _action_id(case.id, version, place), case.id, version, a.domain, a.responsible, a.what, a.due_on
        )
        for place, a in enumerate(command.actions)
    ]
    event = planned(case, actions, work.on)
    work.keep(*actions)
    return done(work.record(case, event))


def _action_id(case_id: UUID, version: int, place: int) -> UUID:
    return keyed(f"action|{case_id.hex}|{version}|{place}")


def finish_action(work: Work, command: FinishAction) -> Done:
    """Raises UnknownRecord; finishing a step twice changes nothing more."""
    case = live(work.case(command.case_id, command.expected_version))
    action = work.find(PlanAction, command.action_id)
    if action.case_id != case.id:
        raise UnknownRecord(what="plan action", id=str(command.action_id))
    if action.done_on is not None:
        return done(case)
    work.change(replace(action, done_on=work.on))
    return done(work.record(case, finished(case, action, command.resolved, work.on)))


def assign_group(work: Work, command: AssignGroup) -> Done:
    """Raises UnknownRecord for an unknown group. The first visit is due after one interval."""
    case = live(work.case(command.case_id, command.expected_version))
    _, has_lead = work.group(command.group_id)
    sets = {
        "group_id": command.group_id,
        "group_has_lead": has_lead,
        "next_visit_on": case.next_visit_on or next_visit(work.on, work.law),
    }
    event = Event(Kind.GROUP_ASSIGNED, work.on, sets, {"group": command.group_id.hex})
    admitted(work, case, command.group_id, work.on)
    return done(work.record(case, event))
