"""Vacancies as they are listed: with what is left of their openings, for the firm and the office."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, or_, select

from domain.introductions import HOLDING
from domain.role_desks import VacancyLine
from domain.units import Units
from persistence import tables as t
from persistence.desk.listing import unit_name

_V, _I = t.vacancy.c, t.introduction.c


def lines(*columns: Any) -> Select[Any]:
    """Each vacancy with the openings that somebody holds."""
    held = select(func.count()).where(_I.vacancy_id == _V.id, _I.status.in_(HOLDING)).correlate(t.vacancy)
    return select(t.vacancy, held.scalar_subquery().label("held"), *columns)


def open_on(on: date) -> ColumnElement[bool]:
    return (_V.opens_on <= on) & or_(_V.closes_on.is_(None), _V.closes_on > on)


def line(row: Row[Any], units: Units, on: date) -> VacancyLine:
    return VacancyLine(
        id=row.id,
        code=row.code,
        unit_name=unit_name(units, row.unit_code, on),
        skills=tuple(filter(None, row.skills.split(","))),
        wage_vnd=row.wage_vnd,
        openings=row.openings,
        opens_on=row.opens_on,
        closes_on=row.closes_on,
        left=max(row.openings - row.held, 0),
        shift=row.shift,
        hours_week=row.hours_week,
        heavy=row.heavy,
        lodging=row.lodging,
        transport=row.transport,
    )
