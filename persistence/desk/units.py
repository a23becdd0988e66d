"""Reads of the units page: the recorded changes, what one would touch, and who recorded what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, false, func, or_, select

from domain.unit_changes import Recorded, Touched, UnitChange
from persistence import tables as t
from persistence.accounts.grants import COLUMNS, grant_of
from persistence.unit_of_work import Store
from persistence.unit_rows import changes_in, left_behind

_KINDS = ("unit_change_recorded", "unit_change_withdrawn")


class SqlUnits:
    """The UnitReads port on SQL."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def changes(self) -> Sequence[UnitChange]:
        with self._store.reading() as connection:
            return changes_in(connection)[::-1]

    def touched(self, codes: Sequence[str], on: date) -> Touched:
        """Open and paused cases, groups and firms in these units today, and accounts whose scope names one of them."""
        c, g, e = t.case.c, t.support_group.c, t.employer.c
        here = c.unit_code.in_(codes) & c.closed_on.is_(None)
        home = (t.residence.c.person_id == c.person_id) & t.residence.c.valid_to.is_(None)
        village = func.coalesce(t.residence.c.village, "")
        by_village = (
            select(village, func.count(c.id.distinct())).select_from(t.case).outerjoin(t.residence, home)
        )
        groups = select(func.count()).where(g.unit_code.in_(codes), g.valid_to.is_(None) | (g.valid_to > on))
        firms = select(func.count()).where(e.unit_code.in_(codes), e.valid_to.is_(None) | (e.valid_to > on))
        with self._store.reading() as connection:
            villages = connection.execute(by_village.where(here).group_by(village)).all()
            return Touched(
                cases=connection.scalar(select(func.count()).where(here)) or 0,
                groups=connection.scalar(groups) or 0,
                accounts=len(self._accounts(connection, codes, on)),
                firms=connection.scalar(firms) or 0,
                villages={row[0]: row[1] for row in sorted(villages, key=lambda row: (-row[1], row[0]))},
            )

    def _accounts(self, connection: Connection, codes: Sequence[str], on: date) -> set[str]:
        units, rows = self._store.units, connection.execute(select(*COLUMNS))
        held = [each for each in map(grant_of, rows) if each.units is not None and each.holds(on)]
        return {
            each.user
            for each in held
            if units.scope(each.units or (), each.valid_from, on).intersection(codes)
        }

    def left_behind(self, on: date) -> int:
        units, c = self._store.units, t.case.c
        behind = [left_behind(*units.ended(day), day) for day in units.changes if day <= on]
        with self._store.reading() as connection:
            return connection.scalar(select(func.count(c.id)).where(or_(false(), *behind))) or 0

    def log(self, limit: int = 50) -> Sequence[Recorded]:
        a = t.admin_event.c
        query = select(a.recorded_at, a.actor, a.kind, a.data).where(a.kind.in_(_KINDS))
        with self._store.reading() as connection:
            rows = connection.execute(query.order_by(a.id.desc()).limit(limit)).all()
        return [Recorded(*row) for row in rows]
