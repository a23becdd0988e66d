"""A few hundred people: some whose names the tests know by heart, and a crowd beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest

from domain.read_models import CaseFilter, CaseList
from domain.viewer import Viewer
from seed.names import POOLS, Namer
from tests.support.offices import DAY, OFFICER, Person, an_office, reception
from tools.postgres import Postgres
from workflows.services.office import Office

# Name, birth year, commune; in the order of their case numbers from NX-2026-0001.
KNOWN = (
    ("Nguyễn Văn An", 1988, "16174"),
    ("Nguyễn Văn Ân", 1990, "16174"),
    ("An Văn Nguyễn", 1971, "16186"),
    ("Nguyễn Văn Anh", 1988, "16186"),
    ("Đặng Thị Hóa", 1980, "16177"),
    ("Đặng Thị Hoa", 1981, "16177"),
    ("Dang Van Duc", 1982, "16177"),
    ("Lường Đình Đức", 1983, "16177"),
    ("Lê Xuân Bình", 1984, "16225"),
    ("Hà Thị Thu Hương", 1985, "16222"),
    ("Y Krông Blô", 1986, "16222"),
    ("Quàng", 1987, "16213"),
    ("Lương Văn Hùng", 1979, "16174"),
    ("Lương Văn Hưng", 1979, "16186"),
)
CROWD = 220
Ask = Callable[..., CaseList]


def a_person(office: Office, name: str, born: int, unit: str, number: int) -> Person:
    details = replace(
        reception(name).details or _none(),
        birth_year=born,
        citizen_id=f"038{number:09d}",
        phone=f"09{number:08d}",
    )
    ids = reception(f"{name} {number}")
    return Person(office, name, details=details, unit_code=unit, case_id=ids.case_id, person_id=ids.person_id)


def _none() -> Any:
    raise AssertionError("the reception has details")


def crowd() -> list[tuple[str, int, str]]:
    rng = Random(11)
    namer = Namer(rng)
    peoples = tuple(POOLS)
    return [
        (namer(rng.choice(peoples), rng.choice(("male", "female"))), rng.randint(1955, 2006), "16225")
        for _ in range(CROWD)
    ]


@pytest.fixture(scope="package", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    if request.param == "sqlite":
        yield from _filled(f"sqlite:///{tmp_path_factory.mktemp('search') / 'duongve.db'}")
        return
    server: Postgres = request.getfixturevalue("postgres")
    with server.database() as url:
        yield from _filled(url)


def _filled(url: str) -> Iterator[Office]:
    with an_office(url) as office:
        for number, (name, born, unit) in enumerate([*KNOWN, *crowd()], start=1):
            a_person(office, name, born, unit, number)
        yield office


@pytest.fixture
def ask(office: Office) -> Ask:
    """The list under a query, as an officer of the whole district sees it."""

    def asked(query: str, viewer: Viewer = OFFICER, on: date = DAY, **wanted: Any) -> CaseList:
        return office.desk.cases(viewer, CaseFilter(query=query, **wanted), at=office.now(), on=on)

    return asked
