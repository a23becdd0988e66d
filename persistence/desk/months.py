"""A month from the chains as they were known on a day, and the reports of months that were signed off."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from itertools import groupby
from typing import Any

from sqlalchemy import select

from domain.errors import UnknownRecord
from domain.monthly.facts import MonthFacts, Step, add
from domain.monthly.frozen import FrozenFile, FrozenReport, ready_key
from domain.parameters import Law
from domain.units import Units
from persistence import tables as t
from persistence.desk.history import end_of_legal_day
from persistence.unit_of_work import Store

_E, _R, _F = t.case_event.c, t.frozen_report.c, t.frozen_file.c
_REPORT = tuple(FrozenReport.__dataclass_fields__)
_BATCH = 5_000


class SqlMonths:
    """The MonthReads and FrozenReads ports on SQL."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def facts(self, first: date, last: date, known_on: date) -> MonthFacts:
        query = (
            select(_E.case_id, _E.seq, _E.kind, _E.effective_on, _E.payload, _E.hash)
            .where(_E.recorded_at < end_of_legal_day(known_on))
            .order_by(_E.case_id, _E.seq)
        )
        found, heads = MonthFacts(), sha256()
        with self._store.reading() as connection:
            rows = connection.execution_options(yield_per=_BATCH).execute(query)
            for case_id, chain in groupby(rows, key=lambda row: row.case_id):
                events = list(chain)
                add(found, _steps(events), first, last)
                heads.update(case_id.bytes + events[-1].hash)
                found.cases, found.events = found.cases + 1, found.events + len(events)
        found.head = heads.hexdigest()
        return found

    def law(self, known_on: date) -> Law:
        with self._store.reading() as connection:
            return self._store.law_register.as_known(connection, end_of_legal_day(known_on))

    def units(self, known_on: date) -> Units:
        with self._store.reading() as connection:
            return self._store.register.as_known(connection, end_of_legal_day(known_on))

    def frozen(self, month: str | None = None) -> Sequence[FrozenReport]:
        query = select(*(_R[name] for name in _REPORT)).order_by(_R.month.desc(), _R.version.desc())
        if month is not None:
            query = query.where(_R.month == month)
        with self._store.reading() as connection:
            return [FrozenReport(**row) for row in connection.execute(query).mappings()]

    def told_ready(self, month: str) -> bool:
        query = select(t.outbox.c.id).where(t.outbox.c.key == ready_key(month))
        with self._store.reading() as connection:
            return connection.scalar(query) is not None

    def file(self, report: FrozenReport, ending: str) -> FrozenFile:
        """Raises UnknownRecord."""
        query = select(t.frozen_file).where(_F.report_id == report.id, _F.ending == ending)
        with self._store.reading() as connection:
            row = connection.execute(query).mappings().first()
        if row is None:
            raise UnknownRecord(what="report", id=f"{report.month}.{ending}")
        return FrozenFile(**row)


def _steps(rows: Sequence[Any]) -> Iterator[Step]:
    for row in rows:
        payload = json.loads(row.payload)
        yield Step(row.seq, str(row.kind), row.effective_on, payload["set"], payload.get("data", {}))
