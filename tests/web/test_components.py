"""The page of components: every shared part is on it, without a barrier, in stores of invented people only."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from persistence.store_facts import write_fact
from tests.support.offices import engine_of
from tests.support.tree import ROOT
from tests.support.visiting import visitor_of
from tests.web.test_desk_browser import DESK, PHONE, RULES, SCREENS, context_of, served  # noqa: F401

ADDRESSES = {
    "components": "/components",
    "components-english": "/components?lang=en",
    "units": "/admin/units",
    "units-english": "/admin/units?lang=en",
    "units-merge": "/admin/units/new?kind=merge",
    "units-split": "/admin/units/new?kind=split",
}
SHARED = ("macros.html", *sorted(path.name for path in (ROOT / "web/templates").glob("*_parts.html")))


@pytest.mark.parametrize("template", SHARED)
def test_every_shared_part_is_on_the_page_by_its_name(office, template):
    text = (ROOT / "web/templates" / template).read_text(encoding="utf-8")
    page = visitor_of(office, "quantri").get("/components").text
    macros = re.findall(r"{%-?\s*macro (\w+)\(", text)
    assert macros
    assert [name for name in macros if f"{template[:-5]}.{name}" not in page] == []


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_it_is_drawn_in_both_languages(office, lang):
    page = visitor_of(office, "quantri").get(f"/components?lang={lang}")
    assert page.status_code == 200
    assert f'<html lang="{lang}"' in page.text


@pytest.mark.parametrize("user", ["canbo", "lanhdao", "g5", "nganhang", "doanhnghiep"])
def test_nobody_but_an_administrator_sees_it(office, user):
    assert visitor_of(office, user).get("/components").status_code == 403


def test_where_the_people_are_real_there_is_no_such_page(office):
    with engine_of(office).execution_options(writes=True).begin() as connection:
        write_fact(connection, "demo", "")
    assert visitor_of(office, "quantri").get("/components").status_code == 404


@pytest.mark.browser
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("name", ADDRESSES)
def test_it_has_no_barrier_and_nothing_is_cut_off(browser, served, viewport, name, request):  # noqa: F811
    context = context_of(browser, served, "quantri", viewport=viewport)
    tab, trouble = context.new_page(), []
    tab.on("console", lambda message: trouble.append(message.text))
    tab.on("pageerror", lambda error: trouble.append(str(error)))
    tab.goto(ADDRESSES[name])
    tab.evaluate("document.fonts.ready")
    SCREENS.mkdir(parents=True, exist_ok=True)
    tab.screenshot(path=SCREENS / f"{name}-{request.node.callspec.id.split('-')[-1]}.png", full_page=True)
    found = Axe().run(tab, options=RULES).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
    assert trouble == []
    assert tab.evaluate("document.documentElement.scrollWidth") == viewport["width"]
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_split_is_recorded_with_the_keyboard_alone(browser, served, scripts):  # noqa: F811
    context = context_of(browser, served, "quantri", viewport=PHONE, java_script_enabled=scripts)
    tab = context.new_page()
    tab.goto("/admin/units/new?kind=split")
    year = 2028 if scripts else 2027
    tab.get_by_label("Ngày có hiệu lực").fill(f"{year}-01-01")
    tab.get_by_label("Số và ngày văn bản").fill("Nghị quyết 10")
    tab.get_by_label("Xã Hóa Quỳ (16186)" if scripts else "Xã Thanh Quân (16222)").press("Space")
    for row, (code, name) in enumerate([("16204", "Xã Bình Lương"), ("16186", "Xã Hóa Quỳ")] if scripts else
                                       [("16207", "Xã Thanh Quân"), ("16210", "Xã Thanh Xuân")]):  # fmt: skip
        tab.locator(f"#code-{row}").fill(code)
        tab.locator(f"#name-{row}").fill(name)
    tab.get_by_role("button", name="Xem trước").press("Enter")
    tab.get_by_role("button", name="Ghi thay đổi này").press("Enter")
    assert "Đã ghi thay đổi" in tab.get_by_role("alert").inner_text()
    tab.get_by_role("button", name="Rút lại thay đổi này").first.press("Enter")
    assert "Đã rút lại" in tab.get_by_role("alert").inner_text()
    context.close()
