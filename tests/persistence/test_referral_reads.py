"""What a body reads of who was referred to it: its own, the fewest fields, logged, and gone with the consent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import select

from domain.errors import UnknownCase, UnknownRecord
from domain.viewer import Role, Viewer
from persistence import tables as t
from tests.support.offices import (
    BANK_OFFICE,
    DAY,
    EMPLOYER,
    MANAGER,
    OFFICER,
    SUPPORTER,
    Person,
    an_id,
    an_office,
    engine_of,
    instant,
)
from tests.support.referred import BANK, FIRM, agreeing, refer
from workflows.services import commands as c
from workflows.services.office import Office
from workflows.services.referral_commands import AnswerReferral


@pytest.fixture
def either(database_url: str) -> Iterator[Person]:
    """The same person on each of the two databases."""
    with an_office(database_url) as office:
        yield agreeing(office)


@pytest.fixture
def office(sqlite_url: str) -> Iterator[Office]:
    with an_office(sqlite_url) as office:
        yield office


@pytest.fixture
def person(office: Office) -> Person:
    return agreeing(office)


@pytest.mark.parametrize(("body", "viewer"), [("bank", BANK), ("employer", FIRM)])
def test_withdrawing_consent_ends_the_bodys_sight_at_once(either: Person, body: str, viewer: Viewer) -> None:
    refer(either, body)
    desk = either.office.desk.referrals
    assert len(desk.listed(viewer, at=instant(DAY), on=DAY)) == 1
    either.does(c.GiveConsent, body=body, given=False)
    assert desk.listed(viewer, at=instant(DAY), on=DAY) == ()
    with pytest.raises(UnknownRecord):
        desk.pack(viewer, an_id("r1"), at=instant(DAY), on=DAY)
    with pytest.raises(UnknownCase):
        either.does(AnswerReferral, viewer, referral_id=an_id("r1"), answer="accepted")
    assert not desk.of_case(OFFICER, either.id, DAY)[0].agreed


PACKS = {
    "bank": {"name", "birth_year", "phone", "commune", "address", "citizen_id", "loan_wish", "loan_answer"},
    "employer": {"name", "birth_year", "phone", "commune", "skills"},
    "clinic": {"name", "birth_year", "phone", "commune", "request"},
    "id_papers": {"name", "birth_year", "phone", "commune", "address", "citizen_id", "request"},
}


@pytest.mark.parametrize(("body", "viewer"), [("bank", BANK), ("employer", FIRM), ("clinic", OFFICER)])
def test_a_pack_holds_its_fields_and_no_other(either: Person, body: str, viewer: Viewer) -> None:
    either.does(c.RecordFacts, facts={"skills": "carpentry", "requested_vnd": 50_000_000, "months": 36})
    refer(either, body)
    pack = either.office.desk.referrals.pack(viewer, an_id("r1"), at=instant(DAY), on=DAY)
    assert set(pack.fields) == PACKS[body]
    assert pack.fields["name"] == "Lò Văn Inh"
    said = repr(pack)
    assert [each for each in ("ma túy", "GCN-117", "prison", "2026-02-20") if each in said] == []
    if body == "bank":
        assert pack.fields["loan_wish"] == {"amount": 50_000_000, "months": 36}
        assert pack.fields["loan_answer"]["until"] == DAY.replace(year=2031, month=2, day=20)
        assert pack.line.reason is None


def test_a_body_that_refused_sees_no_name_any_more(person: Person) -> None:
    refer(person)
    person.does(AnswerReferral, BANK, referral_id=an_id("r1"), answer="refused", code="not_eligible")
    pack = person.office.desk.referrals.pack(BANK, an_id("r1"), at=instant(DAY), on=DAY)
    assert (pack.line.name, pack.fields) == (None, {})


def test_opening_a_pack_is_what_the_person_is_told(either: Person) -> None:
    desk = either.office.desk.referrals
    refer(either)
    assert desk.opened(OFFICER, either.id) == ()
    desk.pack(OFFICER, an_id("r1"), at=instant(DAY), on=DAY)
    desk.pack(BANK, an_id("r1"), at=instant(DAY, 5), on=DAY)
    assert [(each.user, each.referral_id, each.at) for each in desk.opened(OFFICER, either.id)] == [
        ("nganhang", an_id("r1"), instant(DAY, 5))
    ]


def test_a_group_and_an_administrator_see_no_referral(either: Person) -> None:
    refer(either, "clinic")
    for viewer in (replace(SUPPORTER, groups=frozenset({an_id("g")})), Viewer("quantri", Role.ADMIN)):
        assert either.office.desk.referrals.listed(viewer, at=instant(DAY), on=DAY) == ()
    assert len(either.office.desk.referrals.listed(MANAGER, at=instant(DAY), on=DAY)) == 1


def test_a_message_reaches_the_one_office_and_says_nothing_of_anybody(office: Office, person: Person) -> None:
    refer(person)
    refer(person, "employer", "r2")
    with engine_of(office).connect() as connection:
        o = t.outbox.c
        rows = connection.execute(
            select(o.to_role, o.to_body, o.args)
            .where(o.template == "message.referral_sent")
            .order_by(o.to_role)
        ).all()
    due = (DAY.replace(day=16)).isoformat()
    assert [tuple(row) for row in rows] == [
        ("bank", BANK_OFFICE, {"due_on": due}),
        ("employer", EMPLOYER.hex, {"due_on": due}),
    ]


def test_a_bank_that_has_one_referral_does_not_answer_the_firms(person: Person) -> None:
    refer(person)
    refer(person, "employer", "r2")
    with pytest.raises(UnknownRecord):
        person.does(AnswerReferral, BANK, referral_id=an_id("r2"), answer="accepted")
    assert [each.body for each in person.office.desk.referrals.listed(BANK, at=instant(DAY), on=DAY)] == [
        "bank"
    ]
