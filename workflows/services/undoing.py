"""Undoes the last event of a case by a new one that restores what it set, in the case and in what followed from it."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from domain.case import Case
from domain.history import Kind
from domain.plan import PlanAction
from domain.ports import Work
from domain.tasks import Message
from domain.undoing import Undo, planned, undone
from workflows.services.commands import Done
from workflows.services.grouping import take_back
from workflows.services.moves import done
from workflows.services.undo_commands import UndoLast


def undo_last(work: Work, command: UndoLast) -> Done:
    """Raises UndoNotLast, UndoNotOwn, UndoTooLate, UndoNotThis: each says what to do instead."""
    case = work.case(command.case_id, command.expected_version)
    undo = planned(case, work.chain(case.id), command.seq, work.by.user, work.at)
    _follow(work, case, undo)
    return done(work.record(case, undone(undo, work.on)))


def _follow(work: Work, case: Case, undo: Undo) -> None:
    if undo.kind == Kind.ACTION_DONE:
        action = work.find(PlanAction, UUID(undo.data["action"]))
        work.change(replace(action, done_on=None))
    before = {name: value for name, _, value in undo.restores}
    if undo.kind == Kind.GROUP_ASSIGNED and "group_id" in before:
        take_back(work, case, before["group_id"])
    if undo.kind == Kind.TRANSFER_OFFERED:
        key = f"transfer|{case.id.hex}|{undo.seq}"
        work.settle_one(key)
        args = {"number": case.number}
        work.tell(Message(f"{key}|undone", "officer", undo.data["to"], "message.transfer_withdrawn", args))
