"""Who may send what: strangers change nothing, real people wait for sign-in, every refusal has its status."""

from uuid import UUID

import pytest

from domain import errors as e
from domain.case import Stage
from tests.support.offices import OFFICER
from tests.support.straight import LOCAL
from tests.support.visiting import visitor_of
from web.errors import STATUS, status_of


def case_of(office, person):
    return office.desk.case(OFFICER, person.id)


def path(person, rest):
    return f"/cases/{person.number}/{rest}"


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "http://example.org"}, {}],
)
def test_a_form_of_another_site_changes_nothing(office, people, form, headers):
    person = people["paused"]
    stranger = visitor_of(office, headers=headers)
    assert stranger.post(path(person, "moves/resume"), data=form(person)).status_code == 403
    assert case_of(office, person).stage is Stage.PAUSED


@pytest.mark.parametrize("headers", [{"origin": LOCAL}, {"sec-fetch-site": "none"}])
def test_our_own_form_is_known_by_its_origin(office, people, form, headers):
    person = people["paused"]
    client = visitor_of(office, headers=headers)
    assert client.post(path(person, "moves/resume"), data=form(person)).status_code == 303


@pytest.mark.parametrize("address", ["moves/resume", "review", f"plan/{UUID(int=1)}/done"])
def test_an_act_without_a_session_is_refused_and_keeps_nothing(office, people, form, address):
    person = people["paused"]
    answer = visitor_of(office, None).post(path(person, address), data=form(person, clean="yes"))
    assert answer.status_code == 401
    assert "chưa có gì được ghi" in answer.text
    assert case_of(office, person).version == person.version


def test_a_page_of_the_engine_takes_no_get_where_it_acts(office, visitor, people):
    person = people["paused"]
    assert visitor.get(path(person, "moves/resume")).status_code == 405


def every_refusal(kind=e.DomainError):
    for below in kind.__subclasses__():
        yield below
        yield from every_refusal(below)


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (e.UnknownCase, 404),
        (e.OutOfScope, 404),
        (e.MoveNotOpen, 409),
        (e.MoveRefused, 422),
        (e.StaleCase, 409),
        (e.NotAllowed, 403),
        (e.BadValue, 422),
        (e.StoreUnavailable, 503),
        (e.NoTransferOpen, 409),
        (e.RealDataRefused, 400),
    ],
)
def test_a_reason_to_refuse_has_its_status(kind, status):
    assert status_of(kind()) == status


@pytest.mark.parametrize("kind", sorted(set(every_refusal()), key=str))
def test_no_refusal_is_taken_for_a_defect(kind):
    assert 400 <= status_of(kind()) <= 503
    assert status_of(kind()) in set(STATUS.values())
