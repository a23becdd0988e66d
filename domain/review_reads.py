"""What the page of reviews reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from domain.reviews import window_of
from domain.viewer import Viewer


@dataclass(frozen=True, slots=True)
class OpenReview:
    """One open review with the person; `name` is opened for the rows that are shown."""

    case_id: str
    number: str
    name: str | None
    unit_name: str
    due_on: date
    opens_on: date
    ends_on: date | None
    planned_on: date | None
    level: str

    def window(self, on: date) -> str:
        return window_of(self.due_on, self.opens_on, self.ends_on, on)


class ReviewReads(Protocol):
    """Reads in the viewer's scope; who was shown is logged."""

    def open(
        self, viewer: Viewer, *, at: datetime, on: date, level: str | None, most: int
    ) -> tuple[tuple[OpenReview, ...], int]:
        """(the first `most` open reviews by planned day, how many there are)."""
        ...
