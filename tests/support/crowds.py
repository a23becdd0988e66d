"""A caseload with something due for every sweep, copies of its database, and its rows made comparable."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, insert, select
from sqlalchemy.engine import make_url

from notifications.rendering import rendered
from persistence import tables as t
from persistence.engine import open_engine
from persistence.sweeps import SqlSweeps
from persistence.types import Instant
from tests.support.offices import DAY, EMPLOYER, Person, an_id, an_office
from tools.postgres import Postgres
from workflows.services import commands as c
from workflows.services.office import Office
from workflows.shipped import shipped_law, shipped_units

UNITS = ("16174", "16177", "16186", "16213", "16222", "16225")
ON = DAY + timedelta(days=120)

GOOD = {
    "list_drawn": True,
    "list_certified": True,
    "law_abiding": True,
    "no_social_evils": True,
    "same_purpose_debt": False,
    "purpose": "production",
    "requested_vnd": 50_000_000,
    "months": 36,
}
SEEKS = {"seeks_work": True, "skills": "wood", "wage_min_vnd": 5_000_000, "max_km": 40}


def crowd(office: Office, size: int = 12) -> list[Person]:
    """People in all six communes: eligible, lacking one fact, unknown; every third one seeks work."""
    with office.store.engine.execution_options(writes=True).begin() as connection:  # type: ignore[attr-defined]
        connection.execute(insert(t.vacancy), [_vacancy(number) for number in range(3)])
    return [_somebody(office, number) for number in range(size)]


def _somebody(office: Office, number: int) -> Person:
    person = Person(office, f"Lò Văn {number}", unit_code=UNITS[number % 6])
    person = person.supported() if number % 6 == 0 else person.assessed()  # the one group is in 16174
    facts: dict[str, Any] = {}
    if number % 3 == 0:
        facts = GOOD | SEEKS
        person.does(c.GiveConsent, body="employer", given=True)
    elif number % 3 == 1:
        facts = GOOD | {"law_abiding": None}
    if facts:
        known = {name: value for name, value in facts.items() if value is not None}
        person.does(c.RecordFacts, facts=known)
    return person


def _vacancy(number: int) -> dict[str, Any]:
    return {
        "id": an_id(f"vacancy {number}"),
        "code": f"VT-{number}",
        "employer_id": EMPLOYER,
        "unit_code": "16174",
        "skills": "wood",
        "wage_vnd": 6_000_000 + number,
        "openings": 1,
        "opens_on": date(2026, 1, 1),
        "closes_on": None,
    }


def sweeps_on(engine: Engine, **sizes: int) -> SqlSweeps:
    return SqlSweeps(engine, shipped_law(), shipped_units(), rendered, **sizes)


@contextmanager
def a_crowd(url: str, size: int = 12) -> Iterator[Office]:
    with an_office(url) as office:
        crowd(office, size)
        yield office


@contextmanager
def copied(url: str, folder: Path, postgres: Postgres | None) -> Iterator[str]:
    """The URL of a copy of a database that nobody is connected to."""
    if postgres is not None:
        with postgres.database(copy_of=str(make_url(url).database)) as copy:
            yield copy
        return
    to = folder / f"copy-{an_id(str(sorted(folder.iterdir()))).hex}.db"
    shutil.copy(str(make_url(url).database), to)
    yield f"sqlite:///{to}"
    to.unlink()


def rows(engine: Engine) -> dict[str, list[str]]:
    """Every table; ids that the database gives, recorded instants and the hashes over them aside."""
    with engine.connect() as connection:
        return {
            table.name: sorted(repr(tuple(row)) for row in connection.execute(select(*_comparable(table))))
            for table in t.metadata.sorted_tables
        }


def _comparable(table: Any) -> list[Any]:
    aside = {"case.head", "outbox.mark", "case_event.id", "case_event.hash", "case_event.previous_hash"}
    return [each for each in table.c if not isinstance(each.type, Instant) and str(each) not in aside]


def opened(url: str) -> Engine:
    return open_engine(url, pool_size=2)
