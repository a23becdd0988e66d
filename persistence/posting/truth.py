"""Whether what a message says still holds, asked of the rows just before it leaves."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, select

from persistence import tables as t


def holds(connection: Connection, row: Row[Any] | Any, on: date) -> bool:
    """`row` has the outbox's columns `expires_on` and `still`. What nobody knows how to ask holds."""
    if row.expires_on is not None and row.expires_on < on:
        return False
    kind, _, about = (row.still or "").partition("|")
    asked = _ASKED.get(kind)
    return asked is None or asked(connection, about)


def _item(connection: Connection, key: str) -> bool:
    i = t.work_item.c
    return connection.scalar(select(i.id).where(i.key == key, i.status == "open")) is not None


def _visit(connection: Connection, about: str) -> bool:
    case_id, _, day = about.partition("|")
    c = t.case.c
    here = (c.id == UUID(case_id)) & (c.next_visit_on == date.fromisoformat(day)) & c.closed_on.is_(None)
    return connection.scalar(select(c.id).where(here)) is not None


def _transfer(connection: Connection, about: str) -> bool:
    case_id, _, to_unit = about.partition("|")
    c = t.case.c
    here = (c.id == UUID(case_id)) & (c.transfer_to == to_unit)
    return connection.scalar(select(c.id).where(here)) is not None


def _month(connection: Connection, about: str) -> bool:
    r = t.frozen_report.c
    return connection.scalar(select(r.id).where(r.month == about).limit(1)) is None


_ASKED = {"item": _item, "visit": _visit, "transfer": _transfer, "month": _month}
