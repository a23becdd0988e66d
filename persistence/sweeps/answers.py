"""Stores the answers of a chunk in a few statements: once into a temporary table, and from there by the database.

A changed answer is an event of the case, chained like every other; an unchanged one locks no case.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np
from sqlalchemy import BigInteger as Long
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Date,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Uuid,
    case,
    delete,
    exists,
    func,
    insert,
    literal,
    select,
    type_coerce,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from domain.case import Stage
from domain.dates import from_day_number
from domain.eligibility import rules_in
from domain.eligibility.batch import NEVER
from domain.history import Event, Kind, payload_text
from domain.rules import RULES_VERSION
from domain.rules.values import Array
from domain.sweeps import Partition
from domain.viewer import SYSTEM
from persistence import tables as t
from persistence.bulk import Binding, add_rows
from persistence.chain import hash_of_text
from persistence.engine import is_sqlite
from persistence.packed import hex_id
from persistence.sweeps.keeping import among
from persistence.types import instant_text

_C, _E, _V = t.case.c, t.eligibility.c, t.case_event.c
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Answer:
    """What many cases have in common: few different ones answer for all."""

    purpose: str
    outcome: str
    not_met: int
    unknown: int
    turns_to: str
    missing_facts: int

    def event(self, on: date, law_version: str) -> Event:
        data = {
            "purpose": self.purpose,
            "outcome": self.outcome,
            "not_met": list(rules_in(self.not_met)),
            "unknown": list(rules_in(self.unknown)),
            "rules": RULES_VERSION,
            "law": law_version,
        }
        return Event(Kind.ELIGIBILITY_FOUND, on, data=data)


@dataclass(frozen=True, slots=True)
class When:
    """The day and the instant of the sweep, and the law under which it asks."""

    on: date
    at: datetime
    law_version: str


# SQLite, which has no days, is given them as it stores them: it would take as long to write one as to store a row.
_DAY_NUMBER = Long().with_variant(String(10), "sqlite")

FOUND = Table(
    "found_answer",
    MetaData(),
    Column("case_id", Uuid, primary_key=True),
    Column("before", Long, nullable=False),
    Column("version", Long, nullable=False),
    Column("answer", Long, nullable=False),
    Column("change_on", _DAY_NUMBER),
    Column("turns_on", _DAY_NUMBER),
    prefixes=["TEMPORARY"],
    sqlite_with_rowid=False,
)
_ANSWER = Table(
    "found_kind",
    FOUND.metadata,
    Column("answer", Integer, primary_key=True),
    Column("purpose", String(16), nullable=False),
    Column("outcome", String(8), nullable=False),
    Column("not_met", Long, nullable=False),
    Column("unknown", Long, nullable=False),
    Column("turns_to", String(8), nullable=False),
    Column("missing_facts", SmallInteger, nullable=False),
    prefixes=["TEMPORARY"],
)
_F, _A = FOUND.c, _ANSWER.c


@contextmanager
def put(connection: Connection, rows: Array, answers: Sequence[Answer]) -> Iterator[None]:
    """`rows`: id, before and version (of the case, one apart where the answer changed), answer, change_on, turns_on."""
    FOUND.metadata.drop_all(connection, checkfirst=True)
    FOUND.metadata.create_all(connection, checkfirst=False)
    (_into_sqlite if is_sqlite(connection) else _into_postgresql)(connection, rows)
    named = [{name: getattr(each, name) for name in Answer.__slots__} for each in answers]
    connection.execute(insert(_ANSWER), [{"answer": place, **each} for place, each in enumerate(named)])
    if not is_sqlite(connection):
        connection.exec_driver_sql(f"ANALYZE {FOUND.name}")  # a new table is taken for a small one
    yield
    FOUND.metadata.drop_all(connection, checkfirst=False)


def chain_changes(connection: Connection, answers: Sequence[Answer], when: When) -> set[str]:
    """Writes the events of the changed answers; the ids (hex) of those whose case stayed as it was read.

    Somebody may have been quicker with a case: its answer is put aside, and it stays due.
    """
    changed = _F.before != _F.version
    as_read = (_C.id == _F.case_id) & (_C.version == _F.before)
    query = (
        select(hex_id(connection, _C.id), _C.head, _F.version, _F.answer)
        .where(changed, as_read)
        .order_by(_C.id)
        .with_for_update(of=t.case)
    )
    held = connection.execute(query).all()
    connection.execute(delete(FOUND).where(changed, ~exists().where(as_read)))
    if held:
        _write_events(connection, held, answers, when)
        theirs = (_V.case_id == _F.case_id) & (_V.seq == _F.version)
        advanced = update(t.case).values(version=_V.seq, head=_V.hash)
        connection.execute(advanced.where(as_read, changed, theirs))
    return {row[0] for row in held}


def _write_events(connection: Connection, held: Sequence[Any], answers: Sequence[Answer], when: When) -> None:
    binding, kind, actor = Binding(connection.dialect.name), Kind.ELIGIBILITY_FOUND.value, SYSTEM.user
    on, at = when.on.isoformat(), instant_text(when.at)
    alike = {"kind": kind, "effective_on": when.on, "recorded_at": when.at, "actor": actor}
    bound = binding.some("case_event", alike)
    payloads = [payload_text(each.event(when.on, when.law_version)) for each in answers]
    rows = []
    for case_hex, head, seq, answer in held:
        payload = payloads[answer]
        hashed = hash_of_text(head, case_hex, seq, kind, on, at, actor, payload)
        rows.append((binding.id_from_hex(case_hex), seq, *bound, payload, head, hashed))
    names = ("case_id", "seq", *alike, "payload", "previous_hash", "hash")
    add_rows(connection, "case_event", names, rows)


def store(connection: Connection, when: When) -> None:
    """Every answer that was put, over the one before; an outcome that stays keeps its first day."""
    make = sqlite.insert if is_sqlite(connection) else postgresql.insert
    values = {
        "case_id": _F.case_id,
        "change_on": _day(connection, _F.change_on),
        "turns_on": _day(connection, _F.turns_on),
        "case_version": _F.version,
        "outcome_since": literal(when.on, Date),
        "evaluated_on": literal(when.on, Date),
        "rules_version": literal(RULES_VERSION),
        "law_version": literal(when.law_version),
        **{name: _A[name] for name in Answer.__slots__},
    }
    chosen = select(*(value.label(name) for name, value in values.items())).where(_A.answer == _F.answer)
    statement = make(t.eligibility).from_select(list(values), chosen)
    new = statement.excluded
    since = case((_E.outcome == new.outcome, _E.outcome_since), else_=new.outcome_since)
    over = {name: new[name] for name in values if name != "case_id"} | {"outcome_since": since}
    connection.execute(statement.on_conflict_do_update(index_elements=["case_id"], set_=over))


def confirm(connection: Connection, partition: Partition, when: When) -> None:
    """The answers of the partition that were found again: they stand, under today's rules and law.

    Only where everything due of it was asked, and after `store`: what is left under others is what stood.
    """
    as_asked = (_C.id == _E.case_id) & (_C.version == _E.case_version) & (_C.stage != Stage.CLOSED)
    others = (_E.rules_version != RULES_VERSION) | (_E.law_version != when.law_version)
    now = {"evaluated_on": when.on, "rules_version": RULES_VERSION, "law_version": when.law_version}
    theirs = among(partition, _E.case_id) & others & exists().where(as_asked)
    connection.execute(update(t.eligibility).where(theirs).values(now))


def _day(connection: Connection, number: ColumnElement[int]) -> Any:
    """The day of a day number, or NULL where no day is known."""
    if is_sqlite(connection):
        return type_coerce(number, Date)
    return case(
        (number == NEVER, None), else_=type_coerce(literal(_EPOCH, Date) + func.cast(number, Integer), Date)
    )


_DAYS = ("change_on", "turns_on")
_NUMBERS = ("before", "version", "answer", *_DAYS)


def _into_sqlite(connection: Connection, rows: Array) -> None:
    ids = rows["id"].astype("U32").tolist()
    numbers = (_written(rows[name]) if name in _DAYS else rows[name].tolist() for name in _NUMBERS)
    add_rows(connection, FOUND.name, ("case_id", *_NUMBERS), list(zip(ids, *numbers, strict=True)))


def _written(days: Array) -> list[str | None]:
    """Many share a day: each different one is written once."""
    different, which = np.unique(days, return_inverse=True)
    texts = [None if day == NEVER else from_day_number(day).isoformat() for day in different.tolist()]
    found: list[str | None] = np.array(texts, dtype=object)[which].tolist()
    return found


def _into_postgresql(connection: Connection, rows: Array) -> None:
    """COPY in its binary form, whose rows are as long as each other: numpy writes them as they are sent."""
    kinds: list[Any] = [("fields", ">i2"), ("id_size", ">i4"), ("id", "V16")]
    for name in _NUMBERS:
        kinds += [(f"{name}_size", ">i4"), (name, ">i8")]
    sent = np.zeros(len(rows), dtype=kinds)
    sent["fields"], sent["id_size"] = 1 + len(_NUMBERS), 16
    sent["id"] = np.frombuffer(bytes.fromhex(rows["id"].tobytes().decode()), dtype="V16")
    for name in _NUMBERS:
        sent[f"{name}_size"], sent[name] = 8, rows[name]
    driver = connection.connection.driver_connection
    assert driver is not None
    into = f"COPY {FOUND.name} (case_id, {', '.join(_NUMBERS)}) FROM STDIN (FORMAT BINARY)"
    with driver.cursor() as cursor, cursor.copy(into) as copy:
        copy.write(b"PGCOPY\n\xff\r\n\0" + bytes(8) + sent.tobytes() + b"\xff\xff")
