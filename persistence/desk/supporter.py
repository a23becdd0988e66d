"""The people of a support group: read column by column, so that nothing else can travel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, select

from domain.case import Stage
from domain.errors import UnknownCase
from domain.needs import SUPPORTER_HIDDEN
from domain.role_desks import HelpedPerson
from domain.viewer import Viewer
from persistence import tables as t
from persistence.desk.listing import unit_name
from persistence.desk.people import opened
from persistence.desk.placements import own_work
from persistence.read_log import ReadLog
from persistence.scope import visible
from persistence.sealing import unseal
from persistence.unit_of_work import Store

_C = t.case.c
_VISITS = 6
_HIDDEN = tuple(domain.code for domain in SUPPORTER_HIDDEN)


class SqlSupporter:
    """Reads of the role `supporter`."""

    def __init__(self, store: Store, reads: ReadLog) -> None:
        self._store, self._reads = store, reads

    def people(self, viewer: Viewer, *, at: datetime, on: date) -> tuple[HelpedPerson, ...]:
        """Open and paused cases, who is longest without a visit first."""
        due = _C.next_visit_on
        query = _people(viewer).order_by(_C.stage == Stage.PAUSED, due.is_(None), due, _C.number)
        with self._store.reading(viewer) as connection:
            found = tuple(self._person(row, on) for row in connection.execute(query))
        self._reads.log(viewer.user, at, "people", [each.case_id for each in found])
        return found

    def person(self, viewer: Viewer, number: str, *, at: datetime, on: date) -> HelpedPerson:
        """Raises UnknownCase, also for a person of another group and for a case that has ended."""
        with self._store.reading(viewer) as connection:
            row = connection.execute(_people(viewer).where(_C.number == number.strip().upper())).first()
            if row is None:
                raise UnknownCase(case=number)
            found = replace(
                self._person(row, on),
                steps=self._steps(connection, row),
                visits=self._visits(connection, row),
                works=own_work(connection, row.id, "group"),
            )
        self._reads.log(viewer.user, at, "helped", [found.case_id])
        return found

    def _person(self, row: Any, on: date) -> HelpedPerson:
        told = opened(self._store.keyring, row.person_id, row.sealed, row.wrapped)
        return HelpedPerson(
            case_id=row.id,
            number=row.number,
            name=told.get("name"),
            called=told.get("called"),
            phone=told.get("phone"),
            address=told.get("address"),
            village=row.village,
            unit_name=unit_name(self._store.units, row.unit_code, on),
            paused=row.stage is Stage.PAUSED,
            last_visit_on=row.last_visit_on,
            next_visit_on=row.next_visit_on,
            group=row.group_code,
        )

    def _steps(self, connection: Connection, row: Any) -> tuple[Mapping[str, Any], ...]:
        """What the group has taken on and not finished yet, but nothing of the domains hidden from it."""
        p = t.plan_action.c
        query = select(p.id, p.domain, p.sealed_what, p.due_on).where(
            p.case_id == row.id,
            p.plan_version == row.plan_version,
            p.responsible == "group",
            p.done_on.is_(None),
            p.domain.not_in(_HIDDEN),
        )
        return tuple(
            {
                "domain": each.domain,
                "due_on": each.due_on,
                "what": self._words(row, each.sealed_what, "plan_action", each.id, "sealed_what"),
            }
            for each in connection.execute(query.order_by(p.due_on, p.id))
        )

    def _visits(self, connection: Connection, row: Any) -> tuple[Mapping[str, Any], ...]:
        """The group's own visits: what an earlier group or the office wrote stays with them."""
        v = t.visit.c
        query = select(v.id, v.held_on, v.met, v.mode, v.concern, v.sealed_note)
        own = query.where(v.case_id == row.id, v.group_id == row.group_id)
        return tuple(
            {
                "held_on": each.held_on,
                "met": each.met,
                "mode": each.mode,
                "concern": each.concern,
                "note": self._words(row, each.sealed_note, "visit", each.id, "sealed_note"),
            }
            for each in connection.execute(own.order_by(v.held_on.desc(), v.id).limit(_VISITS))
        )

    def _words(self, row: Any, sealed: bytes | None, table: str, row_id: Any, column: str) -> str | None:
        if sealed is None or row.wrapped is None:
            return None
        key = self._store.keyring.unwrap(row.person_id, row.wrapped)
        return unseal(key, sealed, table, row_id, column)


def _people(viewer: Viewer) -> Select[Any]:
    p, k, r, g = t.person.c, t.person_key.c, t.residence.c, t.support_group.c
    return (
        select(
            *(
                _C[name]
                for name in (
                    "id", "number", "person_id", "stage", "unit_code", "group_id", "plan_version", "last_visit_on",
                    "next_visit_on",
                )
            ),
            p.sealed, k.wrapped, r.village, g.code.label("group_code"),
        )
        .join(t.person, p.id == _C.person_id)
        .join(t.support_group, g.id == _C.group_id)
        .outerjoin(t.person_key, k.person_id == p.id)
        .outerjoin(t.residence, (r.person_id == p.id) & r.valid_to.is_(None))
        .where(visible(viewer), _C.closed_on.is_(None))
    )  # fmt: skip
