"""Loan files put together for the bank: each one is asked again for its office, its stage and the person's consent."""

from __future__ import annotations

from domain import referrals
from domain.banking.batch import (
    MOST_LINES,
    STAGES,
    Batch,
    BatchLine,
    NotForBatch,
    NothingToBatch,
    Offered,
    digest_of,
    hash_of,
    prefix_of,
)
from domain.errors import BadValue
from domain.lending.file import LoanFile
from domain.ports import Work
from domain.tasks import keyed
from workflows.services.batch_commands import MakeBatch
from workflows.services.commands import Done


def make_batch(work: Work, command: MakeBatch) -> Done:
    """Raises NothingToBatch, NotForBatch, ConsentMissing, BadValue for too many; the same batch made again is one."""
    if known := work.find_all(Batch, "id", command.batch_id):
        return Done(None, known[0].number, None, 0, ("told.already_recorded",))
    if not command.files:
        raise NothingToBatch(office=command.office)
    if len(command.files) > MOST_LINES:
        raise BadValue(field="files", value=len(command.files), expected=f"≤ {MOST_LINES}")
    for each in command.files:
        _require_there(work, each, command.office)
    digests = [digest_of(each.content) for each in command.files]
    number = _next_number(work, command.office)
    batch = Batch(
        command.batch_id, number, command.office, work.on, work.by.user,
        hash_of(number, command.office, work.on, digests), " ".join(digests),
    )  # fmt: skip
    work.keep(batch, *(_line(batch, place, each) for place, each in enumerate(command.files, 1)))
    return Done(None, number, None, 0, counts={"lines": len(digests)})


def _require_there(work: Work, offered: Offered, office: str) -> None:
    case = work.case(offered.case_id)
    file = work.find(LoanFile, offered.file_id)
    if file.case_id != case.id or file.office != office or file.stage not in STAGES:
        raise NotForBatch(number=file.number, office=office)
    if not case.running_loan_vnd:  # whose loan runs, the bank goes on seeing
        referrals.require_consent(case, "bank")


def _line(batch: Batch, place: int, each: Offered) -> BatchLine:
    line_id = keyed(f"batch_line|{batch.id.hex}|{place}")
    return BatchLine(line_id, each.case_id, each.file_id, batch.id, place, each.number, each.content)


def _next_number(work: Work, office: str) -> str:
    """Two who make one at once get the same, and the later of them tries again."""
    prefix = prefix_of(office, work.on.year)
    taken = [each.number.removeprefix(prefix) for each in work.find_all(Batch, "office", office)]
    return f"{prefix}{max((int(each) for each in taken if each.isdigit()), default=0) + 1:03}"
