"""Batches as they are read, and the files that can go into one; what nobody may read any more keeps its place only."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, Select, exists, false, func, or_, select, true

from domain.banking.batch import (
    MOST_LINES,
    STAGES,
    Batch,
    BatchView,
    LineView,
    Offered,
    canonical,
)
from domain.banking.mismatch import Held
from domain.case import FIELDS, Case
from domain.eligibility import CODES
from domain.errors import UnknownRecord
from domain.importing.cells import text_of
from domain.lending.check import recheck
from domain.lending.file import CLEAR, LoanFile
from domain.lending.machine import FileStage
from domain.viewer import Role, Viewer
from persistence import tables as t
from persistence.desk.listing import unit_name
from persistence.desk.loan_files import in_sight
from persistence.desk.people import opened
from persistence.read_log import ReadLog
from persistence.scope import visible
from persistence.sealing import unseal
from persistence.unit_of_work import Store

_B, _L, _C, _F = t.bank_batch.c, t.bank_batch_line.c, t.case.c, t.loan_file.c
_SHUT = (FileStage.REFUSED, FileStage.WITHDRAWN)
_CASE = tuple(t.case.c[name].label(f"of_{name}") for name in FIELDS)


def batches_of(viewer: Viewer) -> ColumnElement[bool]:
    """The policy of 0015 says the same."""
    if viewer.role is Role.BANK:
        return _B.office.in_(sorted(viewer.offices))
    if viewer.role in (Role.SUPPORTER, Role.EMPLOYER, Role.ADMIN):
        return false()
    if viewer.units is None:
        return true()
    line = exists().where(_L.batch_id == _B.id, _L.case_id == _C.id, visible(viewer))
    return line.correlate(t.bank_batch)


class SqlBatches:
    """The Batches port on SQL."""

    def __init__(self, store: Store, reads: ReadLog) -> None:
        self._store, self._reads = store, reads

    def listed(self, viewer: Viewer, *, limit: int = 50, offset: int = 0) -> tuple[tuple[Batch, ...], int]:
        """Names nobody, so that nothing is logged."""
        query = select(t.bank_batch).where(batches_of(viewer)).order_by(_B.made_on.desc(), _B.number.desc())
        count = select(func.count()).select_from(t.bank_batch).where(batches_of(viewer))
        with self._store.reading(viewer) as connection:
            rows = connection.execute(query.limit(limit).offset(offset)).mappings()
            return tuple(Batch(**row) for row in rows), connection.scalar(count) or 0

    def batch(self, viewer: Viewer, ref: str, *, at: datetime) -> BatchView:
        with self._store.reading(viewer) as connection:
            batch = _one(connection, viewer, ref)
            lines = self._lines(connection, viewer, batch)
        cases = [str(each.case_id) for each in lines if each.content is not None]
        self._reads.log(viewer.user, at, "batch", [*sorted(cases), str(batch.id)])
        return BatchView(batch, lines)

    def held(self, viewer: Viewer, batch_id: UUID) -> Mapping[int, Held]:
        """What is recorded of the files of its lines, by place."""
        d = t.loan_drawdown.c
        query = _sighted(viewer, select(_L.place, *(_F[name] for name in CLEAR))).where(
            _L.batch_id == batch_id
        )
        with self._store.reading(viewer) as connection:
            rows = connection.execute(query).mappings().all()
            files = {row["place"]: LoanFile(**{name: row[name] for name in CLEAR}) for row in rows}
            ids = [each.id for each in files.values()]
            paid = connection.execute(
                select(d.file_id, d.paid_on, d.amount_vnd).where(d.file_id.in_(ids), d.status == "paid")
            ).all()
        return {
            place: Held(file, tuple((row.paid_on, row.amount_vnd) for row in paid if row.file_id == file.id))
            for place, file in files.items()
        }

    def offered(
        self, viewer: Viewer, office: str, wanted: str, *, at: datetime, on: date
    ) -> tuple[Offered, ...]:
        """Those that were sent first come first."""
        query = _offered(viewer, office)
        if wanted == "new":
            query = query.where(
                ~exists().where(_L.file_id == _F.id, _L.batch_id == _B.id, _B.office == office)
            )
        with self._store.reading(viewer) as connection:
            rows = connection.execute(query.order_by(_F.sent_on, _F.number).limit(MOST_LINES)).all()
        found = tuple(
            Offered(row.of_id, row.id, row.number, canonical(self._content(row, on))) for row in rows
        )
        self._reads.log(viewer.user, at, "batch", sorted({str(each.case_id) for each in found}))
        return found

    def _lines(self, connection: Connection, viewer: Viewer, batch: Batch) -> tuple[LineView, ...]:
        columns = (
            _L.place, _L.number, _L.case_id, _L.file_id, _L.id, _L.sealed_content, _F.stage, _F.office,
            _agreed().label("agreed"),
            _C.person_id, t.person_key.c.wrapped,
        )  # fmt: skip
        rows = connection.execute(_sighted(viewer, select(*columns)).where(_L.batch_id == batch.id))
        found = {row.place: self._line(row, batch) for row in rows}
        return tuple(found.get(place, LineView(place)) for place in range(1, len(batch.each_digest) + 1))

    def _line(self, row: Row[Any], batch: Batch) -> LineView:
        """What nobody agrees to any more, or the bank refused, leaves the house no second time."""
        content = None
        if row.wrapped is not None and row.agreed and row.office == batch.office and row.stage not in _SHUT:
            key = self._store.keyring.unwrap(row.person_id, row.wrapped)
            content = json.loads(unseal(key, row.sealed_content, "bank_batch_line", row.id, "sealed_content"))
        return LineView(row.place, row.number, row.case_id, row.file_id, row.stage, content)

    def _content(self, row: Row[Any], on: date) -> dict[str, Any]:
        """What the sheet shows, written as it will be read back."""
        case = Case(**{name: getattr(row, f"of_{name}") for name in FIELDS})
        file = LoanFile(**{name: getattr(row, name) for name in CLEAR})
        told = opened(self._store.keyring, row.of_person_id, row.person_sealed, row.wrapped)
        answer = recheck(file, case, self._store.law, on)
        end = next((each.end for each in answer.spans if each.end and each.start <= on < each.end), None)
        named = {name: text_of(told.get(name)) or None for name in ("name", "phone", "address", "citizen_id")}
        return named | {
            "number": file.number,
            "birth_year": row.birth_year,
            "unit_code": case.unit_code,
            "commune": unit_name(self._store.units, case.unit_code, on, case.closed_on),
            "purpose": file.purpose,
            "amount_vnd": file.asked_vnd,
            "months": file.months,
            "certified_no": text_of(file.certified_no) or None,
            "certified_on": file.certified_on and file.certified_on.isoformat(),
            "eligible": CODES[answer.outcome],
            "eligible_until": end and (end - timedelta(days=1)).isoformat(),
            "stage": file.stage.value,
        }


def _one(connection: Connection, viewer: Viewer, ref: str) -> Batch:
    here = _B.number == ref.strip().upper()
    with suppress(ValueError):
        here = or_(here, _B.id == UUID(ref))
    row = connection.execute(select(t.bank_batch).where(here, batches_of(viewer))).mappings().first()
    if row is None:
        raise UnknownRecord(what="batch", id=ref)
    return Batch(**row)


def _sighted(viewer: Viewer, query: Select[Any]) -> Select[Any]:
    """Lines whose file the viewer still sees."""
    return (
        query.select_from(t.bank_batch_line)
        .join(t.loan_file, _F.id == _L.file_id)
        .join(t.case, _C.id == _F.case_id)
        .outerjoin(t.person_key, t.person_key.c.person_id == _C.person_id)
        .where(in_sight(viewer))
    )


def _agreed() -> ColumnElement[bool]:
    """As `persistence.scope.visible` has it for a bank."""
    return _C.consent_bank.is_(True) | (_C.running_loan_vnd > 0)


def _offered(viewer: Viewer, office: str) -> Select[Any]:
    p, k = t.person.c, t.person_key.c
    return (
        select(
            *(_F[name] for name in CLEAR),
            *_CASE,
            p.sealed.label("person_sealed"),
            p.birth_year,
            k.wrapped,
        )
        .join(t.case, _C.id == _F.case_id)
        .join(t.person, p.id == _C.person_id)
        .outerjoin(t.person_key, k.person_id == p.id)
        .where(in_sight(viewer), _F.office == office, _F.stage.in_(STAGES), _agreed(), k.wrapped.is_not(None))
    )
