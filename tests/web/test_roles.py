"""Each role has a first page of its own, its acts work without scripts, and no other role opens them."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert

from domain.wording import TEXTS
from persistence import tables as t
from tests.support.offices import BANK_OFFICE, EMPLOYER, Person, an_id, engine_of
from tests.support.visiting import visitor_of
from web.navigation import NAVIGATION
from workflows.services import commands as c
from workflows.services.referral_commands import AnswerReferral, SendReferral

HOMES = {
    "canbo": "/today",
    "lanhdao": "/district",
    "g5": "/people",
    "nganhang": "/bank",
    "doanhnghiep": "/referrals",
    "quantri": "/admin",
}
PAGES = {
    "/people": {"g5"},
    "/loans": {"nganhang"},
    "/bank": {"nganhang"},
    "/batches": {"nganhang", "canbo", "lanhdao"},
    "/district": {"lanhdao"},
    "/vacancies": {"doanhnghiep"},
    "/vacancies/new": {"doanhnghiep"},
    "/workers": {"doanhnghiep"},
    "/admin": {"quantri"},
    "/inbox": set(HOMES),
}


@pytest.mark.parametrize("user", HOMES)
def test_a_role_begins_at_its_own_page(office, user):
    visitor = visitor_of(office, user)
    assert visitor.get("/").headers["location"] == HOMES[user]
    assert visitor.get(HOMES[user]).status_code == 200


@pytest.mark.parametrize("user", HOMES)
@pytest.mark.parametrize("address", PAGES)
def test_a_page_opens_for_its_roles_alone(office, user, address):
    found = visitor_of(office, user).get(address).status_code
    assert found == (200 if user in PAGES[address] else 403)


@pytest.mark.parametrize("user", HOMES)
def test_every_page_of_the_menu_opens(office, people, user):
    visitor = visitor_of(office, user)
    role = office.desk.viewer(user, office.today()).role
    assert {address: visitor.get(address).status_code for address, _ in NAVIGATION[role]} == {
        address: 200 for address, _ in NAVIGATION[role]
    }


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("user", HOMES)
def test_a_refusal_leads_back_to_ones_own_first_page(office, people, user, lang):
    shown = visitor_of(office, user).get(f"/cases/NX-1999-0001/visit?lang={lang}")
    assert shown.status_code in (403, 404)
    assert 'href="/cases/NX-1999-0001"' not in shown.text
    assert TEXTS["error.home"][lang == "en"] in shown.text


def sent(**said):
    return {"command_id": str(uuid4())} | said


def test_a_group_notes_a_visit_and_asks_for_help(office, people):
    visitor, number = visitor_of(office, "g5"), people["supported"].number
    shown = visitor.get(f"/people/{number}").text
    assert "Bùi Văn Đạt" in shown
    assert not any(hidden in shown for hidden in ("ma túy", "038088", "GCN-117", "Phạt tù"))
    visit = sent(held_on="2026-03-02", met="yes", mode="home", note="Khỏe")
    answer = visitor.post(f"/people/{number}/visit", data=visit)
    assert answer.headers["location"] == f"/people/{number}?done=visit"
    assert visitor.post(f"/people/{number}/visit", data=visit).status_code == 303
    assert TEXTS["done.visit"][0] in visitor.get(answer.headers["location"]).text
    assert (
        office.desk.supporter.person(
            office.desk.viewer("g5", office.today()), number, at=office.now(), on=office.today()
        ).visits[0]["note"]
        == "Khỏe"
    )
    answer = visitor.post(f"/people/{number}/help", data=sent(words="Cần gặp"))
    assert answer.headers["location"] == f"/people/{number}?done=help&who={number}"
    assert (
        visitor.post(f"/people/{number}/help", data=sent(**{"from": "list"}))
        .headers["location"]
        .startswith("/people?")
    )


def test_a_visit_that_lacks_its_answer_comes_back_with_every_word(office, people):
    visitor, number = visitor_of(office, "g5"), people["supported"].number
    answer = visitor.post(f"/people/{number}/visit", data=sent(held_on="2026-03-02", mode="home", note="Dài"))
    assert answer.status_code == 422
    assert "Dài</textarea>" in answer.text and 'href="#met"' in answer.text


@pytest.mark.parametrize("act", ["visit", "help"])
def test_a_group_acts_on_its_own_people_alone(office, people, act):
    visitor = visitor_of(office, "g5")
    said = sent(held_on="2026-03-02", met="yes", mode="home")
    assert visitor.post(f"/people/{people['returned'].number}/{act}", data=said).status_code == 404
    assert visitor.post(f"/cases/{people['supported'].number}/needs", data=said).status_code == 403


def accepted(office, body):
    person = Person(office, "Lương Văn Minh").supported()
    person.does(c.GiveConsent, body=body, given=True)
    where = {"office": BANK_OFFICE} if body == "bank" else {"employer_id": EMPLOYER}
    referral = an_id(f"web {body}")
    person.does(SendReferral, referral_id=referral, body=body, body_name="Nơi nhận", **where)
    person.does(AnswerReferral, referral_id=referral, answer="accepted")
    return person


LOAN = {"amount_vnd": "50.000.000", "purpose": "production", "use": "goats", "months": "36"}


def test_the_bank_pays_out_once_and_reports(office, people):
    number = accepted(office, "bank").last.number
    visitor = visitor_of(office, "nganhang")
    assert "Lương Văn Minh" in visitor.get("/loans").text
    paid = sent(**LOAN, disbursed_on="2026-03-02")
    assert visitor.post(f"/loans/{number}/disbursement", data=paid).headers["location"] == (
        "/loans?done=disbursed"
    )
    assert visitor.post(f"/loans/{number}/disbursement", data=paid).status_code == 303
    again = sent(**LOAN, disbursed_on="2026-03-02")
    assert visitor.post(f"/loans/{number}/disbursement", data=again).status_code == 404
    report = f"/loans/{number}/{paid['command_id']}/report"
    wrong = visitor.post(report, data=sent(status="running", outstanding_vnd="60000000"))
    assert wrong.status_code == 422 and "0–50000000" in wrong.text
    right = visitor.post(report, data=sent(status="running", outstanding_vnd="40.000.000"))
    assert right.headers["location"] == "/loans?done=reported"


@pytest.mark.parametrize("address", ["disbursement", f"{UUID(int=7)}/report", "không-phải-mã/report"])
def test_a_bank_opens_no_form_for_a_person_who_was_not_referred(office, people, address):
    number = people["supported"].number
    assert visitor_of(office, "nganhang").get(f"/loans/{number}/{address}").status_code in (400, 404, 422)


def test_an_employer_offers_closes_and_confirms(office, people):
    person = accepted(office, "employer")
    person.does(c.StartLivelihood, livelihood="job", started_on=person.on, employer_id=EMPLOYER)
    visitor = visitor_of(office, "doanhnghiep")
    vacancy = sent(
        unit_code="16174", wage_vnd="6.000.000", openings="2", opens_on="2026-03-02", closes_on="",
        **{"skill.sewing": "yes"},
    )  # fmt: skip
    assert visitor.post("/vacancies/new", data=vacancy).headers["location"] == "/vacancies?done=offered"
    assert "6.000.000 đồng một tháng" in visitor.get("/vacancies").text
    close = f"/vacancies/{vacancy['command_id']}/close"
    assert visitor.post(close, data=sent()).headers["location"] == "/vacancies?done=vacancy-closed"
    assert visitor.post(close, data=sent()).status_code == 409
    number = person.last.number
    assert visitor.post(f"/workers/{number}/still", data=sent()).status_code == 303
    assert "Xác nhận lần cuối 02/03/2026" in visitor.get("/workers").text
    assert visitor.post(f"/workers/{number}/gone", data=sent()).status_code == 404


def test_a_message_is_marked_as_read(office, people):
    with engine_of(office).execution_options(writes=True).begin() as connection:
        row = {"id": an_id("m"), "key": "m", "to_role": "bank", "subject": "Lời báo", "text": "t"}
        connection.execute(insert(t.inbox), row | {"delivered_at": office.now()})
    visitor = visitor_of(office, "nganhang")
    assert "Chưa đọc (1)" in visitor.get("/inbox").text
    assert visitor.post("/inbox/read", data={"id": [str(an_id("m")), "x"]}).status_code == 303
    assert "Chưa đọc" not in visitor.get("/inbox").text
