"""An office and its store on each database, and one pair of local servers for a worker."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from persistence.unit_of_work import Store
from seed.local.running import Servers, servers
from tests.support.offices import an_office, store_of
from workflows.services.office import Office


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    with an_office(database_url) as office:
        yield office


@pytest.fixture
def store(office: Office) -> Store:
    return store_of(office)


@pytest.fixture
def outside() -> Iterator[Servers]:
    with servers() as running:
        yield running
