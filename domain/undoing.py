"""Undoing the last act: by its own hand, within a day, and only where nothing left the house and no right arose."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, ClassVar, Protocol
from uuid import UUID

from domain.case import Case
from domain.errors import DomainError
from domain.history import DECODE, Event, Kind, fold
from domain.viewer import Viewer

WITHIN = timedelta(hours=24)
# A consent is answered anew, a move is set back with a reason, a plan is made anew: their people rely on them.
KINDS = frozenset({Kind.FACTS_RECORDED, Kind.ACTION_DONE, Kind.GROUP_ASSIGNED, Kind.TRANSFER_OFFERED})


class UndoNotLast(DomainError):
    """Something else was recorded since. data: number, seq, last."""

    key: ClassVar[str] = "undo_not_last"


class UndoNotOwn(DomainError):
    """data: number, actor."""

    key: ClassVar[str] = "undo_not_own"


class UndoTooLate(DomainError):
    """data: number, recorded_at."""

    key: ClassVar[str] = "undo_too_late"


class UndoNotThis(DomainError):
    """data: number, event (its kind)."""

    key: ClassVar[str] = "undo_not_this"


@dataclass(frozen=True, slots=True)
class Past:
    """An event of the chain as it was stored."""

    seq: int
    kind: str
    actor: str
    recorded_at: datetime
    payload: str
    effective_on: date = date.min

    @property
    def data(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = json.loads(self.payload).get("data", {})
        return found

    @property
    def sets(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = json.loads(self.payload)["set"]
        return found


@dataclass(frozen=True, slots=True)
class Undo:
    """What undoing would do: `restores` the fields with their values now and before."""

    seq: int
    kind: str
    recorded_at: datetime
    restores: tuple[tuple[str, Any, Any], ...]
    data: Mapping[str, Any]


class Undoing(Protocol):
    """What undoing would restore; raises what the act would raise."""

    def planned(self, viewer: Viewer, case_id: UUID, seq: int, *, at: datetime) -> Undo: ...


def planned(case: Case, chain: Sequence[Past], seq: int, user: str, at: datetime) -> Undo:
    """`chain`: the whole history, oldest first. Raises UndoNotLast, UndoNotOwn, UndoTooLate, UndoNotThis."""
    last = chain[-1]
    if last.seq != seq:
        raise UndoNotLast(number=case.number, seq=seq, last=last.seq)
    if last.kind not in KINDS:
        raise UndoNotThis(number=case.number, event=last.kind)
    if last.actor != user:
        raise UndoNotOwn(number=case.number, actor=last.actor)
    if at - last.recorded_at > WITHIN:
        raise UndoTooLate(number=case.number, recorded_at=last.recorded_at)
    before = fold(Case(id=case.id, person_id=case.person_id), (each.payload for each in chain[:-1]))
    restores = tuple((name, DECODE[name](now), getattr(before, name)) for name, now in last.sets.items())
    return Undo(last.seq, last.kind, last.recorded_at, restores, last.data)


def undone(undo: Undo, on: date) -> Event:
    sets = {name: before for name, _, before in undo.restores}
    return Event(Kind.UNDONE, on, sets, {"undone": undo.kind, "undone_seq": undo.seq})
