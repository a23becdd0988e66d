"""Finds the cases that a query means, the nearest first, without opening a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, or_, select

from domain.names import fold
from domain.units import Units
from persistence import tables as t
from persistence.engine import is_sqlite
from persistence.sealing import Keyring
from persistence.search import dictionary
from persistence.search.ranking import Rank, rank_of
from persistence.search.reading import Asked, Reading, read
from persistence.search.spelling import Choices, Typed, as_typed, nearby, typed

CAP = 100  # more than anybody reads: whoever has as many adds a syllable, a year or a commune
_FIRST = 50  # similar names where nothing is spelt as typed
_FEW = 10  # similar names beside the few that are
_IN_TURNS = 300  # rows fetched of all similar names together
_SCANNED = (1_000, 5_000, 20_000)  # bearers of names looked at in one statement
_SMALL = 2_000  # people of a scope
_EXACT = Rank(0, 0, False, False, 0, False)
_c = t.case.c
_DUE = func.coalesce(_c.next_review_on, _c.next_visit_on).label("due")
_HIT = (_c.id, _c.stage, _c.number, _DUE)


@dataclass(frozen=True, slots=True)
class Hit:
    case_id: UUID
    stage: str


@dataclass(frozen=True, slots=True)
class Found:
    """The cases in order; `more`: at least as many again were left out. `filter`: all cases of a commune instead."""

    hits: tuple[Hit, ...] = ()
    more: bool = False
    filter: ColumnElement[bool] | None = None


def find(
    connection: Connection, keyring: Keyring, units: Units, text: str, on: date, scope: ColumnElement[bool]
) -> Found:
    """Among the cases that `scope` allows, on their table alone. Blank text is for the caller."""
    asked = read(text, units, on)
    search = _Search(connection, keyring, scope, asked.born)
    search.numbers(asked)
    for reading in asked.readings:
        search.exactly(reading)
    places = [each.units for each in asked.readings if each.units is not None and not each.words]
    if places and asked.born is None:
        condition = _c.unit_code.in_(frozenset().union(*places))
        if not search.ranked:
            return Found(filter=condition)
        search.people_of(condition)
    else:
        search.nearly(asked.readings)
    return search.found()


@dataclass
class _Search:
    connection: Connection
    keyring: Keyring
    scope: ColumnElement[bool]
    born: int | None
    cut: bool = False  # a part of what may answer was not looked at
    ranked: dict[UUID, tuple[Any, Any]] = field(default_factory=dict)
    _seen: set[tuple[frozenset[str] | None, int]] = field(default_factory=set)

    @property
    def room(self) -> int:
        return CAP + 1 - len(self.ranked)

    def found(self) -> Found:
        ordered = sorted(self.ranked.items(), key=lambda item: item[1][0])
        hits = tuple(Hit(case_id, row.stage.value) for case_id, (_, row) in ordered)
        return Found(hits[:CAP], more=self.cut or len(hits) > CAP)

    def numbers(self, asked: Asked) -> None:
        p, ring = t.person.c, self.keyring
        wanted: list[ColumnElement[bool]] = [_c.number.in_(asked.numbers)] if asked.numbers else []
        person = select(p.id)
        if asked.citizen_id:
            index = ring.blind_index("citizen_id", asked.citizen_id)
            wanted.append(_c.person_id.in_(person.where(p.citizen_id_index == index)))
        if asked.phone:
            wanted.append(
                _c.person_id.in_(person.where(p.phone_index == ring.blind_index("phone", asked.phone)))
            )
        if wanted:
            query = select(*_HIT).where(or_(*wanted), self.scope).order_by(_c.number).limit(self.room)
            self._add((row, _EXACT) for row in self.connection.execute(query))

    def exactly(self, reading: Reading) -> None:
        """Names spelt as typed: whole first, then those that hold the syllables, the last perhaps only begun."""
        if not reading.words or self.room <= 0:
            return
        query = [
            typed(self.keyring, word, {fold(word): as_typed(word, False)[fold(word)]}, [fold(word)])
            for word in reading.words
        ]
        self._people(reading, _by_rank(dictionary.whole(self.connection, self.keyring, query), query))
        if self.room > 0:
            last = len(reading.words) - 1
            self._containing(
                reading, [as_typed(word, place == last) for place, word in enumerate(reading.words)], CAP + 1
            )

    def nearly(self, readings: tuple[Reading, ...]) -> None:
        """Similar names fill up a first page where nothing is spelt as typed, and a few lines where little is."""
        alone = not self.ranked
        if len(self.ranked) >= _FEW:
            return
        for listed in (True, False):
            for reading in readings:
                last = len(reading.words) - 1
                choices = [nearby(word, place == last, listed) for place, word in enumerate(reading.words)]
                self._containing(reading, choices, _FIRST if alone else _FEW, len(choices) if alone else 1)
            if self.ranked:
                return

    def people_of(self, condition: ColumnElement[bool]) -> None:
        query = (
            select(*_HIT)
            .where(condition, self.scope)
            .order_by(_DUE.is_(None), _DUE, _c.number)
            .limit(max(self.room, 0))
        )
        self._add((row, _EXACT._replace(edits=99)) for row in self.connection.execute(query))

    def _containing(self, reading: Reading, choices: list[Choices], upto: int, edits: int = 0) -> None:
        if not choices or len(self.ranked) >= upto:
            return
        borne = dictionary.borne(self.connection, self.keyring, {each for one in choices for each in one})
        query = [
            typed(self.keyring, word, one, [each for each in one if each in borne])
            for word, one in zip(reading.words, choices, strict=True)
        ]
        if not all(each.tokens for each in query):
            return
        names, complete = dictionary.containing(self.connection, self.keyring, query, edits == 1)
        if edits:
            names = {**names, **dictionary.whole(self.connection, self.keyring, query, edits == 1)}
        ranks = {rank: tokens for rank, tokens in _by_rank(names, query).items() if rank.edits <= edits}
        if any(rank.edits for rank in ranks):
            self._in_turns(reading, ranks, upto)
        else:
            complete &= self._people(reading, ranks, upto)
        if not complete and len(self.ranked) < upto:
            self.cut |= not self._from_scope(reading, query, upto)

    def _people(self, reading: Reading, ranks: Mapping[Rank, list[int]], upto: int = CAP + 1) -> bool:
        """Adds the bearers of the names, the best first; whether all were looked at."""
        complete = True
        for _, together in groupby(sorted(ranks), key=_tier):
            rank_by_name = {name: rank for rank in together for name in ranks[rank]}
            fresh = [name for name in rank_by_name if (reading.units, name) not in self._seen]
            room = upto - len(self.ranked)
            if not fresh or room <= 0:
                continue
            self._seen.update((reading.units, name) for name in fresh)
            rows, all_here = self._rows(reading, fresh, room)
            self._add((row, rank_by_name[row.entry]) for row in rows)
            complete &= all_here
        return complete

    def _rows(self, reading: Reading, names: list[int], room: int) -> tuple[Sequence[Any], bool]:
        """Cases of the names' bearers, and whether more could not be there; most queries fill up with the first few."""
        rows: Sequence[Any] = ()
        for most in _SCANNED:
            bearers = self._bearers(names, most)
            rows = self.connection.execute(self._cases(reading, bearers, room)).all()
            if len(rows) >= room:
                return rows, True
            looked = self.connection.scalar(select(func.count()).select_from(bearers.subquery("one")))
            if looked is not None and looked < most:
                return rows, True
        return rows, False

    def _in_turns(self, reading: Reading, ranks: Mapping[Rank, list[int]], upto: int) -> None:
        """Bearers of each similar name in turn: the one that was meant is not left out for a commoner one."""
        names = [(rank, name) for rank in sorted(ranks, key=_likely) for name in sorted(ranks[rank])]
        fresh = [each for each in names if (reading.units, each[1]) not in self._seen][:_FIRST]
        room = upto - len(self.ranked)
        share = max(room // max(len(fresh), 1), 1)
        found: list[tuple[tuple[Any, ...], Any]] = []
        for rank, name in fresh:
            most = max(_IN_TURNS // len(fresh), share)
            rows = self.connection.execute(
                self._cases(reading, self._bearers([name], _SCANNED[-1]), most)
            ).all()
            found += [(_order(row, rank, turn // share), row) for turn, row in enumerate(rows)]
        for order, row in sorted(found, key=lambda each: each[0])[:room]:
            self.ranked.setdefault(row.id, (order, row))

    def _bearers(self, names: list[int], most: int) -> Select[Any]:
        b = t.name_bearer.c
        some = select(b.person_id, b.entry).where(
            dictionary.among(self.connection, b.entry, names), *self._born()
        )
        return some.order_by(b.entry, b.birth_year, b.person_id).limit(most)

    def _cases(self, reading: Reading, bearers: Select[Any], room: int) -> Select[Any]:
        one = bearers.subquery("one")
        return (
            select(*_HIT, one.c.entry)
            .join_from(one, t.case, _c.person_id == one.c.person_id)
            .where(self._asked_last(and_(self.scope, *_within(reading))))
            .limit(room)
        )

    def _asked_last(self, scope: ColumnElement[bool]) -> ColumnElement[bool]:
        """SQLite would begin with the commune's index and read all its cases: it cannot see in here."""
        return case((scope, 1), else_=0) == 1 if is_sqlite(self.connection) else scope

    def _from_scope(self, reading: Reading, query: list[Typed], upto: int) -> bool:
        """The other way round, where the scope is small: its people, name by name. False for a large one."""
        some = select(_c.id).where(self.scope, *_within(reading)).limit(_SMALL + 1).subquery("some")
        if (self.connection.scalar(select(func.count()).select_from(some)) or 0) > _SMALL:
            return False
        b, e = t.name_bearer.c, t.name_entry.c
        people = (
            select(*_HIT, e.spelt)
            .join_from(t.case, t.name_bearer, b.person_id == _c.person_id)
            .join(t.name_entry, e.token == b.entry)
            .where(self.scope, *_within(reading), *self._born())
        )
        ranked = ((row, rank_of(row.spelt, query)) for row in self.connection.execute(people))
        found = sorted(((row, rank) for row, rank in ranked if rank), key=lambda each: _order(*each))
        self._add(iter(found[: upto - len(self.ranked)]))
        return True

    def _born(self) -> list[ColumnElement[bool]]:
        return [] if self.born is None else [t.name_bearer.c.birth_year == self.born]

    def _add(self, rows: Iterator[tuple[Any, Rank]]) -> None:
        for row, rank in rows:
            self.ranked.setdefault(row.id, (_order(row, rank), row))


def _within(reading: Reading) -> list[ColumnElement[bool]]:
    return [] if reading.units is None else [_c.unit_code.in_(reading.units)]


def _tier(rank: Rank) -> tuple[int, ...]:
    """Names of one tier are asked for together; only where all are spelt as typed is the order among them kept."""
    return rank if not (rank.edits or rank.begun) else rank[:3]


def _likely(rank: Rank) -> tuple[Any, ...]:
    """Among similar names a longer one, another order or a syllable only begun is as far as one more wrong letter."""
    return (rank.edits + (rank.begun + rank.part + rank.disorder if rank.edits else 0), *rank)


def _order(row: Any, rank: Rank, turn: int = 0) -> tuple[Any, ...]:
    """What is due soonest first among equals; `turn` as similar names take theirs."""
    return rank.edits > 0, turn, _likely(rank), row.due is None, row.due or date.max, row.number


def _by_rank(names: Mapping[int, bytes], query: list[Typed]) -> dict[Rank, list[int]]:
    found: dict[Rank, list[int]] = {}
    for token, spelt in names.items():
        if rank := rank_of(spelt, query):
            found.setdefault(rank, []).append(token)
    return found
