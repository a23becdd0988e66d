"""The list of cases: filtered and counted in SQL, names opened for the shown rows alone."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, or_, select, true

from domain.people import phone_number
from domain.read_models import CaseFilter, CaseRow
from domain.units import Units, UnknownUnit
from domain.viewer import HIDDEN, Viewer
from persistence import tables as t
from persistence.desk.people import opened
from persistence.scope import followed, visible
from persistence.sealing import Keyring

_LIMIT = 200
_ITEMS = (
    select(func.count())
    .where(t.work_item.c.case_id == t.case.c.id, t.work_item.c.status == "open")
    .correlate(t.case)
    .scalar_subquery()
    .label("work_items")
)
_COLUMNS = (
    *(
        t.case.c[name]
        for name in ("id", "number", "stage", "stage_since", "unit_code", "opened_on", "person_id")
    ),
    t.case.c.next_review_on,
    t.case.c.next_visit_on,
    t.person.c.birth_year,
    t.person.c.sex,
    t.person.c.ethnicity,
    t.person.c.sealed,
    t.person_key.c.wrapped,
    _ITEMS,
)


def conditions(
    wanted: CaseFilter, viewer: Viewer, keyring: Keyring, units: Units, on: date
) -> tuple[list[ColumnElement[bool]], list[ColumnElement[bool]]]:
    """(all conditions but the stage, the condition of the stage)."""
    c = t.case.c
    found = [visible(viewer)]
    if wanted.unit:
        found.append(c.unit_code.in_(_codes(units, wanted.unit, on)))
    if wanted.due_by:
        found.append(or_(c.next_review_on <= wanted.due_by, c.next_visit_on <= wanted.due_by))
    if wanted.query and wanted.query.strip():
        found.append(_matching(wanted.query.strip(), keyring))
    return found, [c.stage == wanted.stage] if wanted.stage else []


def _codes(units: Units, code: str, on: date) -> frozenset[str]:
    """A unit of today with the old ones that it is made of; an old code means what it became."""
    try:
        return followed(units, [code], on, on)
    except UnknownUnit:
        return frozenset({code})


def _matching(query: str, keyring: Keyring) -> ColumnElement[bool]:
    number = t.case.c.number == query.upper()
    compact = re.sub(r"[ .\-]", "", query)
    if re.fullmatch(r"[0-9]{12}", compact, re.ASCII):
        return t.person.c.citizen_id_index == keyring.blind_index("citizen_id", compact)
    if re.fullmatch(r"\+?[0-9]{10,11}", compact, re.ASCII):
        phone = phone_number(compact)
        return t.person.c.phone_index == keyring.blind_index("phone", phone or "")
    folded, _ = keyring.query_tokens(query)
    if not folded:
        return number
    return or_(number, *[_all_syllables(folded)])


def _all_syllables(tokens: list[bytes]) -> ColumnElement[bool]:
    n = t.name_token.c
    wanted = set(tokens)
    found = (
        select(n.person_id)
        .where(n.token.in_(wanted))
        .group_by(n.person_id)
        .having(func.count(n.token.distinct()) == len(wanted))
    )
    return t.case.c.person_id.in_(found)


def toned_first(query: str | None, keyring: Keyring) -> list[ColumnElement[Any]]:
    """Orders people who bear every syllable with the tones as typed before the others."""
    if not query or not (tokens := set(keyring.query_tokens(query)[1])):
        return []
    n = t.name_token.c
    same = (
        select(func.count()).where(n.person_id == t.case.c.person_id, n.token.in_(tokens)).correlate(t.case)
    )
    return [same.scalar_subquery().desc()]


def page(
    where: list[ColumnElement[bool]], wanted: CaseFilter, first: list[ColumnElement[Any]]
) -> Select[Any]:
    """What is due soonest comes first; cases without a due day last."""
    c = t.case.c
    due = func.coalesce(c.next_review_on, c.next_visit_on)
    return (
        select(*_COLUMNS)
        .join(t.person, t.person.c.id == c.person_id)
        .outerjoin(t.person_key, t.person_key.c.person_id == c.person_id)
        .where(*where)
        .order_by(*first, due.is_(None), due, c.number)
        .limit(min(max(wanted.limit, 1), _LIMIT))
        .offset(max(wanted.offset, 0))
    )


def counts(where: list[ColumnElement[bool]]) -> Select[Any]:
    return (
        select(t.case.c.stage, func.count().label("persons"))
        .join(t.person, t.person.c.id == t.case.c.person_id)
        .where(true(), *where)
        .group_by(t.case.c.stage)
    )


def case_row(row: Row[Any], viewer: Viewer, keyring: Keyring, units: Units, on: date) -> CaseRow:
    hidden = "name" in HIDDEN.get(viewer.role, frozenset())
    name = None if hidden else opened(keyring, row.person_id, row.sealed, row.wrapped).get("name")
    return CaseRow(
        id=str(row.id),
        number=row.number,
        name=name,
        birth_year=row.birth_year,
        sex=row.sex,
        ethnicity=row.ethnicity,
        stage=row.stage.value,
        stage_since=row.stage_since,
        unit_code=row.unit_code,
        unit_name=unit_name(units, row.unit_code, on),
        opened_on=row.opened_on,
        next_review_on=row.next_review_on,
        next_visit_on=row.next_visit_on,
        work_items=row.work_items,
    )


def unit_name(units: Units, code: str, on: date) -> str:
    """The unit's name today, or the one it bore before the merger for a case that ended with it."""
    for day in (on, units.changed_on, date(2025, 6, 30)):
        try:
            return units.get(code, day).name
        except UnknownUnit:
            continue
    return code
