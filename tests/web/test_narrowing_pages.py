"""Closing a case from the clock page, and what its pages answer from then on."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest

from domain.wording import TEXTS
from tests.persistence.test_narrowing import LAPSED, NAME
from tests.support.offices import Person, an_office
from tests.support.visiting import visitor_of
from workflows.services import commands as c
from workflows.services.office import Office


@pytest.fixture
def office(sqlite_url: str) -> Iterator[Office]:
    with an_office(sqlite_url) as office:
        yield office


def asked(person: Person, **said: str) -> dict[str, str]:
    return {"command_id": str(uuid4()), "expected_version": str(person.last.version)} | said


def test_the_clock_closes_a_case_with_evidence_and_a_manager_opens_it_again(office: Office) -> None:
    person = Person(office, NAME).supported()
    officer, manager = visitor_of(office, "canbo"), visitor_of(office, "lanhdao")
    at = f"/cases/{person.last.number}"
    assert "evidence" not in officer.get(f"{at}/clock").text
    refused = officer.post(f"{at}/clock", data=asked(person, evidence="Phiếu số 7"))
    assert refused.status_code == 409 and "Phiếu số 7" not in officer.get(f"{at}/clock").text
    person.does(c.RecordFacts, facts=LAPSED | {"expungement_confirmed": None, "other_penalties_done": None})
    assert TEXTS["clock.asks"][0] in officer.get(f"{at}/clock").text
    person.does(c.RecordFacts, facts=LAPSED)
    assert officer.post(f"{at}/clock", data=asked(person)).status_code == 422
    sent = asked(person, evidence="Phiếu lý lịch tư pháp số 7")
    for _ in range(2):
        answer = officer.post(f"{at}/clock", data=sent)
    assert answer.status_code == 404  # sent twice: the page is out of sight already
    assert TEXTS["done.expunged"][0] in officer.get("/today?done=expunged").text
    assert [officer.get(each).status_code for each in (at, f"{at}/clock", f"{at}/sheet")] == [404] * 3
    stub = f"/expunged/{person.last.number}"
    assert officer.get(stub).status_code == 403
    assert NAME not in manager.get(stub).text and manager.get(at).status_code == 404
    assert manager.post(stub, data={"command_id": str(uuid4())}).status_code == 422
    again = manager.post(stub, data={"command_id": str(uuid4()), "reason": "Đóng nhầm"})
    assert (again.status_code, again.headers["location"]) == (303, f"{at}?done=moved")
    assert NAME in officer.get(at).text


def test_the_ordinary_move_leads_nowhere_that_is_out_of_sight(office: Office) -> None:
    person = Person(office, NAME).supported()
    person.does(c.RecordFacts, facts=LAPSED)
    said = asked(person, outcome="expunged", note="Phiếu lý lịch tư pháp số 7")
    answer = visitor_of(office, "canbo").post(f"/cases/{person.last.number}/moves/close", data=said)
    assert (answer.status_code, answer.headers["location"]) == (303, "/today?done=expunged")
