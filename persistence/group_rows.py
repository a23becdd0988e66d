"""Support groups in their tables: names, telephones and hand-over notes are sealed with the key of the staff."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select, update

from domain.errors import UnknownRecord
from domain.group_life import Group, GroupMember, Turn
from persistence import tables as t
from persistence.sealing import Keyring

_SEALED = ("name", "phone", "handover")
_PLAIN = tuple(name for name in GroupMember.__dataclass_fields__ if name not in (*_SEALED, "languages"))
_G, _M, _T = t.support_group.c, t.group_member.c, t.group_turn.c


def member_row(keyring: Keyring, member: GroupMember) -> dict[str, Any]:
    row = {name: getattr(member, name) for name in _PLAIN}
    row["languages"] = ",".join(member.languages) or None
    for name in _SEALED:
        text = getattr(member, name)
        row[f"sealed_{name}"] = None if text is None else keyring.seal_staff(text, _place(member.id, name))
    return row


def opened_member(keyring: Keyring, row: Mapping[str, Any]) -> GroupMember:
    fields: dict[str, Any] = {name: row[name] for name in _PLAIN}
    for name in _SEALED:
        sealed = row[f"sealed_{name}"]
        fields[name] = None if sealed is None else keyring.open_staff(sealed, _place(row["id"], name))
    return GroupMember(**fields, languages=tuple(filter(None, (row["languages"] or "").split(","))))


def _place(member_id: UUID, name: str) -> str:
    return f"group_member|{member_id.hex}|sealed_{name}"


class SqlGroupRows:
    """The GroupRows port."""

    def __init__(self, connection: Connection, keyring: Keyring) -> None:
        self._connection, self._keyring = connection, keyring

    def group(self, group_id: UUID) -> Group:
        """Raises UnknownRecord."""
        query = select(_G.id, _G.code, _G.unit_code, _G.village).where(_G.id == group_id)
        row = self._connection.execute(query).first()
        if row is None:
            raise UnknownRecord(what="support group", id=str(group_id))
        return Group(*row)

    def members(self, group_id: UUID) -> Sequence[GroupMember]:
        query = select(t.group_member).where(_M.group_id == group_id).order_by(_M.valid_from, _M.id)
        return [opened_member(self._keyring, dict(row)) for row in self._connection.execute(query).mappings()]

    def member(self, member_id: UUID) -> GroupMember:
        """Raises UnknownRecord."""
        row = self._connection.execute(select(t.group_member).where(_M.id == member_id)).mappings().first()
        if row is None:
            raise UnknownRecord(what="group member", id=str(member_id))
        return opened_member(self._keyring, dict(row))

    def keep_member(self, member: GroupMember) -> None:
        self._connection.execute(insert(t.group_member), member_row(self._keyring, member))

    def change_member(self, member: GroupMember) -> None:
        row = member_row(self._keyring, member)
        self._connection.execute(update(t.group_member).where(_M.id == row.pop("id")).values(row))

    def people(self, group_id: UUID) -> Sequence[UUID]:
        """The cases that the group looks after, in order."""
        c = t.case.c
        query = select(c.id).where(c.group_id == group_id, c.closed_on.is_(None)).order_by(c.id)
        return list(self._connection.scalars(query))

    def turns(self, group_id: UUID, month: str) -> Mapping[UUID, UUID]:
        query = select(_T.case_id, _T.member_id).where(_T.group_id == group_id, _T.month == month)
        return {row.case_id: row.member_id for row in self._connection.execute(query)}

    def set_turn(self, turn: Turn) -> None:
        self.drop_turn(turn.case_id, turn.month)
        row = {name: getattr(turn, name) for name in Turn.__dataclass_fields__}
        self._connection.execute(insert(t.group_turn), row)

    def drop_turn(self, case_id: UUID, month: str) -> None:
        """And those of the months after it."""
        later = (_T.case_id == case_id) & (_T.month >= month)
        self._connection.execute(delete(t.group_turn).where(later))
