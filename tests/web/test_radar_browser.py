"""The radar, the trial of a draft and eligibility over time in a real Chromium: no barrier, nothing cut off."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe

from tests.support.crowds import GOOD, sweeps_on
from tests.support.offices import DAY, Person, an_office, engine_of, instant
from tests.web.test_desk_browser import DESK, RULES, SCREENS, context_of
from web.app import create_app
from web.serve import listening
from workflows.services import commands as c
from workflows.services.office import Office
from workflows.services.sweeping import sweep

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 780}
CLOSING = DAY.replace(year=2021) + timedelta(days=19)
ADDRESSES = {
    "radar": ("canbo", "/radar"),
    "radar-one": ("canbo", "/radar?kind=nearly&days=365"),
    "radar-english": ("lanhdao", "/radar?lang=en"),
    "try": ("lanhdao", "/law/try"),
    "try-answer": ("lanhdao", "/law/try?key=qd22.window_years&value=6&until=2027-03-02"),
    "try-wrong": ("lanhdao", "/law/try?key=qd22.window_years&value=six"),
    "try-admin": ("quantri", "/law/try?key=qd22.production_cap_vnd&value=60.000.000"),
    "case-over-time": ("canbo", "/cases/NX-2026-0002"),
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Office]]:
    file = tmp_path_factory.mktemp("radar") / "web.db"
    with an_office(f"sqlite:///{file}") as office, listening(0) as listener:
        for name, completed, facts in (
            ("Lò Văn Inh", CLOSING, {}),
            ("Vi Thị Hoa", DAY, {"months": None}),
            ("Hà Văn Long", DAY, {"requested_vnd": 90_000_000}),
            ("Bùi Văn Đạt", DAY, {"same_purpose_debt": None}),
            ("Quách Thị Mận", DAY.replace(year=2020), {}),
        ):
            said = {key: value for key, value in (GOOD | facts).items() if value is not None}
            Person(office, name, completed_on=completed).does(c.RecordFacts, facts=said)
        sweep(sweeps_on(engine_of(office)), "eligibility", DAY, lambda: instant(DAY))
        server = uvicorn.Server(
            uvicorn.Config(create_app(office), log_level="warning", lifespan="off", ws="none")
        )
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", office
        server.should_exit = True
        thread.join()


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("name", ADDRESSES)
def test_a_page_has_no_barrier_and_no_error(browser, served, viewport, name):
    user, address = ADDRESSES[name]
    context = context_of(browser, served, user, viewport=viewport)
    tab, trouble = context.new_page(), []
    tab.on("console", lambda message: trouble.append(message.text))
    tab.on("pageerror", lambda error: trouble.append(str(error)))
    tab.goto(address)
    tab.evaluate("document.fonts.ready")
    SCREENS.mkdir(parents=True, exist_ok=True)
    size = "desk" if viewport is DESK else "phone"
    tab.screenshot(path=SCREENS / f"{name}-{size}.png", full_page=True)
    found = Axe().run(tab, options=RULES).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
    # Chromium says in its console that an answer was 422; nothing else may stand there.
    assert [each for each in trouble if "422" not in each] == []
    assert tab.evaluate("document.documentElement.scrollWidth") == viewport["width"]
    context.close()


def test_a_draft_is_tried_and_proposed_without_scripts(browser, served):
    context = context_of(browser, served, "lanhdao", viewport=PHONE, java_script_enabled=False)
    tab = context.new_page()
    tab.goto("/law/try")
    tab.get_by_label("Tham số").select_option("qd22.window_years")
    tab.get_by_label("Giá trị dự thảo").fill("6")
    tab.get_by_role("button", name="Xem kết quả").click()
    assert tab.get_by_role("link", name="Quách Thị Mận").is_visible()
    tab.get_by_role("link", name="Đề nghị giá trị này").click()
    assert tab.url.endswith(f"/law/qd22.window_years/propose?value=6&valid_from={DAY.isoformat()}")
    assert tab.locator('input[name="value"]').input_value() == "6"
    context.close()
