"""What a reply would change, held against what is recorded: nothing twice, nothing backwards, nothing by surprise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from domain.banking.batch import Batch, BatchView, Offered
from domain.banking.reply import Reply, ReplyRow
from domain.lending.file import LoanFile
from domain.lending.machine import PAID_OUT, FileStage
from domain.viewer import Viewer

S = FileStage
# What can be done with a row: `apply` it; or it says what is recorded already (`same`), what the file has behind it
# (`older`), what cannot be yet (`early`), something else than what is recorded (`differs`), or the file is `gone`.
VERDICTS = ("apply", "same", "older", "early", "differs", "gone")
_UNDECIDED = (S.SENT, S.RECEIVED, S.WAITING, S.APPRAISED)
_FROM: Mapping[str, tuple[FileStage, ...]] = {
    "received": (S.SENT,),
    "waiting": (S.SENT, S.RECEIVED, S.APPRAISED),
    "papers": _UNDECIDED,
    "approved": _UNDECIDED,
    "refused": _UNDECIDED,
    "disbursed": (S.APPROVED, S.DISBURSING),
    "running": PAID_OUT,
    "overdue": PAID_OUT,
    "repaid": PAID_OUT,
}
_REACHED: Mapping[str, tuple[FileStage, ...]] = {
    "received": (S.RECEIVED,),
    "waiting": (S.WAITING,),
    "papers": (S.RETURNED,),
    "approved": (S.APPROVED,),
    "refused": (S.REFUSED,),
    "repaid": (S.REPAID,),
}
# How far a file is, and how far it has to be for an answer to be true: decided is 2, paid out 3.
_RANK: Mapping[FileStage, int] = {
    S.SENT: 0, S.RECEIVED: 1, S.WAITING: 1, S.RETURNED: 1, S.APPRAISED: 1, S.APPROVED: 2, S.REFUSED: 2,
    **dict.fromkeys(PAID_OUT, 3), S.REPAID: 4, S.WRITTEN_OFF: 4,
}  # fmt: skip
_MEANS: Mapping[str, int] = {
    "received": 1, "waiting": 1, "papers": 1, "approved": 2, "refused": 2, "disbursed": 3, "running": 3, "overdue": 3,
    "repaid": 4,
}  # fmt: skip
# Which fields of the file a row repeats once it was applied.
_REPEATS: Mapping[str, Mapping[str, str]] = {
    "received": {"on": "received_on"},
    "approved": {"amount_vnd": "approved_vnd", "decision_no": "decision_no", "on": "decided_on"},
    "refused": {"code": "refusal", "on": "decided_on"},
}


@dataclass(frozen=True, slots=True)
class Held:
    """What is recorded of one line's file; `paid`: each payment, by day and amount."""

    file: LoanFile
    paid: tuple[tuple[date, int], ...] = ()


class Batches(Protocol):
    """A bank sees those to its own offices, the office those with a file of its communes. Reads are logged."""

    def listed(self, viewer: Viewer, *, limit: int = 50, offset: int = 0) -> tuple[tuple[Batch, ...], int]:
        """Newest first, with how many there are."""
        ...

    def batch(self, viewer: Viewer, ref: str, *, at: datetime) -> BatchView:
        """By id or number. Raises UnknownRecord, also outside the scope."""
        ...

    def offered(
        self, viewer: Viewer, office: str, wanted: str, *, at: datetime, on: date
    ) -> tuple[Offered, ...]: ...

    def held(self, viewer: Viewer, batch_id: UUID) -> Mapping[int, Held]:
        """What is recorded of the files of its lines, by place; of those in sight."""
        ...


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One field on which the reply and the record do not agree."""

    field: str
    ours: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Judged:
    """`file` None where it is out of sight; `found`: what differs, also where the row will be applied."""

    row: ReplyRow
    file: LoanFile | None
    verdict: str
    found: tuple[Mismatch, ...] = ()


def judged(reply: Reply, held: Mapping[int, Held]) -> tuple[Judged, ...]:
    """`held` by the place of the line."""
    return tuple(_judge(row, held.get(row.place)) for row in reply.rows)


def _judge(row: ReplyRow, held: Held | None) -> Judged:
    if held is None or held.file.stage not in _RANK:
        return Judged(row, None, "gone")
    file = held.file
    differing = _differing(row, file)
    if _same(row, held):
        return Judged(row, file, "differs" if differing else "same", differing)
    if file.stage in _FROM[row.answer]:
        return Judged(row, file, "apply", _changes(row, file))
    return Judged(row, file, _out_of_turn(row, file, differing), differing)


def _differing(row: ReplyRow, file: LoanFile) -> tuple[Mismatch, ...]:
    return tuple(
        Mismatch(name, getattr(file, own), getattr(row, name))
        for name, own in _REPEATS.get(row.answer, {}).items()
        if getattr(row, name) is not None and getattr(row, name) != getattr(file, own)
    )


def _same(row: ReplyRow, held: Held) -> bool:
    file = held.file
    if row.answer == "disbursed":
        return (row.on, row.amount_vnd) in held.paid
    if row.answer == "running":
        return file.stage in (S.REPAYING, S.AT_RISK) and file.outstanding_vnd == row.amount_vnd
    if row.answer == "overdue":
        return file.stage in (S.OVERDUE, S.AT_RISK) and file.outstanding_vnd == row.amount_vnd
    return file.stage in _REACHED[row.answer]


def _changes(row: ReplyRow, file: LoanFile) -> tuple[Mismatch, ...]:
    """An amount that is not the one asked for, or not the one that was outstanding, is worth a look."""
    ours = {
        "approved": file.amount_vnd,
        "running": file.outstanding_vnd,
        "overdue": file.outstanding_vnd,
        "disbursed": file.left_vnd,
    }.get(row.answer, row.amount_vnd)
    return () if ours == row.amount_vnd else (Mismatch("amount_vnd", ours, row.amount_vnd),)


def _out_of_turn(row: ReplyRow, file: LoanFile, differing: tuple[Mismatch, ...]) -> str:
    """What the file has behind it does no harm; what contradicts the way it went has to be talked about."""
    here, there = _RANK[file.stage], _MEANS[row.answer]
    if here < there:
        return "early"
    if row.answer == "refused" or (here == there and row.answer != "received"):
        return "differs"
    return "differs" if differing else "older"
