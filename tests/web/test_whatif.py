"""The page that tries a draft: what was wrong stands beside its field, who gains is named, and nothing is kept."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, select

from persistence import tables as t
from tests.support.offices import DAY, Person, an_office, engine_of
from tests.support.visiting import visitor_of
from workflows.services import commands as c

WHOLE = {
    "requested_vnd": 80_000_000,
    "months": 60,
    "same_purpose_debt": False,
    "list_drawn": True,
    "list_certified": True,
    "law_abiding": True,
    "no_social_evils": True,
}
LONGER = "/law/try?key=qd22.window_years&value=6"


@pytest.fixture
def tried(database_url):
    with an_office(database_url) as office:
        for name, completed in (
            ("Lò Văn Inh", DAY.replace(year=2020)),
            ("Vi Thị Hoa", DAY.replace(year=2025)),
        ):
            Person(office, name, completed_on=completed).does(c.RecordFacts, facts=WHOLE)
        yield office


def rows(office) -> dict[str, Any]:
    """How many rows every table has, and every case's version; who looked is written by looking."""
    with engine_of(office).connect() as connection:
        counts = {
            table.name: connection.scalar(select(func.count()).select_from(table))
            for table in t.metadata.sorted_tables
            if table.name not in ("read_log", "session")
        }
        return counts | {"versions": connection.execute(select(t.case.c.version)).all()}


def test_a_manager_sees_who_gains_and_what_it_costs(tried):
    visitor = visitor_of(tried, "lanhdao")
    before = rows(tried)
    page = visitor.get(LONGER)
    assert page.status_code == 200
    assert "Lò Văn Inh" in page.text
    assert "Vi Thị Hoa" not in page.text
    assert "80.000.000 đồng" in page.text
    assert "từ 5 năm thành 6 năm" in page.text
    assert "Tính trên 2 hồ sơ đang mở" in page.text
    assert rows(tried) == before


def test_the_draft_leads_on_to_a_proposal(tried):
    page = visitor_of(tried, "lanhdao").get(f"{LONGER}&starts=2026-06-01")
    assert 'href="/law/qd22.window_years/propose?value=6&amp;valid_from=2026-06-01"' in page.text


def test_an_administrator_sees_numbers_and_no_person(tried):
    page = visitor_of(tried, "quantri").get(LONGER)
    assert page.status_code == 200
    assert "Tính trên 2 hồ sơ đang mở" in page.text
    assert "Lò Văn Inh" not in page.text
    assert "NX-2026" not in page.text


def test_who_was_named_is_logged(tried):
    visitor_of(tried, "lanhdao").get(LONGER)
    with engine_of(tried).connect() as connection:
        logged = connection.execute(select(t.read_log.c.actor, t.read_log.c.what, t.read_log.c.ids)).all()
    assert [(actor, what, len(ids)) for actor, what, ids in logged] == [("lanhdao", "chosen", 1)]


@pytest.mark.parametrize("user", ["canbo", "g5", "nganhang", "doanhnghiep"])
def test_nobody_else_opens_it(tried, user):
    assert visitor_of(tried, user).get("/law/try").status_code == 403


def test_the_form_opens_empty_with_its_days(tried):
    page = visitor_of(tried, "lanhdao").get("/law/try?key=qd22.production_cap_vnd")
    assert page.status_code == 200
    assert f'value="{DAY.isoformat()}"' in page.text
    assert '<option value="qd22.production_cap_vnd" selected>' in page.text
    assert "govuk-error-summary" not in page.text


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ("key=qd22.window_years&value=six", "value"),
        ("key=qd22.window_years&value=", "value"),
        ("key=qd22.window_years&value=1000", "value"),
        ("key=qd22.window_years&value=0", "value"),
        ("key=case.visit_every_months&value=6", "key"),
        ("key=&value=6", "key"),
        ("key=qd22.window_years&value=6&starts=01/02/2026", "starts"),
        ("key=qd22.window_years&value=6&starts=2099-01-01&until=2099-02-01", "starts"),
        ("key=qd22.window_years&value=6&until=2020-01-01", "until"),
        ("key=qd22.window_years&value=6&until=soon", "until"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(tried, asked, field):
    page = visitor_of(tried, "lanhdao").get(f"/law/try?{asked}")
    assert page.status_code == 422
    assert f'<a href="#{field}">' in page.text
    assert f'id="{field}-error"' in page.text


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("field", ["starts", "until"])
def test_the_ends_of_the_calendar_are_no_trouble(tried, field, day):
    page = visitor_of(tried, "lanhdao").get(f"{LONGER}&{field}={day}")
    assert page.status_code == (200 if (field, day) == ("until", "9999-12-31") else 422)


def test_nobody_moved_is_said(tried):
    page = visitor_of(tried, "lanhdao").get("/law/try?key=qd22.window_years&value=5")
    assert page.text.count("Không có ai.") == 2


def test_it_is_drawn_in_english(tried):
    page = visitor_of(tried, "lanhdao").get(f"{LONGER}&lang=en")
    assert "People who gain" in page.text


def test_it_is_offered_beside_the_numbers_that_can_be_tried(tried):
    visitor, link = visitor_of(tried, "lanhdao"), "/law/try?key="
    assert f"{link}qd22.window_years" in visitor.get("/law/qd22.window_years").text
    assert link not in visitor.get("/law/case.visit_every_months").text
    assert link not in visitor_of(tried).get("/law/qd22.window_years").text
