"""The invented district, loaded once for a worker, its flows run; each role works on a copy of its own."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

import pytest
import uvicorn
from playwright.sync_api import Browser

from persistence.unit_of_work import Store
from seed import FIXED_DAY
from seed.load import load_district
from tests.web.days.walking import PASSWORD, Day
from web.app import create_app
from web.serve import listening
from workflows.bootstrap import initialise, now, open_office, open_sweeps
from workflows.demo import give_demo_password
from workflows.services.office import Office
from workflows.services.sweeping import sweep
from workflows.settings import Settings

FLOWS = ("review", "eligibility", "matching", "deliver")
SIZES = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 900}}


@dataclass(frozen=True)
class Served:
    address: str
    office: Office


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    settings = Settings(data_dir=tmp_path_factory.mktemp("district"), demo_password=PASSWORD)
    initialise(settings)
    office = open_office(settings)
    assert isinstance(office.store, Store)
    load_district(office, office.store)
    sweeps = open_sweeps(settings)
    for flow in FLOWS:
        sweep(sweeps, flow, FIXED_DAY, now)
    give_demo_password(settings, office)
    office.store.engine.dispose()
    return settings.data_dir


@pytest.fixture(scope="module")
def served(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = copytree(demo, tmp_path_factory.mktemp("day") / "var")
    office = open_office(Settings(data_dir=folder, demo_password=PASSWORD))
    assert isinstance(office.store, Store)
    with listening(0) as listener:
        config = uvicorn.Config(create_app(office), log_level="warning", lifespan="off", ws="none")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        yield Served(f"http://127.0.0.1:{listener.getsockname()[1]}", office)
        server.should_exit = True
        thread.join()
    office.store.engine.dispose()


@pytest.fixture(params=SIZES)
def a_day(request: pytest.FixtureRequest, browser: Browser, served: Served) -> Iterator[Callable[[str], Day]]:
    """Begins a role's day; after it, nothing may have gone wrong that nobody saw."""
    size = SIZES[request.param]
    context = browser.new_context(
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
        viewport=size,  # type: ignore[arg-type]
        has_touch=request.param == "phone",
    )
    context.set_default_timeout(10_000)
    days: list[Day] = []

    def begin(role: str) -> Day:
        days.append(Day(role, context.new_page(), served.address, size["width"]))
        return days[-1]

    yield begin
    context.close()
    assert [day.trouble for day in days if day.trouble] == []
