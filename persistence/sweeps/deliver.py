"""Takes messages out of the outbox: into the inbox of a role, once each, whoever else is taking them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from domain.tasks import keyed
from persistence import tables as t
from persistence.sweeps.keeping import insert_new

BATCH = 500
ATTEMPTS = 5

# (template, args) -> (subject, text)
Render = Callable[[str, Mapping[str, Any]], tuple[str, str]]

_O = t.outbox.c
_MARK = (
    update(t.outbox)
    .where(_O.id == bindparam("b_id"))
    .values(status=bindparam("v_status"), attempts=bindparam("v_attempts"), sent_at=bindparam("v_sent_at"))
)


def batches(render: Render, at: datetime) -> Iterator[Callable[[Connection], dict[str, int]]]:
    """Every waiting message is tried once in a run, in the order of keys."""
    after: str | None = ""

    def batch(connection: Connection) -> dict[str, int]:
        nonlocal after
        rows = _claimed(connection, after or "")
        after = rows[-1].key if len(rows) == BATCH else None
        return _deliver(connection, rows, render, at)

    while after is not None:
        yield batch


def _claimed(connection: Connection, after: str) -> Sequence[Row[Any]]:
    waiting = select(t.outbox).where(_O.status == "waiting", _O.key > after)
    return connection.execute(waiting.order_by(_O.key).limit(BATCH).with_for_update(skip_locked=True)).all()


def _deliver(
    connection: Connection, rows: Sequence[Row[Any]], render: Render, at: datetime
) -> dict[str, int]:
    ours = [row for row in rows if row.channel == "inbox"]
    insert_new(connection, t.inbox, [_letter(row, render, at) for row in ours])
    marks = [_mark(row, at) for row in rows]
    if marks:
        connection.execute(_MARK, marks)
    dead = sum(mark["v_status"] == "dead" for mark in marks)
    return {"delivered": len(ours), "failed": len(rows) - len(ours), "dead": dead}


def _letter(row: Row[Any], render: Render, at: datetime) -> dict[str, Any]:
    subject, text = render(row.template, row.args)
    return {
        "id": keyed(f"inbox|{row.key}"),
        "key": row.key,
        "to_role": row.to_role,
        "to_unit": row.to_unit,
        "subject": subject,
        "text": text,
        "delivered_at": at,
        "read_at": None,
    }


def _mark(row: Row[Any], at: datetime) -> dict[str, Any]:
    """A channel that nobody serves is tried again by later runs, then given up."""
    attempts = row.attempts + 1
    sent = row.channel == "inbox"
    status = "sent" if sent else "dead" if attempts >= ATTEMPTS else "waiting"
    return {"b_id": row.id, "v_status": status, "v_attempts": attempts, "v_sent_at": at if sent else None}
