"""Work that lasts, as the office reads it, and what waits for one party's own answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, func, select

from domain.case import Stage
from domain.masking import hidden_from
from domain.placement_reads import Asked, OwnWork, WorkLine
from domain.retention import Stay
from domain.viewer import Viewer
from domain.work_checks import WorkCheck
from persistence import tables as t
from persistence.desk.listing import unit_name
from persistence.desk.people import opened
from persistence.desk.work import people_of
from persistence.read_log import ReadLog
from persistence.scope import visible
from persistence.stays import stays_of
from persistence.unit_of_work import Store

_C, _P, _K, _E = t.case.c, t.placement.c, t.work_check.c, t.employer.c
# What was said in words stands in the case's history alone.
_IN_CLEAR = tuple(column for column in t.work_check.c if column.name != "sealed_note")


class SqlPlacements:
    """The PlacementReads port on SQL."""

    def __init__(self, store: Store, reads: ReadLog) -> None:
        self._store, self._reads = store, reads

    def running(
        self, viewer: Viewer, *, at: datetime, on: date, most: int
    ) -> tuple[tuple[WorkLine, ...], int]:
        waits = select(func.min(_K.due_on)).where(_K.placement_id == _P.id, _K.status == "open")
        longest = waits.correlate(t.placement).scalar_subquery()
        here = _P.ended_on.is_(None) & (_C.stage != Stage.CLOSED) & visible(viewer)
        query = (
            select(t.placement, _C.number, _E.name.label("employer"))
            .join(t.case, _C.id == _P.case_id)
            .outerjoin(t.employer, _E.id == _P.employer_id)
            .where(here)
            .order_by(longest.is_(None), longest, _P.started_on.desc(), _C.number)
        )
        counted = select(func.count()).select_from(t.placement).join(t.case, _C.id == _P.case_id).where(here)
        with self._store.reading(viewer) as connection:
            rows = connection.execute(query.limit(most)).all()
            total = connection.scalar(counted) or 0
            people = people_of(connection, [row.case_id for row in rows])
            checks = checks_of(connection, [row.id for row in rows])
        self._reads.log(viewer.user, at, "placements", sorted({str(row.case_id) for row in rows}))
        return tuple(self._line(viewer, on, row, people, checks[row.id]) for row in rows), total

    def _line(
        self, viewer: Viewer, on: date, row: Row[Any], people: Any, checks: Iterable[WorkCheck]
    ) -> WorkLine:
        person = people[str(row.case_id)]
        hidden = "name" in hidden_from(viewer.role)
        told = {} if hidden else opened(self._store.keyring, person.person_id, person.sealed, person.wrapped)
        return WorkLine(
            placement_id=row.id,
            case_id=row.case_id,
            number=row.number,
            name=told.get("name"),
            unit_name=unit_name(self._store.units, person.unit_code, on, person.closed_on),
            livelihood=row.livelihood,
            employer=row.employer,
            contract=row.contract,
            wage_vnd=row.wage_vnd,
            started_on=row.started_on,
            asked=_by_time(checks),
        )

    def stays(self, viewer: Viewer, on: date) -> tuple[Stay, ...]:
        with self._store.reading(viewer) as connection:
            return stays_of(connection, viewer, on, _E.name)


def checks_of(
    connection: Connection, placements: Collection[UUID], party: str | None = None
) -> dict[UUID, list[WorkCheck]]:
    """By placement, the earliest due first; of one party only what waits for it."""
    query = select(*_IN_CLEAR).where(_K.placement_id.in_(placements))
    if party is not None:
        query = query.where(_K.party == party, _K.status == "open")
    found: dict[UUID, list[WorkCheck]] = defaultdict(list)
    for row in connection.execute(query.order_by(_K.due_on, _K.months, _K.party)):
        found[row.placement_id].append(WorkCheck(**row._mapping))
    return found


def own_work(connection: Connection, case_id: UUID, party: str) -> tuple[OwnWork, ...]:
    """Running work of one person, as that party knows it."""
    query = (
        select(_P.id, _P.livelihood, _P.started_on, _E.name.label("employer"))
        .outerjoin(t.employer, _E.id == _P.employer_id)
        .where(_P.case_id == case_id, _P.ended_on.is_(None))
        .order_by(_P.started_on, _P.id)
    )
    rows = connection.execute(query).all()
    checks = checks_of(connection, [row.id for row in rows], party)
    return tuple(
        OwnWork(row.id, row.livelihood, row.employer, row.started_on, tuple(checks[row.id])) for row in rows
    )


def _by_time(checks: Iterable[WorkCheck]) -> tuple[Asked, ...]:
    times: dict[int, dict[str, WorkCheck]] = defaultdict(dict)
    for each in checks:
        times[each.months][each.party] = each
    return tuple(
        Asked(months, next(iter(found.values())).due_on, found) for months, found in sorted(times.items())
    )
