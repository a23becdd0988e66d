"""The second wall around establishments' loans: on PostgreSQL a query without a predicate finds the viewer's own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from sqlalchemy import Engine, insert, select, text

from domain.firm_lending.machine import FirmStage
from persistence import tables as t
from persistence.desk.firm_loans import in_sight
from persistence.engine import open_engine
from persistence.schema import upgrade
from persistence.sealing import Keyring
from persistence.unit_of_work import Store
from tests.persistence.test_row_security import READER, VIEWERS
from tests.support.offices import MASTER
from tests.support.rows import FIRMS, OFFICES, UNITS, a_row
from tools.postgres import Postgres
from workflows.shipped import shipped_law, shipped_questionnaires, shipped_units

pytestmark = pytest.mark.postgres
TABLES = (t.firm_loan, t.firm_drawdown, t.firm_paper, t.firm_event)


@pytest.fixture(scope="module")
def engine(postgres: Postgres) -> Iterator[Engine]:
    with postgres.database() as url:
        engine = open_engine(url, pool_size=1)
        upgrade(engine)
        with engine.begin() as connection:
            for firm in FIRMS:
                connection.execute(insert(t.employer), a_row(t.employer, str(firm), id=firm))
            stages = (FirmStage.DRAFT, FirmStage.SENT, FirmStage.WITHDRAWN)
            kinds = product(UNITS, FIRMS, (None, *OFFICES), stages)
            for number, (unit, firm, office, stage) in enumerate(kinds):
                given = {"unit_code": unit, "employer_id": firm, "office": office, "stage": stage}
                row = a_row(t.firm_loan, str(number), **given)
                connection.execute(insert(t.firm_loan), row)
                for table in TABLES[1:]:
                    connection.execute(insert(table), a_row(table, str(number), firm_loan_id=row["id"]))
        yield engine
        engine.dispose()


@pytest.fixture(scope="module")
def store(engine: Engine) -> Store:
    return Store(engine, Keyring(MASTER), shipped_law(), shipped_units(), shipped_questionnaires())


def ids(connection: Any, query: Any) -> list[str]:
    return sorted(map(str, connection.scalars(query)))


@pytest.mark.parametrize("who", VIEWERS)
def test_without_a_predicate_a_viewer_reads_the_files_of_the_scope(store: Store, who: str) -> None:
    viewer, files = VIEWERS[who], select(t.firm_loan.c.id).where(in_sight(VIEWERS[who]))
    with store.reading() as connection:
        inside = {t.firm_loan: ids(connection, files)}
        for table in TABLES[1:]:
            inside[table] = ids(connection, select(table.c.id).where(table.c.firm_loan_id.in_(files)))
    with store.reading(viewer) as connection:
        for table in TABLES:
            assert ids(connection, select(table.c.id)) == inside[table], table.name
    whole = 3 * 2 * 3 * 3
    seen = {
        "manager": whole,
        "officer of one commune": whole // 3,
        "employer": whole // 2,
        "bank": whole // 3 // 3 * 2,
    }
    assert len(inside[t.firm_loan]) == seen.get(who, len(inside[t.firm_loan]))


def test_who_does_not_say_who_looks_finds_nothing(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.execute(text(f"SET LOCAL ROLE {READER}"))
        assert [ids(connection, select(table.c.id)) for table in TABLES] == [[], [], [], []]
