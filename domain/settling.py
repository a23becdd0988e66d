"""Work items that a person settles by hand, with words on what was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.history import Event, Kind

# The others end with the act that they ask for: a visit with a visit, a transfer with its answer.
BY_HAND = (
    "concern", "flag", "livelihood", "loan", "loan_instalment", "loan_step", "match", "message", "recheck", "referral",
    "review_step",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a work item is, as far as settling needs it."""

    id: UUID
    case_id: UUID
    kind: str
    status: str
    closed_on: date | None
    taken_by: str | None = None
    taken_at: datetime | None = None


def settled(item: Waiting, what: str, on: date) -> Event:
    return Event(Kind.ITEM_SETTLED, on, data={"item": item.kind}, sealed={"note": what})


def taken(item: Waiting, by: str, on: date) -> Event:
    """Who deals with it now."""
    return Event(Kind.CONCERN_TAKEN, on, data={"item": item.kind, "taken_by": by})
