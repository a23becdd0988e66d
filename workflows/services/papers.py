"""Scanned papers are added; nothing follows from them by itself."""

from __future__ import annotations

from domain.errors import RecordConflict
from domain.papers import MOST, Paper, TooManyPapers, added, checked, media_type_of
from domain.ports import Work
from workflows.services.commands import Done
from workflows.services.moves import done
from workflows.services.paper_commands import AddPaper


def add_paper(work: Work, command: AddPaper) -> Done:
    """Also to a closed case: its last papers often come late.

    Raises PaperTooLarge, NotAPaper, TooManyPapers, BadValue, RecordConflict.
    """
    case = work.case(command.case_id, command.expected_version)
    paper = checked(_paper(work, command), work.on)
    kept = work.find_all(Paper, "case_id", case.id)
    for same in (each for each in kept if each.id == paper.id):
        if work.paper_content(same) != command.content or same.kind != paper.kind:
            raise RecordConflict(what="paper", id=str(paper.id))
        return done(case, "told.already_recorded")
    if len(kept) >= MOST:
        raise TooManyPapers(number=case.number, most=MOST)
    return done(work.record(case, added(work.keep_paper(paper, command.content))))


def _paper(work: Work, command: AddPaper) -> Paper:
    """Its digest follows from sealing."""
    return Paper(
        command.paper_id,
        command.case_id,
        command.kind,
        media_type_of(command.content),
        len(command.content),
        " ".join(command.title.split()),
        b"",
        command.dated_on,
        work.on,
        work.by.user,
        work.at,
    )
