"""The register of community models as the office reads it; no statement here names a table of cases or people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import fields
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Table, false, func, or_, select, true

from domain.admin_events import AdminEvent
from domain.community_models import records as r
from domain.community_models.figures import Figures, Register, figures
from domain.community_models.reads import ModelPage, ModelRow, OutreachRow, SafetyRow
from domain.dates import legal_day
from domain.errors import UnknownRecord
from domain.units import Units, UnknownUnit
from domain.viewer import Role, Viewer
from persistence import tables as t
from persistence.unit_of_work import Store

T = TypeVar("T")

_M, _A, _S, _O, _U = (
    t.community_model.c, t.model_activity.c, t.model_assessment.c, t.outreach_session.c, t.safety_unit.c,
)  # fmt: skip
_R, _E = t.safety_result.c, t.admin_event.c
_SHOWN = 200
_OFFICE = (Role.OFFICER, Role.MANAGER, Role.SYSTEM)


def here(viewer: Viewer, unit_code: Any) -> ColumnElement[bool]:
    """Of the viewer's communes and of the whole district; the policies of 0033 say the same."""
    if viewer.role not in _OFFICE:
        return false()
    return true() if viewer.units is None else or_(unit_code.is_(None), unit_code.in_(sorted(viewer.units)))


class SqlModels:
    """The ModelReads port on SQL."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def models(
        self, viewer: Viewer, *, on: date, kind: str | None = None, commune: str | None = None
    ) -> tuple[ModelRow, ...]:
        where = here(viewer, _M.unit_code) if kind is None else here(viewer, _M.unit_code) & (_M.kind == kind)
        with self._store.reading(viewer) as connection:
            rows = self._rows(connection, where, on)
        units = self._store.units
        inside = [each for each in rows if commune is None or commune in _codes_now(units, each.model, on)]
        return tuple(sorted(inside, key=lambda row: (not row.model.stands(on), row.model.code)))

    def model(self, viewer: Viewer, model_id: UUID, *, on: date) -> ModelPage:
        with self._store.reading(viewer) as connection:
            rows = self._rows(connection, here(viewer, _M.unit_code) & (_M.id == model_id), on)
            if not rows:
                raise UnknownRecord(what="community model", id=str(model_id))
            activities = select(*_columns(r.Activity, t.model_activity)).where(_A.model_id == model_id)
            assessments = select(*_columns(r.Assessment, t.model_assessment)).where(_S.model_id == model_id)
            sessions = select(*_columns(r.OutreachSession, t.outreach_session))
            mine = (_O.model_id == model_id) & here(viewer, _O.unit_code)
            log = select(_E.recorded_at, _E.actor, _E.kind, _E.subject, _E.data)
            newest = activities.order_by(_A.held_on.desc(), _A.id).limit(_SHOWN)
            return ModelPage(
                rows[0],
                [r.Activity(*each) for each in connection.execute(newest)],
                [r.Assessment(*each) for each in connection.execute(assessments.order_by(_S.year.desc()))],
                [
                    r.OutreachSession(*each)
                    for each in connection.execute(sessions.where(mine).order_by(_O.held_on.desc(), _O.id))
                ],
                [
                    AdminEvent(*each)
                    for each in connection.execute(
                        log.where(_E.subject == model_id.hex).order_by(_E.id.desc()).limit(_SHOWN)
                    )
                ],
            )

    def outreach(self, viewer: Viewer, year: int, *, on: date) -> tuple[OutreachRow, ...]:
        of_year = _O.held_on.between(date(year, 1, 1), date(year, 12, 31))
        query = select(*_columns(r.OutreachSession, t.outreach_session))
        newest = query.where(here(viewer, _O.unit_code), of_year).order_by(_O.held_on.desc(), _O.id)
        with self._store.reading(viewer) as connection:
            sessions = [r.OutreachSession(*row) for row in connection.execute(newest)]
            named = _all(connection, r.CommunityModel, t.community_model, here(viewer, _M.unit_code))
        models = {each.id: each for each in named}
        units = self._store.units
        return tuple(
            OutreachRow(
                each,
                each.unit_code and units.name(each.unit_code, legal_day(each.entered_at)),
                models.get(each.model_id) if each.model_id else None,
            )
            for each in sessions
        )

    def safety(self, viewer: Viewer, year: int, *, on: date) -> tuple[SafetyRow, ...]:
        with self._store.reading(viewer) as connection:
            units = _all(connection, r.SafetyUnit, t.safety_unit, here(viewer, _U.unit_code))
            results = _all(connection, r.SafetyResult, t.safety_result, _R.year == year)
        said = {each.safety_unit_id: each for each in results}
        register = self._store.units
        rows = [
            SafetyRow(each, register.name(each.unit_code, each.registered_on), said.get(each.id))
            for each in units
            if each.goes_for(year)
        ]
        order = {kind: place for place, kind in enumerate(r.UNIT_KINDS)}
        return tuple(sorted(rows, key=lambda row: (order[row.unit.kind], row.unit_name, row.unit.name)))

    def years(self, viewer: Viewer, *, on: date) -> tuple[int, ...]:
        with self._store.reading(viewer) as connection:
            firsts = [
                connection.scalar(select(func.min(_S.year))),
                connection.scalar(select(func.min(_U.since)).where(here(viewer, _U.unit_code))),
                getattr(connection.scalar(select(func.min(_O.held_on))), "year", None),
            ]
        return tuple(range(min([each for each in firsts if each] + [on.year]), on.year + 1))

    def judged_year(self, viewer: Viewer, *, on: date) -> int:
        with self._store.reading(viewer) as connection:
            lasts = [
                connection.scalar(select(func.max(_S.year)).where(_S.assessed_on <= on)),
                connection.scalar(select(func.max(_R.year)).where(_R.decided_on <= on)),
            ]
        return max((each for each in lasts if each), default=on.year)

    def figures(self, viewer: Viewer, year: int, *, on: date) -> Figures:
        mine = select(_M.id).where(here(viewer, _M.unit_code))
        with self._store.reading(viewer) as connection:
            register = Register(
                _all(connection, r.CommunityModel, t.community_model, here(viewer, _M.unit_code)),
                _all(
                    connection,
                    r.Activity,
                    t.model_activity,
                    _A.struck_on.is_(None) & _A.model_id.in_(mine),
                ),
                _all(connection, r.Assessment, t.model_assessment, _S.model_id.in_(mine)),
                _all(
                    connection,
                    r.OutreachSession,
                    t.outreach_session,
                    _O.struck_on.is_(None) & here(viewer, _O.unit_code),
                ),
                _all(connection, r.SafetyUnit, t.safety_unit, here(viewer, _U.unit_code)),
                _all(connection, r.SafetyResult, t.safety_result, _R.year == year),
            )
        return figures(register, year, on)

    def _rows(self, connection: Connection, where: ColumnElement[bool], on: date) -> list[ModelRow]:
        """With the last activity and the last grade of each."""
        found = _all(connection, r.CommunityModel, t.community_model, where)
        ids = [each.id for each in found]
        done = select(_A.model_id, func.max(_A.held_on)).where(_A.model_id.in_(ids), _A.struck_on.is_(None))
        last = {row[0]: row[1] for row in connection.execute(done.group_by(_A.model_id))}
        grades = _all(connection, r.Assessment, t.model_assessment, _S.model_id.in_(ids))
        newest = {each.model_id: each for each in sorted(grades, key=lambda each: each.year)}
        units = self._store.units
        return [
            ModelRow(
                each,
                each.unit_code and units.name(each.unit_code, each.registered_on),
                _now(units, each, on),
                last.get(each.id),
                newest.get(each.id),
            )
            for each in found
        ]


def _all(connection: Connection, kind: type[T], table: Table, *where: ColumnElement[bool]) -> list[T]:
    rows = connection.execute(select(*_columns(kind, table)).where(*where).order_by(table.c.id))
    return [kind(*row) for row in rows]


def _columns(kind: type[Any], table: Table) -> Sequence[Any]:
    return [table.c[each.name] for each in fields(kind)]


def _codes_now(units: Units, model: r.CommunityModel, on: date) -> frozenset[str]:
    return frozenset(each.code for each in _became(units, model, on))


def _now(units: Units, model: r.CommunityModel, on: date) -> str | None:
    names = [each.name for each in _became(units, model, on)]
    return None if model.unit_code is None else ", ".join(names) or model.unit_code


def _became(units: Units, model: r.CommunityModel, on: date) -> Iterable[Any]:
    """The communes of the day in which it lies; none for the whole district, and for a code that nobody knows."""
    with suppress(UnknownUnit):
        if model.unit_code is not None:
            return units.successors(model.unit_code, model.registered_on, on)
    return ()
