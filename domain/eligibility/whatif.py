"""What a draft value would do to a whole caseload: who gains, who loses, from which day, and at what cost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import reduce
from itertools import pairwise
from typing import Any, ClassVar
from uuid import UUID

import numpy as np
import numpy.typing as npt

from domain.dates import day_number, from_day_number
from domain.eligibility.batch import NEVER
from domain.eligibility.caseload import CaseKey
from domain.errors import DomainError
from domain.findings import Outcome
from domain.law_changes import LawChange, LawChangeRefused, faults
from domain.parameter_keys import DECLARED, Value, value_of
from domain.parameters import Law, UnknownParameter
from domain.rules.boundaries import boundary_columns
from domain.rules.columns import Frame
from domain.rules.facts import fact
from domain.rules.qd22 import PERSON
from domain.rules.qd22.cap import CAP
from domain.rules.values import Column, Columns, Truths

Days = npt.NDArray[np.int32]
Rows = npt.NDArray[np.intp]
Money = npt.NDArray[np.int64]
UNKNOWN_CAP = -1
# A proposal is judged by how far ahead it is; from a later day the calendar has no days left to count.
_LATEST = date(9990, 1, 1)

# The numbers on which it hangs whether a person may borrow; another one moves nobody here.
TRIED = tuple(
    sorted({key for rule in PERSON for key in rule.law_keys if not key.startswith("qd22.establishment")})
)


class NotTried(DomainError):
    """A number that decides nobody's eligibility. data: parameter, expected."""

    key: ClassVar[str] = "law_not_tried"


@dataclass(frozen=True, slots=True, eq=False)
class Effect:
    """`gains` and `loses` are row numbers, `*_on` beside them the first day of the change; who gains may lose later.

    `cap_*`: an entry a row, UNKNOWN_CAP where it is not known. Counts are of the first day. `cost_vnd` is what those
    who gain ask for, `lost_vnd` what those who lose ask for, `at_most_vnd` the whole new room under the caps.
    """

    gains: Rows
    gains_on: Days
    loses: Rows
    loses_on: Days
    cap_before: Money
    cap_after: Money
    eligible_before: int
    eligible_after: int
    unknown: int
    cost_vnd: int
    lost_vnd: int
    at_most_vnd: int


@dataclass(frozen=True, slots=True)
class Moved:
    """One case that gains or loses on a day, with the cap before and after where it is known."""

    case_id: UUID
    number: str
    unit_code: str
    on: date
    cap_before: int | None
    cap_after: int | None


@dataclass(frozen=True, slots=True)
class Tried:
    """A draft on a caseload. The figures are those of `Effect`; `starts`: the draft's first day."""

    key: str
    value: Value
    starts: date
    on: date
    until: date
    persons: int
    gains: tuple[Moved, ...]
    loses: tuple[Moved, ...]
    found: Effect


def tried(
    keys: Sequence[CaseKey],
    columns: Columns,
    law: Law,
    key: str,
    value: Value,
    starts: date,
    on: date,
    until: date,
) -> Tried:
    """What the draft does from `on` (or from its own first day, where that is later) to `until`."""
    first = max(on, starts)
    found = effect(columns, law, drafted(law, key, value, starts, on), first, max(first, until))

    def moved(rows: Rows, days: Days) -> tuple[Moved, ...]:
        caps = found.cap_before[rows].tolist(), found.cap_after[rows].tolist()
        shown = map(_moved, (keys[row] for row in rows.tolist()), days.tolist(), *caps)
        return tuple(sorted(shown, key=lambda each: (each.on, each.number)))

    return Tried(
        key, value, starts, first, max(first, until), len(keys),
        moved(found.gains, found.gains_on), moved(found.loses, found.loses_on), found,
    )  # fmt: skip


def _moved(key: CaseKey, day: int, before: int, after: int) -> Moved:
    was, then = (None if cap == UNKNOWN_CAP else cap for cap in (before, after))
    return Moved(key.id, key.number, key.unit_code, from_day_number(day), was, then)


def draft_value(key: str, text: Any) -> Value:
    """What somebody typed or sent, as a value of the key. Raises UnknownParameter, NotTried, LawChangeRefused."""
    if key not in DECLARED:
        raise UnknownParameter(parameter=key)
    if key not in TRIED:
        raise NotTried(parameter=key, expected=", ".join(TRIED))
    kind = DECLARED[key].kind
    try:
        return value_of(kind, _whole_number(text) if kind == "whole" and isinstance(text, str) else text)
    except ValueError:
        raise LawChangeRefused(parameter=key, field="value", fault="value") from None


def _whole_number(text: str) -> int:
    """Thousands may be grouped by dots or spaces."""
    digits = text.translate(str.maketrans("", "", ". \u00a0"))
    if not (digits.isascii() and digits.isdigit() and len(digits) < 16):
        raise ValueError(text)
    return int(digits)


def drafted(law: Law, key: str, value: Value, starts: date, on: date | None = None) -> Law:
    """The law with the draft from a day on, until the next change that is already known.

    Raises LawChangeRefused for what could not be proposed on the day `on` either (today or, without it, `starts`).
    """
    series = law.series(key)
    now = series.at(starts)
    later = [each.valid_from for each in series.values if each.valid_from > starts]
    draft = replace(_DRAFT, key=key, value=value, valid_from=starts)
    draft = replace(draft, valid_to=now.valid_to if now is not None else min(later, default=None))
    wrong = {
        field: fault
        for field, fault in faults(law, draft, min(on or starts, _LATEST)).items()
        if fault != "same"
    }
    for field, fault in wrong.items():
        raise LawChangeRefused(parameter=key, field=field, fault=fault)
    return law.amended(key, draft.dated)


_DRAFT = LawChange(
    id=UUID(int=0),
    key="",
    value=0,
    valid_from=date.min,
    valid_to=None,
    citation="dự thảo",
    standing="default",
    reference="",
    note="dự thảo",
    reason="dự thảo",
    proposed_by="",
    proposed_at=datetime.min,
)


def effect(columns: Columns, law: Law, draft: Law, on: date, until: date) -> Effect:
    """Exact to the day from `on` to `until`, both included: every row jumps from one turning day to the next."""
    rows = max((each.values.size for each in columns.values()), default=0)
    given = {**columns, "kind": Column(np.zeros((), dtype=np.int8))}
    gained, lost = np.full(rows, NEVER, np.int32), np.full(rows, NEVER, np.int32)
    for start, end in _periods(law, draft, on, until):
        day = from_day_number(start)
        was, new = (Frame(given, each.on(day), day) for each in (law, draft))
        at = np.full(rows, start, np.int32)
        while (inside := at < end).any():
            was, new = was.at(at), new.at(at)
            before, after = _outcome(was) == Outcome.MET, _outcome(new) == Outcome.MET
            np.minimum(gained, at, out=gained, where=inside & after & ~before)
            np.minimum(lost, at, out=lost, where=inside & before & ~after)
            at = np.minimum(_next(was, at), _next(new, at))
    first = tuple(Frame(given, each.on(on), on) for each in (law, draft))
    return _summed(first, gained, lost, rows)


def _periods(law: Law, draft: Law, on: date, until: date) -> Iterable[tuple[int, int]]:
    """[first day, day after the last) between the changes of either law."""
    keys = {key for rule in PERSON for key in rule.law_keys}
    changes = {day for each in (law, draft) for day in each.changes(keys) if on < day <= until}
    return pairwise(sorted({day_number(on), day_number(until) + 1, *map(day_number, changes)}))


def _outcome(frame: Frame) -> Truths:
    found: Truths = reduce(np.minimum, [frame.value(rule.holds).values for rule in PERSON])
    return found


def _next(frame: Frame, at: Days) -> Days:
    found = np.full(at.shape, NEVER, np.int32)
    for rule in PERSON:
        for day in boundary_columns(rule.holds, frame):
            later = day.known & (day.values > at)
            found = np.minimum(found, np.where(later, day.values, np.int32(NEVER)))
    return found


def _summed(first: tuple[Frame, ...], gained: Days, lost: Days, rows: int) -> Effect:
    was, new = (np.broadcast_to(_outcome(frame), (rows,)) for frame in first)
    before, after = (_whole(frame.value(CAP), rows) for frame in first)
    wished = np.maximum(_whole(first[0].value(fact.requested_vnd), rows), 0)
    gains, loses = np.flatnonzero(gained != NEVER), np.flatnonzero(lost != NEVER)
    both = (was == Outcome.MET) & (new == Outcome.MET)
    room = np.maximum(after - before, 0)[both].sum() + np.maximum(after[gains], wished[gains]).sum()
    return Effect(
        gains,
        gained[gains],
        loses,
        lost[loses],
        before,
        after,
        eligible_before=int((was == Outcome.MET).sum()),
        eligible_after=int((new == Outcome.MET).sum()),
        unknown=int((new == Outcome.UNKNOWN).sum()),
        cost_vnd=int(wished[gains].sum()),
        lost_vnd=int(wished[loses].sum()),
        at_most_vnd=int(room),
    )


def _whole(column: Column, rows: int) -> Money:
    found: Money = np.where(column.known, column.values, UNKNOWN_CAP)
    return np.broadcast_to(found, (rows,)).astype(np.int64)
