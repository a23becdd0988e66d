"""Evaluates the loan rules for the cases whose answer may have changed, and asks officers to act on what is new."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, func, insert, or_, select, update

from domain.case import Stage
from domain.dates import from_day_number
from domain.eligibility import BATCH_RULES, Batch, evaluate_columns, rules_in
from domain.eligibility.batch import NEVER
from domain.findings import Outcome
from domain.history import Event, Kind, payload_text
from domain.parameters import Law
from domain.rules import RULES_VERSION
from domain.rules.facts import FACTS
from domain.rules.values import column
from domain.sweeps import Partition
from domain.viewer import SYSTEM
from persistence import tables as t
from persistence.chain import event_hash
from persistence.sweeps.asking import Found, ask, ask_before_closing
from persistence.sweeps.keeping import upsert, within

CHUNK = 10_000

_C, _E = t.case.c, t.eligibility.c
# Of all facts of a case, those that the rules read.
_FACTS = sorted({fact.name for rule in BATCH_RULES["person"] for fact in rule.facts} & set(_C.keys()))
_CODES = {outcome: outcome.code for outcome in Outcome}
_ADVANCE = (
    update(t.case)
    .where(_C.id == bindparam("b_id"), _C.version == bindparam("b_before"))
    .values(version=bindparam("v_version"), head=bindparam("v_head"))
)
_EVENT = insert(t.case_event)
_ACTOR = SYSTEM.user


def due(on: date) -> ColumnElement[bool]:
    """Never evaluated, changed since, at a day on which the answer may turn, or under other rules."""
    return (_C.stage != Stage.CLOSED) & or_(
        _E.case_id.is_(None),
        _E.case_version != _C.version,
        _E.change_on <= on,
        _E.rules_version != RULES_VERSION,
    )


def sweep(
    connection: Connection, partition: Partition, law: Law, on: date, at: datetime, chunk: int = CHUNK
) -> dict[str, int]:
    """One chunk of due cases; `evaluated` below `chunk` means that nothing is left."""
    rows = connection.execute(_due_rows(partition, on, chunk)).all()
    found = _evaluated(rows, law, on) if rows else []
    changed = [each for each in found if each.changed]
    _record(connection, changed, on, at)
    upsert(connection, t.eligibility, [_stored(each, on) for each in found])
    items = ask(connection, found, _FACTS, law, on) + ask_before_closing(connection, partition, law, on)
    return {"evaluated": len(rows), "changed": len(changed), "items": items}


def due_by_unit(connection: Connection, on: date) -> list[tuple[str, int]]:
    counted = select(_C.unit_code, func.count()).outerjoin(t.eligibility, _E.case_id == _C.id)
    return [(row[0], row[1]) for row in connection.execute(counted.where(due(on)).group_by(_C.unit_code))]


def _due_rows(partition: Partition, on: date, chunk: int) -> Select[Any]:
    facts = [_C[name] for name in _FACTS]
    before = (
        _E.outcome.label("before"),
        _E.not_met.label("before_not_met"),
        _E.unknown.label("before_unknown"),
    )
    return (
        select(_C.id, _C.number, _C.version, _C.head, _C.loan_count, *before, *facts)
        .outerjoin(t.eligibility, _E.case_id == _C.id)
        .where(due(on), within(partition))
        .order_by(_C.id)
        .limit(chunk)
        .with_for_update(of=t.case)
    )


def _stored(each: Found, on: date) -> dict[str, Any]:
    return {
        "case_id": each.row.id,
        "purpose": each.row.purpose or "production",
        "outcome": each.outcome,
        "not_met": each.not_met,
        "unknown": each.unknown,
        "change_on": each.change_on,
        "evaluated_on": on,
        "case_version": each.version,
        "rules_version": RULES_VERSION,
    }


def _evaluated(rows: Sequence[Row[Any]], law: Law, on: date) -> list[Found]:
    """Without a stated purpose the question asked is that of production, as on the case's page."""
    columns = {
        name: column(FACTS[name], [getattr(row, name) for row in rows])
        for name in _FACTS
        if name != "purpose"
    }
    columns["purpose"] = column(FACTS["purpose"], [row.purpose or "production" for row in rows])
    batch = evaluate_columns(columns, "person", law, on)
    return [_found(row, batch, place) for place, row in enumerate(rows)]


def _found(row: Row[Any], batch: Batch, place: int) -> Found:
    again = batch.look_again_on[place]
    return Found(
        row,
        _CODES[Outcome(int(batch.outcome[place]))],
        int(batch.not_met[place]),
        int(batch.unknown[place]),
        None if again == NEVER else from_day_number(int(again)),
        row.version,
    )


def _record(connection: Connection, changed: list[Found], on: date, at: datetime) -> None:
    """A changed answer is an event of the case, chained like every other."""
    events, cases = [], []
    for each in changed:
        payload = payload_text(_event(each, on))
        row, seq = each.row, each.row.version + 1
        head = event_hash(row.head, row.id, seq, Kind.ELIGIBILITY_FOUND, on, at, _ACTOR, payload)
        cases.append({"b_id": row.id, "b_before": row.version, "v_version": seq, "v_head": head})
        event = {"case_id": row.id, "seq": seq, "kind": Kind.ELIGIBILITY_FOUND.value, "effective_on": on}
        event |= {
            "recorded_at": at,
            "actor": _ACTOR,
            "payload": payload,
            "previous_hash": row.head,
            "hash": head,
        }
        events.append(event)
        each.version = seq
    if events:
        connection.execute(_ADVANCE, cases)
        connection.execute(_EVENT, events)


def _event(each: Found, on: date) -> Event:
    data = {
        "purpose": each.row.purpose or "production",
        "outcome": each.outcome,
        "not_met": list(rules_in(each.not_met)),
        "unknown": list(rules_in(each.unknown)),
        "rules": RULES_VERSION,
    }
    return Event(Kind.ELIGIBILITY_FOUND, on, data=data)
