"""Who said that it is enough is sent nothing more by that way, what waits included, until it is undone."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, update

from domain.messaging.incoming import STOP
from persistence import tables as t
from persistence.unit_of_work import Store
from seed.local.running import Servers
from tests.posting.test_sending import ran
from tests.support.hearing import call, followed, waiting, wrote
from tests.support.offices import DAY, OFFICER, Person, instant
from tests.support.posting import deliveries, due_now, person_wants, sent, some, told, wants
from tests.support.visiting import visitor_of
from workflows.services.office import Office
from workflows.services.posting_commands import ChooseMessages, ChoosePersonMessages, TriageIncoming

LATER = instant(DAY, 5)


@pytest.fixture
def person(office: Office, store: Store) -> Person:
    """With an appointment today, told by Zalo and else by paper, and known to write on Zalo as z-1."""
    person = Person(office).supported()
    person_wants(store, person_id(store), ["zalo", "paper"])
    with store.writing() as connection:
        connection.execute(update(t.case).values(next_visit_on=DAY))
    call(office, wrote("Cho hỏi giờ hẹn", "hello"))
    office.perform(TriageIncoming(waiting(office)[0].id, "question", person.id, own=True), by=OFFICER)
    return person


def person_id(store: Store) -> UUID:
    with store.reading() as connection:
        return connection.scalars(select(t.case.c.person_id)).one()


def choice(office: Office, person: Person) -> Any:
    return office.desk.posting.person_choice(OFFICER, person.id)


def ways(store: Store) -> list[tuple[str, str, str | None]]:
    return [(each.channel, each.status, each.why) for each in deliveries(store)]


def stop(office: Office, at: datetime = LATER, number: str = "stop") -> None:
    assert call(office, wrote("Dừng!", number, at=at)) == 200


@pytest.mark.parametrize("how", ["word", "unfollow"])
def test_what_already_waits_goes_by_the_next_way(office, store, outside: Servers, person, how: str) -> None:
    ran(office)
    assert ways(store) == [("zalo", "waiting", None)]
    stop(office) if how == "word" else call(office, followed("unfollow", at=LATER))
    sent(store, outside)
    assert ways(store) == [("paper", "to_print", None)]
    assert outside.box.messages == {}
    assert (choice(office, person).channels, choice(office, person).stopped_at) == (("paper",), LATER)
    history = office.desk.history(OFFICER, person.id, at=office.now())
    assert (history[-1].kind, history[-1].actor) == ("messages_chosen", "system")
    assert waiting(office) == ()


def test_with_no_other_way_it_lapses_and_the_page_says_why(office, store, outside: Servers, person) -> None:
    with store.writing() as connection:
        connection.execute(update(t.person_message_choice).values(channels=["zalo"]))
    ran(office)
    stop(office)
    sent(store, outside)
    assert ways(store) == [("zalo", "lapsed", "opted_out")]
    page = visitor_of(office, "lanhdao").get("/messages").text
    assert "Người nhận không muốn nhận qua kênh này" in page
    (row,) = deliveries(store)
    said = {"command_id": str(uuid4())}
    assert visitor_of(office, "lanhdao").post(f"/messages/{row.id}/resend", data=said).status_code == 303
    due_now(store)
    sent(store, outside)
    assert ways(store) == [("zalo", "lapsed", "opted_out")] and outside.box.messages == {}


def test_what_failed_by_zalo_is_not_tried_there_again(office, store, outside: Servers, person) -> None:
    """The stop comes between two tries."""
    ran(office)
    outside.faults.ask("http_500")
    assert sent(store, outside) == {"retried": 1}
    stop(office)
    due_now(store)
    sent(store, outside)
    assert ways(store) == [("paper", "to_print", None)] and outside.box.messages == {}


def test_later_messages_are_written_for_the_other_way_alone(office, store, outside: Servers, person) -> None:
    stop(office)
    ran(office)
    assert [each.channels for each in deliveries(store)] == [["paper"]]


@pytest.mark.parametrize("how", ["word", "follow", "officer"])
def test_wanting_it_again_works(office, store, outside: Servers, person, how: str) -> None:
    stop(office)
    again = instant(DAY, 9)
    if how == "word":
        call(office, wrote("BẮT ĐẦU", "again", at=again))
    elif how == "follow":
        call(office, followed(at=again))
    else:
        office.perform(ChoosePersonMessages(person.id, ("zalo", "paper")), by=OFFICER, at=again)
    assert (choice(office, person).channels, choice(office, person).stopped_at) == (("zalo", "paper"), None)
    ran(office)
    assert sent(store, outside)["sent_out"] == 1
    assert [each["channel"] for each in outside.box.newest()] == ["zalo"]
    stop(office, instant(DAY, 8), "late")  # an event that was repeated changes nothing that was said after it
    assert choice(office, person).channels == ("zalo", "paper")
    stop(office, instant(DAY, 12), "newer")
    assert choice(office, person).channels == ("paper",)


def test_to_follow_is_no_agreement(office, store, person) -> None:
    """Who never agreed to Zalo does not by following, and a stop that stops nothing is not undone."""
    office.perform(ChoosePersonMessages(person.id, ("paper",)), by=OFFICER, at=instant(DAY, 1))
    stop(office)
    call(office, followed(at=instant(DAY, 9)))
    assert (choice(office, person).channels, choice(office, person).stopped_at) == (("paper",), None)


def test_saving_the_form_without_zalo_leaves_the_stop(office, person) -> None:
    stop(office)
    office.perform(ChoosePersonMessages(person.id, ()), by=OFFICER, at=instant(DAY, 9))
    assert (choice(office, person).channels, choice(office, person).stopped_at) == ((), LATER)


def test_the_persons_page_shows_it(office, person) -> None:
    number, visitor = person.last.number, visitor_of(office, "canbo")
    assert "đã nhắn dừng" not in visitor.get(f"/cases/{number}/messages").text
    stop(office)
    page = visitor.get(f"/cases/{number}/messages").text
    assert "đã nhắn dừng" in page and "02/03/2026" in page
    assert 'value="zalo" checked' not in page and 'value="paper" checked' in page


def test_a_letter_that_waits_for_a_printer_lapses_without_paper(office, store, outside, person) -> None:
    stop(office)
    ran(office)
    sent(store, outside)
    assert ways(store) == [("paper", "to_print", None)]
    office.perform(ChoosePersonMessages(person.id, ()), by=OFFICER, at=instant(DAY, 9))
    assert ways(store) == [("paper", "lapsed", "opted_out")]


def test_a_stop_of_somebody_unknown_waits_for_an_officer_who_knows(office, store, outside, person) -> None:
    ran(office)
    stop_of_other = wrote("STOP", "other", "z-2", LATER)
    assert call(office, stop_of_other) == call(office, stop_of_other) == 200
    assert choice(office, person).channels == ("zalo", "paper")
    (one,) = waiting(office)
    assert (one.kind, one.text) == (STOP, None)
    visitor = visitor_of(office, "canbo")
    assert "xin dừng nhận tin" in visitor.get("/incoming").text
    said = {"command_id": str(uuid4()), "kind": "question", "number": person.last.number}
    assert visitor.post(f"/incoming/{one.id}/triage", data=said).status_code == 422
    done = said | {"command_id": str(uuid4()), "kind": STOP}
    assert visitor.post(f"/incoming/{one.id}/triage", data=done).status_code == 303
    assert choice(office, person).channels == ("paper",)
    assert waiting(office) == ()
    sent(store, outside)
    assert ways(store) == [("paper", "to_print", None)]


def test_who_stopped_gets_no_answer_either(office, store, outside: Servers) -> None:
    call(office, wrote("Anh ấy lấy trộm gà"))
    office.perform(TriageIncoming(waiting(office)[0].id, "accusation"), by=OFFICER)
    stop(office)
    sent(store, outside)
    assert ways(store) == [("zalo", "lapsed", "opted_out")] and outside.box.messages == {}


def test_what_an_account_no_longer_chooses_is_left_out(office, store, outside: Servers) -> None:
    wants(store, "canbo", ["zalo", "email"])
    told(store, *some(1))
    ran(office)
    command = ChooseMessages(("email",), "vi", False, None, "canbo@example.vn")
    office.perform(command, by=OFFICER)
    assert sent(store, outside)["sent_out"] == 1
    assert [each["channel"] for each in outside.box.newest()] == ["email"]
    told(store, *some(2))
    ran(office)
    with store.writing() as connection:
        connection.execute(update(t.account).where(t.account.c.user == "canbo").values(disabled_at=LATER))
    sent(store, outside)
    assert ways(store) == [("email", "sent", None), ("email", "lapsed", "opted_out")]


def test_what_is_no_word_to_stop_is_read_by_somebody(office) -> None:
    said = {"Đồng ý", "Tôi muốn dừng ở bến xe", "Đúng"}
    for text in said:
        call(office, wrote(text, text, at=LATER))
    assert {each.text for each in waiting(office)} == said
