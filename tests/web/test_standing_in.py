"""Who stands in for a bank's liaison of another office sees and does what the absent one would, from day to day."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert
from starlette.testclient import TestClient

from domain.viewer import Role, Viewer
from persistence import tables as t
from tests.support.asking import Ask, on_both
from tests.support.offices import BANK_OFFICE, DAY, an_id, engine_of, instant
from tests.support.referred import agreeing, refer
from tests.support.visiting import visitor_of
from workflows.services import administration_commands as a
from workflows.services.office import Office
from workflows.services.signing_in import hashed

ADMIN = Viewer("quantri", Role.ADMIN)
AWAY, STANDS_IN = "nganhang", "nganhang.xa"
OWN_OFFICE, THIRD = "NHCSXH Thường Xuân", "NHCSXH Thọ Xuân"
SUBJECT = "Có giới thiệu mới"
PASSWORD = hashed("x")
FIRST, LAST = DAY + timedelta(days=1), DAY + timedelta(days=7)


@pytest.fixture
def referral(store_office: Office) -> UUID:
    """Sent to the office of the one who goes on leave, with a letter about it."""
    office = store_office
    for user, at in ((STANDS_IN, OWN_OFFICE), ("nganhang.ba", THIRD)):
        office.perform(a.NewAccount(user, "Lê Thị Mai", PASSWORD), by=ADMIN)
        office.perform(a.GrantRole(uuid4(), user, "bank", DAY, office=at), by=ADMIN)
        office.door.keep_hash(user, PASSWORD)
    letter = {"id": an_id("letter"), "key": "letter", "to_role": "bank", "to_body": BANK_OFFICE}
    with engine_of(office).execution_options(writes=True).begin() as connection:
        connection.execute(
            insert(t.inbox), letter | {"subject": SUBJECT, "text": "", "delivered_at": office.now()}
        )
    return refer(agreeing(office))


def on(office: Office, day: date, user: str) -> TestClient:
    """Signed in on that day."""
    office.today, office.now = (lambda: day), (lambda: instant(day))
    return visitor_of(office, user)


def goes_on_leave(office: Office) -> None:
    sent = {"command_id": str(uuid4()), "user": STANDS_IN, "from": FIRST.isoformat(), "to": LAST.isoformat()}
    answer = on(office, DAY, AWAY).post("/account/delegations", data=sent)
    assert (answer.status_code, answer.headers.get("location")) == (303, "/account?done=delegated")


def sees(client: TestClient, referral: UUID) -> bool:
    """On the list, in the pack and in the letters alike."""
    address = f"/referrals/{referral}"
    found = {
        address in client.get("/referrals").text,
        client.get(address).status_code == 200,
        SUBJECT in client.get("/inbox").text,
    }
    assert len(found) == 1
    return found.pop()


@on_both
def test_a_liaison_of_another_office_sees_the_referral_while_the_leave_lasts(
    store_office: Office, referral: UUID
) -> None:
    goes_on_leave(store_office)
    for day, seen in ((DAY, False), (FIRST, True), (LAST, True), (LAST + timedelta(days=1), False)):
        assert sees(on(store_office, day, STANDS_IN), referral) is seen, day
        assert sees(on(store_office, day, AWAY), referral)
        assert not sees(on(store_office, day, "nganhang.ba"), referral)


@on_both
def test_ending_the_leave_ends_the_sight(store_office: Office, referral: UUID) -> None:
    goes_on_leave(store_office)
    client = on(store_office, FIRST, STANDS_IN)
    assert sees(client, referral)
    [handed] = store_office.desk.accounts.handed_on(AWAY, FIRST)
    end = f"/account/delegations/{handed.id}/end"
    assert BANK_OFFICE in client.get("/account").text
    assert client.post(end, data={"command_id": str(uuid4())}).status_code == 303
    assert not sees(client, referral)


@on_both
def test_who_stands_in_answers_and_finds_the_loan_to_pay_out(store_office: Office, referral: UUID) -> None:
    goes_on_leave(store_office)
    client = on(store_office, FIRST, STANDS_IN)
    page = client.get("/loans").text
    assert "/disbursement" not in page
    sent = {"command_id": str(uuid4()), "answer": "accepted"}
    assert client.post(f"/referrals/{referral}", data=sent).status_code == 303
    assert "/disbursement" in client.get("/loans").text
    assert "/disbursement" not in on(store_office, LAST + timedelta(days=1), STANDS_IN).get("/loans").text
    line = store_office.desk.referrals.line(Viewer(AWAY, Role.BANK, office=BANK_OFFICE), referral, on=FIRST)
    assert line.status == "accepted"


@on_both
def test_a_program_of_who_stands_in_says_which_offices_it_sees(
    store_office: Office, referral: UUID, ask: Ask
) -> None:
    goes_on_leave(store_office)
    for day, covers, found in ((DAY, [], 404), (FIRST, [BANK_OFFICE], 200)):
        on(store_office, day, AWAY)
        me = ask(STANDS_IN, "GET", "/me").json()
        assert (me["office"], me["covers"]) == (OWN_OFFICE, covers)
        assert ask(STANDS_IN, "GET", f"/referrals/{referral}").status_code == found


def test_a_firm_stands_in_for_no_other_firm(store_office: Office) -> None:
    sent = {"command_id": str(uuid4()), "user": AWAY, "from": FIRST.isoformat(), "to": LAST.isoformat()}
    answer = on(store_office, DAY, "doanhnghiep").post("/account/delegations", data=sent)
    assert answer.status_code == 422
