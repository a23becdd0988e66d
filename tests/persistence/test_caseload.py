"""The caseload read as packed numbers is the caseload: every fact, known and unknown, at its bounds, in scope."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np
import pytest
from sqlalchemy import select, update

from domain.case import FIELDS, Case
from domain.guard_facts import loan_facts
from domain.rules.facts import FACTS
from domain.rules.values import Columns, columns_of
from domain.viewer import SYSTEM, Role, Viewer
from persistence import tables as t
from persistence.caseload import CASE_FACTS, SqlCaseload
from tests.support.crowds import GOOD, crowd
from tests.support.offices import DAY, MANAGER, Person, an_office, engine_of
from workflows.services import commands as c
from workflows.services.office import Office

# Each fact's least and greatest number in its column on PostgreSQL, the days a calendar has, and a leap day.
EXTREMES: list[dict[str, Any]] = [
    {"completed_on": date.min, "requested_vnd": -(10**15), "months": -32_768, "running_loan_vnd": 10**15},
    {"completed_on": date.max, "requested_vnd": 10**15, "months": 32_767, "running_loan_vnd": -(10**15)},
    {"completed_on": date(2024, 2, 29), "requested_vnd": 0, "months": 0, "purpose": "training"},
    {"certificate": "pardon", "purpose": None, "course_months": -1, "drawdown_months": 32_767},
    {name: None for name in CASE_FACTS if name != "running_loan_vnd"},
]


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    with an_office(database_url) as office:
        yield office


def read(office: Office, viewer: Viewer = SYSTEM) -> tuple[Any, Columns]:
    return SqlCaseload(office.store).columns(viewer, DAY)  # type: ignore[arg-type]


def cases(office: Office) -> list[Case]:
    query = (
        select(*(t.case.c[name] for name in FIELDS)).where(t.case.c.stage != "closed").order_by(t.case.c.id)
    )
    with engine_of(office).connect() as connection:
        return [Case(*row) for row in connection.execute(query)]


def assert_same(found: Columns, expected: Columns, rows: int) -> None:
    for name in CASE_FACTS:
        known = np.broadcast_to(expected[name].known, rows)
        assert (np.broadcast_to(found[name].known, rows) == known).all(), name
        assert (found[name].values[known] == expected[name].values[known]).all(), name
        assert found[name].values.dtype == expected[name].values.dtype, name


def test_the_columns_are_the_facts_of_the_loan_rules_of_every_case(office) -> None:
    crowd(office)
    keys, found = read(office)
    expected = cases(office)
    assert [each.id for each in keys] == [each.id for each in expected]
    assert_same(found, columns_of([loan_facts(each) for each in expected], CASE_FACTS), len(expected))


@pytest.mark.parametrize("facts", EXTREMES, ids=["least", "greatest", "leap day", "foreign code", "unknown"])
def test_the_ends_of_every_range_come_through_the_packing(office, facts) -> None:
    Person(office)
    with engine_of(office).execution_options(writes=True).begin() as connection:
        connection.execute(update(t.case).values(**facts))
    (case,) = cases(office)
    _, found = read(office)
    assert_same(found, columns_of([loan_facts(case)], CASE_FACTS), 1)


def test_a_key_tells_whose_row_it_is_and_closed_cases_have_none(office) -> None:
    here, gone = Person(office, "A"), Person(office, "B")
    gone.does(c.Advance, by=MANAGER, move="close", outcome="deceased", note="Giấy báo tử")
    keys, _ = read(office)
    assert len(keys) == 1
    assert (keys[0].id, keys[0].unit_code) == (here.id, "16174")
    assert keys[0].number == office.desk.case(MANAGER, here.id).number
    assert list(keys[:1]) == list(keys)


@pytest.mark.parametrize(
    ("viewer", "rows"),
    [
        (Viewer("a", Role.OFFICER, units=frozenset({"16174"})), 2),
        (Viewer("b", Role.MANAGER, units=None), 12),
        (Viewer("c", Role.BANK, office="elsewhere"), 0),
        (Viewer("d", Role.ADMIN), 0),
    ],
    ids=lambda each: each.role.value if isinstance(each, Viewer) else "",
)
def test_a_viewer_reads_the_rows_of_the_scope(office, viewer, rows) -> None:
    crowd(office)
    keys, found = read(office, viewer)
    assert len(keys) == found["completed_on"].values.size == rows


def test_every_fact_of_a_good_case_is_read(office) -> None:
    Person(office).does(c.RecordFacts, facts=GOOD)
    _, found = read(office)
    for name, value in GOOD.items():
        expected = columns_of([{name: value}], [name])[name]
        assert (found[name].values == expected.values).all(), FACTS[name].name
