"""A bank's reply applied: row by row, each in acts of its own whose ids follow from the row, so that twice is once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from domain.banking.batch import BatchView, canonical
from domain.banking.mismatch import Judged, judged
from domain.banking.reply import BadReply, Reply, ReplyRow, Wrong, read_document
from domain.banking.sheet import batch_named, read_sheet
from domain.errors import DomainError, UnknownRecord
from domain.importing.cells import Value
from domain.lending.file import LoanFile
from domain.lending.machine import FileStage
from domain.lending.schedule import RepaymentTerms
from domain.tasks import keyed
from domain.viewer import Viewer
from workflows.services import loan_file_commands as f
from workflows.services.office import Office

_APPRAISED_FIRST = (FileStage.SENT, FileStage.RECEIVED, FileStage.WAITING)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one row. `refusal` None: it is recorded. `steps`: so many were, also before a refusal.

    `before`: all of it was recorded by the same row of an earlier file.
    """

    place: int
    number: str
    steps: int
    refusal: DomainError | None = None
    before: bool = False


def apply_reply(office: Office, viewer: Viewer, batch: str, rows: Sequence[Judged]) -> tuple[Outcome, ...]:
    """Those whose verdict is `apply`; what a rule refuses stops its own row alone, and is told."""
    return tuple(_apply(office, viewer, batch, each) for each in rows if each.verdict == "apply")


def _apply(office: Office, viewer: Viewer, batch: str, one: Judged) -> Outcome:
    row, file = one.row, one.file
    assert file is not None
    replayed = []
    try:
        for command in commands_of(batch, row, file, office):
            done = office.perform(command, by=viewer, command_id=_id(batch, row, command.act))
            replayed.append(done.replayed)
    except DomainError as refusal:
        return Outcome(row.place, file.number, len(replayed), refusal)
    return Outcome(row.place, file.number, len(replayed), before=all(replayed))


def _id(batch: str, row: ReplyRow, act: str) -> UUID:
    return keyed(f"reply|{batch}|{row!r}|{act}")


def commands_of(batch: str, row: ReplyRow, file: LoanFile, office: Office) -> Iterator[f.FileCommand]:
    """The steps up to the answer: what was approved was received and appraised, on the same day if nobody said when."""
    on = row.on or office.today()
    ids = (file.case_id, file.id)
    if file.stage is FileStage.SENT:
        yield f.AcceptFile(*ids, on)
    if row.answer == "approved" and file.stage in _APPRAISED_FIRST:
        yield f.Appraise(*ids, on)
    yield from _answers(batch, row, file, office)


def _answers(batch: str, row: ReplyRow, file: LoanFile, office: Office) -> Iterator[f.FileCommand]:
    on, ids, amount = row.on or office.today(), (file.case_id, file.id), row.amount_vnd or 0
    terms = RepaymentTerms(rate_bp=row.rate_bp)
    match row.answer:
        case "waiting":
            yield f.WaitForCapital(*ids, note=row.note)
        case "papers":
            yield f.ReturnPapers(*ids, row.papers, note=row.note)
        case "approved":
            yield f.Approve(*ids, row.decision_no or "", on, amount, row.months, terms, note=row.note)
        case "refused":
            yield f.Refuse(*ids, row.code or "", on, note=row.note)
        case "disbursed":
            drawdown = keyed(f"reply_drawdown|{file.id.hex}|{on.isoformat()}|{canonical(amount)}")
            yield f.DrawDown(*ids, drawdown, amount, on, terms, note=row.note)
        case "running" | "overdue" | "repaid":
            yield f.ReportFile(*ids, row.answer, 0 if row.answer == "repaid" else amount, note=row.note)


@dataclass(frozen=True, slots=True)
class Looked:
    """The dry run of a reply: which batch, and what would become of each of its rows."""

    view: BatchView
    rows: tuple[Judged, ...]

    def count(self, verdict: str) -> int:
        return sum(each.verdict == verdict for each in self.rows)


def look_at_sheet(office: Office, viewer: Viewer, grid: Sequence[Sequence[Value]]) -> Looked:
    """Raises BadReply, with every cell that is wrong, also for a batch that is not the viewer's to see."""
    number, cell = batch_named(grid)
    view = _batch(office, viewer, number, cell)
    return _looked(office, viewer, view, read_sheet(grid, view))


def look_at_document(office: Office, viewer: Viewer, document: Any) -> Looked:
    """Raises BadReply."""
    number = document.get("batch") if isinstance(document, dict) else None
    view = _batch(office, viewer, str(number or ""), "batch")
    return _looked(office, viewer, view, read_document(document, view))


def _batch(office: Office, viewer: Viewer, number: str, cell: str) -> BatchView:
    try:
        return office.desk.batches.batch(viewer, number, at=office.now())
    except UnknownRecord:
        wrong = (Wrong(cell, number[:80], "no_such_batch"),)
        raise BadReply(wrong=wrong, count=1, where=cell) from None


def _looked(office: Office, viewer: Viewer, view: BatchView, reply: Reply) -> Looked:
    return Looked(view, judged(reply, office.desk.batches.held(viewer, view.batch.id)))
