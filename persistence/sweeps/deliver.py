"""Takes messages out of the outbox: into the inbox, and to the channels that its readers chose, once each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from persistence import tables as t
from persistence.inbox_letters import Render, letter
from persistence.inserting import insert_new
from persistence.posting.truth import holds

BATCH = 500
ATTEMPTS = 5
PERSON = "person"

# Hands the messages that were just delivered to the channels outside.
Spread = Callable[[Connection, Sequence[Row[Any]]], int]

_O = t.outbox.c
_MARK = (
    update(t.outbox)
    .where(_O.id == bindparam("b_id"))
    .values(status=bindparam("v_status"), attempts=bindparam("v_attempts"), sent_at=bindparam("v_sent_at"))
)


def batches(
    render: Render, on: date, at: datetime, spread: Spread
) -> Iterator[Callable[[Connection], dict[str, int]]]:
    """Every waiting message is tried once in a run, in the order of keys."""
    after: str | None = ""

    def batch(connection: Connection) -> dict[str, int]:
        nonlocal after
        rows = _claimed(connection, after or "")
        after = rows[-1].key if len(rows) == BATCH else None
        return _deliver(connection, rows, render, on, at, spread)

    while after is not None:
        yield batch


def _claimed(connection: Connection, after: str) -> Sequence[Row[Any]]:
    waiting = select(t.outbox).where(_O.status == "waiting", _O.key > after)
    return connection.execute(waiting.order_by(_O.key).limit(BATCH).with_for_update(skip_locked=True)).all()


def _deliver(
    connection: Connection, rows: Sequence[Row[Any]], render: Render, on: date, at: datetime, spread: Spread
) -> dict[str, int]:
    """What holds no more lapses. A person has no inbox: what is for one goes out by its channels alone."""
    lapsed = {row.id for row in rows if not holds(connection, row, on)}
    letters = {row.id: letter(row, render, at) for row in rows if row.id not in lapsed}
    written = {id_: letter for id_, letter in letters.items() if letter is not None}
    insert_new(connection, t.inbox, [each for each in written.values() if each["to_role"] != PERSON])
    outside = spread(connection, [row for row in rows if row.id in written])
    marks = [_mark(row, at, sent=row.id in written, lapsed=row.id in lapsed) for row in rows]
    if marks:
        connection.execute(_MARK, marks)
    counted = Counter(mark["v_status"] for mark in marks)
    failed = len(rows) - len(written) - len(lapsed)
    counts = {"delivered": len(written), "failed": failed, "dead": counted["dead"]}
    return counts | {"lapsed": len(lapsed), "outside": outside}


def _mark(row: Row[Any], at: datetime, *, sent: bool, lapsed: bool) -> dict[str, Any]:
    """What did not arrive is tried again by later runs, then given up."""
    attempts = row.attempts + 1
    status = "lapsed" if lapsed else "sent" if sent else "dead" if attempts >= ATTEMPTS else "waiting"
    return {"b_id": row.id, "v_status": status, "v_attempts": attempts, "v_sent_at": at if sent else None}
