"""Facts of many rows as a few whole numbers a row: packed by the database, unpacked by numpy, no object between.

A column costs more to fetch than to compute with: six packed ones are read four times as fast as twenty plain ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Date,
    Integer,
    Select,
    String,
    case,
    cast,
    func,
    literal,
    type_coerce,
)

from domain.dates import day_number
from domain.rules.facts import Fact
from domain.rules.nodes import Type
from domain.rules.values import ALL, DTYPES, FOREIGN, Array, Column
from persistence.engine import is_sqlite

IDS: Mapping[str, int] = {"id": 32}
_WORD = 63
_FIRST_DAY = day_number(date.min) - 1
_JULIAN = 1721424.5  # the day before 0001-01-01
_DAY_BITS = 22  # up to 9999-12-31


@dataclass(frozen=True, slots=True)
class Part:
    """A whole number of 0 .. 2**bits - 1."""

    name: str
    bits: int
    number: ColumnElement[Any]


class Packed:
    """Where each part lies: in which word, and how far from its end."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._places: dict[str, tuple[int, int, int]] = {}
        self._words: list[list[ColumnElement[Any]]] = []
        used: list[int] = []
        for part in sorted(parts, key=lambda each: -each.bits):
            word = next((place for place, bits in enumerate(used) if bits + part.bits <= _WORD), len(used))
            if word == len(used):
                used.append(0)
                self._words.append([])
            self._words[word].append(part.number * literal(2 ** used[word], BigInteger))
            self._places[part.name] = (word, used[word], part.bits)
            used[word] += part.bits

    def columns(self) -> list[ColumnElement[Any]]:
        return [
            reduce(lambda a, b: a + b, word).label(f"word_{place}") for place, word in enumerate(self._words)
        ]

    def number(self, rows: Array, name: str) -> npt.NDArray[np.int64]:
        word, shift, bits = self._places[name]
        found: npt.NDArray[np.int64] = (rows[f"word_{word}"] >> shift) & (2**bits - 1)
        return found


def hex_id(connection: Connection, column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A UUID as 32 hexadecimal digits, which is how SQLite holds it."""
    if is_sqlite(connection):
        return type_coerce(column, String)
    return func.replace(cast(column, String), "-", "")


def fetched(connection: Connection, query: Select[Any], texts: Mapping[str, int] = IDS) -> Array:
    """Rows of texts (by name, the longest) and whole numbers as one structured array, straight from the driver."""
    names = [str(each.key) for each in query.selected_columns]
    kinds = [(name, f"S{texts[name]}" if name in texts else "i8") for name in names]
    result = connection.execute(query)
    rows: Array = np.fromiter(result.cursor, kinds)  # type: ignore[call-overload]
    result.close()
    return rows


def packed_fact(connection: Connection, fact: Fact, column: ColumnElement[Any]) -> Part:
    """What `unpacked_fact` reads: unknown is 1 for a truth and 0 for anything else."""
    if fact.type is Type.BOOL:
        return Part(
            fact.name,
            2,
            func.coalesce(type_coerce(column, Integer) * 2, 1)
            if is_sqlite(connection)
            else case((column, 2), (~column, 0), else_=1),
        )
    if fact.type is Type.CODE:
        known = [(column == code, place) for place, code in enumerate(fact.codes, start=1)]
        foreign = len(fact.codes) + 1
        return Part(fact.name, foreign.bit_length(), case(*known, (column.is_not(None), foreign), else_=0))
    if fact.type is Type.DATE:
        return packed_day(connection, fact.name, column)
    most, least = (literal(each, BigInteger) for each in (fact.most, -fact.most))
    bounded = case((column > most, most), (column < least, least), else_=column)
    above_nought = bounded + literal(fact.most + 1, BigInteger)
    return Part(fact.name, (2 * fact.most + 2).bit_length(), func.coalesce(above_nought, 0))


def packed_day(connection: Connection, name: str, column: ColumnElement[Any]) -> Part:
    return Part(name, _DAY_BITS, func.coalesce(_ordinal(connection, column), 0))


def as_packed(days: npt.NDArray[np.int32], never: int) -> npt.NDArray[np.int64]:
    """Day numbers as `packed_day` gives them; `never` stands for no day."""
    return np.where(days == never, 0, days.astype(np.int64) - _FIRST_DAY)


def unpacked_fact(fact: Fact, number: npt.NDArray[np.int64]) -> Column:
    if fact.type is Type.BOOL:
        return Column(number.astype(np.int8), ALL)
    known = number != 0
    if fact.type is Type.CODE:
        foreign = len(fact.codes) + 1
        return Column(np.where(number == foreign, FOREIGN, number - 1).astype(np.int8), known)
    ahead = -_FIRST_DAY if fact.type is Type.DATE else fact.most + 1
    return Column((number - ahead).astype(DTYPES[fact.type]), known)


def _ordinal(connection: Connection, column: ColumnElement[Any]) -> ColumnElement[Any]:
    if is_sqlite(connection):
        return cast(func.julianday(column) - _JULIAN, Integer)
    return type_coerce(column - literal(date.min, Date), Integer) + 1
