"""Work and other livelihoods: recorded as facts, moving the case where the lifecycle allows."""

from __future__ import annotations

from domain.case import Case
from domain.errors import UnknownRecord
from domain.lifecycle import Move
from domain.people import one_of
from domain.placements import (
    CHANGED,
    ENDINGS,
    LIVELIHOODS,
    Placement,
    ended,
    require_free,
    require_wage,
    started,
)
from domain.ports import Work
from domain.tasks import WorkItem, keyed
from workflows.services.commands import Done, EndLivelihood, StartLivelihood
from workflows.services.moves import done, follow, live
from workflows.services.work_checks import end_placement


def start_livelihood(work: Work, command: StartLivelihood) -> Done:
    """Where the state does not allow start_work the fact is kept and the officer is told."""
    one_of("livelihood", command.livelihood, LIVELIHOODS)
    case = live(work.case(command.case_id, command.expected_version))
    if command.employer_id is not None and not work.employer_exists(command.employer_id):
        raise UnknownRecord(what="employer", id=str(command.employer_id))
    placement = Placement(
        keyed(f"placement|{work.command_id.hex}"),
        case.id,
        command.livelihood,
        command.employer_id,
        command.wage_vnd,
        command.evidence,
        command.started_on,
        contract=command.contract,
    )
    event = started(placement, work.on)
    require_wage(placement, work.full_law.on(placement.started_on))
    require_free(case.number, placement, work.find_all(Placement, "case_id", case.id))
    _end_running(work, command)
    work.keep(placement)
    case, moved = follow(work, work.record(case, event), Move.START_WORK)
    work.settle(case.id, "match")
    return done(case) if moved else _tell(work, case, placement)


def _end_running(work: Work, command: StartLivelihood) -> None:
    """One livelihood at a time: the one before ends when the new one starts."""
    for earlier in work.find_all(Placement, "case_id", command.case_id):
        if earlier.ended_on is None:
            end_placement(work, earlier, max(command.started_on, earlier.started_on), CHANGED)


def _tell(work: Work, case: Case, placement: Placement) -> Done:
    args = {"stage": case.stage.value, "livelihood": placement.livelihood}
    key = f"livelihood|{placement.id.hex}"
    work.ask(WorkItem(key, case.id, "livelihood", "item.livelihood_recorded", work.on, work.on, args))
    return done(case, "told.fact_recorded_only")


def end_livelihood(work: Work, command: EndLivelihood) -> Done:
    """Ends the running livelihood and goes back to support where the state allows."""
    case = live(work.case(command.case_id, command.expected_version))
    event = ended(case, command.reason, command.ended_on)
    for earlier in work.find_all(Placement, "case_id", case.id):
        if earlier.ended_on is None:
            end_placement(work, earlier, command.ended_on, command.reason)
    case, _ = follow(work, work.record(case, event), Move.SET_BACK, ENDINGS[command.reason])
    return done(case)
