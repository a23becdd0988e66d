"""An empty database made into a migrated one by copying: a hundred migrations a minute would test nothing new."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
from psycopg import sql
from sqlalchemy import Engine
from sqlalchemy.engine import URL, make_url

from persistence.engine import open_engine
from persistence.schema import upgrade
from tools.scratch import scratch

Fill = Callable[[Engine], None]
_MODEL = "duongve_model_of_an_office"


def prepared(url: str, fill: Fill) -> None:
    """The database at `url` with the newest schema and what `fill` writes, whatever it held of the schema before."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        file = Path(str(address.database))
        if file.exists():
            _built(url, fill)
        else:
            shutil.copyfile(_file(fill), file)
    elif _in_use(address):
        _built(url, fill)
    else:
        _copied(address, fill)


def _built(url: str, fill: Fill) -> None:
    engine = open_engine(url)
    upgrade(engine)
    fill(engine)
    engine.dispose()  # the last to leave puts the log back into the file, and frees the model for copying


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="duongve-model-", dir=scratch())


@cache
def _file(fill: Fill) -> Path:
    file = Path(_folder().name) / "model.db"
    _built(f"sqlite:///{file}", fill)
    return file


def _server(address: URL) -> psycopg.Connection[tuple[object, ...]]:
    dsn = address.set(drivername="postgresql", database="postgres").render_as_string(hide_password=False)
    return psycopg.connect(dsn, autocommit=True)


def _in_use(address: URL) -> bool:
    dsn = address.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(dsn) as connection:
        found = connection.execute("SELECT 1 FROM pg_tables WHERE schemaname = 'public' LIMIT 1").fetchone()
    return found is not None


def _copied(address: URL, fill: Fill) -> None:
    """In the place of the empty one; a server that dies with its worker keeps the model until then."""
    name = str(address.database)
    with _server(address) as server:
        found = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", (_MODEL,)).fetchone()
        if found is None:
            server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(_MODEL)))
            _built(address.set(database=_MODEL).render_as_string(hide_password=False), fill)
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
        copying = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
        server.execute(copying.format(sql.Identifier(name), sql.Identifier(_MODEL)))
