"""The first page with everything that it loads stays light: a phone on a hillside pays for every kilobyte."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Request

from tests.support.offices import an_office
from tests.support.visiting import sign_in
from tests.web.conftest import Kept
from web.app import create_app
from web.serve import listening
from workflows.services.office import Office

pytestmark = pytest.mark.browser
MOST = 200_000


@pytest.fixture(scope="module")
def served(kept: Kept, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Office]]:
    file = tmp_path_factory.mktemp("weighed") / "web.db"
    file.write_bytes(Path(kept[0]).read_bytes())
    with an_office(f"sqlite:///{file}", filled=True) as office, listening(0) as listener:
        server = uvicorn.Server(
            uvicorn.Config(create_app(office), log_level="warning", lifespan="off", ws="none")
        )
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", office
        server.should_exit = True
        thread.join()


@pytest.mark.parametrize("page", ["/cases", "/cases/NX-2026-0003"])
def test_a_page_with_all_that_it_loads_is_under_200_kb(served, browser: Browser, page):
    address, office = served
    context = browser.new_context(locale="vi-VN")
    sign_in(context, address, office, "canbo")
    asked: list[Request] = []
    tab = context.new_page()

    def finished(request: Request) -> None:  # a bound method of a list bears no mark of playwright's
        asked.append(request)

    tab.on("requestfinished", finished)
    tab.goto(address + page)
    tab.evaluate("document.fonts.ready")
    tab.wait_for_load_state("networkidle")
    weights = {each.url.removeprefix(address): each.sizes()["responseBodySize"] for each in asked}
    context.close()
    assert any(name.endswith(".css") or ".css?" in name for name in weights)
    assert sum(weights.values()) < MOST, weights
