"""A name typed without tones, with and without wrong letters, beside one equality lookup in a b-tree."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from itertools import cycle
from random import Random
from string import ascii_lowercase

import psycopg
from sqlalchemy import select, true

from benchmarks.databases import Database, Suite, suite
from benchmarks.measuring import Act, Result, compared
from domain.names import fold
from domain.read_models import CaseFilter
from domain.viewer import SYSTEM
from persistence import tables as t
from persistence.search import find
from persistence.unit_of_work import Store
from seed.bulk import load
from workflows.bootstrap import initialise, open_office, open_store
from workflows.services.office import Office
from workflows.settings import Settings

PEOPLE, BATCH, ROUNDS = 20_000, 40, 15


def suites(sqlite: Database, postgresql: Database) -> Mapping[str, Suite]:
    return {
        "search.name.sqlite": suite(sqlite, on_sqlite, PEOPLE),
        "search.name.postgresql": suite(postgresql, on_postgresql, PEOPLE),
    }


def on_sqlite(settings: Settings, people: int) -> Iterator[Result]:
    office, store = _prepared(settings, people)
    raw = sqlite3.connect(settings.data_dir / "duongve.db")
    lookup = _lookups(lambda key: raw.execute(_LOOKUP.format("?"), (key,)).fetchall(), _keys(store))
    yield _compared("search.name", people, office, store, lookup)
    raw.close()


def on_postgresql(settings: Settings, people: int) -> Iterator[Result]:
    office, store = _prepared(settings, people)
    raw = psycopg.connect(settings.database.replace("+psycopg", ""), autocommit=True, prepare_threshold=0)
    lookup = _lookups(lambda key: raw.execute(_LOOKUP.format("%s"), (key,)).fetchall(), _keys(store))
    yield _compared("search.name.postgresql", people, office, store, lookup)
    raw.close()


_LOOKUP = "SELECT person_id FROM name_bearer WHERE entry = {} LIMIT 50"


def _prepared(settings: Settings, people: int) -> tuple[Office, Store]:
    initialise(settings)
    store = open_store(settings)
    load(store, people, seed=2026, progress=lambda done, total: None)
    return open_office(settings), store


def _compared(name: str, people: int, office: Office, store: Store, lookup: Act) -> Result:
    acts: dict[str, Act] = {"ours": _ours(office, store), "one b-tree equality": lookup}
    found = compared(name, people, acts, limit="one b-tree equality", rounds=ROUNDS, per=BATCH)
    store.engine.dispose()
    return found


def _ours(office: Office, store: Store) -> Callable[[], None]:
    """One batch: half of the names typed rightly, half with one wrong letter in every syllable."""
    on, rng = office.today(), Random(2026)
    listed = office.desk.cases(SYSTEM, CaseFilter(limit=BATCH // 2), at=office.now(), on=on)
    names = [fold(row.name) for row in listed.rows if row.name]
    queries = [*names, *(" ".join(_wrong(rng, word) for word in name.split()) for name in names)]

    def batch() -> None:
        with store.engine.connect() as connection:
            for query in queries:
                find(connection, store.keyring, store.units, query, on, true())

    return batch


def _wrong(rng: Random, word: str) -> str:
    place = rng.randrange(len(word))
    others = ascii_lowercase.replace(word[place], "")
    return word[:place] + rng.choice(others) + word[place + 1 :]


def _keys(store: Store) -> list[int]:
    with store.engine.connect() as connection:
        return list(connection.scalars(select(t.name_entry.c.token).limit(BATCH)))


def _lookups(ask: Callable[[int], object], keys: list[int]) -> Callable[[], None]:
    turns = cycle(keys)

    def batch() -> None:
        for _ in range(BATCH):
            ask(next(turns))

    return batch
