"""Counts what waits, by indexes alone: asked every few seconds, it must cost nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, Engine, func, select

from domain.gauges import Gauges
from persistence import tables as t
from persistence.troubles import database_troubles

# What is over only grows.
_OPEN_MESSAGES = ("waiting", "dead")
_OPEN_DELIVERIES = ("waiting", "sending", "gathering", "to_print", "dead")
_PLAN = "plan"


def read_gauges(engine: Engine, on: date) -> Gauges:
    """Raises StoreUnavailable."""
    with database_troubles(), engine.connect() as connection:
        pieces, worked_at = _sweeps(connection, on)
        return Gauges(
            on, _messages(connection), _deliveries(connection), _due(connection, on), pieces, worked_at
        )


def _messages(connection: Connection) -> dict[str, int]:
    o = t.outbox.c
    counted = select(o.status, func.count()).where(o.status.in_(_OPEN_MESSAGES)).group_by(o.status)
    return dict.fromkeys(_OPEN_MESSAGES, 0) | {row[0]: row[1] for row in connection.execute(counted)}


def _deliveries(connection: Connection) -> dict[tuple[str, str], int]:
    d = t.delivery.c
    counted = select(d.status, d.channel, func.count()).where(d.status.in_(_OPEN_DELIVERIES))
    return {(row[0], row[1]): row[2] for row in connection.execute(counted.group_by(d.status, d.channel))}


def _due(connection: Connection, on: date) -> dict[tuple[str, str], int]:
    w = t.work_item.c
    counted = select(w.kind, w.level, func.count()).where(w.status == "open", w.due_on <= on)
    return {(row[0], row[1]): row[2] for row in connection.execute(counted.group_by(w.kind, w.level))}


def _sweeps(connection: Connection, on: date) -> tuple[dict[tuple[str, str], int], dict[str, float]]:
    s = t.sweep.c
    newest = select(s.name, func.max(s.period).label("period")).where(s.period <= on.isoformat())
    day = newest.group_by(s.name).subquery()
    query = select(s.name, s.partition, s.counts, s.done_at)
    query = query.join(day, (day.c.name == s.name) & (day.c.period == s.period))
    pieces: dict[tuple[str, str], int] = {}
    worked_at: dict[str, float] = {}
    for name, partition, counts, done_at in connection.execute(query):
        worked_at[name] = max(worked_at.get(name, 0.0), done_at.timestamp())
        state, many = ("planned", _planned(counts)) if partition == _PLAN else ("begun", 1)
        pieces[name, state] = pieces.get((name, state), 0) + many
    return pieces, worked_at


def _planned(counts: Any) -> int:
    return len(counts["starts"])
