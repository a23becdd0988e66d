"""The list read by commune is the list that sorting everything gives, and the tally is what counting gives."""

from collections import Counter
from itertools import product
from random import Random
from typing import Any

import pytest
from sqlalchemy import delete, event, insert, select, update

from domain.case import Stage
from domain.read_models import CaseFilter
from domain.viewer import Role, Viewer
from persistence import tables as t
from persistence.desk import listing, nearest
from persistence.engine import open_engine
from persistence.schema import upgrade
from persistence.sealing import Keyring
from persistence.tally import add_up, tally
from persistence.unit_of_work import Store
from tests.support.offices import MASTER
from tests.support.rows import DAY, a_row
from workflows.shipped import shipped_law, shipped_questionnaires, shipped_units

UNITS = ("16174", "16177", "16222", "16225")  # two of each of two communes of today
SCOPES = (None, (), UNITS[:1], UNITS[1:3], UNITS, ("19999",))
CASES = 300


@pytest.fixture
def store(database_url):
    engine = open_engine(database_url)
    upgrade(engine)
    yield Store(engine, Keyring(MASTER), shipped_law(), shipped_units(), shipped_questionnaires())
    engine.dispose()


def a_case(number: int, chance: Random) -> dict[str, Any]:
    """Days that many share, and none: the order has to be told by the number."""
    days = (None, *(DAY.replace(day=day) for day in range(1, 6)))
    return {
        "unit_code": chance.choice(UNITS),
        "transfer_to": chance.choice((None, None, None, *UNITS)),
        "stage": chance.choice(list(Stage)),
        "outcome": chance.choice((None, "declined", "expunged")),
        "next_review_on": chance.choice(days),
        "next_visit_on": chance.choice(days),
        "number": f"NX-2026-{number:04}",
    }


def write(connection, numbers, chance):
    for number in numbers:
        connection.execute(insert(t.person), a_row(t.person, str(number)))
        case = a_case(number, chance) | {"closed_on": DAY}  # one person may have had several
        connection.execute(insert(t.case), a_row(t.case, str(number), **case))


def by_sorting(connection, wanted, viewer, units):
    where, stage = listing.conditions(wanted, viewer, units, DAY)
    rows = connection.execute(listing.page([*where, *stage], wanted)).all()
    counted = {row.stage.value: row.persons for row in connection.execute(listing.counts(where))}
    return [row.number for row in rows], counted


def test_a_page_by_commune_is_the_page_of_a_whole_sort(store):
    with store.writing() as connection:
        write(connection, range(CASES), Random(5))
    filters = [
        CaseFilter(stage=stage, unit=unit, due_by=due, limit=limit, offset=offset)
        for stage, unit, due in product(
            (None, "supported", "closed"), (None, UNITS[0], "16174", "16225", "99999"), (None, DAY)
        )
        for limit, offset in ((50, 0), (50, 50), (7, 290), (200, 0), (50, 5000))
    ]
    seen: Counter[int] = Counter()
    for units, wanted, role in product(SCOPES, filters, (Role.OFFICER, Role.MANAGER)):
        viewer = Viewer("a", role, None if units is None else frozenset(units))
        with store.reading(viewer) as connection:
            found = listing.listed(connection, wanted, viewer, store.keyring, store.units, DAY)
            rows, counted = by_sorting(connection, wanted, viewer, store.units)
        assert [row.number for row in found.rows] == rows
        assert {stage: count for stage, count in found.by_stage.items() if count} == counted
        seen[len(rows)] += 1
    assert {0, 10, 50, 200} <= seen.keys()


def test_the_tally_follows_whatever_happens_to_cases(store):
    chance = Random(8)
    with store.writing() as connection:
        write(connection, range(40), chance)
    for turn in range(12):
        with store.writing() as connection:
            ids = list(connection.scalars(select(t.case.c.id).order_by(t.case.c.number)))
            for one in chance.sample(ids, 15):
                changes = a_case(0, chance)
                del changes["number"]
                some = dict(chance.sample(sorted(changes.items(), key=str), chance.randint(1, len(changes))))
                connection.execute(update(t.case).where(t.case.c.id == one).values(**some))
            connection.execute(delete(t.case).where(t.case.c.id == chance.choice(ids)))
            if turn % 4 == 3:
                assert add_up(connection) > 0
        assert_counted(store)
    with store.writing() as connection:
        add_up(connection)
        assert add_up(connection) == 0
        assert all(connection.scalars(select(t.case_tally.c.persons)))
    assert_counted(store)


def assert_counted(store):
    for units in SCOPES:
        viewer = Viewer("a", Role.OFFICER, None if units is None else frozenset(units))
        with store.reading(viewer) as connection:
            counted = {
                row.stage.value: row.persons
                for row in connection.execute(
                    listing.counts(listing.conditions(CaseFilter(), viewer, store.units, DAY)[0])
                )
            }
            assert {k: v for k, v in tally(connection, viewer).by_stage.items() if v} == counted


def test_what_is_taken_back_was_never_counted(store):
    with store.writing() as connection:
        write(connection, range(5), Random(1))
    with pytest.raises(ZeroDivisionError), store.writing() as connection:
        write(connection, range(5, 9), Random(2))
        raise ZeroDivisionError
    with store.reading() as connection:
        assert sum(tally(connection, Viewer("a", Role.MANAGER)).by_stage.values()) == 5


def test_a_viewer_reads_no_count_of_elsewhere(store):
    """On PostgreSQL the counts stand behind the second wall too."""
    with store.writing() as connection:
        write(connection, range(50), Random(3))
    if store.engine.dialect.name != "postgresql":
        pytest.skip("SQLite has one wall")
    officer = Viewer("a", Role.OFFICER, frozenset(UNITS[:1]))
    supporter = Viewer("b", Role.SUPPORTER)
    c = t.case_tally.c
    with store.reading(officer) as connection:
        rows = connection.execute(select(c.unit_code, c.transfer_to)).all()
    assert rows
    assert all(UNITS[0] in row for row in rows)
    with store.reading(supporter) as connection:
        assert connection.execute(select(t.case_tally)).all() == []


def test_no_page_reads_more_than_the_first_cases_of_each_commune(sqlite_url):
    """SQLite's plan takes each commune in the index's order: no sort of its cases, and no walk through all of them."""
    engine = open_engine(sqlite_url)
    upgrade(engine)
    asked = []
    event.listen(engine, "before_cursor_execute", lambda *seen: asked.append((seen[2], seen[3])))
    with engine.connect() as connection:
        nearest.nearest(connection, UNITS[:2], UNITS[:2], limit=50, offset=0)
        statement, given = asked[-1]
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given).all()
    engine.dispose()
    steps = [row[3].replace("COVERING ", "") for row in plan]
    communes = [number for number, step in enumerate(steps) if "SEARCH case USING INDEX ix_case_due" in step]
    assert len(communes) == 2
    assert not any("ORDER BY" in steps[number + 1] for number in communes)
    assert not any(step.startswith("SCAN case") for step in steps)
