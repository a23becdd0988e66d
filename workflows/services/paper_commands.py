"""Acts on papers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import ClassVar
from uuid import UUID

from workflows.services.commands import CaseCommand


@dataclass(frozen=True, slots=True)
class AddPaper(CaseCommand):
    """`paper_id` is made by the client. The command's fingerprint holds `digest` in the place of five megabytes."""

    act: ClassVar[str] = "add_paper"
    paper_id: UUID
    kind: str
    title: str
    dated_on: date | None
    content: bytes = field(repr=False)
    digest: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "digest", sha256(self.content).hexdigest())
