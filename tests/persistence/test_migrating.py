"""A store of the first version goes on with the newest: its staff become accounts, and nothing of theirs is lost."""

import json

import pytest
from alembic import command
from sqlalchemy import select, text

from persistence import tables as t
from persistence.engine import open_engine
from persistence.schema import _config, require_current, upgrade
from tests.support.offices import GROUP

STAFF = (
    'INSERT INTO staff ("user", role, units, group_id, valid_from, valid_to) '
    "VALUES (:user, :role, :units, :group, '2024-10-01', :to)"
)


@pytest.fixture
def engine(database_url):
    engine = open_engine(database_url)
    with engine.execution_options(writes=True).begin() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    yield engine
    engine.dispose()


def test_staff_of_the_first_version_become_accounts_with_their_grants(engine):
    group = GROUP.hex if engine.dialect.name == "sqlite" else str(GROUP)
    rows = [
        {"user": "canbo", "role": "officer", "units": json.dumps(["16174"]), "group": None, "to": None},
        {"user": "g5", "role": "supporter", "units": "null", "group": group, "to": "2026-01-01"},
    ]
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(text(STAFF), rows)
    upgrade(engine)
    require_current(engine)
    g = t.role_grant.c
    with engine.connect() as connection:
        assert list(connection.scalars(select(t.account.c.user).order_by(t.account.c.user))) == [
            "canbo",
            "g5",
        ]
        columns = (g.user, g.role, g.units, g.group_id, g.valid_from, g.valid_to, g.granted_by)
        found = [tuple(map(str, row)) for row in connection.execute(select(*columns).order_by(g.user))]
    assert found == [
        ("canbo", "officer", "['16174']", "None", "2024-10-01", "None", "system"),
        ("g5", "supporter", "None", str(GROUP), "2024-10-01", "2026-01-01", "system"),
    ]
