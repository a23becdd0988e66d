"""What a group's phone is given, whose a case was on a day, and passes that let in once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select, update

from domain.case import Stage
from domain.phone import Envelope, Former, PassGone, PhoneMember, PhonePerson
from domain.viewer import Viewer
from persistence import tables as t
from persistence.accounts.passes import is_member, may_let_in
from persistence.desk.people import opened as opened_person
from persistence.envelopes import open_envelope, public_key
from persistence.read_log import ReadLog
from persistence.scope import visible
from persistence.unit_of_work import Store

_C, _M, _E = t.case.c, t.group_member.c, t.case_event.c
_P, _V = t.access_pass.c, t.visit.c


class SqlPhones:
    """The Phones port."""

    def __init__(self, store: Store, reads: ReadLog) -> None:
        self._store, self._reads = store, reads

    def people(self, viewer: Viewer, *, at: datetime, on: date) -> tuple[PhonePerson, ...]:
        """Open and paused cases of the viewer's groups, who is longest without a visit first."""
        p, k, r = t.person.c, t.person_key.c, t.residence.c
        columns = [
            _C[name] for name in ("id", "number", "person_id", "stage", "last_visit_on", "next_visit_on")
        ]
        query = (
            select(*columns, p.sealed, k.wrapped, r.village)
            .join(t.person, p.id == _C.person_id)
            .outerjoin(t.person_key, k.person_id == p.id)
            .outerjoin(t.residence, (r.person_id == p.id) & r.valid_to.is_(None))
            .where(visible(viewer), _C.closed_on.is_(None))
            .order_by(_C.stage == Stage.PAUSED, _C.next_visit_on.is_(None), _C.next_visit_on, _C.number)
        )
        with self._store.reading(viewer) as connection:
            found = tuple(self._person(row) for row in connection.execute(query))
        self._reads.log(viewer.user, at, "phone", [each.id for each in found])
        return found

    def _person(self, row: Any) -> PhonePerson:
        told = opened_person(self._store.keyring, row.person_id, row.sealed, row.wrapped)
        called = told.get("called") or told.get("name") or row.number
        paused = row.stage is Stage.PAUSED
        days = row.last_visit_on, row.next_visit_on
        return PhonePerson(row.id, row.number, called, row.village, paused, *days)

    def members(self, viewer: Viewer, on: date, group: UUID | None = None) -> tuple[PhoneMember, ...]:
        """Of the viewer's own groups, or of the one that the office names."""
        groups = viewer.groups if group is None else frozenset({group})
        query = (
            select(_M.id, _M.sealed_name, _M.role, _M.group_id)
            .where(_M.group_id.in_(groups), is_member(on))
            .order_by(_M.group_id, _M.lead.desc(), _M.id)
        )
        with self._store.reading() as connection:
            return tuple(
                PhoneMember(row.id, self._name(row), row.role, row.group_id)
                for row in connection.execute(query)
            )

    def _name(self, row: Any) -> str | None:
        place = f"group_member|{row.id.hex}|sealed_name"
        return row.sealed_name and self._store.keyring.open_staff(row.sealed_name, place)

    def former(self, viewer: Viewer, ref: str, held_on: date, visit_id: UUID) -> Former | None:
        """The case if one of the viewer's groups had it on that day and another has it now.

        Also where the very visit was recorded by the viewer already and only the answer got lost.
        """
        here = _C.number == ref.strip().upper()
        with suppress(ValueError):
            here = here | (_C.id == UUID(ref.strip()))
        with self._store.reading() as connection:
            row = connection.execute(select(_C.id, _C.group_id).where(here)).first()
            if row is None or row.group_id is None or row.group_id in viewer.groups:
                return None
            mine = (_V.id == visit_id) & (_V.case_id == row.id) & (_V.recorded_by == viewer.user)
            known = connection.scalar(select(_V.group_id).where(mine))
            groups = (known,) if known else _groups_on(connection, row.id, held_on)
        then = next((each for each in groups if each in viewer.groups), None)
        return None if then is None else Former(row.id, then, row.group_id)

    def public_key(self, kid: str) -> bytes:
        return public_key(self._store.keyring, kid)

    def opened(self, envelope: Envelope, act_id: UUID) -> Mapping[str, Any]:
        """Raises EnvelopeUnreadable."""
        return open_envelope(self._store.keyring, envelope, act_id)

    def for_pass(self, viewer: Viewer, on: date) -> tuple[tuple[str, str | None], ...]:
        """(account, name) of those whom the viewer may let in again: see `persistence.accounts.passes`."""
        with self._store.reading() as connection:
            users = sorted(may_let_in(connection, viewer, on))
            a = t.account.c
            names = dict(connection.execute(select(a.user, a.sealed_name).where(a.user.in_(users))).all())
        ring = self._store.keyring
        return tuple((user, names[user] and ring.open_staff(names[user], f"staff|{user}")) for user in users)

    def use_pass(self, token: str, at: datetime) -> str:
        """The account, this once. Raises PassGone."""
        digest = self._store.keyring.token_digest(token)
        live = (_P.digest == digest) & _P.used_at.is_(None) & (_P.ends_at > at)
        with self._store.writing() as connection:
            user: str | None = connection.scalar(select(_P.user).where(live))
            if (
                user is None
                or connection.execute(update(t.access_pass).where(live).values(used_at=at)).rowcount != 1
            ):
                raise PassGone
        return user


def _groups_on(connection: Connection, case_id: UUID, day: date) -> tuple[UUID, ...]:
    """Whose the case was on that day by its history: on the day of a move, both groups' (the former one first)."""
    said = select(_E.effective_on, _E.payload).where(
        _E.case_id == case_id, _E.effective_on <= day, _E.payload.contains('"group_id"')
    )
    then: list[str | None] = [None]
    for since, payload in connection.execute(said.order_by(_E.effective_on, _E.seq)):
        sets = json.loads(payload).get("set", {})
        if "group_id" in sets:
            then = [*(then if since == day else ()), sets["group_id"]]
    return tuple(UUID(each) for each in then if each)
