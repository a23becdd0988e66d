"""The support groups of the viewer's communes: who is in them, whom they look after, whom they could."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, select, true

from domain.errors import UnknownCase, UnknownRecord
from domain.group_life import Group, GroupMember, Stay, month_of
from domain.group_proposals import Helped, Proposal, propose
from domain.group_reads import GroupPage, GroupPerson, GroupRow
from domain.groups import GroupRole, Member
from domain.viewer import Viewer
from persistence import tables as t
from persistence.desk.listing import unit_name
from persistence.desk.people import opened
from persistence.desk.work import people_of
from persistence.group_rows import opened_member
from persistence.read_log import ReadLog
from persistence.scope import visible
from persistence.unit_of_work import Store

_G, _C, _M = t.support_group.c, t.case.c, t.group_member.c
_GROUP = (_G.id, _G.code, _G.unit_code, _G.village)
_PAST = 50


class SqlGroups:
    """The GroupReads port on SQL."""

    def __init__(self, store: Store, reads: ReadLog) -> None:
        self._store, self._reads = store, reads

    def groups(self, viewer: Viewer, *, on: date) -> tuple[GroupRow, ...]:
        with self._store.reading(viewer) as connection:
            groups = [Group(*row) for row in connection.execute(select(*_GROUP).where(_mine(viewer)))]
            members, people = self._members(connection), _carried(connection)
        rows = [self._row(each, members[each.id], people.get(each.id, 0), on) for each in groups]
        return tuple(sorted(rows, key=lambda row: (row.unit_name, row.group.code)))

    def group(self, viewer: Viewer, group_id: UUID, *, at: datetime, on: date) -> GroupPage:
        with self._store.reading(viewer) as connection:
            found = connection.execute(select(*_GROUP).where(_G.id == group_id, _mine(viewer))).first()
            if found is None:
                raise UnknownRecord(what="support group", id=str(group_id))
            members = self._members(connection, group_id)[group_id]
            people = self._people(connection, viewer, group_id, on)
            left = _left(connection, viewer, group_id)
        row = self._row(Group(*found), members, len(people), on)
        self._reads.log(viewer.user, at, "group", [str(each.case_id) for each in people])
        return GroupPage(
            row,
            tuple(each for each in members if each.valid_to is None or on < each.valid_to),
            tuple(each for each in members if each.valid_to is not None and each.valid_to <= on),
            people,
            left,
            month_of(on),
        )

    def proposals(self, viewer: Viewer, case_id: UUID, *, on: date) -> tuple[Proposal, ...]:
        p, r = t.person.c, t.residence.c
        query = (
            select(_C.unit_code, r.village, p.birth_year, p.sex, p.ethnicity)
            .join(t.person, p.id == _C.person_id)
            .outerjoin(t.residence, (r.person_id == p.id) & r.valid_to.is_(None))
            .where(_C.id == case_id, visible(viewer))
        )
        with self._store.reading(viewer) as connection:
            row = connection.execute(query).first()
            if row is None:
                raise UnknownCase(case=str(case_id))
            here = select(*_GROUP).where(_G.unit_code == row.unit_code, _mine(viewer))
            groups = [Group(*each) for each in connection.execute(here)]
            members, people = self._members(connection), _carried(connection)
        carries = cast(int, self._store.law.on(on).value("case.group_carries"))
        known = [(each, members[each.id], people.get(each.id, 0)) for each in groups]
        return propose(Helped(*row), known, carries, on)

    def _members(
        self, connection: Connection, group_id: UUID | None = None
    ) -> Mapping[UUID, list[GroupMember]]:
        query = select(t.group_member).order_by(_M.lead.desc(), _M.valid_from, _M.id)
        if group_id is not None:
            query = query.where(_M.group_id == group_id)
        found: dict[UUID, list[GroupMember]] = defaultdict(list)
        for row in connection.execute(query).mappings():
            found[row["group_id"]].append(opened_member(self._store.keyring, dict(row)))
        return found

    def _row(self, group: Group, members: Sequence[GroupMember], people: int, on: date) -> GroupRow:
        now = [each for each in members if each.holds(on)]
        made_up = [Member(GroupRole(each.role), each.lead) for each in now]
        lead = next((each.name for each in now if each.lead), None)
        place = unit_name(self._store.units, group.unit_code, on)
        return GroupRow(group, place, lead, len(now), people, self._store.group_rules.faults(made_up))

    def _people(
        self, connection: Connection, viewer: Viewer, group_id: UUID, on: date
    ) -> tuple[GroupPerson, ...]:
        s, r = t.group_stay.c, t.group_turn.c
        query = (
            select(_C.id, _C.number, _C.last_visit_on, _C.next_visit_on, s.admitted_on, r.member_id)
            .outerjoin(t.group_stay, (s.case_id == _C.id) & s.left_on.is_(None) & (s.group_id == group_id))
            .outerjoin(t.group_turn, (r.case_id == _C.id) & (r.month == month_of(on)))
            .where(_C.group_id == group_id, _C.closed_on.is_(None), visible(viewer))
            .order_by(_C.next_visit_on.is_(None), _C.next_visit_on, _C.number)
        )
        rows = connection.execute(query).all()
        people = people_of(connection, [row.id for row in rows])
        return tuple(self._person(row, people[str(row.id)]) for row in rows)

    def _person(self, row: Any, person: Any) -> GroupPerson:
        told = opened(self._store.keyring, person.person_id, person.sealed, person.wrapped)
        return GroupPerson(
            row.id, row.number, told.get("name"), row.admitted_on, row.last_visit_on, row.next_visit_on,
            row.member_id,
        )  # fmt: skip


def _mine(viewer: Viewer) -> ColumnElement[bool]:
    return true() if viewer.units is None else _G.unit_code.in_(sorted(viewer.units))


def _carried(connection: Connection) -> dict[UUID, int]:
    """The reader sees the cases of the viewer alone; on the other database, whoever sees the group sees its cases."""
    counted = select(_C.group_id, func.count()).where(_C.group_id.is_not(None), _C.closed_on.is_(None))
    return {row[0]: row[1] for row in connection.execute(counted.group_by(_C.group_id))}


def _left(connection: Connection, viewer: Viewer, group_id: UUID) -> list[tuple[str, Stay]]:
    s = t.group_stay.c
    query = (
        select(_C.number, *(s[name] for name in Stay.__dataclass_fields__))
        .join(t.case, _C.id == s.case_id)
        .where(s.group_id == group_id, s.left_on.is_not(None), s.left_why != "undone", visible(viewer))
        .order_by(s.left_on.desc(), _C.number)
        .limit(_PAST)
    )
    return [(row[0], Stay(*row[1:])) for row in connection.execute(query)]
