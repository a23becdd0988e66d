"""Who looks like whom: by citizen ID and phone through blind indexes, by the name's tokens, birth year and commune."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import combinations, groupby
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, exists, func, select

from domain.errors import UnknownRecord
from domain.likeness import YEARS, Alike, Pair, SamePerson, Seen, Side
from domain.viewer import Viewer
from persistence import tables as t
from persistence.desk.people import opened, person_row, person_view
from persistence.likeness_rows import in_order
from persistence.read_log import ReadLog
from persistence.scope import remembered, visible
from persistence.search.tokens import tokens_for
from persistence.unit_of_work import Store

_P, _C = t.person.c, t.case.c
# The record that a person's cases are under from now on.
_GOES_ON = func.coalesce(_P.merged_into, _P.id)
_ORDER = ("citizen_id", "phone", "name")
# More than a person decides in a week; and a name or a phone of a whole village.
_MOST_ROWS, _CROWD = 10_000, 60
_CHUNK, _MOST_ALIKE = 250, 20


class SqlLikeness:
    """The LikenessReads port on SQL."""

    def __init__(self, store: Store, reads: ReadLog) -> None:
        self._store, self._reads = store, reads

    def numbers(self, case_ids: Sequence[UUID]) -> Mapping[UUID, str]:
        found: dict[UUID, str] = {}
        with self._store.reading() as connection:
            for start in range(0, len(case_ids), 500):
                some = case_ids[start : start + 500]
                query = select(_C.id, _C.number).where(_C.id.in_(some))
                found.update((row.id, row.number) for row in connection.execute(query))
        return found

    def alike(
        self, viewer: Viewer, wanted: Sequence[Seen], *, at: datetime
    ) -> Mapping[str, tuple[Alike, ...]]:
        found: dict[str, tuple[Alike, ...]] = {}
        for start in range(0, len(wanted), _CHUNK):
            some = wanted[start : start + _CHUNK]
            with self._store.reading(viewer) as connection:
                for key, why in self._why(connection, viewer, some).items():
                    people = list(why.items())[:_MOST_ALIKE]
                    found[key] = tuple(
                        self._shown(connection, viewer, one, tuple(said)) for one, said in people
                    )
            # Whose citizen ID it is does not matter here, only that another commune has it.
            with self._store.reading() as connection:
                for key, elsewhere in self._elsewhere(connection, some, found):
                    found[key] = (elsewhere, *found.get(key, ()))
        self._log(viewer, at, (one.person_id for each in found.values() for one in each if not one.elsewhere))
        return found

    def _why(
        self, connection: Connection, viewer: Viewer, some: Sequence[Seen]
    ) -> dict[str, dict[UUID, list[str]]]:
        """By key: the reasons by person, among those of whom the viewer sees a case."""
        why: dict[str, dict[UUID, list[str]]] = defaultdict(lambda: defaultdict(list))
        here = exists().where(_C.person_id == _P.id, visible(viewer))
        for name, column in (("citizen_id", _P.citizen_id_index), ("phone", _P.phone_index)):
            seen_by = self._indexes(some, name)
            query = select(_GOES_ON, column).where(column.in_(seen_by), here)
            for person, index in connection.execute(query):
                for seen in seen_by[index]:
                    _add(why[seen.key][person], name)
        for seen, person in self._named_alike(connection, some, here):
            _add(why[seen.key][person], "name")
        return why

    def _indexes(self, some: Sequence[Seen], name: str) -> dict[bytes, list[Seen]]:
        found: dict[bytes, list[Seen]] = defaultdict(list)
        for seen in some:
            if value := getattr(seen, name):
                found[self._store.keyring.blind_index(name, value)].append(seen)
        return found

    def _named_alike(
        self, connection: Connection, some: Sequence[Seen], here: ColumnElement[bool]
    ) -> Iterable[tuple[Seen, UUID]]:
        """The same syllables in any order, a birth year as close, a case in the commune or in what it is made of."""
        bags: dict[int, list[Seen]] = defaultdict(list)
        for seen in some:
            if (entry := tokens_for(self._store.keyring, seen.name)) is not None:
                bags[entry.bag].append(seen)
        b, e = t.name_bearer.c, t.name_entry.c
        query = (
            select(b.person_id, b.birth_year, e.bag, _GOES_ON.label("goes_on"))
            .join(t.name_entry, e.token == b.entry)
            .join(t.person, _P.id == b.person_id)
            .where(e.bag.in_(bags), here)
        )
        rows = connection.execute(query).all()
        homes = self._homes(connection, {row.person_id for row in rows})
        for row in rows:
            for seen in bags[row.bag]:
                near = abs(row.birth_year - seen.birth_year) <= YEARS
                if near and homes[row.person_id] & self._codes(seen.unit):
                    yield seen, row.goes_on

    def _codes(self, unit: str) -> set[str]:
        """The commune of today and the old ones that it is made of."""
        units = self._store.units
        return {unit} | {each.old_code for each in units.successions if each.new_code == unit}

    def _elsewhere(
        self, connection: Connection, some: Sequence[Seen], found: Mapping[str, Sequence[Alike]]
    ) -> Iterable[tuple[str, Alike]]:
        seen_by = self._indexes(some, "citizen_id")
        query = select(_P.id, _P.citizen_id_index).where(_P.citizen_id_index.in_(seen_by), remembered())
        for person, index in connection.execute(query):
            for seen in seen_by[index]:
                if not any(each.sure for each in found.get(seen.key, ())):
                    yield seen.key, Alike(person, ("citizen_id",), elsewhere=True)

    def _shown(self, connection: Connection, viewer: Viewer, person_id: UUID, why: tuple[str, ...]) -> Alike:
        side = self._side(connection, viewer, person_id)
        number, stage, unit, _ = min(side.cases, key=lambda case: case[1] == "closed")
        return Alike(person_id, why, number, stage, side.name, side.birth_year, unit)

    def pairs(self, viewer: Viewer, *, at: datetime, limit: int = 50) -> tuple[Sequence[Pair], int]:
        with self._store.reading(viewer) as connection:
            found = self._pairs(connection, _visible_people(viewer))
            shown = sorted(found.items(), key=lambda each: (min(map(_ORDER.index, each[1])), str(each[0])))
            pairs = [self._pair(connection, viewer, *both, tuple(why)) for both, why in shown[:limit]]
        self._log(viewer, at, (side.person_id for pair in pairs for side in (pair.one, pair.other)))
        return pairs, len(found)

    def _pairs(self, connection: Connection, people: Any) -> dict[tuple[UUID, UUID], list[str]]:
        """Ids in order -> reasons, among `people`, without those that somebody decided."""
        found: dict[tuple[UUID, UUID], list[str]] = defaultdict(list)
        for name in ("citizen_id", "phone"):
            for group in _shared(connection, people, people.c[f"{name}_index"]):
                for one, other in combinations(group, 2):
                    found[in_order(one.id, other.id)].append(name)
        bearers = _bearers(people)
        groups = _shared(connection, bearers, bearers.c.bag)
        homes = self._homes(connection, {each.id for group in groups for each in group})
        for group in groups:
            for one, other in combinations(group, 2):
                if abs(one.birth_year - other.birth_year) <= YEARS and homes[one.id] & homes[other.id]:
                    found[in_order(one.id, other.id)].append("name")
        decided = {in_order(row.low, row.high) for row in connection.execute(select(t.likeness))}
        return {both: why for both, why in found.items() if both not in decided}

    def _homes(self, connection: Connection, people: set[UUID]) -> dict[UUID, set[str]]:
        homes: dict[UUID, set[str]] = defaultdict(set)
        wanted = list(people)
        for start in range(0, len(wanted), _CHUNK):
            some = _C.person_id.in_(wanted[start : start + _CHUNK])
            for row in connection.execute(select(_C.person_id, _C.unit_code, _C.old_unit_code).where(some)):
                homes[row.person_id] |= {row.unit_code, row.old_unit_code} - {None}
        return homes

    def pair(self, viewer: Viewer, one: UUID, other: UUID, *, at: datetime) -> Pair:
        with self._store.reading(viewer) as connection:
            people = _visible_people(viewer, _P.id.in_((one, other)))
            why = self._pairs(connection, people).get(in_order(one, other), [])
            sides = self._sides(connection, viewer, (one, other))
        found = Pair(sides[0], sides[1], tuple(why))
        self._log(viewer, at, (one, other))
        return found

    def _pair(
        self, connection: Connection, viewer: Viewer, one: UUID, other: UUID, why: tuple[str, ...]
    ) -> Pair:
        """Of two with an open case, or without, whose came first is the record that would go on."""
        sides = self._sides(connection, viewer, (one, other))
        sides.sort(
            key=lambda side: (not side.is_open, min(case[3] for case in side.cases), str(side.person_id))
        )
        return Pair(sides[0], sides[1], why)

    def _sides(self, connection: Connection, viewer: Viewer, both: Iterable[UUID]) -> list[Side]:
        """In the order that is asked for, but never a closed case before one that is open: nothing goes on in it."""
        sides = [self._side(connection, viewer, each) for each in both]
        return sorted(sides, key=lambda side: not side.is_open)

    def _side(self, connection: Connection, viewer: Viewer, person_id: UUID) -> Side:
        cases = connection.execute(
            select(_C.number, _C.stage, _C.unit_code, _C.opened_on)
            .where(_C.person_id == person_id, visible(viewer))
            .order_by(_C.opened_on.desc(), _C.number.desc())
        ).all()
        if not cases:
            raise UnknownRecord(what="person", id=str(person_id))
        row = person_row(connection, person_id)
        view = person_view(row, opened(self._store.keyring, row.id, row.sealed, row.wrapped), viewer.role)
        return Side(
            person_id,
            view.name,
            view.called,
            view.birth_year,
            view.sex,
            view.citizen_id,
            view.phone,
            view.village,
            view.address,
            tuple((each.number, each.stage.value, each.unit_code, each.opened_on) for each in cases),
        )

    def same(self, viewer: Viewer, case_id: UUID) -> Sequence[SamePerson]:
        with self._store.reading(viewer) as connection:
            person = connection.scalar(select(_C.person_id).where(_C.id == case_id, visible(viewer)))
            group = _group(connection, person) if person is not None else set()
            if len(group) < 2:
                return ()
            query = (
                select(_C.number, _C.stage, _P.id, _P.merged_into)
                .join(t.person, _P.id == _C.person_id)
                .where(_C.person_id.in_(group), _C.person_id != person, visible(viewer))
                .order_by(_C.opened_on.desc(), _C.number)
            )
            return [
                SamePerson(row.number, row.stage.value, row.id, row.merged_into is None, row.merged_into)
                for row in connection.execute(query)
            ]

    def _log(self, viewer: Viewer, at: datetime, people: Iterable[UUID]) -> None:
        """The log names cases: those of the people that were shown."""
        wanted = list(dict.fromkeys(people))
        if not wanted:
            return
        with self._store.reading(viewer) as connection:
            query = select(_C.id).where(_C.person_id.in_(wanted), visible(viewer)).order_by(_C.id)
            ids = list(connection.scalars(query))
        self._reads.log(viewer.user, at, "likeness", ids)


def _add(reasons: list[str], reason: str) -> None:
    if reason not in reasons:
        reasons.append(reason)


def _visible_people(viewer: Viewer, among: ColumnElement[bool] | None = None) -> Any:
    """Those who go on and of whom the viewer sees a case."""
    in_sight = exists().where(_C.person_id == _P.id, visible(viewer))
    query = select(_P.id, _P.citizen_id_index, _P.phone_index).where(_P.merged_into.is_(None), in_sight)
    return (query if among is None else query.where(among)).subquery()


def _bearers(people: Any) -> Any:
    b, e = t.name_bearer.c, t.name_entry.c
    query = select(b.person_id.label("id"), b.birth_year, e.bag).join(t.name_entry, e.token == b.entry)
    return query.join(people, people.c.id == b.person_id).subquery()


def _shared(connection: Connection, among: Any, value: Any) -> list[list[Row[Any]]]:
    """The rows that have the value with others, group by group. A value of very many says nothing of two."""
    several = select(value).where(value.is_not(None)).group_by(value).having(func.count().between(2, _CROWD))
    query = select(among).where(value.in_(several)).order_by(value, among.c.id).limit(_MOST_ROWS)
    rows = connection.execute(query).all()
    place = [column.name for column in among.c].index(value.name)
    return [list(group) for _, group in groupby(rows, key=lambda row: row[place])]


def _group(connection: Connection, person: UUID) -> set[UUID]:
    """Everybody who was found to be this person, over however many mergers."""
    group, new = {person}, {person}
    while new:
        into = select(_P.merged_into).where(_P.id.in_(new), _P.merged_into.is_not(None))
        new = {*connection.scalars(into), *connection.scalars(select(_P.id).where(_P.merged_into.in_(new)))}
        new -= group
        group |= new
    return group
