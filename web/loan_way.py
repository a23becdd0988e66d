"""A loan file as a reader sees it: the steps behind and ahead, what is missing and who brings it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from domain.case import Case
from domain.findings import Ask
from domain.history import Kind
from domain.lending.file import direct
from domain.lending.machine import ENDED, FileStage
from domain.lending.reads import FileEntry, FileView
from web.way_steps import Step, step_at

S = FileStage
# The way as it is drawn: stages of one height are one step.
ROWS = (
    (S.DRAFT,),
    (S.LISTED,),
    (S.CERTIFIED,),
    (S.REVIEWED,),
    (S.SENT, S.RECEIVED, S.WAITING, S.RETURNED),
    (S.APPRAISED,),
    (S.APPROVED,),
    (S.DISBURSED, S.DISBURSING, S.CHECKED),
    (S.REPAYING, S.OVERDUE, S.EXTENDED, S.AT_RISK),
    (S.REPAID, S.WRITTEN_OFF),
)
_STOPPED = (S.REFUSED, S.WITHDRAWN)
# Who brings a paper: a code of `loan_from`.
PAPER_FROM: Mapping[str, str] = {
    "list_form_01": "commune",
    "loan_request": "person",
    "citizen_id": "person",
    "completion_certificate": "person",
    "use_plan": "person",
    "course_notice": "school",
    "group_minutes": "savings_group",
    "household_proxy": "household",
    "residence": "police",
    "security": "person",
    "other": "person",
}


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that the file waits for. `ask` is a fact of the case; otherwise `text` is its key, `by` a `loan_from`.

    `act`: the end of the address where it is recorded, below the file or (with a slash in front) below the case.
    """

    text: str | None = None
    by: str | None = None
    ask: Ask | None = None
    act: str = ""


def steps_of(view: FileView) -> tuple[Step, ...]:
    file = view.line.file
    reached = _reached(view)
    stage = _stood_at(view) if file.stage in _STOPPED else file.stage
    here = next(place for place, row in enumerate(ROWS) if stage in row)
    rows = [(place, row) for place, row in enumerate(ROWS) if not _left_out(view, row, place, here)]
    return tuple(step_at(place, row, here, file.stage, stage, reached) for place, row in rows)


def _left_out(view: FileView, row: tuple[FileStage, ...], place: int, here: int) -> bool:
    """No savings group where the person borrows alone."""
    return (
        row == (S.REVIEWED,)
        and place != here
        and view.line.file.reviewed_on is None
        and direct(view.borrower)
    )


def _reached(view: FileView) -> dict[str, date]:
    """Since the last new beginning."""
    days: dict[str, date] = {S.DRAFT: view.line.file.opened_on}
    for entry in view.entries:
        if entry.kind == Kind.LOAN_REOPENED:
            days = {S.DRAFT: entry.on}
        elif "file_stage" in entry.data and entry.data["file_stage"] != entry.data.get("file_was"):
            days[S(entry.data["file_stage"])] = entry.on
    return days


def _stood_at(view: FileView) -> FileStage:
    """Where the file was refused or taken back."""
    last = [entry for entry in view.entries if entry.data.get("file_stage") in _STOPPED]
    found = [S(entry.data["file_was"]) for entry in last if entry.data["file_was"] not in _STOPPED]
    return found[-1] if found else S.DRAFT


def missing_of(view: FileView, case: Case) -> tuple[Missing, ...]:
    """Nothing is missing any more once money is paid, or the file has ended; after a refusal it can begin again."""
    file = view.line.file
    over = file.stage in ENDED and file.stage is not S.REFUSED
    if over or file.disbursed_on is not None:
        return ()
    return tuple(_missing(view, case))


def _missing(view: FileView, case: Case) -> Iterator[Missing]:
    brought = {"list_drawn", "list_certified"} if view.line.file.stage in (S.DRAFT, S.LISTED) else set()
    asked = {ask.what: ask for finding in view.findings for ask in finding.asks}
    for what, ask in asked.items():
        if what not in brought:
            yield Missing(ask=ask, act="/facts")
    if not case.consent_bank:
        yield Missing("loan_missing.consent", "person", act="/consent")
    if not direct(view.borrower) and not _represented(view):
        yield Missing("loan_missing.representative", "household", act="party")
    for paper in view.papers:
        if paper.state != "given":
            yield Missing(f"loan_paper.{paper.code}", PAPER_FROM[paper.code], act="#papers")


def _represented(view: FileView) -> bool:
    return any(each.role == "representative" and each.consent_on for each in view.parties)


def frozen(entries: tuple[FileEntry, ...]) -> tuple[FileEntry, ...]:
    """The steps at which the rules were asked, newest first."""
    return tuple(entry for entry in reversed(entries) if entry.findings)
