"""The whole caseload as columns of facts, for what asks the loan rules of everybody at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, overload
from uuid import UUID

import numpy as np
from sqlalchemy import ColumnElement, Connection, Select, select

from domain.case import Stage
from domain.eligibility import BATCH_RULES
from domain.eligibility.caseload import CaseKey
from domain.rules.facts import FACTS, fact
from domain.rules.values import ALL, Array, Columns
from domain.viewer import Viewer
from persistence import tables as t
from persistence.packed import IDS, Packed, Part, fetched, hex_id, packed_fact, unpacked_fact
from persistence.scope import visible
from persistence.unit_of_work import Store

_C = t.case.c

# Of all facts of a case, those that the rules of a person read.
CASE_FACTS: tuple[str, ...] = tuple(
    sorted({each.name for rule in BATCH_RULES["person"] for each in rule.facts} & set(_C.keys()))
)
_PRODUCTION = fact.purpose.codes.index("production")


def packed_case(connection: Connection, *more: Part) -> Packed:
    """The facts of a case, and whatever else is read beside them."""
    return Packed([*(packed_fact(connection, FACTS[name], _C[name]) for name in CASE_FACTS), *more])


def packed_rows(connection: Connection, packed: Packed) -> Select[Any]:
    """The words of the cases, each with its id."""
    return select(hex_id(connection, _C.id).label("id"), *packed.columns())


def unpacked_case(packed: Packed, rows: Array) -> Columns:
    """Without a stated purpose the question asked is that of production, as on the case's page."""
    columns = {name: unpacked_fact(FACTS[name], packed.number(rows, name)) for name in CASE_FACTS}
    purpose = columns["purpose"]
    asked = np.where(purpose.known, purpose.values, np.int8(_PRODUCTION))
    return columns | {"purpose": replace(purpose, values=asked, known=ALL)}


def read_columns(connection: Connection, where: ColumnElement[bool], *texts: Any) -> tuple[Array, Columns]:
    """The cases in the order of their ids: an array of the ids and the named text columns, and their facts."""
    packed = packed_case(connection)
    query = packed_rows(connection, packed).add_columns(*texts).where(where)
    longest = {**IDS, **{each.key: each.type.length for each in texts}}
    rows = np.sort(fetched(connection, query, longest), order="id")
    return rows, unpacked_case(packed, rows)


class CaseKeys(Sequence[CaseKey]):
    """Whose rows they are; a key is made when somebody asks for it, for few of a million are shown."""

    def __init__(self, rows: Array) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> CaseKey: ...
    @overload
    def __getitem__(self, place: slice) -> CaseKeys: ...
    def __getitem__(self, place: int | slice) -> CaseKey | CaseKeys:
        if isinstance(place, slice):
            return CaseKeys(self._rows[place])
        row = self._rows[place]
        return CaseKey(UUID(row["id"].decode()), row["number"].decode(), row["unit_code"].decode())


class SqlCaseload:
    """The CaseloadReads port on SQL: what a draft of the law is tried on."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def columns(self, viewer: Viewer, on: date) -> tuple[CaseKeys, Columns]:
        """`on` decides nothing yet: a case that is closed now is closed on every later day."""
        where = visible(viewer) & (_C.stage != Stage.CLOSED)
        with self._store.reading(viewer) as connection:
            rows, found = read_columns(connection, where, _C.number, _C.unit_code)
        return CaseKeys(rows), found
