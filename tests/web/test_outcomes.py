"""Process and outcomes as a page, and what is asked of agencies after reading it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from tests.support.offices import DAY, Person, an_office
from tests.support.visiting import visitor_of
from tests.web.test_loan_pages import sent


@pytest.fixture
def office(database_url):
    with an_office(database_url) as office:
        Person(office, "Lò Văn Inh").employed()
        Person(office, "Vi Thị Hoa").assessed()
        Person(office, "Hà Văn Long")
        yield office


def test_a_manager_reads_counts_with_a_definition_under_every_table(office):
    page = visitor_of(office, "lanhdao").get("/outcomes?from=2026-03-01").text
    assert "Từ 01/03/2026 đến 02/03/2026" in page
    sections = re.findall(r'<h2 class="govuk-heading-m" id="(\w+)-title">', page)
    assert {"flow", "times", "waits", "employment", "loans", "quality", "parity", "actions"} <= set(sections)
    assert page.count(">Định nghĩa<") == len(sections)
    assert "Lò Văn Inh" not in page


def test_what_asks_for_something_stands_open_and_the_rest_on_demand(office):
    visitor = visitor_of(office, "lanhdao")
    page = visitor.get("/outcomes?boundaries=old").text
    assert page.count("<details open>") == 2
    assert 'href="?boundaries=old&amp;open=all"' in page
    every = visitor.get("/outcomes?boundaries=old&open=all").text
    assert every.count("<details open>") == every.count('class="dv-section dv-fold"') > 15


def test_a_count_of_the_unserved_leads_to_just_those_cases(office):
    visitor = visitor_of(office, "lanhdao")
    assert '<a class="govuk-link" href="/cases?lacks=plan">2</a>' in visitor.get("/outcomes").text
    listed = visitor.get("/cases?lacks=plan").text
    assert [name in listed for name in ("Lò Văn Inh", "Vi Thị Hoa", "Hà Văn Long")] == [False, True, True]
    assert '<option value="plan" selected>' in listed


def test_a_count_of_another_day_leads_nowhere(office):
    before = (DAY - timedelta(days=1)).isoformat()
    assert "/cases?lacks=" not in visitor_of(office, "lanhdao").get(f"/outcomes?known={before}").text


@pytest.mark.parametrize(
    "asked",
    [
        "from=x",
        "from=2027-01-01",
        "to=2020-01-01",
        "from=0001-01-01",
        "known=9999-12-31",
        "boundaries=%3Cb%3E",
    ],
)
def test_a_period_that_cannot_be_is_as_near_as_it_can(office, asked):
    page = visitor_of(office, "lanhdao").get(f"/outcomes?{asked}")
    assert page.status_code == 200
    assert "<b>" not in page.text


@pytest.mark.parametrize("user", ["canbo", "g5", "nganhang", "doanhnghiep", "quantri"])
@pytest.mark.parametrize("address", ["/outcomes", "/agency-actions"])
def test_nobody_but_a_manager_reads_them(office, user, address):
    assert visitor_of(office, user).get(address).status_code == 403


def test_an_action_is_assigned_and_followed_and_every_entry_is_kept(office):
    visitor = visitor_of(office, "lanhdao")
    form = sent(visitor.get("/agency-actions").text, "/agency-actions")
    said = form | {"agency": "women", "what": "Rà soát nhà ở tạm", "due_on": "2026-03-10", "commune": "16174"}
    answer = visitor.post("/agency-actions", data=said)
    assert answer.status_code == 303
    one = answer.headers["location"]
    form = sent(visitor.get(one).text, one)
    changed = form | {"status": "done", "note": "Đã sửa xong hai nhà"}
    assert visitor.post(one, data=changed).headers["location"] == one
    page = visitor.get(one).text
    assert page.index("Đã xong") < page.index("Mới giao")
    assert "Đã sửa xong hai nhà" in page
    assert "Rà soát nhà ở tạm" in visitor.get("/outcomes").text


def test_what_is_missing_is_said_beside_its_field(office):
    visitor = visitor_of(office, "lanhdao")
    form = sent(visitor.get("/agency-actions").text, "/agency-actions")
    said = form | {"agency": "women", "what": "Việc", "due_on": "2026-03-01"}
    answer = visitor.post("/agency-actions", data=said)
    assert answer.status_code == 422
    assert 'id="due_on-error"' in answer.text
    assert visitor.post("/agency-actions", data=form).status_code == 422


def test_an_action_that_is_not_there_is_not_found(office):
    visitor = visitor_of(office, "lanhdao")
    for address in ("/agency-actions/x", "/agency-actions/00000000-0000-0000-0000-000000000007"):
        assert visitor.get(address).status_code == 404
