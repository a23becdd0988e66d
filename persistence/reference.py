"""Writes what a store starts with: staff, groups, bodies, models and firms, before the first case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update

from domain.errors import RealDataRefused
from persistence import tables as t
from persistence.store_facts import write_fact
from persistence.troubles import database_troubles
from persistence.unit_of_work import Store

Rows = Mapping[str, Sequence[Mapping[str, Any]]]

# Parents before children.
_TABLES = (
    t.support_group,
    t.group_member,
    t.account,
    t.message_choice,
    t.role_grant,
    t.body,
    t.employer,
    t.vacancy,
    t.community_model,
    t.model_activity,
    t.model_assessment,
    t.outreach_session,
    t.safety_unit,
    t.safety_result,
)


def people_in(store: Store) -> int:
    """How many people the store holds."""
    with database_troubles(), store.engine.connect() as connection:
        return int(connection.scalar(select(func.count()).select_from(t.person)) or 0)


def add_reference(store: Store, rows: Rows, facts: Mapping[str, str]) -> None:
    """In one transaction: rows by table name, and facts about the store. Raises RealDataRefused if people are there."""
    if people := people_in(store):
        raise RealDataRefused(persons=people)
    writer = store.engine.execution_options(writes=True)
    with database_troubles(), writer.begin() as connection:
        for table in _TABLES:
            if rows.get(table.name):
                connection.execute(insert(table), [dict(row) for row in rows[table.name]])
        for key, value in facts.items():
            write_fact(connection, key, value)


def settle_messages(store: Store, before: datetime) -> None:
    """What was told long ago arrived long ago: nobody finds two years of it in the inbox on the first day."""
    o = t.outbox.c
    old = update(t.outbox).where(o.status == "waiting", o.created_at < before)
    with database_troubles(), store.engine.execution_options(writes=True).begin() as connection:
        connection.execute(old.values(status="sent", sent_at=o.created_at, attempts=1))


def set_fact(store: Store, key: str, value: str) -> None:
    """Replaces one fact about the store."""
    writer = store.engine.execution_options(writes=True)
    with database_troubles(), writer.begin() as connection:
        write_fact(connection, key, value)
