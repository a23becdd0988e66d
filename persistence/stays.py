"""Placements at partner employers without a name or a number: how long each lasted, and the support that was there."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, exists, select

from domain.retention import Stay
from domain.viewer import Viewer
from persistence import tables as t
from persistence.scope import visible

_C, _P, _E = t.case.c, t.placement.c, t.employer.c


def stays_of(connection: Connection, viewer: Viewer, on: date, by: ColumnElement[str]) -> tuple[Stay, ...]:
    """`by`: the column of `employer` that stands for the firm."""
    s, n = t.group_stay.c, t.loan.c
    started = _P.started_on
    group = exists().where(
        s.case_id == _C.id, s.admitted_on <= started, s.left_on.is_(None) | (s.left_on > started)
    )
    loan = exists().where(n.case_id == _C.id, n.disbursed_on <= started)
    query = (
        select(by.label("firm"), _E.sector, started, _P.ended_on, _P.end_reason)
        .add_columns(group.label("in_group"), loan.label("has_loan"))
        .select_from(t.placement)
        .join(t.case, _C.id == _P.case_id)
        .join(t.employer, _E.id == _P.employer_id)
        .where(started <= on, visible(viewer))
    )
    return tuple(
        Stay(row.firm, row.sector, bool(row.in_group), bool(row.has_loan), row.started_on, *_until(row, on))
        for row in connection.execute(query)
    )


def _until(row: Row[Any], on: date) -> tuple[date | None, str | None]:
    """What came after the day is not known on it."""
    over = row.ended_on is not None and row.ended_on <= on
    return (row.ended_on, row.end_reason) if over else (None, None)
