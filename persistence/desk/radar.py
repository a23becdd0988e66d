"""The radar on SQL: four conditions on the stored answers, and the facts of the people shown asked again."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select

from domain.case import FIELDS, Case, Stage
from domain.eligibility.batch import BATCH_RULES
from domain.eligibility.radar import KINDS, Blip, Kind, Wanted, look
from domain.eligibility.way import CALENDAR
from domain.findings import Outcome
from domain.guard_facts import loan_facts
from domain.masking import hidden_from
from domain.rules import RULES_VERSION
from domain.units import UnknownUnit
from domain.viewer import Viewer
from persistence import tables as t
from persistence.desk.listing import unit_name
from persistence.desk.people import opened
from persistence.desk.work import people_of
from persistence.read_log import ReadLog
from persistence.scope import followed, visible
from persistence.unit_of_work import Store

_C, _E = t.case.c, t.eligibility.c
_MET = Outcome.MET.code
# The masks of one rule that somebody can do something about.
_CHANGEABLE = [1 << bit for bit, rule in enumerate(BATCH_RULES["person"]) if rule not in CALENDAR]


class SqlRadar:
    """The RadarReads port on SQL."""

    def __init__(self, store: Store, reads: ReadLog) -> None:
        self._store, self._reads = store, reads

    def counts(self, viewer: Viewer, within_days: int, unit: str | None, *, on: date) -> Mapping[Kind, int]:
        counted = [
            func.coalesce(func.sum(case((_of(kind, on, within_days), 1), else_=0)), 0).label(kind)
            for kind in KINDS
        ]
        query = self._among(select(*counted), viewer, unit, on)
        with self._store.reading(viewer) as connection:
            row = connection.execute(query).one()
        return {kind: int(getattr(row, kind)) for kind in KINDS}

    def blips(self, viewer: Viewer, wanted: Wanted, *, at: datetime, on: date) -> tuple[Blip, ...]:
        facts = [_C[name] for name in FIELDS]
        answer = (_E.outcome_since, _E.turns_on, _stale(self._store.law_version).label("stale"))
        query = (
            self._among(select(*facts, *answer), viewer, wanted.unit, on)
            .where(_of(wanted.kind, on, wanted.within_days))
            .order_by(*_order(wanted.kind))
            .limit(wanted.limit)
            .offset(wanted.offset)
        )
        with self._store.reading(viewer) as connection:
            rows = connection.execute(query).all()
            people = people_of(connection, [row.id for row in rows])
        self._reads.log(viewer.user, at, "export" if wanted.leaves else "radar", [row.id for row in rows])
        return tuple(self._blip(viewer, wanted.kind, row, people[str(row.id)], on) for row in rows)

    def _among(self, query: Select[Any], viewer: Viewer, unit: str | None, on: date) -> Select[Any]:
        where = visible(viewer) & (_C.stage != Stage.CLOSED) & (_C.loan_count == 0)
        if unit is not None:
            codes = frozenset({unit})
            with suppress(UnknownUnit):
                codes = followed(self._store.units, [unit], on, on)
            where &= _C.unit_code.in_(codes)
        return query.select_from(t.eligibility).join(t.case, _C.id == _E.case_id).where(where)

    def _blip(self, viewer: Viewer, kind: Kind, row: Any, person: Any, on: date) -> Blip:
        found = Case(**{name: getattr(row, name) for name in FIELDS})
        seen = look(kind, loan_facts(found), self._store.law, on)
        name = None
        if "name" not in hidden_from(viewer.role):
            name = opened(self._store.keyring, person.person_id, person.sealed, person.wrapped).get("name")
        return Blip(
            found.id,
            found.number,
            name,
            unit_name(self._store.units, found.unit_code, on, found.closed_on),
            kind,
            {"newly": row.outcome_since, "nearly": None}.get(kind, row.turns_on),
            found.requested_vnd,
            seen.why,
            seen.way,
            bool(row.stale),
        )


def _of(kind: Kind, on: date, within_days: int) -> ColumnElement[bool]:
    ahead = _E.turns_on <= on + timedelta(days=within_days)
    if kind == "newly":
        return (_E.outcome == _MET) & (_E.outcome_since > on - timedelta(days=within_days))
    if kind == "opens":
        return (_E.outcome != _MET) & (_E.turns_to == _MET) & ahead
    if kind == "closes":
        return (_E.outcome == _MET) & (_E.turns_to != _MET) & ahead
    one_fact = (_E.outcome == Outcome.UNKNOWN.code) & (_E.not_met == 0) & (_E.missing_facts == 1)
    one_change = (_E.outcome == Outcome.NOT_MET.code) & (_E.unknown == 0) & _E.not_met.in_(_CHANGEABLE)
    return one_fact | one_change


def _stale(law_version: str) -> ColumnElement[bool]:
    """The next run of the sweep answers anew."""
    return (
        (_E.case_version != _C.version)
        | (_E.rules_version != RULES_VERSION)
        | (_E.law_version != law_version)
    )


def _order(kind: Kind) -> tuple[ColumnElement[Any], ...]:
    """The next day first, of those behind us the latest."""
    if kind == "newly":
        return _E.outcome_since.desc(), _C.number
    return (_C.number,) if kind == "nearly" else (_E.turns_on, _C.number)
