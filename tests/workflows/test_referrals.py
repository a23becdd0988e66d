"""Referrals: sent with consent alone, answered by their own body, and out of sight once consent is withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from domain.errors import BadValue, CaseClosed, NotAllowed, RecordConflict, UnknownCase, UnknownRecord
from domain.referrals import (
    ANSWERS,
    BODIES,
    ConsentMissing,
    ReferralEnded,
    ReferralRunning,
    consent_for,
    pack_of,
)
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
from tests.support.referred import BANK, FIRM, OTHER_BANK, OTHER_FIRM, agreeing, refer
from workflows.services import commands as c
from workflows.services.office import Office
from workflows.services.referral_commands import AnswerReferral, SendReferral, WithdrawReferral


@pytest.fixture
def office(sqlite_url: str) -> Iterator[Office]:
    with an_office(sqlite_url) as office:
        yield office


@pytest.fixture
def either(database_url: str) -> Iterator[Person]:
    """The same person on each of the two databases."""
    with an_office(database_url) as office:
        yield agreeing(office)


@pytest.fixture
def person(office: Office) -> Person:
    return agreeing(office)


def items(office: Office) -> list[tuple[str, str]]:
    with engine_of(office).connect() as connection:
        i = t.work_item.c
        query = select(i.reason, i.status).where(i.kind == "referral").order_by(i.reason)
        return [tuple(row) for row in connection.execute(query)]


def status_of(person: Person, name: str = "r1") -> str:
    lines = person.office.desk.referrals.of_case(OFFICER, person.id, DAY)
    return next(each.status for each in lines if each.id == an_id(name))


@pytest.mark.parametrize("body", BODIES)
def test_without_consent_nothing_is_sent(office: Office, body: str) -> None:
    person = Person(office)
    others = {"bank", "employer", "referral"} - {consent_for(body)}
    for other in others:
        person.does(c.GiveConsent, body=other, given=True)
    with pytest.raises(ConsentMissing) as refused:
        refer(person, body)
    assert refused.value.data["consent"] == consent_for(body)
    assert office.desk.referrals.of_case(OFFICER, person.id, DAY) == ()


@pytest.mark.parametrize("body", BODIES)
def test_with_consent_it_is_sent_with_the_fewest_fields_named_in_the_history(
    person: Person, body: str
) -> None:
    refer(person, body)
    entry = person.office.desk.history(OFFICER, person.id, at=instant(DAY))[-1]
    assert (entry.kind, entry.data["fields"]) == ("referral_sent", list(pack_of(body)))
    assert entry.sealed == {"reason": "Nhờ giúp làm giấy tờ"}
    assert status_of(person) == "sent"


@pytest.mark.parametrize(
    "wrong",
    [
        {"body": "church"},
        {"body": "bank", "office": None},
        {"body": "employer", "employer_id": None},
        {"body": "clinic", "office": BANK_OFFICE},
        {"body": "clinic", "body_name": "   "},
        {"body": "clinic", "due_on": DAY.replace(day=1)},
    ],
)
def test_an_address_that_cannot_be_is_refused(person: Person, wrong: dict[str, Any]) -> None:
    with pytest.raises(BadValue):
        refer(person, **wrong)


def test_an_unknown_firm_is_refused(person: Person) -> None:
    with pytest.raises(UnknownRecord):
        refer(person, "employer", employer_id=an_id("nobody"))


def test_the_same_referral_twice_is_one_and_another_under_its_id_is_refused(person: Person) -> None:
    refer(person, "clinic")
    version = person.last.version
    refer(person, "clinic")
    assert (person.last.version, person.last.told) == (version, ("told.already_recorded",))
    with pytest.raises(RecordConflict):
        refer(person, "legal_aid")


def test_one_body_has_one_open_referral_at_a_time(person: Person) -> None:
    first = refer(person, "clinic")
    with pytest.raises(ReferralRunning):
        refer(person, "clinic", "r2")
    refer(person, "clinic", "r3", body_name="Trạm y tế xã khác")
    person.does(WithdrawReferral, referral_id=first)
    refer(person, "clinic", "r4")


def test_a_closed_case_sends_no_referral_but_still_takes_an_answer(person: Person) -> None:
    refer(person, "clinic")
    person.does(c.Advance, move="close", outcome="declined", note="Không cần nữa")
    with pytest.raises(CaseClosed):
        refer(person, "legal_aid", "r2")
    person.does(AnswerReferral, referral_id=an_id("r1"), answer="done", words="Đã khám")
    assert status_of(person) == "done"


@pytest.mark.parametrize("first", [None, *ANSWERS, "withdrawn"])
@pytest.mark.parametrize("then", [*ANSWERS, "withdrawn"])
def test_every_answer_after_every_other(person: Person, first: str | None, then: str) -> None:
    refer(person, "clinic")

    def say(answer: str) -> None:
        if answer == "withdrawn":
            person.does(WithdrawReferral, referral_id=an_id("r1"))
        else:
            code = "no_capacity" if answer == "refused" else None
            person.does(AnswerReferral, referral_id=an_id("r1"), answer=answer, code=code)

    if first is not None:
        say(first)
    open_to = {None: {*ANSWERS, "withdrawn"}, "accepted": {"refused", "done", "withdrawn"}}.get(first, set())
    if then in open_to:
        say(then)
        assert status_of(person) == then
    else:
        version = person.last.version
        with pytest.raises(ReferralEnded):
            say(then)
        assert (status_of(person), person.last.version) == (first, version)


def test_a_refusal_says_why(person: Person) -> None:
    refer(person, "clinic")
    wrongs: list[dict[str, Any]] = [{}, {"code": "because"}, {"code": "other"}]
    for wrong in wrongs:
        with pytest.raises(BadValue):
            person.does(AnswerReferral, referral_id=an_id("r1"), answer="refused", **wrong)
    person.does(
        AnswerReferral, referral_id=an_id("r1"), answer="refused", code="other", words="Nghỉ dài ngày"
    )
    line = person.office.desk.referrals.of_case(OFFICER, person.id, DAY)[0]
    assert (line.answer_code, line.answer) == ("other", "Nghỉ dài ngày")


def test_a_body_answers_its_own_and_the_officer_hears_of_it(office: Office, person: Person) -> None:
    refer(person)
    refer(person, "clinic", "r2")
    person.does(AnswerReferral, BANK, referral_id=an_id("r1"), answer="accepted")
    assert items(office) == [
        ("item.referral_answered", "open"),
        ("item.referral_awaits", "done"),
        ("item.referral_awaits", "open"),
    ]
    told = office.desk.messages()
    assert [each["to_role"] for each in told if each["subject"].startswith("Giới thiệu")] == ["officer"]


def test_what_the_officer_typed_in_waits_for_nobody(office: Office, person: Person) -> None:
    refer(person, "clinic")
    person.does(AnswerReferral, referral_id=an_id("r1"), answer="done")
    assert items(office) == [("item.referral_awaits", "done")]


@pytest.mark.parametrize("viewer", [OTHER_BANK, FIRM, OTHER_FIRM, replace(BANK, office=None)])
def test_another_body_finds_nothing_to_answer(either: Person, viewer: Viewer) -> None:
    refer(either)
    with pytest.raises((UnknownCase, UnknownRecord)):
        either.does(AnswerReferral, viewer, referral_id=an_id("r1"), answer="accepted")
    with pytest.raises(UnknownRecord):
        either.office.desk.referrals.pack(viewer, an_id("r1"), at=instant(DAY), on=DAY)
    assert status_of(either) == "sent"


@pytest.mark.parametrize("act", [SendReferral, WithdrawReferral])
@pytest.mark.parametrize("viewer", [BANK, FIRM, SUPPORTER, Viewer("quantri", Role.ADMIN)])
def test_only_the_office_sends_and_withdraws(person: Person, act: Any, viewer: Viewer) -> None:
    refer(person)
    more: dict[str, Any] = {"body": "clinic", "body_name": "x"} if act is SendReferral else {}
    with pytest.raises(NotAllowed):
        person.does(act, viewer, referral_id=an_id("r1"), **more)


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
