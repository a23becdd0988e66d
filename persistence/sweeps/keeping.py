"""What all sweeps share: insert what is not there yet, and remember the piece of work in the same transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Table, insert, select, true, update

from domain.sweeps import WHOLE, Partition
from domain.tasks import Message, WorkItem, keyed
from persistence import tables as t
from persistence.inserting import insert_new


def within(partition: Partition) -> ColumnElement[bool]:
    """The cases of the partition's communes."""
    code = t.case.c.unit_code
    return (code >= partition.first) & (code < partition.end)


def among(partition: Partition, id_: ColumnElement[Any] = t.case.c.id) -> ColumnElement[bool]:
    """The cases of a partition by ids; these are given in the order of time, so that neighbours lie side by side."""
    first, end = partition.first, partition.end
    after = id_ >= UUID(first.ljust(32, "0")) if first else true()
    return after & (id_ < UUID(end.ljust(32, "0")) if end != WHOLE.end else true())


def ask_all(connection: Connection, items: Iterable[WorkItem]) -> int:
    """Opens the work items whose keys are new; how many those were."""
    wanted = {item.key: item for item in items}
    known = _known(connection, t.work_item, list(wanted))
    rows = [
        {"id": keyed(key), **{name: getattr(item, name) for name in WorkItem.__slots__}, "closed_on": None}
        for key, item in wanted.items()
        if key not in known
    ]
    insert_new(connection, t.work_item, rows)
    return len(rows)


def tell_all(connection: Connection, messages: Iterable[Message], at: datetime) -> int:
    """Writes the messages whose keys are new to the outbox; how many those were."""
    wanted = {message.key: message for message in messages}
    known = _known(connection, t.outbox, list(wanted))
    fixed = {"created_at": at, "status": "waiting", "attempts": 0, "sent_at": None}
    rows = [{"id": keyed(key), **asdict(each), **fixed} for key, each in wanted.items() if key not in known]
    insert_new(connection, t.outbox, rows)
    return len(rows)


def _known(connection: Connection, table: Table, keys: list[str]) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(keys), 500):
        wanted = keys[start : start + 500]
        found.update(connection.scalars(select(table.c.key).where(table.c.key.in_(wanted))))
    return found


def done_before(connection: Connection, name: str, on: date, partition: str = WHOLE.key) -> bool:
    s = t.sweep.c
    here = (s.name == name) & (s.period == on.isoformat()) & (s.partition == partition)
    return connection.scalar(select(s.name).where(here)) is not None


def remember(
    connection: Connection, name: str, on: date, partition: str, counts: Mapping[str, int], at: datetime
) -> None:
    """Adds what was done now to the piece's row; nothing done leaves the row as it is."""
    s = t.sweep.c
    here = (s.name == name) & (s.period == on.isoformat()) & (s.partition == partition)
    before = connection.scalar(select(s.counts).where(here))
    if before is None:
        row = {
            "name": name,
            "period": on.isoformat(),
            "partition": partition,
            "counts": dict(counts),
            "done_at": at,
        }
        connection.execute(insert(t.sweep), row)
    elif any(counts.values()):
        added = {key: before.get(key, 0) + counts.get(key, 0) for key in {**before, **counts}}
        connection.execute(update(t.sweep).where(here).values(counts=added, done_at=at))
