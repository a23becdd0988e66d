"""One persisted, audited, idempotent move beside the raw driver writing the same rows with the same durability."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from itertools import count, cycle
from typing import Any
from uuid import UUID, uuid4

import psycopg
from sqlalchemy import Engine, select

from benchmarks.databases import Database, Suite, suite
from benchmarks.measuring import Act, Result, compared
from domain.case import Stage
from persistence import tables as t
from seed.bulk import load
from workflows.bootstrap import initialise, open_office, open_store, uuid7
from workflows.services.commands import Advance
from workflows.services.office import Office
from workflows.settings import Settings

PEOPLE, BATCH, ROUNDS = 240, 40, 25


def suites(sqlite: Database, postgresql: Database) -> Mapping[str, Suite]:
    return {
        "transition.sqlite": suite(sqlite, on_sqlite, PEOPLE),
        "transition.postgresql": suite(postgresql, on_postgresql, PEOPLE),
    }


def on_sqlite(settings: Settings, people: int) -> Iterator[Result]:
    office, engine, ids = _prepared(settings, people)
    raw = sqlite3.connect(settings.data_dir / "duongve.db", isolation_level=None)
    raw.execute("PRAGMA synchronous=FULL")
    acts: dict[str, Act] = {
        "ours": _ours(office, ids[::2]),
        "raw sqlite3": _Raw(_Sqlite(raw), engine, ids[1::2]),
    }
    yield compared("transition.sqlite", people, acts, limit="raw sqlite3", rounds=ROUNDS, per=BATCH)
    raw.close()
    engine.dispose()


def on_postgresql(settings: Settings, people: int) -> Iterator[Result]:
    office, engine, ids = _prepared(settings, people)
    raw = psycopg.connect(settings.database.replace("+psycopg", ""), autocommit=True, prepare_threshold=0)
    acts: dict[str, Act] = {
        "ours": _ours(office, ids[::2]),
        "raw psycopg": _Raw(_Postgres(raw), engine, ids[1::2]),
    }
    yield compared("transition.postgresql", people, acts, limit="raw psycopg", rounds=ROUNDS, per=BATCH)
    raw.close()
    engine.dispose()


def _prepared(settings: Settings, people: int) -> tuple[Office, Engine, list[UUID]]:
    """A store of invented people, opened as the program opens it, and the cases of people at work in it."""
    initialise(settings)
    store = open_store(settings)
    load(store, people, seed=2026, progress=lambda done, total: None)
    employed = (t.case.c.stage == Stage.EMPLOYED) & t.case.c.livelihood_evidenced
    query = select(t.case.c.id).where(employed).order_by(t.case.c.number)
    with store.engine.connect() as connection:
        ids = list(connection.scalars(query))
    return open_office(settings), store.engine, ids


def _ours(office: Office, ids: list[UUID]) -> Callable[[], None]:
    """Back to support and to work again in turn: rules asked, chain extended, command remembered."""
    moves = (("set_back", "other"), ("start_work", None))
    turns = cycle([Advance(each, move, reason) for move, reason in moves for each in ids])
    by, at, on = office.desk.viewer("canbo", office.today()), office.now(), office.today()

    def batch() -> None:
        for _ in range(BATCH):
            office.perform(next(turns), by=by, at=at, on=on, command_id=uuid7())

    return batch


class _Raw:
    """The rows of one such move, written by hand: update the case, add the event, remember the command."""

    def __init__(self, driver: Any, engine: Engine, ids: list[UUID]) -> None:
        self._driver = driver
        with engine.connect() as connection:
            event = t.case_event.c
            found = connection.execute(
                select(event.payload, event.previous_hash, event.hash)
                .where(event.kind == "moved")
                .order_by(event.id.desc())
                .limit(1)
            ).one()
        self._payload, self._previous, self._hash = found
        self._ids, self._seq = cycle(ids), count(1_000_000)

    def __call__(self) -> None:
        for _ in range(BATCH):
            self._driver.move(next(self._ids), next(self._seq), self._payload, self._previous, self._hash)


RESULT = (
    '{"case_id":"0e646b27-86e2-58f6-b45a-fd30791e8ced","number":"NX-2026-0001","stage":"paused","version":9}'
)


class _Sqlite:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._do = connection.execute

    def move(self, case: UUID, seq: int, payload: str, previous: bytes, hashed: bytes) -> None:
        at = "2026-03-02T02:00:00.000000Z"
        self._do("BEGIN IMMEDIATE")
        self._do(
            'UPDATE "case" SET stage=?, stage_since=?, clean_reviews=?, version=version, head=head WHERE id=?',
            ("employed", "2026-03-02", 0, case.hex),
        )
        self._do(
            "INSERT INTO case_event"
            " (case_id, seq, kind, effective_on, recorded_at, actor, payload, previous_hash, hash)"
            " VALUES (?,?,?,?,?,?,?,?,?)",
            (case.hex, seq, "moved", "2026-03-02", at, "canbo", payload, previous, hashed),
        )
        self._do(
            "INSERT INTO command_log (id, act, actor, recorded_at, fingerprint, result) VALUES (?,?,?,?,?,?)",
            (uuid4().hex, "advance", "canbo", at, b"x" * 16, RESULT),
        )
        self._do("COMMIT")


class _Postgres:
    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection

    def move(self, case: UUID, seq: int, payload: str, previous: bytes, hashed: bytes) -> None:
        at = "2026-03-02T02:00:00Z"
        with self._connection.transaction(), self._connection.cursor() as cursor:
            cursor.execute(
                'UPDATE "case" SET stage=%s, stage_since=%s, clean_reviews=%s, version=version, head=head WHERE id=%s',
                ("employed", "2026-03-02", 0, case),
            )
            cursor.execute(
                "INSERT INTO case_event"
                " (case_id, seq, kind, effective_on, recorded_at, actor, payload, previous_hash, hash)"
                " VALUES (%s,%s,%s,%s,%s,%s,%s,%s,%s)",
                (case, seq, "moved", "2026-03-02", at, "canbo", payload, previous, hashed),
            )
            cursor.execute(
                "INSERT INTO command_log (id, act, actor, recorded_at, fingerprint, result)"
                " VALUES (%s,%s,%s,%s,%s,%s)",
                (uuid4(), "advance", "canbo", at, b"x" * 16, RESULT),
            )
