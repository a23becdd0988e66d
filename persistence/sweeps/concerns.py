"""Concerns that nobody took on, or that stay undone: they go to the manager, each with a message of its own."""

from __future__ import annotations

from datetime import date, timedelta
from typing import cast

from sqlalchemy import ColumnElement, Connection, exists, select, update

from domain.parameters import LawOn
from domain.sweeps import Partition
from domain.tasks import Message
from persistence import tables as t
from persistence.sweeps.keeping import within

_C, _I = t.case.c, t.work_item.c
_WAITS = (_I.kind == "concern") & (_I.status == "open") & (_I.level == "officer")


def concern_waits() -> ColumnElement[bool]:
    """Of a case: whether one of its concerns is still with the officer."""
    return exists().where(_I.case_id == _C.id, _WAITS)


def concerns_to_manager(connection: Connection, partition: Partition, law: LawOn, on: date) -> list[Message]:
    """Passes them on; the messages that say so. A concern of a closed case is one still."""
    unseen, undone = (
        on - timedelta(days=cast(int, law.value(f"case.concern_{key}_days"))) for key in ("unseen", "manager")
    )
    # What is only to be kept an eye on may wait for its own day.
    pressing = _I.args["concern"].as_string() != "low"
    late = (pressing & _I.taken_by.is_(None) & (_I.opened_on <= unseen)) | (_I.due_on <= undone)
    query = (
        select(_I.id, _I.key, _I.opened_on, _C.number, _C.unit_code)
        .join(t.case, _C.id == _I.case_id)
        .where(_WAITS, late, within(partition))
        .order_by(_I.key)
    )
    rows = connection.execute(query).all()
    for start in range(0, len(rows), 500):
        ids = [row.id for row in rows[start : start + 500]]
        connection.execute(update(t.work_item).where(_I.id.in_(ids)).values(level="manager"))
    return [
        Message(
            f"unseen|{row.key}",
            "manager",
            row.unit_code,
            "message.concern_waits",
            {"number": row.number, "days": (on - row.opened_on).days},
        )
        for row in rows
    ]
