"""Journeys of cases from their chains, in one pass over what was recorded by the end of a day: no name, no number."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, select, true

from domain.dates import legal_day
from domain.needs import NoQuestionnaire, current
from domain.outcomes.agencies import AgencyAction, actions_of
from domain.outcomes.journeys import Journey, Step
from domain.viewer import Viewer
from persistence import tables as t
from persistence.agency_rows import opened_step
from persistence.desk.history import end_of_legal_day
from persistence.desk.manager import officers_of
from persistence.scope import in_units
from persistence.unit_of_work import Store

_A, _C, _E, _P = t.agency_step.c, t.case.c, t.case_event.c, t.person.c


class SqlOutcomes:
    """The OutcomeReads port on SQL."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def journeys(self, viewer: Viewer | None, known_on: date | None) -> tuple[Journey, ...]:
        """Expunged cases count too: nothing of a journey leads back to a person."""
        units = None if viewer is None else viewer.units
        query = (
            select(
                _E.case_id, _E.kind, _E.effective_on, _E.recorded_at, _E.actor, _E.payload, _P.sex, _P.ethnicity
            )
            .select_from(t.case_event.join(t.case, _C.id == _E.case_id).join(t.person, _P.id == _C.person_id))
            .where(_recorded(_E, known_on), true() if units is None else in_units(_C, units))
            .order_by(_E.case_id, _E.seq)
        )  # fmt: skip
        with self._store.reading() as connection:
            rows = connection.execute(query)
            return tuple(_journey(list(own)) for _, own in groupby(rows, key=lambda row: row.case_id))

    def groups(self) -> Mapping[str, str]:
        with self._store.reading() as connection:
            rows = connection.execute(select(t.support_group.c.id, t.support_group.c.code))
            return {row.id.hex: row.code for row in rows}

    def questionnaire(self, on: date) -> str:
        with suppress(NoQuestionnaire):
            return current(self._store.questionnaires, on).version
        return ""

    def actions(self, viewer: Viewer | None, known_on: date | None) -> Sequence[AgencyAction]:
        units = None if viewer is None else viewer.units
        here = true() if units is None else _A.unit_code.in_(units)
        query = select(t.agency_step).where(_recorded(_A, known_on), here)
        with self._store.reading() as connection:
            rows = [dict(row) for row in connection.execute(query).mappings()]
        return actions_of(opened_step(self._store.keyring, row) for row in rows)

    def officers(self, on: date) -> Mapping[str, Sequence[str]]:
        return officers_of(self._store, on)


def _recorded(columns: Any, known_on: date | None) -> ColumnElement[bool]:
    return true() if known_on is None else columns.recorded_at < end_of_legal_day(known_on)


def _journey(rows: Sequence[Any]) -> Journey:
    payloads = json.loads(
        f"[{','.join(row.payload for row in rows)}]"
    )  # at once: half the time of one by one
    return Journey(tuple(map(_step, rows, payloads)), rows[0].sex, rows[0].ethnicity)


def _step(row: Any, told: Mapping[str, Any]) -> Step:
    day = legal_day(row.recorded_at)
    return Step(row.kind, row.effective_on, day, row.actor, told["set"], told.get("data", {}))
