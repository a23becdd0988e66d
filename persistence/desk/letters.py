"""Messages to a role: how many nobody has read yet, and that somebody did."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, select, update

from domain.viewer import Viewer
from persistence import tables as t
from persistence.scope import visible
from persistence.unit_of_work import Store

_I = t.inbox.c
_WORDS = ("subject", "text")
_CASE_NUMBER = re.compile(r"\b[A-Z]{2}-[0-9]{4}-[0-9]{4,}")


def addressed(viewer: Viewer) -> ColumnElement[bool]:
    """To the viewer's role: in the viewer's units or to all of them, to the viewer's own offices or firm or to any."""
    mine = (_I.to_role == viewer.role.value) & (_I.to_user.is_(None) | (_I.to_user == viewer.user))
    if viewer.units is not None:
        mine &= _I.to_unit.is_(None) | _I.to_unit.in_(viewer.units)
    own = [viewer.employer.hex] if viewer.employer else sorted(viewer.offices)
    return mine & (_I.to_body.is_(None) | _I.to_body.in_(own))


def as_seen(connection: Connection, viewer: Viewer, letters: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A letter outlives the sight of its case: the number of one that the viewer sees no more is taken out."""
    named = {found for each in letters for name in _WORDS for found in _CASE_NUMBER.findall(each[name])}
    if not named:
        return letters
    c = t.case.c
    seen = set(connection.scalars(select(c.number).where(c.number.in_(sorted(named)), visible(viewer))))
    return [
        each
        | {name: _CASE_NUMBER.sub(lambda m: m[0] if m[0] in seen else "…", each[name]) for name in _WORDS}
        for each in letters
    ]


class SqlLetters:
    """The Letters port on SQL."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def unread(self, viewer: Viewer) -> int:
        query = select(func.count()).select_from(t.inbox).where(addressed(viewer), _I.read_at.is_(None))
        with self._store.reading() as connection:
            return int(connection.scalar(query) or 0)

    def mark(self, viewer: Viewer, ids: Sequence[UUID], at: datetime) -> int:
        """How many of these were unread and the viewer's; no ids means all of them."""
        here: Any = addressed(viewer) & _I.read_at.is_(None)
        if ids:
            here &= _I.id.in_(ids)
        with self._store.writing() as connection:
            return connection.execute(update(t.inbox).where(here).values(read_at=at)).rowcount
