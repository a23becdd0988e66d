"""What a manager reads of cases that are closed as expunged, from the view of 0020, which holds nothing else."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    String,
    Uuid,
    column,
    false,
    func,
    or_,
    select,
    table,
    true,
)

from domain.errors import UnknownCase
from domain.masking import STUB
from domain.stubs import Stub
from domain.viewer import Role, Viewer
from persistence.read_log import ReadLog
from persistence.unit_of_work import Store

_TYPES: dict[type, Any] = {UUID: Uuid(), str: String(), int: Integer(), date: Date()}
_KINDS = {
    "id": UUID, "number": str, "unit_code": str, "transfer_to": str, "opened_on": date, "closed_on": date,
    "reviews_held": int, "visits_made": int,
}  # fmt: skip
_VIEW = table("case_stub", *(column(name, _TYPES[kind]) for name, kind in _KINDS.items()))
_V = _VIEW.c


def _in_sight(viewer: Viewer) -> ColumnElement[bool]:
    """The view says the same on PostgreSQL."""
    if viewer.role is not Role.MANAGER:
        return false()
    if viewer.units is None:
        return true()
    return or_(_V.unit_code.in_(viewer.units), _V.transfer_to.in_(viewer.units))


class SqlStubs:
    """The Stubs port on SQL."""

    def __init__(self, store: Store, reads: ReadLog) -> None:
        self._store, self._reads = store, reads

    def stubs(
        self, viewer: Viewer, *, at: datetime, limit: int = 50, offset: int = 0
    ) -> tuple[tuple[Stub, ...], int]:
        query = select(*(_V[name] for name in STUB)).where(_in_sight(viewer))
        order = (_V.closed_on.desc(), _V.number)
        with self._store.reading(viewer) as connection:
            rows = connection.execute(query.order_by(*order).limit(limit).offset(offset)).all()
            total = connection.scalar(select(func.count()).select_from(_VIEW).where(_in_sight(viewer))) or 0
        found = tuple(Stub(*row) for row in rows)
        self._reads.log(viewer.user, at, "stubs", [str(each.id) for each in found])
        return found, total

    def stub(self, viewer: Viewer, number: str, *, at: datetime) -> Stub:
        query = select(*(_V[name] for name in STUB))
        with self._store.reading(viewer) as connection:
            row = connection.execute(
                query.where(_V.number == number.strip().upper(), _in_sight(viewer))
            ).first()
        if row is None:
            raise UnknownCase(case=number)
        self._reads.log(viewer.user, at, "stub", [str(row.id)])
        return Stub(*row)
