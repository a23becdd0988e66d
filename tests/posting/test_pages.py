"""What did not arrive is sent again or dropped, channels are chosen, letters are printed: from pages alone."""

from __future__ import annotations

from uuid import uuid4

import pytest
from sqlalchemy import select

from persistence import tables as t
from tests.posting.test_sending import ran
from tests.support.offices import Person, an_office, store_of
from tests.support.posting import deliveries, due_now, person_wants, sent, some, told, wants
from tests.support.visiting import visitor_of


@pytest.fixture
def office(sqlite_url):
    with an_office(sqlite_url) as office:
        yield office


def form(**said):
    return {"command_id": str(uuid4())} | said


def test_a_manager_sends_again_or_drops_what_was_given_up(office, outside) -> None:
    store = store_of(office)
    wants(store, "canbo", ["email"])
    told(store, *some(2))
    ran(office)
    outside.faults.ask("smtp_550", 2)
    sent(store, outside)
    manager, admin = visitor_of(office, "lanhdao"), visitor_of(office, "quantri")
    page = manager.get("/messages?status=dead").text
    assert "Hồ sơ mới NX-0" in page and "Máy chủ thư từ chối, mã 550" in page
    assert "NX-0" not in admin.get("/messages").text
    assert visitor_of(office, "canbo").get("/messages").status_code == 403
    first, second = deliveries(store)
    assert manager.post(f"/messages/{first.id}/resend", data=form()).status_code == 303
    assert admin.post(f"/messages/{second.id}/drop", data=form()).status_code == 303
    assert manager.post(f"/messages/{second.id}/drop", data=form()).status_code == 409
    assert manager.post(f"/messages/{uuid4()}/drop", data=form()).status_code == 404
    due_now(store)
    assert sent(store, outside)["sent_out"] == 1
    assert [each.status for each in deliveries(store)] == ["sent", "dropped"]
    assert {each.kind for each in office.desk.accounts.events()} >= {"message_resent", "message_dropped"}


def test_an_account_chooses_how_it_is_told(office, outside) -> None:
    store, visitor = store_of(office), visitor_of(office, "canbo")
    said = form(
        channels=["email", "zalo"],
        first="zalo",
        phone="0912 345 678",
        email="a@b.vn",
        lang="en",
        digest="yes",
    )
    assert visitor.post("/account/messages", data=said).headers["location"] == "/account?done=messages"
    found = office.desk.posting.choice("canbo")
    assert (found.channels, found.lang, found.digest) == (("zalo", "email"), "en", True)
    assert "0912 345 678" in visitor.get("/account/messages").text
    with store.reading() as connection:
        sealed = connection.scalar(select(t.message_choice.c.sealed))
    assert sealed is not None and b"0912" not in sealed
    wrong = visitor.post(
        "/account/messages", data=form(channels=["email"], phone="", email="nobody", lang="vi")
    )
    assert wrong.status_code == 422 and "ten@vidu.vn" in wrong.text
    assert visitor.post("/account/messages", data=form(channels=["pigeon"])).status_code == 422


def test_a_person_agrees_and_gets_a_letter_where_there_is_no_zalo(office, outside) -> None:
    store, visitor = store_of(office), visitor_of(office, "canbo")
    person = Person(office).supported()
    number = person.last.number
    answer = visitor.post(f"/cases/{number}/messages", data=form(channels=["zalo", "paper"]))
    assert answer.status_code == 303
    assert 'value="paper" checked' in visitor.get(f"/cases/{number}/messages").text
    with store.writing() as connection:
        connection.execute(t.case.update().values(next_visit_on=office.today()))
    ran(office)
    outside.faults.ask("no_account")
    sent(store, outside)
    sent(store, outside)
    page = visitor.get("/letters").text
    assert "Lò Văn Inh" in page
    (row,) = deliveries(store)
    letter = visitor.get(f"/letters/{row.id}.pdf")
    assert letter.content.startswith(b"%PDF") and "thu.pdf" in letter.headers["content-disposition"]
    assert visitor.post(f"/letters/{row.id}/done", data=form()).status_code == 303
    assert deliveries(store)[0].status == "sent"
    assert "Lò Văn Inh" not in visitor.get("/letters").text


def test_a_person_who_never_agreed_is_not_written_to(office, outside) -> None:
    store = store_of(office)
    Person(office).supported()
    with store.writing() as connection:
        connection.execute(t.case.update().values(next_visit_on=office.today()))
        person = connection.scalars(select(t.case.c.person_id)).one()
    ran(office)
    assert deliveries(store) == []
    person_wants(store, person, [])
    ran(office)
    assert deliveries(store) == []
