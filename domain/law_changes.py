"""Changes of the law's numbers: proposed by one person, approved by another, and laid over what the files ship."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal, Protocol
from uuid import UUID

from domain.errors import DomainError
from domain.parameter_keys import DECLARED, Kind, Unit, Value, value_of
from domain.parameters import STANDINGS, DatedValue, Law, Series, Standing, UnconnectedValues
from domain.tasks import keyed
from domain.viewer import Viewer

Status = Literal["proposed", "approved", "refused", "withdrawn"]
STATUSES: tuple[Status, ...] = ("proposed", "approved", "refused", "withdrawn")
LONGEST_CITATION, LONGEST_TEXT = 240, 1000
_FIRST_DAY = date(1900, 1, 1)
# A law is announced months ahead; a later day is a slip of the pen.
_AHEAD = timedelta(days=3 * 366)
# Beyond these a number is a slip of the pen as well, and the columns of a million people would not hold it.
_MOST: dict[Unit, int] = {
    "years": 100,
    "months": 1200,
    "days": 3660,
    "vnd": 10**13,
    "percent": 1000,
    "basis_points": 10_000,
    "multiple": 100,
    "count": 1000,
}
# Of these nought says nothing, or would set a rhythm that never moves on.
_ABOVE_NOUGHT = frozenset[Unit]({"years", "months", "vnd", "multiple"})


class LawChangeRefused(DomainError):
    """The value cannot be so. data: parameter, field, fault (a code of `law_fault`)."""

    key = "law_change_refused"


class OwnProposal(DomainError):
    """Nobody approves what they proposed themselves. data: parameter, proposed_by."""

    key = "own_proposal"


class NotOwnProposal(DomainError):
    """Only who proposed takes a proposal back. data: parameter, proposed_by."""

    key = "not_own_proposal"


class ProposalDecided(DomainError):
    """Somebody was quicker. data: parameter, status, by."""

    key = "proposal_decided"


class LawMovedOn(DomainError):
    """The parameter was changed since the proposal was looked at. data: parameter."""

    key = "law_moved_on"


@dataclass(frozen=True, slots=True)
class LawChange:
    """A proposed value with who proposed it and why, and who decided and when. It is in force once approved."""

    id: UUID
    key: str
    value: Value
    valid_from: date
    valid_to: date | None
    citation: str
    standing: Standing
    reference: str
    note: str
    reason: str
    proposed_by: str
    proposed_at: datetime
    status: Status = "proposed"
    decided_by: str | None = None
    decided_at: datetime | None = None
    decided_on: date | None = None
    decision_note: str = ""

    @property
    def dated(self) -> DatedValue:
        """Who approves a confirmed value confirms it, on the legal day of the approval."""
        confirmed = self.standing == "confirmed"
        return DatedValue(
            self.value,
            self.valid_from,
            self.valid_to,
            self.citation,
            self.standing,
            self.reference,
            self.note,
            self.decided_by if confirmed else None,
            self.decided_on if confirmed else None,
        )


def change_id(command_id: UUID) -> UUID:
    """What the proposal that a command makes is called."""
    return keyed(f"law_change|{command_id.hex}")


def composed(shipped: Law, approved: Iterable[LawChange]) -> Law:
    """The shipped law with every approved value over it, the latest decision last.

    What does not fit a newer program's files any more (`left_out`) is passed over, so that no row stops the office.
    """
    law = shipped
    for each in _in_order(approved):
        law = _with(law, each) or law
    return law


def left_out(shipped: Law, approved: Iterable[LawChange]) -> frozenset[UUID]:
    """Approved changes that `composed` passes over."""
    law, found = shipped, set[UUID]()
    for each in _in_order(approved):
        after = _with(law, each)
        if after is None:
            found.add(each.id)
        law = after or law
    return frozenset(found)


def _in_order(changes: Iterable[LawChange]) -> list[LawChange]:
    approved = [(each.decided_at, each.id, each) for each in changes if each.decided_at is not None]
    return [each for _, _, each in sorted(approved, key=lambda row: row[:2]) if each.status == "approved"]


def _with(law: Law, change: LawChange) -> Law | None:
    if change.key not in DECLARED or not _fits(DECLARED[change.key].kind, change.value):
        return None
    try:
        return law.amended(change.key, change.dated)
    except UnconnectedValues:
        return None


def _fits(kind: Kind, value: Value) -> bool:
    if isinstance(value, date):
        return kind == "day"
    try:
        return value_of(kind, value) == value
    except ValueError:
        return False


@lru_cache(maxsize=16)
def law_version(law: Law) -> str:
    """Which values answer, and when: what an answer has to be worked out again for. Words do not count."""
    return _digest(law.series(key) for key in sorted(law.keys()))


def series_version(series: Series) -> str:
    """The same of one parameter, with its words: what a proposal was compared with."""
    return _digest([series], words=True)


def _digest(series: Iterable[Series], words: bool = False) -> str:
    said = hashlib.sha256()
    for each in series:
        for v in each.values:
            also = (v.citation, v.standing, v.reference, v.note) if words else ()
            said.update(repr((each.key, v.value, v.valid_from, v.valid_to, *also)).encode())
    return said.hexdigest()[:12]


def faults(law: Law, draft: LawChange, on: date) -> dict[str, str]:
    """Codes of `law_fault` by field; {} when the value can be proposed. Raises UnknownParameter."""
    series, found = law.series(draft.key), dict[str, str]()
    for field, fault in (*_plain(draft, on), *_words(draft)):
        found.setdefault(field, fault)
    if not found and _gap(series, draft.dated):
        found["valid_from"] = "gap"
    if not found and _nothing_new(series, draft.dated):
        found["value"] = "same"
    return found


def _plain(draft: LawChange, on: date) -> Iterator[tuple[str, str]]:
    declared = DECLARED[draft.key]
    if not _fits(declared.kind, draft.value):
        yield "value", "value"
    elif not _sensible(draft.value, declared.unit):
        yield "value", "range"
    if not _FIRST_DAY <= draft.valid_from <= on + _AHEAD:
        yield "valid_from", "far"
    if draft.valid_to is not None and draft.valid_to <= draft.valid_from:
        yield "valid_to", "order"


def _sensible(value: Value, unit: Unit) -> bool:
    numbers = value if isinstance(value, tuple) else (value,)
    least = 1 if unit in _ABOVE_NOUGHT else 0
    return (
        all(least <= each <= _MOST[unit] for each in numbers if isinstance(each, int)) if numbers else False
    )


def _words(draft: LawChange) -> Iterator[tuple[str, str]]:
    for field in ("citation", "reference", "note", "reason"):
        text = getattr(draft, field)
        if field in ("citation", "reason") and not text.strip():
            yield field, field
        if fault := wrong_words(text, LONGEST_CITATION if field == "citation" else LONGEST_TEXT):
            yield field, fault
    if draft.standing not in STANDINGS:
        yield "standing", "standing"
    elif draft.standing == "default" and not draft.note.strip():
        yield "note", "note"
    elif draft.standing != "default" and not draft.reference.strip():
        yield "reference", "reference"


def wrong_words(text: str, most: int) -> str | None:
    """The fault of a text that is too long, or that no page can print."""
    if len(text) > most:
        return "long"
    return None if text.replace("\n", " ").isprintable() else "signs"


def _gap(series: Series, new: DatedValue) -> bool:
    """Days without law beside the new value: a series has no holes."""
    try:
        series.amended(new)
    except UnconnectedValues:
        return True
    return False


def _nothing_new(series: Series, new: DatedValue) -> bool:
    """The days that it covers say the same already, down to the words."""
    held = [each for each in series.values if _overlaps(each, new)]
    whole = bool(held) and held[0].valid_from <= new.valid_from and _reaches(held[-1].valid_to, new.valid_to)
    return whole and len({_said(each) for each in (new, *held)}) == 1


def _said(each: DatedValue) -> tuple[Value, str, str, str, str]:
    return each.value, each.citation, each.standing, each.reference, each.note


def _overlaps(each: DatedValue, new: DatedValue) -> bool:
    begins_before_end = new.valid_to is None or each.valid_from < new.valid_to
    return begins_before_end and (each.valid_to is None or each.valid_to > new.valid_from)


def _reaches(end: date | None, wanted: date | None) -> bool:
    return end is None or (wanted is not None and end >= wanted)


class LawMoves(Protocol):
    """What an act on the law asks of the store, inside its transaction."""

    def alone(self) -> Law:
        """The law as it stands now, with nobody else changing it."""
        ...

    def later(self, at: datetime) -> datetime:
        """`at`, or just after the last decision: their order is the one in which they were made."""
        ...


class LawReads(Protocol):
    """Reads of the law's pages: nothing in them names a person but by the code of an account."""

    def changes(
        self, viewer: Viewer, status: Status | None = None, key: str | None = None
    ) -> Sequence[LawChange]:
        """The newest first."""
        ...

    def change(self, viewer: Viewer, wanted: UUID) -> LawChange:
        """Raises UnknownRecord."""
        ...

    def left_out(self) -> frozenset[UUID]:
        """Approved changes that do not fit this program's files, and are not in force."""
        ...
