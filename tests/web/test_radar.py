"""Chances of a loan as a page: four lists with their reasons and ways, page by page, and as a spreadsheet."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from tests.support.crowds import GOOD, sweeps_on
from tests.support.offices import DAY, Person, an_office, engine_of, instant
from tests.support.visiting import visitor_of
from workflows.services import commands as c
from workflows.services.sweeping import sweep

CLOSING = DAY.replace(year=2021) + timedelta(days=19)  # the last day is nineteen days ahead


@pytest.fixture
def office(database_url):
    with an_office(database_url) as office:
        for name, completed, facts in (
            ("Lò Văn Inh", CLOSING, {}),
            ("Vi Thị Hoa", DAY, {"months": None}),
            ("Hà Văn Long", DAY, {}),
            ("Bùi Văn Đạt", DAY, {"law_abiding": False, "same_purpose_debt": True}),
        ):
            said = {key: value for key, value in (GOOD | facts).items() if value is not None}
            Person(office, name, completed_on=completed).does(c.RecordFacts, facts=said)
        sweep(sweeps_on(engine_of(office)), "eligibility", DAY, lambda: instant(DAY))
        yield office


def test_an_officer_sees_each_list_with_its_reasons_and_the_shortest_way(office):
    page = visitor_of(office).get("/radar?days=30").text
    assert "Vay được đến hết ngày 21/03/2026." in page
    assert "ngày cuối cùng được vay là 21/03/2026." in page
    assert "Đủ điều kiện từ 02/03/2026." in page
    assert "Bổ sung thời hạn muốn vay (tháng) (do " in page
    assert [name for name in ("Lò Văn Inh", "Vi Thị Hoa", "Hà Văn Long") if name not in page] == []
    assert "Bùi Văn Đạt" not in page


def test_a_shorter_look_ahead_leaves_out_what_lies_beyond(office):
    page = visitor_of(office, "lanhdao").get("/radar?kind=newly&days=30").text
    assert '<option value="30" selected>' in page
    assert "Sắp hết hạn vay</h2>" not in page
    assert page.count('class="dv-person"') == 2


@pytest.mark.parametrize(
    "asked", ["kind=nothing", "days=31", "days=x", "page=x", "commune=%3Cb%3E", "kind=newly&page=9"]
)
def test_a_filter_that_no_list_knows_is_none(office, asked):
    page = visitor_of(office).get(f"/radar?{asked}")
    assert page.status_code == 200
    assert "<b>" not in page.text


@pytest.mark.parametrize("user", ["g5", "nganhang", "doanhnghiep", "quantri"])
def test_nobody_else_sees_it(office, user):
    assert visitor_of(office, user).get("/radar").status_code == 403
    assert visitor_of(office, user).get("/export/radar.xlsx").status_code == 403


def test_it_is_where_officers_and_managers_find_it(office):
    for user in ("canbo", "lanhdao"):
        assert '<a href="/radar"' in visitor_of(office, user).get("/radar").text


def sheet(office, address):
    answer = visitor_of(office).get(address)
    assert answer.status_code == 200
    return CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()


def test_a_list_leaves_as_a_spreadsheet_with_its_reasons(office):
    rows = sheet(office, "/export/radar.xlsx?kind=nearly&days=30")
    (line,) = [row for row in rows if "Vi Thị Hoa" in row]
    assert "Chỉ còn một việc" in line
    assert any("Bổ sung thời hạn muốn vay" in str(cell) for cell in line)
    assert not any("Lò Văn Inh" in row for row in rows)


def test_without_a_kind_every_list_leaves(office):
    said = [cell for row in sheet(office, "/export/radar.xlsx") for cell in row]
    assert [said.count(name) for name in ("Lò Văn Inh", "Vi Thị Hoa", "Hà Văn Long")] == [2, 1, 1]
    assert {"Sắp hết hạn vay", "Mới đủ điều kiện", "Chỉ còn một việc"} <= set(said)


def test_it_is_drawn_in_english(office):
    page = visitor_of(office).get("/radar?lang=en").text
    assert "Closing soon" in page
    assert "The shortest way to become eligible" in page


def test_a_case_shows_eligibility_over_time_and_the_shortest_way(office):
    page = visitor_of(office).get("/cases/NX-2026-0002").text
    assert "Cách ngắn nhất để đủ điều kiện:" in page
    assert "Bổ sung thời hạn muốn vay" in page
    assert "Kết thúc vào 03/03/2031:" in page
    eligible = visitor_of(office).get("/cases/NX-2026-0003").text
    assert "Cách ngắn nhất" not in eligible
    assert "Kết thúc vào 03/03/2031:" in eligible
