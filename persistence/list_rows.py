"""Police lists in their tables: who signed is sealed with the key of the staff, no one person being behind a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, select, update

from domain.errors import UnknownRecord
from domain.lending.lists import PoliceList
from persistence import tables as t
from persistence.sealing import Keyring

_SIGNED = ("drawn_by", "certified_by")


def sealed_row(keyring: Keyring, known: PoliceList) -> dict[str, Any]:
    row = {name: getattr(known, name) for name in PoliceList.__dataclass_fields__ if name not in _SIGNED}
    for name in _SIGNED:
        text = getattr(known, name)
        row[f"sealed_{name}"] = None if text is None else keyring.seal_staff(text, _place(known.id, name))
    return row


def opened_list(keyring: Keyring, row: Mapping[str, Any]) -> PoliceList:
    fields = {name: row[name] for name in PoliceList.__dataclass_fields__ if name not in _SIGNED}
    for name in _SIGNED:
        sealed = row[f"sealed_{name}"]
        fields[name] = None if sealed is None else keyring.open_staff(sealed, _place(row["id"], name))
    return PoliceList(**fields)


def _place(list_id: UUID, name: str) -> str:
    return f"police_list|{list_id.hex}|{name}"


class SqlListRows:
    """The PoliceListRows port."""

    def __init__(self, connection: Connection, keyring: Keyring) -> None:
        self._connection, self._keyring = connection, keyring

    def keep(self, new: PoliceList, file_ids: Iterable[UUID]) -> None:
        self._connection.execute(insert(t.police_list), sealed_row(self._keyring, new))
        lines = [
            {"list_id": new.id, "place": place, "file_id": file_id}
            for place, file_id in enumerate(file_ids, start=1)
        ]
        self._connection.execute(insert(t.police_list_line), lines)

    def change(self, now: PoliceList) -> None:
        row = sealed_row(self._keyring, now)
        self._connection.execute(update(t.police_list).where(t.police_list.c.id == row.pop("id")).values(row))

    def find(self, list_id: UUID) -> PoliceList:
        query = select(t.police_list).where(t.police_list.c.id == list_id).with_for_update()
        row = self._connection.execute(query).mappings().first()
        if row is None:
            raise UnknownRecord(what="police list", id=str(list_id))
        return opened_list(self._keyring, dict(row))

    def files_of(self, list_id: UUID) -> tuple[UUID, ...]:
        line = t.police_list_line.c
        query = select(line.file_id).where(line.list_id == list_id).order_by(line.place)
        return tuple(self._connection.scalars(query))
