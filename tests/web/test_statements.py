"""A stated fact that cannot be stays out, and is said beside its field; a program hears which field it was."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from domain.errors import BadValue
from domain.statements import ContradictingFacts
from tests.support.asking import VISIT, Ask, body
from tests.support.offices import DAY, OFFICER, Person
from workflows.services import commands as c
from workflows.services.office import Office


def case_of(office: Office, person: Any) -> Any:
    return office.desk.case(OFFICER, person.id)


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("requested_vnd", "0", "1–2.000.000.000"),
        ("requested_vnd", "900.000.000.000", "1–2.000.000.000"),
        ("months", "1200", "1–120"),
    ],
)
def test_an_absurd_figure_is_said_beside_its_field(office, visitor, people, form, field, value, expected):
    person = people["supported"]
    answer = visitor.post(f"/cases/{person.number}/facts", data=form(person, **{f"fact__{field}": value}))
    assert answer.status_code == 422
    assert f'id="fact-{field}-error"' in answer.text
    assert f"Cần: {expected}." in answer.text
    assert f'value="{value}"' in answer.text
    assert case_of(office, person).version == person.version


def test_a_contradiction_is_said_beside_its_field_and_what_was_written_stays(office, visitor, people, form):
    person = people["supported"]
    sent = form(person, fact__list_drawn="no", fact__list_certified="yes", fact__requested_vnd="80.000.000")
    answer = visitor.post(f"/cases/{person.number}/facts", data=sent)
    assert answer.status_code == 422
    assert 'id="fact-list_certified-error"' in answer.text
    assert "chưa được lập thì chưa thể có xác nhận" in answer.text
    assert 'value="80.000.000"' in answer.text
    assert case_of(office, person).version == person.version
    assert case_of(office, person).requested_vnd is None


def test_a_contradiction_with_what_is_known_is_said_too(office, visitor, people, form):
    person = people["supported"]
    assert (
        visitor.post(f"/cases/{person.number}/facts", data=form(person, fact__list_drawn="no")).status_code
        == 303
    )
    sent = form(person, fact__list_certified="yes") | {
        "expected_version": str(case_of(office, person).version)
    }
    answer = visitor.post(f"/cases/{person.number}/facts", data=sent)
    assert (answer.status_code, 'id="fact-list_certified-error"' in answer.text) == (422, True)


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"requested_vnd": -5}, BadValue),
        ({"requested_vnd": 10**18}, BadValue),
        ({"months": 99_999}, BadValue),
        ({"completed_on": (DAY + timedelta(days=1)).isoformat()}, BadValue),
        ({"purpose": "gambling"}, BadValue),
        ({"list_drawn": False, "list_certified": True}, ContradictingFacts),
    ],
)
def test_no_act_records_what_cannot_be(store_office: Office, facts: Any, refusal: Any) -> None:
    person = Person(store_office).supported()
    version = case_of(store_office, person).version
    with pytest.raises(refusal):
        store_office.perform(c.RecordFacts(person.id, facts), by=OFFICER)
    assert case_of(store_office, person).version == version


def test_a_program_hears_which_field_it_was(store_office: Office, ask: Ask) -> None:
    person = Person(store_office).supported()
    sent = body(person) | {"held_on": (DAY + timedelta(days=1)).isoformat()}
    answer = ask("canbo", "PUT", VISIT, sent)
    assert answer.status_code == 422
    assert answer.json()["errors"] == [{"field": "held_on", "message": "bad_value"}]
