"""Keeps, changes and finds the records of domain modules, sealing what is personal on the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection

from domain.errors import UnknownRecord
from domain.people import Residence
from persistence.person_keys import PersonKeys
from persistence.records import SHAPES
from persistence.sealing import seal, unseal

T = TypeVar("T")


class RecordRows:
    """`person_of_case` tells whose key seals a record of a case."""

    def __init__(
        self, connection: Connection, keys: PersonKeys, person_of_case: Callable[[UUID], UUID]
    ) -> None:
        self._connection, self._keys, self._person_of_case = connection, keys, person_of_case

    def keep(self, record: Any) -> None:
        self._connection.execute(SHAPES[type(record)].insert, self._row(record))

    def change(self, record: Any) -> None:
        row = self._row(record)
        row["b_id"] = row.pop("id")
        if self._connection.execute(SHAPES[type(record)].update, row).rowcount != 1:
            raise UnknownRecord(what=type(record).__name__.lower(), id=str(record.id))

    def find_all(self, kind: type[T], by: str, value: UUID | str) -> list[T]:
        rows = self._connection.execute(SHAPES[kind].select(by), {"b_value": value}).mappings()
        return [self._record(kind, dict(row)) for row in rows]

    def _person_of(self, record: Any) -> UUID:
        if isinstance(record, Residence):
            return record.person_id
        return self._person_of_case(record.case_id)

    def _row(self, record: Any) -> dict[str, Any]:
        shape = SHAPES[type(record)]
        row = {name: getattr(record, name) for name in shape.names}
        for name, column in shape.sealed.items():
            row[column] = self._sealed(record, name, column)
        return row

    def _sealed(self, record: Any, name: str, column: str) -> bytes | None:
        text = getattr(record, name)
        if text is None:
            return None
        key = self._keys.of(self._person_of(record))
        return seal(key, text, SHAPES[type(record)].table.name, record.id, column)

    def _record(self, kind: type[T], row: dict[str, Any]) -> T:
        shape = SHAPES[kind]
        hidden = {name: row.pop(column) for name, column in shape.sealed.items()}
        bare = kind(**row, **dict.fromkeys(hidden))
        if not any(hidden.values()):
            return bare
        key, table = self._keys.of(self._person_of(bare)), shape.table.name
        opened = {
            name: unseal(key, sealed, table, row["id"], shape.sealed[name])
            for name, sealed in hidden.items()
            if sealed is not None
        }
        return kind(**row, **{**dict.fromkeys(hidden), **opened})
