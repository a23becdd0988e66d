"""A group's call for help, an employer's word on who still works."""

from __future__ import annotations

from dataclasses import replace

from domain.errors import BadValue, OutOfScope
from domain.helping import help_asked, pledged, work_confirmed
from domain.plan import PlanAction
from domain.ports import Work
from domain.tasks import Message, WorkItem, keyed
from workflows.services.commands import Done
from workflows.services.moves import done, live
from workflows.services.role_commands import AskForHelp, ConfirmWork, PledgeStep
from workflows.services.visiting import require_open
from workflows.services.work_checks import ask_about_leaving, end_placement, running_work


def ask_for_help(work: Work, command: AskForHelp) -> Done:
    """An urgent work item for the officer, and a message. Several calls are several items."""
    case = live(work.case(command.case_id, command.expected_version))
    after = work.record(case, help_asked(command.words, work.on))
    key = f"help|{case.id.hex}|{work.command_id.hex}"
    args = {"concern": "urgent", "asked_on": work.on.isoformat()}
    work.ask(WorkItem(key, case.id, "concern", "item.help_asked", work.on, work.on, args))
    work.tell(Message(key, "officer", case.unit_code, "message.help_asked", {"number": case.number}))
    return done(after)


def pledge_step(work: Work, command: PledgeStep) -> Done:
    """A step of the present plan with the group as its doer. Raises BadValue without words, and for a hidden domain."""
    case = live(work.case(command.case_id, command.expected_version))
    if not command.what.strip():
        raise BadValue(field="what", value="", expected="việc tổ sẽ làm")
    require_open(work, command.domain)
    step_id = keyed(f"pledge|{case.id.hex}|{work.command_id.hex}")
    what, due_on = command.what.strip(), command.due_on
    step = PlanAction(step_id, case.id, case.plan_version, command.domain, "group", what, due_on)
    work.keep(step)
    return done(work.record(case, pledged(case, step, work.on)))


def confirm_work(work: Work, command: ConfirmWork) -> Done:
    """Raises UnknownRecord where the person has no running work at the viewer's firm."""
    case = work.case(command.case_id, command.expected_version)
    if work.by.employer is None:
        raise OutOfScope(case=case.number)
    here = running_work(work, case)
    after = work.record(case, work_confirmed(here, command.still, work.on))
    if command.still:
        if here.evidence is None:
            work.change(replace(here, evidence=f"DN xác nhận ngày {work.on:%d/%m/%Y}"))
        return done(after)
    if case.expunged:
        # Nobody manages the case any more: the firm's word ends what the firm still sees.
        end_placement(work, here, work.on, "job_lost")
        return done(after)
    ask_about_leaving(work, here, "employer")
    return done(after, "told.officer_asked")
