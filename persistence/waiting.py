"""What one command leaves for others: work that waits and messages that are to be told."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection, bindparam, insert, select, update

from domain.tasks import AT_ONCE, Message, WorkItem, keyed
from persistence import tables as t
from persistence.inbox_letters import Render, letter
from persistence.inserting import insert_new

_SETTLE = (
    update(t.work_item)
    .where(
        t.work_item.c.case_id == bindparam("b_case"),
        t.work_item.c.status == "open",
        t.work_item.c.kind.in_(bindparam("b_kinds", expanding=True)),
    )
    .values(status="done", closed_on=bindparam("b_on"))
)
_SETTLE_ONE = (
    update(t.work_item)
    .where(t.work_item.c.id == bindparam("b_id"), t.work_item.c.status == "open")
    .values(status="done", closed_on=bindparam("b_on"))
)
_LAPSE = (
    update(t.review)
    .where(t.review.c.case_id == bindparam("b_case"), t.review.c.status == "open")
    .values(status="lapsed")
)
_LAPSE_CHECKS = (
    update(t.work_check)
    .where(t.work_check.c.case_id == bindparam("b_case"), t.work_check.c.status == "open")
    .values(status="lapsed")
)


class Waiting:
    """Of the command that extends it: written inside its transaction, on its legal day."""

    connection: Connection
    at: datetime
    on: date
    # Puts a message into words; without it every message waits for its delivery.
    render: Render | None = None

    def ask(self, item: WorkItem) -> None:
        """Opens a work item once for each key; an open one with the key stays as it is."""
        if self.connection.scalar(select(t.work_item.c.id).where(t.work_item.c.key == item.key)) is None:
            self.connection.execute(
                insert(t.work_item), {"id": keyed(item.key), **asdict(item), "closed_on": None}
            )

    def settle(self, case_id: UUID, *kinds: str) -> None:
        """Closes the case's open work items of these kinds."""
        values = {"b_case": case_id, "b_kinds": kinds, "b_on": self.on}
        self.connection.execute(_SETTLE, values)

    def settle_one(self, key: str) -> None:
        """Closes the open work item with this key; others of its kind stay open."""
        self.connection.execute(_SETTLE_ONE, {"b_id": keyed(key), "b_on": self.on})

    def lapse_reviews(self, case_id: UUID) -> None:
        """Nobody reviews a case that rests, nor asks whether its work lasts: what was open for it lapses."""
        for statement in (_LAPSE, _LAPSE_CHECKS):
            self.connection.execute(statement, {"b_case": case_id})

    def tell(self, message: Message) -> None:
        """Writes a message to the outbox, once for each key; what nobody may wait for lies in the inbox as well."""
        if self.connection.scalar(select(t.outbox.c.id).where(t.outbox.c.key == message.key)) is not None:
            return
        row = {"id": keyed(message.key), **asdict(message), "created_at": self.at, "status": "waiting"}
        self.connection.execute(insert(t.outbox), row | {"attempts": 0, "sent_at": None})
        if self.render is not None and message.template in AT_ONCE:
            written = letter(message, self.render, self.at)
            insert_new(self.connection, t.inbox, [] if written is None else [written])
