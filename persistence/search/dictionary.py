"""Asks the index of distinct names, each a few hundred bytes away from a query whatever the number of people."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations, product
from math import prod
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, Select, any_, cast, exists, func, select
from sqlalchemy.dialects.postgresql import ARRAY

from persistence import tables as t
from persistence.engine import is_sqlite
from persistence.sealing import Keyring
from persistence.search.spelling import Typed
from persistence.search.tokens import SIZES, bag_of, piece_of

MOST_NAMES = 1_000
_MOST_READINGS = 4_000
# Probing for a piece, and reading a name that has it, cost about the same; a large store has as many names.
_NAMES = 100_000

Names = Mapping[int, bytes]


def whole(connection: Connection, keyring: Keyring, query: list[Typed], one_edit: bool = False) -> Names:
    """Names made of the typed syllables alone, in any of not too many readings: spelling by token."""
    if not one_edit and prod(len(typed.tokens) for typed in query) > _MOST_READINGS:
        return {}
    e = t.name_entry.c
    bags = {bag_of(keyring, list(each)) for each in _readings(query, one_edit)}
    found = connection.execute(
        select(e.token, e.spelt).where(among(connection, e.bag, bags)).limit(MOST_NAMES)
    )
    return {row.token: row.spelt for row in found}


def borne(connection: Connection, keyring: Keyring, syllables: Collection[str]) -> set[str]:
    """Which of the folded syllables stand in anybody's name."""
    pieces = {piece_of(keyring, keyring.syllable_token(each)): each for each in syllables}
    asked = _numbers(connection, list(pieces))
    number = asked.c.number
    found = connection.scalars(select(number).where(exists().where(t.name_piece.c.token == number)))
    return {pieces[each] for each in found}


def containing(
    connection: Connection, keyring: Keyring, query: list[Typed], one_edit: bool = False
) -> tuple[Names, bool]:
    """Names that hold those typed syllables that tell most, in any of their readings; whether all are here."""
    pieces = _pieces(keyring, query, one_edit)
    asked, p, e = _numbers(connection, pieces), t.name_piece.c, t.name_entry.c
    entries = (
        select(p.entry).distinct().join_from(asked, t.name_piece, p.token == asked.c.number).limit(MOST_NAMES)
    ).subquery()
    found = connection.execute(
        select(e.token, e.spelt).join_from(entries, t.name_entry, e.token == entries.c.entry)
    )
    names = {row.token: row.spelt for row in found}
    return names, len(names) < MOST_NAMES


def _pieces(keyring: Keyring, query: list[Typed], one_edit: bool) -> list[int]:
    """The readings of the one, two or three typed syllables that cost least to look up."""
    sizes = [size for size in SIZES if size <= len(query)]
    some = min((each for size in sizes for each in combinations(query, size)), key=_cost)
    return list({piece_of(keyring, *each) for each in _readings(some, one_edit)})


def _readings(some: Sequence[Typed], one_edit: bool) -> Iterator[tuple[bytes, ...]]:
    """One token for each syllable; with `one_edit` all but one stand as typed."""
    if not one_edit:
        yield from product(*(typed.tokens for typed in some))
        return
    right = [[token for token, far in typed.tokens.items() if not far.edits] for typed in some]
    for place, typed in enumerate(some):
        yield from product(*right[:place], typed.tokens, *right[place + 1 :])


def _cost(some: Sequence[Typed]) -> float:
    return prod(len(typed.tokens) for typed in some) + _NAMES * prod(typed.share for typed in some)


def _numbers(connection: Connection, numbers: Collection[int]) -> Any:
    """Many whole numbers as one parameter: a statement of one shape, compiled once."""
    if is_sqlite(connection):
        listed = func.json_each(json.dumps(list(numbers))).table_valued("value", name="asked")
        given: Select[Any] = select(listed.c.value.label("number"))
    else:
        given = select(func.unnest(cast(list(numbers), ARRAY(BigInteger))).label("number"))
    return given.subquery("given")


def among(
    connection: Connection, column: ColumnElement[int], numbers: Collection[int]
) -> ColumnElement[bool]:
    """Whether the column is one of many whole numbers."""
    if len(numbers) == 1:
        return column == next(iter(numbers))
    if is_sqlite(connection):
        return column.in_(select(_numbers(connection, numbers).c.number))
    return column == any_(cast(list(numbers), ARRAY(BigInteger)))
