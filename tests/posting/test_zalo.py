"""The Zalo channel: numbers, tokens that are used once, and what comes back by the webhook."""

from __future__ import annotations

import json
import threading
from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from domain.errors import BadValue, NotAllowed
from domain.messaging.incoming import AlreadyTriaged
from domain.messaging.phones import normalised
from domain.viewer import SYSTEM
from persistence import tables as t
from persistence.posting.channel_states import ChannelTokens
from persistence.posting.forgetting import forget
from persistence.unit_of_work import Store
from seed.local.running import Servers
from tests.support.offices import DAY, MANAGER, OFFICER, SUPPORTER, Person, instant
from tests.support.posting import due_now, later, sent, spread_all, wants
from tests.support.visiting import visitor_of
from workflows.services.office import Office
from workflows.services.posting_commands import TriageIncoming


@pytest.mark.parametrize(
    "said", ["0912345678", "84912345678", "+84912345678", "0084 912 345 678", "091.234-5678"]
)
def test_a_number_is_the_same_however_it_is_written(said: str) -> None:
    assert normalised(said) == "84912345678"


@pytest.mark.parametrize(
    "said", ["", None, "113", "09123456789", "1234567890", "٠٩١٢٣٤٥٦٧٨", "0612345678", "hai"]
)
def test_what_is_no_number_is_none(said: str | None) -> None:
    assert normalised(said) is None


@given(st.one_of(st.text(), st.from_regex(r"(\+84|0084|84|0)[35789][0-9]{8}", fullmatch=True)))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalised(text)
    assert once is None or normalised(once) == once


def test_twenty_senders_renew_together_and_use_each_token_once(store: Store, outside: Servers) -> None:
    wants(store, "canbo", ["zalo"])
    with store.writing() as connection:
        spread_all(connection, 80)
    for turn in range(3):
        outside.zalo.access = ""
        senders = [threading.Thread(target=sent, args=(store, outside)) for _ in range(20)]
        for each in senders:
            each.start()
        for each in senders:
            each.join()
        assert outside.zalo.refused == [], f"turn {turn}"
        with store.writing() as connection:
            connection.execute(t.delivery.update().values(status="waiting"))
    assert len(outside.zalo.used) == len(set(outside.zalo.used)) >= 3
    assert len(outside.box.messages) == 80


def test_a_refused_grant_waits_for_another_and_asks_no_twice_a_minute(store: Store, outside: Servers) -> None:
    wants(store, "canbo", ["zalo"])
    with store.writing() as connection:
        spread_all(connection, 20)
    assert sent(store, outside, zalo_refresh_token="gone") == {"retried": 20}
    assert outside.zalo.refused == ["gone"]
    due_now(store)
    assert sent(store, outside)["sent_out"] == 20


def test_a_renewal_that_was_taken_over_keeps_nothing(store: Store) -> None:
    tokens, at = ChannelTokens(store, "zalo", "grant"), instant(DAY)
    first = tokens.begin(tokens.now().version, at)
    assert first is not None and tokens.begin(first.version, at) is None
    second = tokens.begin(first.version, at + timedelta(minutes=2))
    assert second is not None
    tokens.keep(second, "a2", "r2", later())
    tokens.keep(first, "a1", "r1", later())
    assert (tokens.now().access, tokens.now().refresh) == ("a2", "r2")


APP, SECRET = "demo", "local"


def call(office: Office, body: dict[str, Any], secret: str = SECRET) -> int:
    raw = json.dumps(body, ensure_ascii=False).encode()
    mac = sha256(APP.encode() + raw + str(body.get("timestamp")).encode() + secret.encode()).hexdigest()
    headers = {"x-zevent-signature": f"mac={mac}", "content-type": "application/json"}
    visitor = visitor_of(office, None, headers, zalo=(APP, SECRET))
    return visitor.post("/hooks/zalo", content=raw).status_code


def wrote(text: str, number: str = "1", sender: str = "z-1") -> dict[str, Any]:
    message = {"text": text, "msg_id": number}
    return {"event_name": "user_send_text", "sender": {"id": sender}, "message": message, "timestamp": "1"}


def waiting(office: Office) -> Any:
    return office.desk.inbound.waiting(OFFICER, office.now())


def test_a_signed_event_is_kept_once_and_a_forged_one_never(office: Office) -> None:
    assert call(office, wrote("Xin hỏi về học nghề")) == 200
    assert call(office, wrote("Xin hỏi về học nghề")) == 200
    assert call(office, wrote("Khác", "2"), secret="guessed") == 403
    assert call(office, {"timestamp": "1"}) == 400
    assert [each.text for each in waiting(office)] == ["Xin hỏi về học nghề"]


def test_words_of_residents_are_sealed_and_forgotten(office: Office, store: Store) -> None:
    call(office, wrote("Nhà tôi cần giúp"))
    with store.writing() as connection:
        row = connection.execute(select(t.inbound_message)).one()
        assert "Nhà".encode() not in row.sealed
        assert forget(connection, DAY + timedelta(days=30)) == {"messages_forgotten": 0}
        assert forget(connection, DAY + timedelta(days=31)) == {"messages_forgotten": 1}
    assert waiting(office) == ()


def test_stop_and_follow_are_answers_and_no_work(office: Office, store: Store) -> None:
    call(office, {"event_name": "follow", "follower": {"id": "z-1"}, "timestamp": "1"})
    call(office, wrote("DỪNG", "9"))
    with store.reading() as connection:
        assert connection.scalar(select(t.zalo_contact.c.opted_in)) is False
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
    with pytest.raises(BadValue):
        office.perform(TriageIncoming(one.id, "accusation", person.id), by=OFFICER)
    office.perform(TriageIncoming(one.id, "accusation"), by=OFFICER)
    with store.reading() as connection:
        row = connection.execute(select(t.inbound_message)).one()
        assert (row.sealed, row.contact_id, row.case_id) == (None, None, None)
        assert connection.scalar(select(func.count()).select_from(t.work_item)) == 0
    assert sent(store, outside)["sent_out"] == 1
    (answer,) = outside.box.newest()
    assert answer["to"] == "z-1" and "Công an xã" in answer["subject"]
    assert SYSTEM.user == "system"
