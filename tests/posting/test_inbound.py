"""What comes by Zalo's webhook: believed by its signature, sorted by an officer, and gone when its purpose is over."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select

from domain.errors import BadValue, NotAllowed
from domain.messaging.incoming import LINKABLE, TRIAGE, AlreadyTriaged
from persistence import tables as t
from persistence.posting.forgetting import forget
from persistence.unit_of_work import Store
from tests.support.hearing import APP, SECRET, call, stamp_of, waiting, wrote
from tests.support.offices import DAY, MANAGER, OFFICER, SUPPORTER, Person, instant
from tests.support.posting import deliveries, sent
from tests.support.visiting import visitor_of
from workflows.services.office import Office
from workflows.services.posting_commands import TriageIncoming


@pytest.mark.parametrize("signed", ["body", "header"])
def test_a_signed_event_is_kept_once_and_a_forged_one_never(office: Office, signed: str) -> None:
    stamp = None if signed == "body" else stamp_of(instant(DAY, 1))
    assert call(office, wrote("Xin hỏi về học nghề"), stamp=stamp) == 200
    assert call(office, wrote("Xin hỏi về học nghề"), stamp=stamp) == 200
    assert call(office, wrote("Khác", "2"), secret="guessed", stamp=stamp) == 403
    assert call(office, {"timestamp": "1"}, stamp=stamp) == 400
    assert [each.text for each in waiting(office)] == ["Xin hỏi về học nghề"]


def test_the_signature_is_the_published_sum_of_the_bytes_that_came(office: Office) -> None:
    """Written out here, so that the helper and the page cannot be wrong together."""
    stamp = stamp_of(instant(DAY))
    raw = b'{ "event_name":"user_send_text", "timestamp":"%s","sender":{"id":"z"},' % stamp.encode()
    raw += '"message":{"text":"Chào","msg_id":"7"}}'.encode()
    mac = sha256(b"demo" + raw + stamp.encode() + b"local").hexdigest()
    visitor = visitor_of(office, None, {"x-zevent-signature": f"mac={mac}"}, zalo=(APP, SECRET))
    assert visitor.post("/hooks/zalo", content=raw).status_code == 200
    assert visitor.post("/hooks/zalo", content=raw.replace(b" ", b"")).status_code == 403


@pytest.mark.parametrize(("hours", "answer"), [(-14, 403), (-12, 200), (0, 200), (1, 403)])
def test_what_was_said_too_long_ago_is_no_repetition(office: Office, hours: int, answer: int) -> None:
    """Zalo repeats for twelve hours; an older event, or one of tomorrow, is replayed by somebody else."""
    body = wrote("Xin chào", at=instant(DAY) + timedelta(hours=hours))
    assert call(office, body) == answer
    assert len(waiting(office)) == (answer == 200)


def test_an_address_is_tried_with_nothing(office: Office) -> None:
    visitor = visitor_of(office, None, {}, zalo=(APP, SECRET))
    assert visitor.post("/hooks/zalo", content=b"{}").status_code == 200
    assert visitor.post("/hooks/zalo", content=b'{"timestamp":"1"}').status_code == 403
    for broken in (b"[]", b"null", b'"x"', b"{", b"[" * 60_000):
        assert visitor.post("/hooks/zalo", content=broken).status_code == 400
    assert waiting(office) == ()


def test_words_of_residents_are_sealed_and_forgotten(office: Office, store: Store) -> None:
    call(office, wrote("Nhà tôi cần giúp"))
    with store.writing() as connection:
        row = connection.execute(select(t.inbound_message)).one()
        assert "Nhà".encode() not in row.sealed
        assert forget(connection, DAY + timedelta(days=30)) == {"messages_forgotten": 0}
        assert forget(connection, DAY + timedelta(days=31)) == {"messages_forgotten": 1}
    assert waiting(office) == ()


def test_an_officer_links_a_message_and_it_becomes_work(office: Office, store: Store) -> None:
    person = Person(office)
    call(office, wrote("Xin gặp cán bộ"))
    (one,) = waiting(office)
    command = TriageIncoming(one.id, "support_request", person.id)
    with pytest.raises(NotAllowed):
        office.perform(command, by=SUPPORTER)
    office.perform(command, by=OFFICER)
    with pytest.raises(AlreadyTriaged):
        office.perform(command, by=MANAGER, command_id=uuid4())
    assert [each.kind for each in office.desk.work_items(OFFICER, at=office.now(), on=DAY)] == ["message"]
    history = office.desk.history(OFFICER, person.id, at=office.now())
    assert history[-1].kind == "message_linked" and "Xin gặp" not in repr(history)


def test_an_accusation_is_neither_stored_nor_linked_and_leads_to_the_police(office, store, outside) -> None:
    person = Person(office)
    call(office, wrote("Anh ấy lấy trộm gà"))
    (one,) = waiting(office)
    for case_id, own in ((person.id, False), (person.id, True), (None, True)):
        with pytest.raises(BadValue):
            office.perform(TriageIncoming(one.id, "accusation", case_id, own), by=OFFICER)
    office.perform(TriageIncoming(one.id, "accusation"), by=OFFICER)
    assert rows(store, t.inbound_message) == rows(store, t.work_item) == []
    assert all(event.kind != "message_linked" for event in history(office, person))
    assert sent(store, outside)["sent_out"] == 1
    (answer,) = outside.box.newest()
    assert answer["to"] == "z-1" and "Công an xã" in answer["subject"]


def test_nothing_is_left_of_who_accused_once_the_answer_arrived(office, store, outside) -> None:
    """Neither a row of the writer, nor the answer, whose words say what was asked, nor a trace in any table."""
    call(office, wrote("Anh ấy lấy trộm gà", sender="z-77"))
    contact = rows(store, t.zalo_contact)[0].id
    office.perform(TriageIncoming(waiting(office)[0].id, "accusation"), by=OFFICER)
    forgotten(store)
    assert len(deliveries(store)) == 1  # not sent yet
    sent(store, outside)
    forgotten(store)
    assert deliveries(store) == rows(store, t.outbox) == rows(store, t.zalo_contact) == []
    with store.reading() as connection:
        for table in t.metadata.sorted_tables:
            kept = repr(connection.execute(select(table)).all())
            assert contact.hex not in kept and str(contact) not in kept, table.name
            assert "trộm gà" not in kept and "z-77" not in kept, table.name


def test_an_answer_that_never_arrived_goes_with_its_day(office, store, outside) -> None:
    call(office, wrote("Anh ấy lấy trộm gà"))
    office.perform(TriageIncoming(waiting(office)[0].id, "accusation"), by=OFFICER)
    with store.writing() as connection:
        connection.execute(t.delivery.update().values(status="dead"))
    forgotten(store, 1)
    assert len(deliveries(store)) == 1
    forgotten(store, 2)
    assert deliveries(store) == rows(store, t.zalo_contact) == []


@pytest.mark.parametrize("kind", [each for each in TRIAGE if each != "accusation"])
def test_every_word_and_its_writer_are_gone_after_their_days(office, store, kind: str) -> None:
    """Sorted or not, linked or not: the words and the row; but not the person's link, which obeys a later stop."""
    person = Person(office)
    call(office, wrote("Xin việc", sender="z-2"))
    call(office, wrote("Chưa ai đọc", "2", sender="z-3"))
    (one, _) = waiting(office)
    case_id = person.id if kind in LINKABLE else None
    office.perform(TriageIncoming(one.id, kind, case_id, own=case_id is not None), by=OFFICER)
    assert forgotten(store, 30) == 0 and len(rows(store, t.inbound_message)) == 2
    assert forgotten(store, 31) == 2
    assert rows(store, t.inbound_message) == []
    assert len(rows(store, t.zalo_contact)) == (case_id is not None)
    assert "Xin việc" not in repr(history(office, person))


def test_a_repetition_changes_nothing_even_after_all_was_forgotten(office, store) -> None:
    call(office, wrote("Xin việc"))
    forgotten(store, 31)
    assert call(office, wrote("Xin việc")) == 200
    assert rows(store, t.inbound_message) == rows(store, t.zalo_contact) == []


def rows(store: Store, table: Any) -> list[Any]:
    with store.reading() as connection:
        return list(connection.execute(select(table)))


def history(office: Office, person: Person) -> Any:
    return office.desk.history(OFFICER, person.id, at=office.now())


def forgotten(store: Store, days: int = 0) -> int:
    with store.writing() as connection:
        return forget(connection, DAY + timedelta(days=days))["messages_forgotten"]
