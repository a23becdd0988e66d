"""What waits for people and what was told: work items in scope, messages on their way."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, case, func, select

from domain.masking import hidden_from
from domain.read_models import WorkItemRow
from domain.today import KINDS
from domain.units import Units
from domain.viewer import Viewer
from domain.wording import say
from persistence import tables as t
from persistence.desk.listing import unit_name
from persistence.desk.people import opened
from persistence.sealing import Keyring

# Only a concern that is high or urgent goes before everything; a low one waits with the visits.
_KIND = t.work_item.c.kind
_CONCERN = t.work_item.c.args["concern"].as_string()
_ranks: list[tuple[ColumnElement[bool], int]] = [
    ((_KIND == "concern") & _CONCERN.in_(("high", "urgent")), 0),
    (_KIND == "concern", KINDS.index("visit") + 1),
    *((t.work_item.c.kind == kind, place) for place, kind in enumerate(KINDS, start=1)),
]
_URGENCY = case(*_ranks, else_=len(KINDS) + 1)


def work_items(
    connection: Connection, where: ColumnElement[bool], limit: int, each: int | None = None
) -> tuple[WorkItemRow, ...]:
    """Open items, the most pressing kind first, then the longest due; at most `each` of a kind."""
    i = t.work_item.c
    longest_due = (i.due_on, t.case.c.number, i.key)
    query = (
        select(t.work_item, t.case.c.number)
        .join(t.case, t.case.c.id == i.case_id)
        .where(i.status == "open", where)
        .order_by(_URGENCY, *longest_due)
        .limit(limit)
    )
    if each is not None:
        place = func.row_number().over(partition_by=i.kind, order_by=longest_due)
        ranked = query.with_only_columns(i.id, place.label("place")).order_by(None).limit(None).subquery()
        query = query.join(ranked, (ranked.c.id == i.id) & (ranked.c.place <= each))
    return tuple(item_of(row) for row in connection.execute(query))


def item_of(row: Row[Any]) -> WorkItemRow:
    return WorkItemRow(
        id=str(row.id),
        case_id=str(row.case_id),
        number=row.number,
        kind=row.kind,
        reason=row.reason,
        args=row.args,
        due_on=row.due_on,
        level=row.level,
        status=row.status,
        opened_on=row.opened_on,
        taken_by=row.taken_by,
        taken_at=row.taken_at,
    )


def people_of(connection: Connection, case_ids: Collection[UUID]) -> Mapping[str, Any]:
    """Whom the cases are about and where, by the id of the case."""
    c, p, k = t.case.c, t.person.c, t.person_key.c
    query = (
        select(c.id, c.person_id, c.unit_code, c.closed_on, p.sealed, k.wrapped)
        .join(t.person, p.id == c.person_id)
        .outerjoin(t.person_key, k.person_id == p.id)
        .where(c.id.in_(case_ids))
    )
    return {str(row.id): row for row in connection.execute(query)}


def named(
    item: WorkItemRow,
    people: Mapping[str, Any],
    viewer: Viewer,
    keyring: Keyring,
    units: Units,
    on: date,
) -> WorkItemRow:
    row = people[item.case_id]
    hidden = "name" in hidden_from(viewer.role)
    name = None if hidden else opened(keyring, row.person_id, row.sealed, row.wrapped).get("name")
    return replace(item, name=name, unit_name=unit_name(units, row.unit_code, on, row.closed_on))


def messages(connection: Connection, status: str | None) -> Sequence[Mapping[str, Any]]:
    """Outbox messages with the text that they have or will have."""
    o = t.outbox.c
    query = select(t.outbox).order_by(o.created_at, o.key)
    if status is not None:
        query = query.where(o.status == status)
    return [_message(row) for row in connection.execute(query)]


def _message(row: Row[Any]) -> Mapping[str, Any]:
    return {
        "id": str(row.id),
        "channel": row.channel,
        "to_role": row.to_role,
        "to_unit": row.to_unit,
        "subject": say(f"{row.template}.subject", row.args),
        "text": say(f"{row.template}.text", row.args),
        "status": row.status,
    }
