"""Two records of one person: brought together so that one goes on, told apart, or taken apart again."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from domain.case import Case, Stage
from domain.errors import BadValue
from domain.history import Event, Kind
from domain.lifecycle import Move
from domain.likeness import AlreadyOne, KeepTheOpenCase, NotOne
from domain.ports import Work
from workflows.services.commands import Advance, Done
from workflows.services.data_commands import MergePersons, SplitPersons, TellApart
from workflows.services.moves import advance, done


def merge_persons(work: Work, command: MergePersons) -> Done:
    """Closes the dropped record's open case as a duplicate where both have one; every case keeps its history.

    Raises AlreadyOne, KeepTheOpenCase, BadValue without a note, OutOfScope where one of the cases is not the viewer's.
    """
    if command.keep == command.drop or not command.note.strip():
        raise BadValue(field="note", value=command.note, expected="căn cứ: vì sao là cùng một người")
    if work.likenesses.merged_into(command.drop) or work.likenesses.merged_into(command.keep):
        raise AlreadyOne
    kept, dropped = _cases(work, command.keep), _cases(work, command.drop)
    if (running := _open(dropped)) is not None:
        if _open(kept) is None:
            raise KeepTheOpenCase(number=running.number)
        advance(work, Advance(running.id, Move.CLOSE, outcome="duplicate", note=command.note))
    work.likenesses.merge(command.drop, command.keep)
    work.likenesses.decide(command.keep, command.drop, True)
    _record(work, Kind.PERSON_MERGED, kept, dropped, {"note": command.note})
    return done(work.case(kept[0].id), "told.merged") if kept else Done(None, None, None, 0)


def split_persons(work: Work, command: SplitPersons) -> Done:
    """Opens again what the merger closed. Raises NotOne, BadValue without a reason."""
    if not command.reason.strip():
        raise BadValue(field="reason", value="", expected="lý do")
    if work.likenesses.merged_into(command.drop) != command.keep:
        raise NotOne
    kept, dropped = _cases(work, command.keep), _cases(work, command.drop)
    work.likenesses.merge(command.drop, None)
    work.likenesses.decide(command.keep, command.drop, False)
    _record(work, Kind.PERSON_SPLIT, kept, dropped, {"note": command.reason})
    closed = next((each for each in dropped if each.outcome == "duplicate"), None)
    if closed is not None and _open(dropped) is None:
        advance(work, Advance(closed.id, Move.REOPEN, reason=command.reason))
    return done(work.case(dropped[0].id)) if dropped else Done(None, None, None, 0)


def tell_apart(work: Work, command: TellApart) -> Done:
    """Raises OutOfScope where one of the cases is not the viewer's."""
    for person in (command.one, command.other):
        work.likenesses.merged_into(person)
        _cases(work, person)
    work.likenesses.decide(command.one, command.other, False)
    return Done(None, None, None, 0)


def _cases(work: Work, person_id: UUID) -> list[Case]:
    return [work.case(each) for each in work.likenesses.cases_of(person_id)]


def _open(cases: Iterable[Case]) -> Case | None:
    return next((each for each in cases if each.stage is not Stage.CLOSED), None)


def _record(work: Work, kind: Kind, kept: list[Case], dropped: list[Case], sealed: dict[str, str]) -> None:
    """Every case of either record says so, and names the other's cases."""
    for mine, others, goes_on in ((kept, dropped, True), (dropped, kept, False)):
        data = {"with": [each.number for each in others], "goes_on": goes_on}
        for case in mine:
            work.record(work.case(case.id), Event(kind, work.on, {}, data, sealed))
