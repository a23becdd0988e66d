"""The migrations make exactly the tables that the program knows, on both databases."""

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, text

from domain.errors import NewerSchema, SchemaMissing
from persistence.engine import open_engine
from persistence.schema import known_revisions, require_current, state, upgrade
from persistence.tables import metadata


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


def _compared(_object: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
    """Two indexes are beyond the comparison: one that PostgreSQL alone has, one over an expression."""
    return kind != "index" or name not in ("ix_read_log_ids", "ix_case_due")


# SQLAlchemy says that it passes over the expression of `ix_case_due` on SQLite.
@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection", "ignore:autogenerate skipping")
def test_a_migrated_database_has_the_tables_of_the_program(engine: Engine) -> None:
    upgrade(engine)
    with engine.connect() as connection:
        known = MigrationContext.configure(connection, opts={"include_object": _compared})
        assert compare_metadata(known, metadata) == []


def test_migrating_twice_changes_nothing(engine: Engine) -> None:
    upgrade(engine)
    upgrade(engine)
    assert state(engine) == (known_revisions()[-1],) * 2
    require_current(engine)


def test_an_empty_database_is_refused_with_what_to_do(engine: Engine) -> None:
    with pytest.raises(SchemaMissing, match="duongve init"):
        require_current(engine)


def test_a_database_of_a_newer_program_is_left_alone(engine: Engine) -> None:
    upgrade(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for act in (require_current, upgrade):
        with pytest.raises(NewerSchema, match="9999"):
            act(engine)
    assert state(engine)[0] == "9999"


def test_sqlite_keeps_every_acknowledged_command_through_a_power_cut(sqlite_url: str) -> None:
    """journal_mode WAL with synchronous FULL (2) and foreign keys on."""
    engine = open_engine(sqlite_url)
    with engine.connect() as connection:
        found = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    engine.dispose()
    assert found == ["wal", 2, 1]
