"""Loan files as they are read: the office's of its communes, and of a bank's office those that were sent to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import ColumnElement, Connection, Row, Select, false, func, select

from domain.case import FIELDS, Case
from domain.eligibility import CODES, Eligibility
from domain.errors import UnknownRecord
from domain.history import Kind
from domain.lending.check import recheck
from domain.lending.file import CLEAR, SEALED, Drawdown, FilePaper, LoanFile, Party, direct
from domain.lending.machine import PAID_OUT, FileStage
from domain.lending.reads import FileEntry, FileFilter, FileLine, FileList, FileView
from domain.lending.refusals import NEXT_STEPS
from domain.lending.schedule import ends_on, repayment_plan, terms_of
from domain.lending.who import moves_for
from domain.viewer import Role, Viewer
from persistence import tables as t
from persistence.desk.history import entries
from persistence.desk.listing import unit_name
from persistence.desk.loan_filter import filtered, ordered, searched
from persistence.desk.people import opened
from persistence.read_log import ReadLog
from persistence.records import SHAPES
from persistence.scope import standing, visible
from persistence.sealing import unseal
from persistence.unit_of_work import Store

T = TypeVar("T")

_C, _F = t.case.c, t.loan_file.c
_CASE = tuple(t.case.c[name].label(f"of_{name}") for name in FIELDS)
_OF_FILE = {Drawdown: t.loan_drawdown, Party: t.loan_party, FilePaper: t.loan_paper}


def in_sight(viewer: Viewer) -> ColumnElement[bool]:
    """Beside `visible`, which tells the cases: the files among them. The policies of 0014 and 0020 say the same.

    After expungement the bank keeps the loan that is paid out and not yet back.
    """
    if viewer.role in (Role.SUPPORTER, Role.EMPLOYER, Role.ADMIN):
        return false()
    if viewer.role is Role.BANK:
        sent_here = _F.office.in_(sorted(viewer.offices)) & (_F.stage != FileStage.WITHDRAWN)
        return visible(viewer) & sent_here & (standing() | _F.stage.in_(PAID_OUT))
    return visible(viewer)


class SqlLoanFiles:
    """The LoanFiles port on SQL."""

    def __init__(self, store: Store, reads: ReadLog) -> None:
        self._store, self._reads = store, reads

    def files(self, viewer: Viewer, wanted: FileFilter, *, at: datetime, on: date) -> FileList:
        """Those that stand still for longest come first; with `waiting_first` after what waits for somebody."""
        where = [in_sight(viewer), *filtered(wanted, on)]
        more = False
        with self._store.reading(viewer) as connection:
            if wanted.query:
                named, more = searched(connection, self._store, viewer, wanted.query, on)
                where.append(named)
            query = _lines().where(*where).order_by(*ordered(wanted))
            total = (
                select(func.count()).select_from(t.loan_file).join(t.case, _C.id == _F.case_id).where(*where)
            )
            rows = connection.execute(query.limit(wanted.limit).offset(wanted.offset)).all()
            count = connection.scalar(total) or 0
        lines = tuple(self._line(row, viewer, on) for row in rows)
        self._reads.log(viewer.user, at, "loan_files", sorted({str(each.file.case_id) for each in lines}))
        return FileList(lines, count, more)

    def of_case(self, viewer: Viewer, case_id: UUID, *, on: date) -> tuple[FileLine, ...]:
        query = _lines().where(_F.case_id == case_id, in_sight(viewer)).order_by(_F.number.desc())
        with self._store.reading(viewer) as connection:
            return tuple(self._line(row, viewer, on) for row in connection.execute(query))

    def counts(self, viewer: Viewer, unit: str | None = None) -> Mapping[FileStage, int]:
        """Files by stage, in the order of their way."""
        found = self.by_unit(viewer)
        chosen = found.values() if unit is None else [found.get(unit, {})]
        sums = {stage: sum(each.get(stage, 0) for each in chosen) for stage in FileStage}
        return {stage: count for stage, count in sums.items() if count}

    def by_unit(self, viewer: Viewer) -> Mapping[str, Mapping[FileStage, int]]:
        query = (
            select(_C.unit_code, _F.stage, func.count())
            .join(t.case, _C.id == _F.case_id)
            .where(in_sight(viewer))
            .group_by(_C.unit_code, _F.stage)
        )
        found: dict[str, dict[FileStage, int]] = {}
        with self._store.reading(viewer) as connection:
            for unit, stage, count in connection.execute(query):
                found.setdefault(unit, {})[stage] = count
        return found

    def file(self, viewer: Viewer, file_id: UUID, *, at: datetime, on: date) -> FileView:
        """Logged before it is shown. Raises UnknownRecord, also for a file of another office."""
        with self._store.reading(viewer) as connection:
            row = connection.execute(
                _lines().add_columns(*_CASE).where(_F.id == file_id, in_sight(viewer))
            ).first()
            if row is None:
                raise UnknownRecord(what="loan file", id=str(file_id))
            found = self._view(connection, row, viewer, on)
        self._reads.log(viewer.user, at, "loan_file", [str(found.line.file.case_id), str(file_id)])
        return found

    def _view(self, connection: Connection, row: Row[Any], viewer: Viewer, on: date) -> FileView:
        key = self._key(row) if _names_open(viewer, row) else None
        line = self._line(row, viewer, on)
        line = replace(line, file=_signed(line.file, row, key))
        file = line.file
        office = viewer.role is not Role.BANK
        answer = recheck(file, _case_of(row), self._store.law, on)
        drawdowns = tuple(sorted(_children(connection, Drawdown, file.id, None), key=lambda each: each.place))
        return FileView(
            line=line,
            drawdowns=drawdowns,
            parties=tuple(_children(connection, Party, file.id, key)),
            papers=tuple(_children(connection, FilePaper, file.id, None)),
            plan=repayment_plan(_paid(file, drawdowns), file.months, terms_of(file)),
            ends_on=ends_on(file),
            moves=moves_for(viewer.role, file.moves(direct(answer.borrower))),
            outcome=CODES[answer.outcome],
            eligible_until=_until(answer, on),
            cap_vnd=answer.cap_vnd,
            borrower=answer.borrower,
            security_required=answer.security_required,
            findings=answer.findings if office else (),
            entries=tuple(_steps(connection, file, key if office else None, office)),
            next_step=NEXT_STEPS[file.refusal] if file.refusal else None,
        )

    def _line(self, row: Row[Any], viewer: Viewer, on: date) -> FileLine:
        file = LoanFile(**{name: getattr(row, name) for name in CLEAR})
        told = opened(self._store.keyring, row.of_person, row.person_sealed, row.wrapped)
        return FileLine(
            file=file,
            case_number=row.case_number,
            name=told.get("name") if _names_open(viewer, row) else None,
            unit_code=row.unit_code,
            unit_name=unit_name(self._store.units, row.unit_code, on, row.closed_on),
            still_days=max(0, (on - file.stepped_on).days),
            version=row.case_version,
        )

    def _key(self, row: Row[Any]) -> AESGCM | None:
        return None if row.wrapped is None else self._store.keyring.unwrap(row.of_person, row.wrapped)


def _lines() -> Select[Any]:
    p, k = t.person.c, t.person_key.c
    return (
        select(
            t.loan_file,
            _C.number.label("case_number"),
            _C.unit_code,
            _C.closed_on,
            _C.version.label("case_version"),
            _C.person_id.label("of_person"),
            p.sealed.label("person_sealed"),
            k.wrapped,
        )
        .join(t.case, _C.id == _F.case_id)
        .join(t.person, p.id == _C.person_id)
        .outerjoin(t.person_key, k.person_id == p.id)
    )


def _names_open(viewer: Viewer, row: Row[Any]) -> bool:
    """A bank that refused has no further need to know whom it was about."""
    return viewer.role is not Role.BANK or row.stage is not FileStage.REFUSED


def _signed(file: LoanFile, row: Row[Any], key: AESGCM | None) -> LoanFile:
    def words(name: str) -> str | None:
        sealed = getattr(row, f"sealed_{name}")
        if key is None or sealed is None:
            return None
        return unseal(key, sealed, "loan_file", file.id, f"sealed_{name}")

    told: dict[str, Any] = {name: words(name) for name in SEALED}
    return replace(file, **told)


def _case_of(row: Row[Any]) -> Case:
    return Case(**{name: getattr(row, f"of_{name}") for name in FIELDS})


def _children(connection: Connection, kind: type[T], file_id: UUID, key: AESGCM | None) -> list[T]:
    """With what is sealed opened, where there is a key to open it with."""
    table, sealed = _OF_FILE[kind], SHAPES[kind].sealed
    rows = connection.execute(select(table).where(table.c.file_id == file_id).order_by(table.c.id)).mappings()
    return [_child(kind, dict(row), sealed, table.name, key) for row in rows]


def _child(
    kind: type[T], row: dict[str, Any], sealed: Mapping[str, str], table: str, key: AESGCM | None
) -> T:
    for name, column in sealed.items():
        text = row.pop(column)
        row[name] = None if key is None or text is None else unseal(key, text, table, row["id"], column)
    return kind(**row)


def _paid(file: LoanFile, drawdowns: Sequence[Drawdown]) -> list[tuple[date, int]]:
    """A loan that was taken over was drawn once, when it was paid out."""
    paid = [(each.paid_on, each.amount_vnd) for each in drawdowns if each.status == "paid" and each.paid_on]
    if not paid and file.disbursed_on is not None:
        return [(file.disbursed_on, file.drawn_vnd)]
    return paid


def _until(answer: Eligibility, on: date) -> date | None:
    end = next(
        (each.end for each in answer.spans if each.end is not None and each.start <= on < each.end), None
    )
    return end and end - timedelta(days=1)


def _steps(connection: Connection, file: LoanFile, key: AESGCM | None, office: bool) -> list[FileEntry]:
    """Words and findings are for the office; what another bank refused before a new attempt is not this one's."""
    found: list[FileEntry] = []
    for entry in entries(connection, file.case_id, key):
        if entry.data.get("file") != file.id.hex:
            continue
        if entry.kind == Kind.LOAN_REOPENED and not office:
            found.clear()
        told = tuple(map(tuple, entry.findings)) if office else ()
        notes = entry.sealed if office else {}
        found.append(
            FileEntry(entry.kind, entry.effective_on, entry.recorded_at, entry.actor, entry.data, notes, told)
        )
    return found
