"""The manager's view: how far people are, what waits in every commune and for how long. Counts, no names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, select

from domain.accounts import viewer_of
from domain.case import Stage
from domain.read_models import WorkItemRow
from domain.role_desks import CommuneLine, District
from domain.units import UnknownUnit
from domain.viewer import Role, Viewer
from persistence import tables as t
from persistence.accounts.grants import COLUMNS, grant_of
from persistence.desk.work import item_of, named, people_of
from persistence.read_log import ReadLog
from persistence.scope import followed, visible
from persistence.unit_of_work import Store

_C, _I = t.case.c, t.work_item.c
_LIVE = tuple(stage for stage in Stage if stage is not Stage.CLOSED)


class SqlManager:
    """Reads of the role `manager`."""

    def __init__(self, store: Store, reads: ReadLog) -> None:
        self._store, self._reads = store, reads

    def district(self, viewer: Viewer, on: date) -> District:
        with self._store.reading(viewer) as connection:
            stages = self._stages(connection, viewer, on)
            items = self._items(connection, viewer)
            objections, transfers = _objections(connection, viewer), _transfers(connection, viewer)
        officers = officers_of(self._store, on)
        late = [row.due_on for row in items if row.due_on < on]
        return District(
            communes=tuple(self._communes(viewer, stages, items, officers, on)),
            by_kind=dict(Counter(row.kind for row in items)),
            overdue=len(late),
            oldest_on=min(late, default=None),
            for_manager=sum(row.level == "manager" for row in items),
            objections=objections,
            transfers=transfers,
        )

    def oldest(self, viewer: Viewer, *, at: datetime, on: date, limit: int) -> tuple[WorkItemRow, ...]:
        """What has been overdue for longest, with whom it is about."""
        query = select(t.work_item, _C.number).join(t.case, _C.id == _I.case_id)
        late = query.where(_I.status == "open", _I.due_on < on, visible(viewer))
        with self._store.reading(viewer) as connection:
            rows = connection.execute(late.order_by(_I.due_on, _C.number, _I.key).limit(limit)).all()
            people = people_of(connection, {row.case_id for row in rows})
        self._reads.log(viewer.user, at, "overdue", sorted({row.case_id for row in rows}))
        ring, units = self._store.keyring, self._store.units
        return tuple(named(item_of(row), people, viewer, ring, units, on) for row in rows)

    def _stages(self, connection: Connection, viewer: Viewer, on: date) -> Mapping[str, Counter[str]]:
        query = select(_C.unit_code, _C.stage, func.count().label("cases")).where(
            visible(viewer), _C.closed_on.is_(None)
        )
        found: dict[str, Counter[str]] = {}
        for row in connection.execute(query.group_by(_C.unit_code, _C.stage)):
            found.setdefault(row.unit_code, Counter())[row.stage.value] += row.cases
        return found

    def _items(self, connection: Connection, viewer: Viewer) -> list[Any]:
        """One light row for each open item: there are tens in a commune, not thousands."""
        query = select(_C.unit_code, _I.kind, _I.level, _I.due_on).join(t.case, _C.id == _I.case_id)
        return list(connection.execute(query.where(_I.status == "open", visible(viewer))))

    def _communes(
        self,
        viewer: Viewer,
        stages: Mapping[str, Counter[str]],
        items: list[Any],
        officers: Mapping[str, list[str]],
        on: date,
    ) -> Iterable[CommuneLine]:
        """The communes of the day, and whatever other code a case still bears."""
        waiting = Counter(row.unit_code for row in items)
        overdue = Counter(row.unit_code for row in items if row.due_on < on)
        today = {unit.code: unit.name for unit in self._store.units.on(on)}
        shown = [code for code in today if viewer.units is None or code in viewer.units]
        for code in (*shown, *sorted((stages.keys() | waiting.keys()) - set(shown))):
            counted = stages.get(code, Counter())
            by_state = {stage.value: counted[stage.value] for stage in _LIVE}
            who = tuple(officers.get(code, ()))
            yield CommuneLine(code, today.get(code, code), by_state, waiting[code], overdue[code], who)


def officers_of(store: Store, on: date) -> Mapping[str, list[str]]:
    """Who looks after each commune alone; an officer of the whole district is nobody's own."""
    g = t.role_grant.c
    query = select(*COLUMNS).where(g.role == Role.OFFICER.value).order_by(g.user)
    found: dict[str, list[str]] = {}
    with store.reading() as connection:
        grants = [grant_of(row) for row in connection.execute(query)]
    for grant in grants:
        if not grant.holds(on) or grant.units is None:
            continue
        try:
            viewer = viewer_of(
                grant.user, [grant], lambda codes, since: followed(store.units, codes, since, on)
            )
        except UnknownUnit:
            continue
        for code in viewer.units or () if viewer else ():
            found.setdefault(code, []).append(grant.user)
    return found


def _objections(connection: Connection, viewer: Viewer) -> int:
    o = t.objection.c
    query = select(func.count()).join_from(t.objection, t.case, _C.id == o.case_id)
    return int(connection.scalar(query.where(o.answered_on.is_(None), visible(viewer))) or 0)


def _transfers(connection: Connection, viewer: Viewer) -> int:
    query = select(func.count()).select_from(t.case).where(_C.transfer_to.is_not(None), visible(viewer))
    return int(connection.scalar(query) or 0)
