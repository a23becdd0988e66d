"""What belongs to a partner employer: its vacancies, and the people who came by a referral and work there."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ScalarSelect, exists, func, select

from domain.history import Kind
from domain.role_desks import VacancyLine, Worker
from domain.viewer import Viewer
from persistence import tables as t
from persistence.desk.people import opened
from persistence.desk.placements import checks_of
from persistence.desk.vacancies import line, lines
from persistence.read_log import ReadLog
from persistence.scope import visible
from persistence.unit_of_work import Store

_C, _P, _V, _E = t.case.c, t.placement.c, t.vacancy.c, t.case_event.c


class SqlEmployer:
    """Reads of the role `employer`."""

    def __init__(self, store: Store, reads: ReadLog) -> None:
        self._store, self._reads = store, reads

    def firm(self, viewer: Viewer) -> str | None:
        with self._store.reading() as connection:
            name: str | None = connection.scalar(
                select(t.employer.c.name).where(t.employer.c.id == viewer.employer)
            )
        return name

    def vacancies(self, viewer: Viewer, on: date) -> tuple[VacancyLine, ...]:
        """What is still offered comes first, the newest first."""
        ended = _V.closes_on.is_not(None) & (_V.closes_on <= on)
        query = lines().where(_V.employer_id == viewer.employer)
        with self._store.reading() as connection:
            rows = connection.execute(query.order_by(ended, _V.opens_on.desc(), _V.code)).all()
        return tuple(line(row, self._store.units, on) for row in rows)

    def workers(self, viewer: Viewer, *, at: datetime, on: date) -> tuple[Worker, ...]:
        """Running work at the firm; whom nobody asked about for longest comes first."""
        confirmed, left = _last(Kind.WORK_CONFIRMED), _last(Kind.WORK_LEFT)
        person, key = t.person.c, t.person_key.c
        query = (
            select(_C.id, _C.number, _C.person_id, person.sealed, key.wrapped, _P.started_on, _P.wage_vnd)
            .add_columns(_P.id.label("placement_id"), confirmed.label("confirmed_on"), left.label("left_on"))
            .join_from(t.placement, t.case, _C.id == _P.case_id)
            .join(t.person, person.id == _C.person_id)
            .outerjoin(t.person_key, key.person_id == person.id)
            .where(_P.employer_id == viewer.employer, _P.ended_on.is_(None), visible(viewer))
            .order_by(func.coalesce(confirmed, _P.started_on), _C.number)
        )
        with self._store.reading(viewer) as connection:
            rows = connection.execute(query).all()
            checks = checks_of(connection, [row.placement_id for row in rows], "employer")
        self._reads.log(viewer.user, at, "workers", [row.id for row in rows])
        ring = self._store.keyring
        return tuple(
            Worker(
                row.id,
                row.number,
                opened(ring, row.person_id, row.sealed, row.wrapped).get("name"),
                row.started_on,
                row.wage_vnd,
                row.confirmed_on,
                row.left_on,
                row.placement_id,
                tuple(checks[row.placement_id]),
            )
            for row in rows
        )


def _last(kind: Kind) -> ScalarSelect[date]:
    """The last day on which the firm said so of the placement, unless it has said the contrary since."""
    later = t.case_event.alias("later")
    contrary = Kind.WORK_LEFT if kind is Kind.WORK_CONFIRMED else Kind.WORK_CONFIRMED
    since = exists().where(later.c.case_id == _E.case_id, later.c.seq > _E.seq, later.c.kind == contrary)
    said = select(func.max(_E.effective_on)).where(
        _E.case_id == _C.id,
        _E.kind == kind,
        _E.effective_on >= _P.started_on,
        ~since.correlate(t.case_event),
    )
    return said.correlate(t.case, t.placement).scalar_subquery()
