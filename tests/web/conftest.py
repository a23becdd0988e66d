"""An office with a few people along the way home, marked as invented, and a visitor at its pages."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
from uuid import UUID, uuid4

import pytest
from starlette.testclient import TestClient

from persistence.store_facts import write_fact
from tests.support.offices import DAY, Person, an_office, engine_of
from tests.support.visiting import visitor_of
from workflows.services import commands as c
from workflows.services.office import Office

LOCAL = "http://127.0.0.1"


@dataclass(frozen=True)
class Somebody:
    """A case as a form knows it."""

    id: UUID
    number: str
    version: int


def _people(office: Office) -> dict[str, Person]:
    """One person at each height of the way, by the state of the case."""
    paused = Person(office, "Đỗ Văn Hùng").supported()
    paused.does(c.Advance, move="pause", reason="away", note="Đi làm ở tỉnh khác")
    closed = Person(office, "Quách Thị Mận").assessed()
    closed.does(c.Advance, move="close", outcome="declined", note="Không có nhu cầu hỗ trợ")
    employed = Person(office, "Hà Văn Long").employed()
    employed.does(
        c.LogVisit, visit_id=uuid4(), held_on=DAY, met=True, domains={"work": "better"}, concern="high"
    )
    return {
        "returned": Person(office, "Lò Văn Inh"),
        "assessed": Person(office, "Vi Thị Hoa").assessed(),
        "supported": Person(office, "Bùi Văn Đạt").supported(),
        "employed": employed,
        "paused": paused,
        "closed": closed,
    }


Kept = tuple[Path, Mapping[str, Somebody]]


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    file = tmp_path_factory.mktemp("web") / "kept.db"
    with an_office(f"sqlite:///{file}") as office:
        with engine_of(office).execution_options(writes=True).begin() as connection:
            write_fact(connection, "demo", "1")
        found = _people(office)
    return file, {
        state: Somebody(person.id, str(person.last.number), person.last.version)
        for state, person in found.items()
    }


@pytest.fixture
def people(kept: Kept) -> Mapping[str, Somebody]:
    return kept[1]


@pytest.fixture
def office(kept: Kept, tmp_path: Path) -> Iterator[Office]:
    """A copy of the kept one, for this test alone."""
    file = copyfile(kept[0], tmp_path / "web.db")
    with an_office(f"sqlite:///{file}", filled=True) as office:
        yield office


@pytest.fixture
def visitor(office: Office) -> TestClient:
    """Sends as our own pages do, and follows no redirect, so that a test sees what an act answers."""
    return visitor_of(office)


@pytest.fixture
def form() -> Callable[..., dict[str, str]]:
    """What a form sends besides its own fields; `__` in a name stands for a dot."""

    def made(person: Somebody, **fields: str) -> dict[str, str]:
        marks = {"command_id": str(uuid4()), "expected_version": str(person.version)}
        return marks | {name.replace("__", "."): value for name, value in fields.items()}

    return made
