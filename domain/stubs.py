"""What is left in sight of a case after expungement: that it was there, and from when to when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from domain.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Stub:
    """No name, no offence, no words: the fields of `domain.masking.STUB` alone."""

    id: UUID
    number: str
    unit_code: str
    opened_on: date
    closed_on: date
    reviews_held: int
    visits_made: int


class Stubs(Protocol):
    """For managers, within their communes; anybody else finds none. Logged."""

    def stubs(
        self, viewer: Viewer, *, at: datetime, limit: int = 50, offset: int = 0
    ) -> tuple[tuple[Stub, ...], int]:
        """The last to be closed first, with how many there are."""
        ...

    def stub(self, viewer: Viewer, number: str, *, at: datetime) -> Stub:
        """Raises UnknownCase, also outside the scope."""
        ...
