"""Police lists as the office reads them, within its communes."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, case, false, func, select, true

from domain.errors import UnknownRecord
from domain.lending.file import CLEAR, LoanFile
from domain.lending.lists import CERTIFIED, ListEntry, ListMember, ListPage, PoliceList
from domain.lending.machine import FileStage
from domain.viewer import Role, Viewer
from persistence import tables as t
from persistence.desk.loan_files import in_sight
from persistence.desk.people import opened
from persistence.list_rows import opened_list
from persistence.read_log import ReadLog
from persistence.unit_of_work import Store

_L, _M, _F, _C = t.police_list.c, t.police_list_line.c, t.loan_file.c, t.case.c


def lists_in_sight(viewer: Viewer) -> ColumnElement[bool]:
    """The policy of 0014 says the same."""
    if viewer.role not in (Role.OFFICER, Role.MANAGER, Role.SYSTEM):
        return false()
    return true() if viewer.units is None else _L.unit_code.in_(viewer.units)


class SqlPoliceLists:
    """The PoliceListReads port on SQL."""

    def __init__(self, store: Store, reads: ReadLog) -> None:
        self._store, self._reads = store, reads

    def lists(self, viewer: Viewer, *, on: date, limit: int = 100) -> tuple[ListEntry, ...]:
        waiting = func.sum(case((_F.stage == FileStage.LISTED, 1), else_=0))
        query = (
            select(t.police_list, func.count().label("people"), waiting.label("waiting"))
            .join(t.police_list_line, _M.list_id == _L.id)
            .join(t.loan_file, _F.id == _M.file_id)
            .where(lists_in_sight(viewer))
            .group_by(*t.police_list.c)
            .order_by(_L.status == CERTIFIED, _L.drawn_on.desc(), _L.number, _L.id)
            .limit(limit)
        )
        with self._store.reading(viewer) as connection:
            return tuple(self._entry(row) for row in connection.execute(query))

    def page(self, viewer: Viewer, list_id: UUID, *, at: datetime, on: date) -> ListPage:
        with self._store.reading(viewer) as connection:
            query = select(t.police_list).where(_L.id == list_id, lists_in_sight(viewer))
            row = connection.execute(query).mappings().first()
            if row is None:
                raise UnknownRecord(what="police list", id=str(list_id))
            found = opened_list(self._store.keyring, dict(row))
            members = tuple(self._member(each) for each in _members(connection, viewer, list_id))
            total = connection.scalar(select(func.count()).where(_M.list_id == list_id)) or 0
        of_whom = [str(list_id), *sorted(str(each.file.case_id) for each in members)]
        self._reads.log(viewer.user, at, "police_list", of_whom)
        return ListPage(found, self._unit(found), members, total - len(members))

    def of_file(self, viewer: Viewer, file_id: UUID) -> PoliceList | None:
        query = (
            select(t.police_list)
            .join(t.police_list_line, _M.list_id == _L.id)
            .where(_M.file_id == file_id, lists_in_sight(viewer))
            .order_by(_L.drawn_on.desc(), _L.id)
            .limit(1)
        )
        with self._store.reading(viewer) as connection:
            row = connection.execute(query).mappings().first()
        return None if row is None else opened_list(self._store.keyring, dict(row))

    def _entry(self, row: Row[Any]) -> ListEntry:
        found = opened_list(self._store.keyring, dict(row._mapping))
        return ListEntry(found, self._unit(found), row.people, row.waiting or 0)

    def _unit(self, found: PoliceList) -> str:
        """A list keeps the commune of its day."""
        return self._store.units.name(found.unit_code, found.drawn_on)

    def _member(self, row: Row[Any]) -> ListMember:
        told = opened(self._store.keyring, row.of_person, row.person_sealed, row.wrapped)
        return ListMember(
            place=row.place,
            file=LoanFile(**{name: getattr(row, name) for name in CLEAR}),
            case_number=row.case_number,
            name=told.get("name"),
            birth_year=row.birth_year,
            citizen_id=told.get("citizen_id"),
            address=told.get("address"),
            certificate_no=told.get("certificate_no"),
            completed_on=row.completed_on_of_case,
        )


def _members(connection: Connection, viewer: Viewer, list_id: UUID) -> list[Row[Any]]:
    p, k = t.person.c, t.person_key.c
    query = (
        select(
            t.loan_file,
            _M.place,
            _C.number.label("case_number"),
            _C.completed_on.label("completed_on_of_case"),
            _C.person_id.label("of_person"),
            p.birth_year,
            p.sealed.label("person_sealed"),
            k.wrapped,
        )
        .join(t.police_list_line, _M.file_id == _F.id)
        .join(t.case, _C.id == _F.case_id)
        .join(t.person, p.id == _C.person_id)
        .outerjoin(t.person_key, k.person_id == p.id)
        .where(_M.list_id == list_id, in_sight(viewer))
        .order_by(_M.place)
    )
    return list(connection.execute(query))
