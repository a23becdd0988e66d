"""A monthly report as it was signed off: its figures, the history it stands on, and the very files."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Protocol
from uuid import UUID

from domain.errors import DomainError

ENDINGS = ("pdf", "docx", "xlsx")


class ReportUnchanged(DomainError):
    """The newest version of the month says the same already. data: month, version."""

    key = "report_unchanged"


class ReportMovedOn(DomainError):
    """Another version of the month was signed since this one was drawn up. data: month, version."""

    key = "report_moved_on"


class DigestWrong(DomainError):
    """What is to be signed is not what was shown. data: month."""

    key = "report_digest_wrong"


@dataclass(frozen=True, slots=True)
class FrozenReport:
    """`version` counts from 1 within a month; `figures` is the canonical JSON text that `content_hash` is taken of.

    `definitions`: event -> version and fingerprint of its card, as JSON text; `history_head`: see MonthFacts.
    """

    id: UUID
    month: str
    version: int
    as_of: date
    known_on: date
    definitions: str
    figures: str
    content_hash: str
    history_head: str
    signed_by: str
    signed_on: date
    signed_at: datetime

    @property
    def told(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.figures)
        return found

    @property
    def sound(self) -> bool:
        """Whether the figures are those that were signed."""
        return digest(self.figures) == self.content_hash


@dataclass(frozen=True, slots=True)
class FrozenFile:
    """`sha256` of `content`, the file as it was signed off."""

    id: UUID
    report_id: UUID
    ending: str
    content: bytes
    sha256: str

    @property
    def sound(self) -> bool:
        return sha256(self.content).hexdigest() == self.sha256


class FrozenReads(Protocol):
    """Newest month first, and in a month the newest version first."""

    def frozen(self, month: str | None = None) -> Sequence[FrozenReport]: ...
    def file(self, report: FrozenReport, ending: str) -> FrozenFile:
        """Raises UnknownRecord."""
        ...

    def told_ready(self, month: str) -> bool:
        """Whether managers were told that its draft is there."""
        ...


def ready_key(month: str) -> str:
    """Of the message that a month's draft is there: one a month."""
    return f"month-ready|{month}"


def canonical(figures: Mapping[str, Any]) -> str:
    """One text for one content: keys sorted, nothing between, no NaN."""
    return json.dumps(figures, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
