"""Requests about one's own data have their days, and a restriction stops use until it is lifted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import select

from domain.data_requests import KINDS, ErasureGoesOn, UseRestricted
from domain.errors import NotAllowed
from persistence import tables as t
from persistence.verify import verify
from tests.support.offices import DAY, MANAGER, OFFICER, Person, an_id, an_office, engine_of, store_of
from workflows.services import commands as c
from workflows.services.office import Office
from workflows.services.rights_commands import AnswerDataRequest, LiftRestriction, ReceiveDataRequest

ASKED = an_id("asked")


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    with an_office(database_url) as office:
        yield office


def ask(person: Person, kind: str) -> None:
    person.does(
        ReceiveDataRequest, request_id=ASKED, kind=kind, how="letter", text="Tôi đề nghị", received_on=DAY
    )


@pytest.mark.parametrize(
    ("kind", "due"),
    [("see", 12), ("correct", 12), ("erase", 22), ("restrict", 17), ("object", 17)],
)
def test_each_kind_has_its_day_and_is_acknowledged_in_two_working_days(
    office: Office, kind: str, due: int
) -> None:
    assert kind in KINDS
    ask(Person(office), kind)
    with store_of(office).reading() as connection:
        row = connection.execute(select(t.data_request)).one()
        i = t.work_item.c
        query = select(i.level, i.due_on).where(i.kind == "data_request")
        waits = {tuple(each) for each in connection.execute(query)}
    assert (row.acknowledge_by, row.due_on) == (date(2026, 3, 4), date(2026, 3, due))
    assert waits == {("officer", row.acknowledge_by), ("manager", row.due_on)}


def test_a_restriction_ends_consents_and_refuses_use_until_it_is_lifted(office: Office) -> None:
    person = Person(office).assessed()
    person.does(c.GiveConsent, body="bank", given=True)
    ask(person, "restrict")
    person.does(AnswerDataRequest, by=MANAGER, request_id=ASKED, answer="granted", words="Đồng ý")
    with pytest.raises(UseRestricted):
        person.does(c.LogVisit, visit_id=an_id("visit"), held_on=DAY, met=True)
    with pytest.raises(UseRestricted):
        person.does(c.Advance, move="pause", reason="health")
    case = office.desk.case(OFFICER, person.id)
    assert (case.restricted, case.consent_bank) == (True, False)
    with store_of(office).reading() as connection:
        assert list(connection.scalars(select(t.consent.c.withdrawn_on))) == [DAY]
    person.does(LiftRestriction, by=MANAGER, words="Người đó đề nghị")
    person.does(c.LogVisit, visit_id=an_id("visit"), held_on=DAY, met=True)
    assert office.desk.case(OFFICER, person.id).consent_bank is False
    assert verify(engine_of(office)).broken == []


def test_a_manager_answers_and_an_erasure_is_not_granted_by_words(office: Office) -> None:
    person = Person(office)
    ask(person, "erase")
    with pytest.raises(NotAllowed):
        person.does(AnswerDataRequest, request_id=ASKED, answer="refused", words="Không")
    with pytest.raises(ErasureGoesOn):
        person.does(AnswerDataRequest, by=MANAGER, request_id=ASKED, answer="granted", words="Được")
