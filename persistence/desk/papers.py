"""Papers as they are read: a list without contents, and one content at a time, logged."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, Row, Select, select

from domain.errors import UnknownRecord
from domain.papers import PaperErased, PaperLine
from domain.viewer import Role, Viewer
from persistence import tables as t
from persistence.read_log import ReadLog
from persistence.scope import visible
from persistence.sealing import unseal, unseal_bytes
from persistence.unit_of_work import Store

_READERS = (Role.OFFICER, Role.MANAGER, Role.SYSTEM)
_P = t.paper.c


class SqlPapers:
    """The Papers port on SQL."""

    def __init__(self, store: Store, reads: ReadLog) -> None:
        self._store, self._reads = store, reads

    def of_case(self, viewer: Viewer, case_id: UUID) -> tuple[PaperLine, ...]:
        """Newest first; part of the case's page, which logs the read."""
        if viewer.role not in _READERS:
            return ()
        query = _papers(viewer, case_id).order_by(_P.recorded_at.desc(), _P.id)
        with self._store.reading(viewer) as connection:
            rows = connection.execute(query).all()
        return tuple(_line(row, self._key(row)) for row in rows)

    def content(
        self, viewer: Viewer, case_id: UUID, paper_id: UUID, *, at: datetime
    ) -> tuple[PaperLine, bytes]:
        """Raises UnknownRecord, PaperErased. Nothing is shown that was not logged."""
        with self._store.reading(viewer) as connection:
            row = self._row(connection, viewer, case_id, paper_id)
            sealed = connection.scalar(
                select(t.paper_content.c.sealed).where(t.paper_content.c.paper_id == paper_id)
            )
        key = self._key(row)
        if key is None or sealed is None:
            raise PaperErased
        content = unseal_bytes(key, sealed, "paper_content", paper_id, "sealed")
        self._reads.log(viewer.user, at, "paper", [str(case_id), str(paper_id)])
        return _line(row, key), content

    def _row(self, connection: Connection, viewer: Viewer, case_id: UUID, paper_id: UUID) -> Row[Any]:
        row = connection.execute(_papers(viewer, case_id).where(_P.id == paper_id)).first()
        if row is None or viewer.role not in _READERS:
            raise UnknownRecord(what="paper", id=str(paper_id))
        return row

    def _key(self, row: Row[Any]) -> AESGCM | None:
        return None if row.wrapped is None else self._store.keyring.unwrap(row.person_id, row.wrapped)


def _papers(viewer: Viewer, case_id: UUID) -> Select[Any]:
    c, k = t.case.c, t.person_key.c
    return (
        select(t.paper, c.person_id, k.wrapped)
        .join(t.case, c.id == _P.case_id)
        .outerjoin(t.person_key, k.person_id == c.person_id)
        .where(_P.case_id == case_id, visible(viewer))
    )


def _line(row: Row[Any], key: AESGCM | None) -> PaperLine:
    title = None
    if key is not None and row.sealed_title is not None:
        title = unseal(key, row.sealed_title, "paper", row.id, "sealed_title")
    return PaperLine(
        row.id, row.kind, row.media_type, row.size, title, row.dated_on, row.added_on, row.added_by
    )
