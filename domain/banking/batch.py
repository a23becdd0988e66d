"""Loan files that go to a bank's office in one piece: numbered, each line with a digest, the whole with a hash."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, ClassVar
from uuid import UUID

from domain.errors import DomainError
from domain.lending.machine import AT_BANK, PAID_OUT, FileStage
from domain.names import fold

MOST_LINES = 200
# What may be asked for: those that no batch held yet, or all that are at the office and not ended.
WANTED = ("new", "all")
STAGES = (*AT_BANK, *PAID_OUT)
# In this order on the sheet and in the document; all of it is what a referral to a bank discloses, and the loan.
FIELDS = (
    "number", "name", "birth_year", "phone", "unit_code", "commune", "address", "citizen_id", "purpose", "amount_vnd",
    "months", "certified_no", "certified_on", "eligible", "eligible_until", "stage",
)  # fmt: skip

# What a line holds, as the packs of referrals call it: the person reads one list of words, whichever way they went.
TOLD: Mapping[str, str] = {
    "name": "name", "birth_year": "birth_year", "phone": "phone", "unit_code": "commune", "commune": "commune",
    "address": "address", "citizen_id": "citizen_id", "number": "loan_wish", "purpose": "loan_wish",
    "amount_vnd": "loan_wish", "months": "loan_wish", "stage": "loan_wish", "certified_no": "loan_answer",
    "certified_on": "loan_answer", "eligible": "loan_answer", "eligible_until": "loan_answer",
}  # fmt: skip


class NothingToBatch(DomainError):
    """data: office."""

    key: ClassVar[str] = "nothing_to_batch"


class NotForBatch(DomainError):
    """A file that is not at the office. data: number, office."""

    key: ClassVar[str] = "not_for_batch"


@dataclass(frozen=True, slots=True)
class Batch:
    """`digests`: of the lines in their order, between spaces; `sha256` is of the head and of all of them."""

    id: UUID
    number: str
    office: str
    made_on: date
    made_by: str
    sha256: str
    digests: str

    @property
    def each_digest(self) -> tuple[str, ...]:
        return tuple(self.digests.split())


@dataclass(frozen=True, slots=True)
class BatchLine:
    """`content`: what the line said when the batch was made, sealed; `digest_of` it is in the batch."""

    id: UUID
    case_id: UUID
    file_id: UUID
    batch_id: UUID
    place: int
    number: str
    content: str | None


@dataclass(frozen=True, slots=True)
class Offered:
    """A file that can go, with what its line would say."""

    case_id: UUID
    file_id: UUID
    number: str
    content: str


@dataclass(frozen=True, slots=True)
class LineView:
    """`content` None: the person agrees no more, took the file back, or the bank refused it."""

    place: int
    number: str | None = None
    case_id: UUID | None = None
    file_id: UUID | None = None
    stage: FileStage | None = None
    content: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class BatchView:
    """Every place of the batch, also of lines that are out of the viewer's sight."""

    batch: Batch
    lines: tuple[LineView, ...]


def canonical(value: Any) -> str:
    """One text for one content: what digests are of."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(content: str) -> str:
    return sha256(content.encode()).hexdigest()


def hash_of(number: str, office: str, made_on: date, digests: Sequence[str]) -> str:
    head = {"batch": number, "office": office, "made_on": made_on.isoformat(), "digests": list(digests)}
    return digest_of(canonical(head))


def prefix_of(office: str, year: int) -> str:
    """ "NX/PGD-NHCSXH-NHU-XUAN/2026/" """
    return f"NX/PGD-{'-'.join(fold(office).upper().split())[:40]}/{year}/"


def document(view: BatchView) -> dict[str, Any]:
    """The batch for programs. A line that may no more be read keeps its place and its digest."""
    batch = view.batch
    lines = []
    for line, digest in zip(view.lines, batch.each_digest, strict=True):
        said = dict(line.content) if line.content is not None else {"withdrawn": True}
        lines.append({"place": line.place, "digest": digest, **said})
    return {
        "batch": batch.number,
        "office": batch.office,
        "made_on": batch.made_on.isoformat(),
        "sha256": batch.sha256,
        "lines": lines,
    }
