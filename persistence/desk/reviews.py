"""The open reviews of the viewer's communes, by the day on which each is planned."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from domain.case import OPEN_STAGES
from domain.masking import hidden_from
from domain.review_reads import OpenReview
from domain.viewer import Viewer
from persistence import tables as t
from persistence.desk.listing import unit_name
from persistence.desk.people import opened
from persistence.desk.work import people_of
from persistence.read_log import ReadLog
from persistence.scope import visible
from persistence.unit_of_work import Store

_C, _R = t.case.c, t.review.c


class SqlReviews:
    """The ReviewReads port on SQL."""

    def __init__(self, store: Store, reads: ReadLog) -> None:
        self._store, self._reads = store, reads

    def open(
        self, viewer: Viewer, *, at: datetime, on: date, level: str | None, most: int
    ) -> tuple[tuple[OpenReview, ...], int]:
        day = func.coalesce(_R.planned_on, _R.due_on)
        here = (_R.status == "open") & _C.stage.in_(OPEN_STAGES) & visible(viewer)
        if level is not None:
            here &= _R.level == level
        joined = select(t.review, _C.number).join(t.case, _C.id == _R.case_id).where(here)
        counted = select(func.count()).select_from(t.review).join(t.case, _C.id == _R.case_id).where(here)
        with self._store.reading(viewer) as connection:
            rows = connection.execute(joined.order_by(day, _R.due_on, _C.number).limit(most)).all()
            total = connection.scalar(counted) or 0
            people = people_of(connection, [row.case_id for row in rows])
        found = tuple(self._row(viewer, on, row, people[str(row.case_id)]) for row in rows)
        self._reads.log(viewer.user, at, "reviews", sorted({each.case_id for each in found}))
        return found, total

    def _row(self, viewer: Viewer, on: date, row: Any, person: Any) -> OpenReview:
        hidden = "name" in hidden_from(viewer.role)
        told = {} if hidden else opened(self._store.keyring, person.person_id, person.sealed, person.wrapped)
        return OpenReview(
            case_id=str(row.case_id),
            number=row.number,
            name=told.get("name"),
            unit_name=unit_name(self._store.units, person.unit_code, on, person.closed_on),
            due_on=row.due_on,
            opens_on=row.opens_on,
            ends_on=row.ends_on,
            planned_on=row.planned_on,
            level=row.level,
        )
