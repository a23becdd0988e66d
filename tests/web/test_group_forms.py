"""The forms of a group's page: done and back on the page, or wrong beside their fields."""

from uuid import uuid4

from tests.support.offices import GROUP, an_id

MEMBER = {"name": "Lê Thị Hạnh", "role": "women", "lead": "no", "valid_from": "2026-03-02"}


def sent(**fields):
    return {"command_id": str(uuid4())} | fields


def test_a_member_joins_and_the_page_says_so(visitor):
    answer = visitor.post(f"/groups/{GROUP}/members", data=sent(**MEMBER))
    assert (answer.status_code, answer.headers["location"]) == (303, f"/groups/{GROUP}?done=group_join")
    assert "Lê Thị Hạnh" in visitor.get(answer.headers["location"]).text


def test_what_is_missing_stands_beside_its_field(visitor):
    answer = visitor.post(f"/groups/{GROUP}/members", data=sent(**MEMBER | {"name": ""}))
    assert answer.status_code == 422
    assert 'id="join-name-error"' in answer.text


def test_a_lead_who_leaves_is_refused_above_the_page(visitor):
    address = f"/groups/{GROUP}/members/{an_id('lead')}/leave"
    answer = visitor.post(address, data=sent(ends_on="2026-03-02", why="moved"))
    assert answer.status_code == 409
    assert "govuk-error-summary" in answer.text


def test_a_form_without_its_mark_is_refused(visitor):
    assert visitor.post(f"/groups/{GROUP}/members", data=MEMBER).status_code == 422
