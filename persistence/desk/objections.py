"""Objections as the office reads them, with their words."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import Row, select

from domain.objections import Objection
from domain.viewer import Role, Viewer
from persistence import tables as t
from persistence.scope import visible
from persistence.sealing import unseal
from persistence.unit_of_work import Store

_READERS = (Role.OFFICER, Role.MANAGER, Role.SYSTEM)
_O = t.objection.c


class SqlObjections:
    """The Objections port on SQL."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_case(self, viewer: Viewer, case_id: UUID) -> tuple[Objection, ...]:
        """What waits for an answer first. Part of the case's page, which logs the read."""
        if viewer.role not in _READERS:
            return ()
        c, k = t.case.c, t.person_key.c
        query = (
            select(t.objection, c.person_id, k.wrapped)
            .join(t.case, c.id == _O.case_id)
            .outerjoin(t.person_key, k.person_id == c.person_id)
            .where(_O.case_id == case_id, visible(viewer))
            .order_by(_O.answered_on.is_not(None), _O.made_on.desc(), _O.id)
        )
        with self._store.reading(viewer) as connection:
            rows = connection.execute(query).all()
        return tuple(self._objection(row) for row in rows)

    def _objection(self, row: Row[Any]) -> Objection:
        key = None if row.wrapped is None else self._store.keyring.unwrap(row.person_id, row.wrapped)

        def words(sealed: bytes | None, column: str) -> str | None:
            return None if key is None or sealed is None else unseal(key, sealed, "objection", row.id, column)

        return Objection(
            id=row.id,
            case_id=row.case_id,
            event_seq=row.event_seq,
            text=words(row.sealed_text, "sealed_text"),
            made_on=row.made_on,
            due_on=row.due_on,
            status=row.status,
            answer=words(row.sealed_answer, "sealed_answer"),
            answered_on=row.answered_on,
            answered_by=row.answered_by,
        )
