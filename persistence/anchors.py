"""Writes where the chains stand, and finds what was there at an anchor and is there no more."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date, datetime
from itertools import chain as one_after_the_other
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import IntegrityError

from domain.anchors import NO_ANCHOR, Anchor, Heads, events_in, missing, pack, root_of, unpack
from persistence import tables as t
from persistence.troubles import database_troubles

_A = t.history_anchor.c
_CHAINS = ((t.case_event, "case_id"), (t.firm_event, "firm_loan_id"))
_FIELDS = (_A.day, _A.at, _A.chains, _A.events, _A.root, _A.previous)


class Anchored:
    """What the store's own anchors say. `unsound`: days whose anchor is not what its root says."""

    def __init__(self, connection: Connection) -> None:
        self.heads: dict[UUID, tuple[int, bytes]] = {}
        self.last: Anchor | None = None
        self.count, self.unsound = 0, list[date]()
        previous = NO_ANCHOR
        for row in connection.execute(select(*_FIELDS, _A.grown).order_by(_A.id)):
            self._add(row, previous)
            previous = row.root

    def _add(self, row: Any, previous: str) -> None:
        try:
            self.heads |= unpack(zlib.decompress(row.grown))
            sound = row.previous == previous and root_of(previous, row.day, self.heads) == row.root
        except (zlib.error, ValueError):
            sound = False
        if not sound:
            self.unsound.append(row.day)
        self.count += 1
        self.last = Anchor(*(getattr(row, each.name) for each in _FIELDS))


def stored(connection: Connection) -> Iterator[tuple[UUID, int, bytes]]:
    """(chain, seq, hash) of every event."""
    queries = (select(table.c[of], table.c.seq, table.c.hash) for table, of in _CHAINS)
    rows: Iterable[Any] = one_after_the_other.from_iterable(
        connection.execution_options(yield_per=5_000).execute(query) for query in queries
    )
    return (tuple(row) for row in rows)


def heads(connection: Connection) -> dict[UUID, tuple[int, bytes]]:
    found: dict[UUID, tuple[int, bytes]] = {}
    for chain, seq, tip in stored(connection):
        if seq > found.get(chain, (0, b""))[0]:
            found[chain] = (seq, tip)
    return found


def anchor(engine: Engine, day: date, at: datetime) -> tuple[Anchor, Heads, list[tuple[UUID, int, str]]]:
    """Today's anchor (the last one where nothing grown since), every head it covers, and what is missing.

    What is missing keeps the head that was anchored, so that it is found for ever.
    """
    with database_troubles(), engine.connect() as connection:
        known = Anchored(connection)
        live = heads(connection)
        lost = missing(known.heads, stored(connection))
    gone = {chain for chain, _, _ in lost}
    grown = {
        chain: head
        for chain, head in live.items()
        if chain not in gone and head[0] > known.heads.get(chain, (0, b""))[0]
    }
    if known.last is not None and known.last.day == day and not grown:
        return known.last, known.heads, lost
    whole = known.heads | grown
    previous = known.last.root if known.last else NO_ANCHOR
    made = Anchor(day, at, len(whole), events_in(whole), root_of(previous, day, whole), previous, len(grown))
    _write(engine, made, grown)
    return made, whole, lost


def _write(engine: Engine, made: Anchor, grown: Heads) -> None:
    row = asdict(made) | {"grown": zlib.compress(pack(grown))}
    with database_troubles(), engine.execution_options(writes=True).begin() as connection:
        try:
            connection.execute(insert(t.history_anchor), row)
        except IntegrityError:  # another run was quicker, and its anchor is as good
            connection.rollback()


def against(engine: Engine, anchored: Heads) -> list[tuple[UUID, int, str]]:
    """What stood in an anchor kept elsewhere and is not in the store."""
    with database_troubles(), engine.connect() as connection:
        return missing(anchored, stored(connection))
