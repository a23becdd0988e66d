"""What undoing the last act would restore, before anybody does it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from domain.case import FIELDS, Case
from domain.errors import UnknownCase
from domain.undoing import Past, Undo, planned
from domain.viewer import Role, Viewer
from persistence import tables as t
from persistence.scope import visible
from persistence.unit_of_work import Store

_READERS = (Role.OFFICER, Role.MANAGER, Role.SYSTEM)
_E = t.case_event.c


class SqlUndoing:
    """The Undoing port on SQL."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def planned(self, viewer: Viewer, case_id: UUID, seq: int, *, at: datetime) -> Undo:
        """Raises what the act itself would raise. Part of the case's page, which logs the read."""
        columns = [t.case.c[name] for name in FIELDS]
        chain = select(_E.seq, _E.kind, _E.actor, _E.recorded_at, _E.payload).where(_E.case_id == case_id)
        with self._store.reading(viewer) as connection:
            row = connection.execute(select(*columns).where(t.case.c.id == case_id, visible(viewer))).first()
            if row is None or viewer.role not in _READERS:
                raise UnknownCase(case=str(case_id))
            past = [Past(*each) for each in connection.execute(chain.order_by(_E.seq))]
        return planned(Case(**dict(zip(FIELDS, row, strict=True))), past, seq, viewer.user, at)
