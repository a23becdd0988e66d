"""The machinery that tests stand on: databases to write to, a browser, and Hypothesis without a clock."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tools.postgres import Postgres, running_postgres
from tools.scratch import scratch

pytest_plugins = ["tests.support.browser", "tests.support.asking"]

# Two busy cores say nothing about our code: no deadline, and in CI the same examples every time.
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("here"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(scratch()))  # of every tmp_path


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One server for each worker; `postgres.database()` is a context manager of an empty database's URL."""
    with running_postgres() as server:
        yield server


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    """The URL of an empty PostgreSQL database of this test's own."""
    with postgres.database() as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of a SQLite file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'duongve.db'}"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty database, on each of the two that we support."""
    return str(request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url"))
