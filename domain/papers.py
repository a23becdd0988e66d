"""Scanned papers of a case: recognised by their content, limited in size and number, sealed under the person's key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, Protocol
from uuid import UUID

from domain.errors import BadValue, DomainError
from domain.history import Event, Kind
from domain.people import one_of
from domain.viewer import Viewer

KINDS = (
    "certificate", "amnesty_decision", "list_01", "plan_02", "id_card", "contract", "loan_contract",
    "review_minutes", "consent_form", "objection", "photo", "other",
)  # fmt: skip
# A page photographed by a phone has 2 to 4 MB; a scanned plan of ten pages about as much.
LARGEST = 5 * 1024 * 1024
# Ten years of monthly papers and some: what is more is a mistake of a script, and every copy of the database has it.
MOST = 200

_SIGNATURES: Mapping[bytes, str] = {
    b"%PDF-": "application/pdf",
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
}
ENDINGS: Mapping[str, str] = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}

# What a kind of paper lets the officer state next; nothing is recorded by itself.
STATES: Mapping[str, str] = {
    "certificate": "facts",
    "amnesty_decision": "facts",
    "list_01": "facts",
    "contract": "livelihood",
    "consent_form": "consent",
    "loan_contract": "disbursement",
    "objection": "object",
}


class PaperTooLarge(DomainError):
    """data: size, most (both in whole megabytes, size rounded up)."""

    key: ClassVar[str] = "paper_too_large"


class NotAPaper(DomainError):
    """The content is no PDF, JPEG or PNG, whatever its name says."""

    key: ClassVar[str] = "not_a_paper"


class TooManyPapers(DomainError):
    """data: number, most."""

    key: ClassVar[str] = "too_many_papers"


class PaperErased(DomainError):
    """The person's key was destroyed: nobody reads it any more."""

    key: ClassVar[str] = "paper_erased"


@dataclass(frozen=True, slots=True)
class Paper:
    """`title` is sealed; `digest` is the SHA-256 of the ciphertext, so that it says nothing of the content."""

    id: UUID
    case_id: UUID
    kind: str
    media_type: str
    size: int
    title: str | None
    digest: bytes
    dated_on: date | None
    added_on: date
    added_by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper in a list, without its content. `title` None once the person's key was destroyed."""

    id: UUID
    kind: str
    media_type: str
    size: int
    title: str | None
    dated_on: date | None
    added_on: date
    added_by: str


class Papers(Protocol):
    """Papers of cases in sight, for the office alone. Reading a content is logged."""

    def of_case(self, viewer: Viewer, case_id: UUID) -> tuple[PaperLine, ...]: ...
    def content(
        self, viewer: Viewer, case_id: UUID, paper_id: UUID, *, at: datetime
    ) -> tuple[PaperLine, bytes]: ...


def media_type_of(content: bytes) -> str:
    """By the first bytes, which a name cannot change. Raises PaperTooLarge, NotAPaper."""
    if len(content) > LARGEST:
        raise PaperTooLarge(size=-(-len(content) // 1024**2), most=LARGEST // 1024**2)
    for signature, media_type in _SIGNATURES.items():
        if content.startswith(signature):
            return media_type
    raise NotAPaper


def checked(paper: Paper, on: date) -> Paper:
    """Raises BadValue for an unknown kind, no title, or a paper from the future."""
    one_of("kind", paper.kind, KINDS)
    if paper.title is None or not 0 < len(paper.title.strip()) <= 200:
        raise BadValue(field="title", value="", expected="tên giấy tờ, ≤ 200 ký tự")
    if paper.dated_on is not None and paper.dated_on > on:
        raise BadValue(field="dated_on", value=paper.dated_on, expected=f"≤ {on}")
    return paper


def added(paper: Paper) -> Event:
    data: dict[str, Any] = {
        "paper": paper.kind,
        "paper_id": paper.id.hex,
        "media_type": paper.media_type,
        "size": paper.size,
        "sha256": paper.digest.hex(),
    }
    return Event(Kind.PAPER_ADDED, paper.added_on, data=data, sealed={"title": paper.title or ""})
