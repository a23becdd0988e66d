"""Both databases, each empty, durable and gone afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measuring import Result
from tools.postgres import running_postgres
from workflows.settings import Settings

Database = Callable[[], AbstractContextManager[Settings]]
Suite = Callable[[int | None], Iterator[Result]]


def suite(database: Database, measure: Callable[[Settings, int], Iterator[Result]], own: int) -> Suite:
    """A measurement on a database of its own; `own` is its size unless another one is asked for."""

    def run(scale: int | None) -> Iterator[Result]:
        with database() as settings:
            yield from measure(settings, scale or own)

    return run


@contextmanager
def sqlite() -> Iterator[Settings]:
    with TemporaryDirectory() as folder:
        yield Settings(data_dir=Path(folder))


@contextmanager
def postgresql() -> Iterator[Settings]:
    with TemporaryDirectory() as folder, running_postgres(durable=True) as server, server.database() as url:
        yield Settings(data_dir=Path(folder), database_url=url)
