"""A caseload of one test's own, on each database, with its sweeps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from persistence import tables as t
from persistence.sweeps import SqlSweeps
from tests.support.crowds import sweeps_on
from tests.support.offices import an_office, engine_of, instant
from workflows.services.office import Office
from workflows.services.sweeping import sweep

Run = Callable[[str, date], Mapping[str, int]]


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    with an_office(database_url) as office:
        yield office


@pytest.fixture
def sweeps(office: Office) -> SqlSweeps:
    return sweeps_on(engine_of(office))


@pytest.fixture
def run(sweeps: SqlSweeps) -> Run:
    """Runs one sweep for a day and answers its counts."""
    return lambda name, on: sweep(sweeps, name, on, lambda: instant(on)).counts


@pytest.fixture
def all_of(office: Office) -> Callable[..., list[Any]]:
    """Rows of a table whose columns have the given values."""

    def found(table: str, **values: Any) -> list[Any]:
        wanted = t.metadata.tables[table]
        where = [wanted.c[name] == value for name, value in values.items()]
        with engine_of(office).connect() as connection:
            return list(connection.execute(select(wanted).where(*where)))

    return found
