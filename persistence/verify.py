"""Walks every chain without any key: a changed, missing or reordered event is found, and named once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, LargeBinary, Row, Select, Table, cast, select, type_coerce

from domain.anchors import missing
from domain.case import FIELDS, Case
from domain.firm_lending.file import CLEAR
from domain.history import encode, fold
from persistence import tables as t
from persistence.anchors import Anchored, stored
from persistence.chain import GENESIS, hash_of_text
from persistence.engine import is_sqlite
from persistence.troubles import database_troubles
from persistence.types import instant_text

_TEXTS = ("case_id", "kind", "effective_on", "recorded_at", "actor", "payload")
_FIRM_FILES = select(*(t.firm_loan.c[name] for name in CLEAR), t.firm_loan.c.head).order_by(t.firm_loan.c.id)
_CASES = select(*(t.case.c[name] for name in FIELDS), t.case.c.head).order_by(t.case.c.id)


@dataclass(frozen=True, slots=True)
class Broken:
    """`case`: its id, or that of an establishment's loan file, which has a chain of its own.

    `problem`: changed | missing | extra | unlinked | head | row | case_missing; and of what an anchor holds: gone |
    cut | replaced, or anchor where the anchor itself (its day stands for the case) is not what its root says.
    """

    case: str
    seq: int
    problem: str


@dataclass(slots=True)
class Verification:
    cases: int = 0
    firm_files: int = 0
    events: int = 0
    anchors: int = 0
    broken: list[Broken] = field(default_factory=list)


def verify(engine: Engine, *, batch: int = 5_000) -> Verification:
    """Compares every event with its hash, its neighbours and the row that follows from it. Needs no key."""
    found = Verification()
    with (
        database_troubles(),
        engine.execution_options(stream_results=True, yield_per=batch).connect() as reading,
    ):
        rows = _Rows(reading, batch)
        events = map(_Entry.of, reading.execute(_events(is_sqlite(reading), t.case_event, "case_id")))
        for case, chain in groupby(events, key=lambda event: event.case):
            _check_case(found, case, list(chain), rows)
        rows.rest(found)
        _check_firm_files(found, reading)
        _check_anchors(found, reading)
    return found


def _check_anchors(found: Verification, reading: Connection) -> None:
    """What the chains themselves cannot tell: that their end, or a whole chain with its case, was taken away."""
    anchored = Anchored(reading)
    found.anchors = anchored.count
    found.broken += [Broken(day.isoformat(), 0, "anchor") for day in anchored.unsound]
    blamed = {each.case for each in found.broken}
    lost = missing(anchored.heads, stored(reading))
    found.broken += [Broken(chain.hex, seq, why) for chain, seq, why in lost if chain.hex not in blamed]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One stored event, as bytes that may be damaged in any way."""

    case: str
    seq: int
    kind: str
    effective_on: str
    recorded_at: str
    actor: str
    payload: str
    previous_hash: bytes
    hash: bytes

    @classmethod
    def of(cls, row: Row[Any]) -> _Entry:
        texts = {name: _text(getattr(row, name)) for name in _TEXTS}
        return cls(texts.pop("case_id"), row.seq, previous_hash=row.previous_hash, hash=row.hash, **texts)

    @property
    def sound(self) -> bool:
        texts = (self.kind, self.effective_on, self.recorded_at, self.actor, self.payload)
        return hash_of_text(self.previous_hash, self.case, self.seq, *texts) == self.hash


def _text(value: Any) -> str:
    if isinstance(value, bytes):
        return value.decode(errors="surrogateescape")
    if isinstance(value, datetime):
        return instant_text(value)
    return value.hex if isinstance(value, UUID) else str(value)


def _events(sqlite: bool, table: Table, of: str) -> Select[Any]:
    """SQLite keeps any bytes in a text column, so they are read as bytes: damage must not stop the reader."""
    c = table.c
    texts = [
        (type_coerce(cast(c[name], LargeBinary), LargeBinary) if sqlite else c[name]).label(label)
        for name, label in ((of if name == "case_id" else name, name) for name in _TEXTS)
    ]
    return select(*texts, c.seq, c.previous_hash, c.hash).order_by(c[of], c.seq)


class _Rows:
    """The case rows, read beside the events in the same order of ids."""

    def __init__(self, reading: Connection, batch: int) -> None:
        self._cases: Iterator[Row[Any]] = iter(reading.execute(_CASES.execution_options(yield_per=batch)))
        self._next = next(self._cases, None)

    def take(self, case: str, found: Verification) -> Row[Any] | None:
        """The row of this case; rows passed over have no events at all."""
        while self._next is not None and self._next.id.hex < case:
            self._without_events(found, self._next)
            self._next = next(self._cases, None)
        if self._next is None or self._next.id.hex != case:
            return None
        row, self._next = self._next, next(self._cases, None)
        return row

    def rest(self, found: Verification) -> None:
        while self._next is not None:
            self._without_events(found, self._next)
            self._next = next(self._cases, None)

    def _without_events(self, found: Verification, row: Row[Any]) -> None:
        found.cases += 1
        found.broken += [Broken(row.id.hex, seq, "missing") for seq in range(1, row.version + 1)]


def _check_case(found: Verification, case: str, events: list[_Entry], rows: _Rows) -> None:
    row = rows.take(case, found)
    found.cases += 1
    found.events += len(events)
    broken = list(_broken_links(events))
    if row is None:
        broken.append(Broken(case, 0, "case_missing"))
    else:
        broken += _broken_end(row, events)
        if not broken and not _row_follows(row, events):
            broken.append(Broken(case, row.version, "row"))
    found.broken += broken


def _broken_links(events: list[_Entry]) -> Iterator[Broken]:
    """One entry for each damaged event: its neighbours are not blamed for it."""
    expected, previous, blamed = 1, GENESIS, False
    for event in events:
        missing = range(expected, event.seq)
        yield from (Broken(event.case, seq, "missing") for seq in missing)
        if not event.sound:
            yield Broken(event.case, event.seq, "changed")
        elif event.previous_hash != previous and not (blamed or missing):
            yield Broken(event.case, event.seq, "unlinked")
        expected, previous, blamed = event.seq + 1, event.hash, not event.sound


def _broken_end(row: Row[Any], events: list[_Entry]) -> Iterator[Broken]:
    last = events[-1]
    yield from (Broken(last.case, seq, "missing") for seq in range(last.seq + 1, row.version + 1))
    yield from (Broken(last.case, event.seq, "extra") for event in events if event.seq > row.version)
    if last.seq == row.version and row.head != last.hash and last.sound:
        yield Broken(last.case, last.seq, "head")


def _row_follows(row: Row[Any], events: list[_Entry]) -> bool:
    """Folding the events gives the current row."""
    now = Case(**dict(zip(FIELDS, row, strict=False)))
    return fold(Case(id=now.id, person_id=now.person_id), (event.payload for event in events)) == now


def _check_firm_files(found: Verification, reading: Connection) -> None:
    """They are few: the whole of a district's fits into memory."""
    query = _events(is_sqlite(reading), t.firm_event, "firm_loan_id")
    entries = [_Entry.of(row) for row in reading.execute(query)]
    chains = {file: list(chain) for file, chain in groupby(entries, key=lambda entry: entry.case)}
    rows: dict[str, Any] = {row.id.hex: row for row in reading.execute(_FIRM_FILES)}
    for file in sorted(chains.keys() | rows.keys()):
        found.firm_files += 1
        found.events += len(chains.get(file, ()))
        found.broken += _broken_file(file, rows.get(file), chains.get(file, []))


def _broken_file(file: str, row: Any, events: list[_Entry]) -> list[Broken]:
    if row is None:
        return [*_broken_links(events), Broken(file, 0, "case_missing")]
    if not events:
        return [Broken(file, seq, "missing") for seq in range(1, row.version + 1)]
    broken = [*_broken_links(events), *_broken_end(row, events)]
    if broken:
        return broken
    told: dict[str, Any] = {}
    for event in events:
        told.update(json.loads(event.payload)["set"])
    stands = {name: encode(getattr(row, name)) for name in CLEAR if name != "version"}
    return [] if told == stands else [Broken(file, row.version, "row")]
