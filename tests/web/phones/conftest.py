"""A group's member with a phone: signed in, its app kept, its list under a code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.support.offices import an_office
from tests.support.phones import another_group
from tests.web.conftest import Kept
from tests.web.phones.phoning import Phone, a_context, serving
from workflows.services.office import Office


@pytest.fixture(scope="module")
def served(kept: Kept, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Office]]:
    file = tmp_path_factory.mktemp("phones") / "web.db"
    file.write_bytes(Path(kept[0]).read_bytes())
    with an_office(f"sqlite:///{file}", filled=True) as office:
        another_group(office)
        with serving(office) as address:
            yield address, office


@pytest.fixture
def context(browser: Browser, served: tuple[str, Office]) -> Iterator[BrowserContext]:
    found = a_context(browser, *served)
    yield found
    found.close()


@pytest.fixture
def phone(context: BrowserContext, served: tuple[str, Office]) -> Phone:
    return Phone(context.new_page(), served[0]).begin()
