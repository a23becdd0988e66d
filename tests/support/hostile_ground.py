"""A world that stays as it was: one application over it, everybody at its door, and a way back after every act."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import psycopg
import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import event, func, select
from starlette.datastructures import Headers
from starlette.testclient import TestClient

from persistence import tables as t
from persistence.verify import verify
from tests.support.offices import engine_of, store_of
from tests.support.site import MOVING
from tests.support.straight import LOCAL
from tests.support.visiting import token_of
from tests.support.world import World
from tools.postgres import Postgres
from web.acting import COOKIE
from web.app import create_app
from workflows.services import signing_in

HALF = "half"


@dataclass(frozen=True)
class Answer:
    status_code: int
    headers: Headers
    content: bytes

    @cached_property
    def text(self) -> str:
        return self.content.decode("utf-8", "replace")


async def _answered(app: Any, request: Any) -> Answer:
    """Without the threads of a test client, which would take most of the time of ten thousand requests."""
    url, came = request.url, [{"type": "http.request", "body": request.read()}]
    scope = {
        "type": "http", "http_version": "1.1", "method": request.method, "scheme": url.scheme, "root_path": "",
        "path": url.path, "raw_path": url.raw_path.split(b"?")[0], "query_string": url.query,
        "headers": [(name.lower(), value) for name, value in request.headers.raw],
        "client": ("testclient", 50000), "server": (url.host, 80), "state": {},
    }  # fmt: skip
    told: list[Any] = []

    async def receive() -> Any:
        return came.pop() if came else {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        told.append(message)

    # A defect is answered with 500 before it is raised.
    with suppress(Exception):
        await app(scope, receive, send)
    start: dict[str, Any] = told[0] if told else {"status": 599, "headers": []}
    return Answer(start["status"], Headers(raw=start["headers"]), b"".join(each["body"] for each in told[1:]))


@dataclass
class Ground:
    """`HALF` is `canbo_here` who has still to give a code."""

    world: World
    client: TestClient
    loop: asyncio.Runner
    cookies: dict[str, str]
    back: Any
    first: dict[str, list[Any]] = field(default_factory=dict)

    def ask(self, user: str | None, method: str, address: str, **sent: Any) -> Answer:
        headers = {"accept-encoding": "identity"} | sent.pop("headers", {})
        if user is not None:
            headers["cookie"] = f"{COOKIE}={self.cookies[user]}"
        request = self.client.build_request(method, address, headers=headers, **sent)
        return self.loop.run(_answered(self.client.app, request))

    def restore(self) -> None:
        """As it was at first, once the long work that a form began is over."""
        for thread in threading.enumerate():
            if thread.name.startswith("job-"):
                thread.join(timeout=30)
        self.back()
        store_of(self.world.office).register.forget()

    def versions(self) -> dict[str, int]:
        """Of cases by their number, of establishments' files by their id."""
        with engine_of(self.world.office).connect() as connection:
            cases = connection.execute(select(t.case.c.number, t.case.c.version)).all()
            files = connection.execute(select(t.firm_loan.c.id, t.firm_loan.c.version)).all()
        return dict(cases) | {str(id): version for id, version in files}

    def kept(self) -> dict[str, list[Any]]:
        """Every row but those that reading itself writes."""
        with engine_of(self.world.office).connect() as connection:
            return {
                table.name: sorted(
                    map(repr, connection.execute(select(*(c for c in table.c if str(c) not in MOVING))))
                )
                for table in t.metadata.sorted_tables
                if table.name not in MOVING
            }

    def torn(self) -> list[str]:
        """What an act that was cut in half would leave behind."""
        return self.halves() + [f"chain: {each}" for each in verify(engine_of(self.world.office)).broken]

    def halves(self) -> list[str]:
        events = select(t.case_event.c.case_id, func.count()).group_by(t.case_event.c.case_id)
        with engine_of(self.world.office).connect() as connection:
            counted: dict[Any, int] = dict(connection.execute(events).all())
            versions: dict[Any, int] = dict(connection.execute(select(t.case.c.id, t.case.c.version)).all())
        return [] if versions == counted else ["events without their case"]


async def _here(work: Any, *said: Any, **_: Any) -> Any:
    return work(*said)


@contextmanager
def ground_of(world: World, postgres: Postgres | None) -> Iterator[Ground]:
    cookies = {user: token_of(world.office, user) for user in (*world.seen_of, "unready")}
    cookies[HALF] = token_of(world.office, "canbo_here", second_factor=False)
    app = create_app(world.office)
    client = TestClient(app, base_url=LOCAL, headers={"sec-fetch-site": "same-origin"})
    with _way_back(world, postgres) as back, asyncio.Runner() as loop, pytest.MonkeyPatch.context() as patch:
        # A page's function runs where its request was read: one at a time, a second thread only costs time.
        patch.setattr("anyio.to_thread.run_sync", _here)
        _cheap_passwords(patch)
        ground = Ground(world, client, loop, cookies, back)
        ground.first = ground.kept()
        yield ground


def _cheap_passwords(patch: pytest.MonkeyPatch) -> None:
    """Argon2 all the same, in 8 KiB: what it costs a guesser is not what is tested."""
    hashes = PasswordHash((Argon2Hasher(memory_cost=8, time_cost=1, parallelism=1),))
    patch.setattr(signing_in, "_HASHES", hashes)
    patch.setattr(signing_in, "_ABSENT", hashes.hash("nobody's"))


@contextmanager
def _way_back(world: World, postgres: Postgres | None) -> Iterator[Any]:
    engine = engine_of(world.office)
    if postgres is not None:
        with psycopg.connect(postgres.dsn.format(engine.url.database), autocommit=True) as connection:
            connection.execute(_kept_beside())
            yield lambda: connection.execute(_as_kept())
        return
    # A test has nothing to lose in a power cut.
    for each in (engine, store_of(world.office).writer):
        event.listen(each, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF"))
    engine.dispose()
    live = sqlite3.connect(str(engine.url.database), check_same_thread=False)
    live.execute("PRAGMA synchronous=OFF")
    memory = sqlite3.connect(":memory:")
    live.backup(memory)
    yield lambda: memory.backup(live)
    memory.close()
    live.close()


def _tables() -> list[tuple[str, str]]:
    """(name, its columns) of every table."""
    return [
        (f'"{table.name}"', ", ".join(f'"{column.name}"' for column in table.c if column.computed is None))
        for table in t.metadata.sorted_tables
    ]


def _kept_beside() -> str:
    return "CREATE SCHEMA kept;" + "".join(
        f"CREATE TABLE kept.{name} AS TABLE {name};" for name, _ in _tables()
    )


def _as_kept() -> str:
    """In one transaction, and without the triggers that guard what nobody may delete."""
    back = (
        f"DELETE FROM {name}; INSERT INTO {name} ({columns}) OVERRIDING SYSTEM VALUE "
        f"SELECT {columns} FROM kept.{name};"
        for name, columns in _tables()
    )
    return f"BEGIN; SET LOCAL session_replication_role = replica; {''.join(back)} COMMIT"
