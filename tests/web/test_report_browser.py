"""The reports in a real Chromium: no barrier, nothing cut off, and a month signed without scripts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.support.offices import DAY, an_office
from tests.web.phones.phoning import serving
from tests.web.test_desk_browser import DESK, PHONE, RULES, SCREENS, context_of
from tests.workflows.test_monthly import FEBRUARY, fill
from workflows import monthly_papers as papers
from workflows.services.office import Office

pytestmark = pytest.mark.browser

ADDRESSES = {
    "recidivism": "/reports/recidivism",
    "recidivism-groups": f"/reports/recidivism?as_of={DAY}&event=conviction&by=sex&window=12",
    "recidivism-hidden": f"/reports/recidivism?as_of={DAY}&event=charge&known=2026-03-01",
    "recidivism-wrong": "/reports/recidivism?as_of=2027-01-01&event=conviction",
    "monthly-draft": "/reports/monthly?month=2026-02&known=2026-03-01&by=sex",
    "monthly-english": "/reports/monthly?lang=en",
    "monthly-signed": "/reports/monthly/2026-02/1",
    "outcomes": "/outcomes",
    "outcomes-open": "/outcomes?open=all",
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Office]]:
    file = tmp_path_factory.mktemp("reports") / "web.db"
    with an_office(f"sqlite:///{file}") as office:
        fill(office)
        manager = office.desk.viewer("lanhdao", DAY)
        papers.sign(office, papers.draft(office, FEBRUARY), by=manager)
        with serving(office) as address:
            yield address, office


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("name", ADDRESSES)
def test_a_page_has_no_barrier_and_no_error(
    browser: Browser, served: tuple[str, Office], viewport: dict[str, int], name: str
) -> None:
    context = context_of(browser, served, "lanhdao", viewport=viewport)
    tab, trouble = context.new_page(), list[str]()
    tab.on("console", lambda message: trouble.append(message.text))
    tab.goto(ADDRESSES[name])
    tab.evaluate("document.fonts.ready")
    tab.wait_for_load_state("networkidle")
    SCREENS.mkdir(parents=True, exist_ok=True)
    tab.screenshot(path=SCREENS / f"reports-{name}-{viewport['width']}.png", full_page=True)
    found = Axe().run(tab, options=RULES).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
    assert [each for each in trouble if "422" not in each] == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    context.close()


def test_a_chart_is_a_picture_that_has_something_in_it(browser: Browser, served: tuple[str, Office]) -> None:
    context = context_of(browser, served, "lanhdao")
    tab = context.new_page()
    tab.goto(ADDRESSES["recidivism"])
    picture = tab.locator(".dv-chart img")
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 300
    assert "người có bản án mới" in (picture.get_attribute("alt") or "")
    context.close()


def test_a_month_is_found_read_and_signed_without_scripts(
    browser: Browser, served: tuple[str, Office]
) -> None:
    context = context_of(browser, served, "lanhdao", java_script_enabled=False, viewport=PHONE)
    tab = context.new_page()
    tab.goto("/reports/monthly")
    tab.get_by_label("Theo nhóm").select_option("sex")
    tab.get_by_role("button", name="Xem bản nháp").click()
    tab.get_by_role("button", name="Chốt báo cáo tháng 02 năm 2026, phiên bản 2").click()
    with tab.expect_download() as download:
        tab.get_by_role("link", name="PDF – tháng 02 năm 2026, 2").click()
    assert download.value.suggested_filename == "bao-cao-2026-02-v2.pdf"
    context.close()


def test_the_outcomes_fold_on_a_phone_and_a_part_opens_when_it_is_asked_for(
    browser: Browser, served: tuple[str, Office]
) -> None:
    context = context_of(browser, served, "lanhdao", viewport={"width": 390, "height": 844})
    tab = context.new_page()
    tab.goto("/outcomes")
    assert tab.evaluate("document.documentElement.scrollHeight") < 4000
    assert tab.locator("#flow table").is_hidden()
    tab.get_by_role("link", name="Hồ sơ đi qua các trạng thái").click()
    assert tab.locator("#flow table").is_visible()
    context.close()
