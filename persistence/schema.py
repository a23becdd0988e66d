"""Brings a database to the schema that this program knows, and refuses one that it does not."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from domain.errors import NewerSchema, SchemaMissing
from persistence.troubles import database_troubles

_NONE = "-"


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "persistence:migrations")
    config.set_main_option("path_separator", "os")
    return config


def known_revisions() -> tuple[str, ...]:
    """Oldest first."""
    script = ScriptDirectory.from_config(_config())
    return tuple(reversed([each.revision for each in script.walk_revisions()]))


def state(engine: Engine) -> tuple[str, str]:
    """(revision of the database, newest revision known); "-" for a database without a schema."""
    with database_troubles(), engine.connect() as connection:
        found = revision_of(connection)
    return found or _NONE, known_revisions()[-1]


def revision_of(connection: Connection) -> str | None:
    """None for a database without a schema."""
    return MigrationContext.configure(connection).get_current_revision()


def has_schema(engine: Engine) -> bool:
    return state(engine)[0] != _NONE


def require_current(engine: Engine) -> None:
    """Raises NewerSchema or SchemaMissing."""
    found, known = state(engine)
    if found == known:
        return
    if found != _NONE and found not in known_revisions():
        raise NewerSchema(found=found, known=known)
    raise SchemaMissing(found=found, known=known)


def upgrade(engine: Engine) -> None:
    """Migrates to the newest schema in one transaction; a database of a newer program is left alone (NewerSchema)."""
    found, known = state(engine)
    if found not in (_NONE, *known_revisions()):
        raise NewerSchema(found=found, known=known)
    if found != known:
        with database_troubles(), engine.execution_options(writes=True).begin() as connection:
            upgrade_to(connection, "head")


def upgrade_to(connection: Connection, revision: str) -> None:
    """Within the caller's transaction."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
