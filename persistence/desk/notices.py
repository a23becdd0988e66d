"""Notices as the office reads them, with the day of the last look."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import func, select

from domain.notices import Entered, Notice
from domain.viewer import Role, Viewer
from persistence import tables as t
from persistence.scope import visible
from persistence.sealing import unseal
from persistence.unit_of_work import Store

_READERS = (Role.OFFICER, Role.MANAGER, Role.SYSTEM)
_N = t.notice.c
_IN_CLEAR = (
    "id", "case_id", "event", "issued_by", "issued_on", "occurred_on", "entered_on", "entered_by", "status",
    "decided_on", "decided_by", "decided_at",
)  # fmt: skip


class SqlNotices:
    """The Notices port on SQL."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_case(self, viewer: Viewer, case_id: UUID) -> Entered:
        """What waits for a second person first. Part of the case's page, which logs the read."""
        if viewer.role not in _READERS:
            return Entered()
        c, k = t.case.c, t.person_key.c
        query = (
            select(t.notice, c.person_id, k.wrapped)
            .join(t.case, c.id == _N.case_id)
            .outerjoin(t.person_key, k.person_id == c.person_id)
            .where(_N.case_id == case_id, visible(viewer))
            .order_by(_N.decided_on.is_not(None), _N.occurred_on.desc(), _N.id)
        )
        checked = t.record_check.c
        last = select(func.max(checked.checked_on)).where(checked.case_id == case_id)
        with self._store.reading(viewer) as connection:
            rows = connection.execute(query).all()
            looked = connection.scalar(last)
        return Entered(tuple(self._notice(row) for row in rows), looked)

    def _notice(self, row: object) -> Notice:
        known = row._mapping  # type: ignore[attr-defined]
        key = (
            None
            if known["wrapped"] is None
            else self._store.keyring.unwrap(known["person_id"], known["wrapped"])
        )

        def opened(column: str) -> str | None:
            sealed = known[column]
            return (
                None if key is None or sealed is None else unseal(key, sealed, "notice", known["id"], column)
            )

        clear = {name: known[name] for name in _IN_CLEAR}
        return Notice(**clear, notice_no=opened("sealed_notice_no"), words=opened("sealed_words"))
