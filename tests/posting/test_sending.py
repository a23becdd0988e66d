"""A message reaches who wants it, by the channel that works, once, and not when it is better not sent."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from domain.messaging.truth import while_offered, while_visit
from domain.tasks import Message
from persistence import tables as t
from persistence.unit_of_work import Store
from seed.local.running import Servers
from tests.support.crowds import sweeps_on
from tests.support.offices import DAY, OFFICER, Person, engine_of, instant
from tests.support.posting import deliveries, due_now, later, person_wants, sent, some, told, wants
from workflows.services import commands as c
from workflows.services.office import Office
from workflows.services.sweeping import sweep


def ran(office: Office) -> None:
    sweep(sweeps_on(engine_of(office)), "deliver", DAY, lambda: instant(DAY))


def states(store: Store) -> dict[str, int]:
    return dict(Counter(each.status for each in deliveries(store)))


def test_it_reaches_everybody_who_wants_it_by_the_own_channel(office, store, outside) -> None:
    wants(store, "canbo", ["zalo", "email"])
    wants(store, "lanhdao", ["email"], email="lanhdao@example.vn")
    told(store, *some(1), Message("m", "manager", None, "message.objection_made", {"number": "NX-1"}))
    ran(office)
    assert sent(store, outside)["sent_out"] == 2
    ran(office)
    assert not any(sent(store, outside).values())
    by = {each["channel"]: each for each in outside.box.newest()}
    assert (by["zalo"]["to"], by["email"]["to"]) == ("84912000111", "lanhdao@example.vn")
    assert set(outside.box.times.values()) == {1}


def test_what_fails_is_tried_again_later_and_arrives_once(office, store, outside: Servers) -> None:
    wants(store, "canbo", ["zalo"])
    told(store, *some(6))
    ran(office)
    for fault in ("http_500", "bad_json", "lost_answer", "expired_token"):
        outside.faults.ask(fault)
    assert sent(store, outside)["retried"] == 3
    assert not any(sent(store, outside, instant(DAY) + timedelta(seconds=30)).values())
    assert sent(store, outside, later())["sent_out"] == 3
    assert len(outside.box.messages) == 6
    assert states(store) == {"sent": 6}
    assert outside.zalo.refused == [] and len(outside.zalo.used) == 2


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        ("no_account", "no_account"),
        ("bad_phone", "bad_phone"),
        ("inactive", "inactive"),
        ("template", "template"),
    ],
)
def test_a_channel_that_cannot_reach_somebody_leaves_the_next(office, store, outside, fault, why) -> None:
    wants(store, "canbo", ["zalo", "email"])
    told(store, *some(1))
    ran(office)
    outside.faults.ask(fault)
    assert sent(store, outside) == {"retried": 1, "sent_out": 1}
    (row,) = deliveries(store)
    assert (row.channel, row.status) == ("email", "sent")


def test_a_used_up_quota_pauses_the_channel_until_the_next_day(office, store, outside) -> None:
    wants(store, "canbo", ["zalo"])
    told(store, *some(3))
    ran(office)
    outside.faults.ask("quota", 3)
    sent(store, outside)
    assert states(store) == {"waiting": 3}
    assert not any(sent(store, outside, later(600)).values())
    assert sent(store, outside, later(60 * 24))["sent_out"] == 3


def test_a_mailbox_that_is_busy_gets_it_later_and_one_that_is_gone_never(office, store, outside) -> None:
    wants(store, "canbo", ["email"])
    told(store, *some(2))
    ran(office)
    outside.faults.ask("smtp_450")
    outside.faults.ask("smtp_550")
    sent(store, outside)
    sent(store, outside, later())
    assert states(store) == {"sent": 1, "dead": 1}


def test_it_is_given_up_after_the_tries_that_the_settings_name(office, store, outside) -> None:
    wants(store, "canbo", ["zalo"])
    told(store, *some(1))
    ran(office)
    outside.faults.ask("http_500", 9)
    for _ in range(9):
        sent(store, outside)
        if states(store) != {"dead": 1}:
            due_now(store)
    (row,) = deliveries(store)
    assert (row.status, row.attempts, row.why) == ("dead", 5, "unreachable")


def test_at_night_only_the_urgent_goes_out(office, store, outside) -> None:
    wants(store, "canbo", ["zalo"])
    told(
        store, *some(1), Message("u", "officer", None, "message.help_asked", {"number": "NX-1"}, urgent=True)
    )
    ran(office)
    assert sent(store, outside, hour=23)["sent_out"] == 1
    assert [each["subject"] for each in outside.box.newest()] != []
    assert sent(store, outside, hour=6)["sent_out"] == 1


def test_a_digest_says_how_many_wait_and_leaves_once(office, store, outside) -> None:
    wants(store, "canbo", ["email"], digest=True)
    told(store, *some(4))
    ran(office)
    assert not any(sent(store, outside).values())
    assert sent(store, outside, later(60 * 24))["sent_out"] == 1
    assert not any(sent(store, outside, later(60 * 24 + 5)).values())
    (mail,) = outside.box.newest()
    assert "4" in mail["subject"] and states(store) == {"gathered": 4, "sent": 1}


def test_what_is_true_no_more_is_not_sent(office, store, outside) -> None:
    wants(store, "canbo", ["zalo"])
    person = Person(office)
    soon, offered = DAY + timedelta(days=1), while_offered(person.id, "16177")
    told(
        store,
        Message("a", "officer", None, "message.transfer_offered", {"number": "1"}, still=offered),
        Message("b", "officer", None, "message.transfer_offered", {"number": "2"}, expires_on=DAY - timedelta(days=1)),
        Message("c", "officer", None, "message.visit_soon", {"number": "3", "on": str(soon)},
                still=while_visit(person.id, soon)),
    )  # fmt: skip
    with store.writing() as connection:
        connection.execute(update(t.case).values(next_visit_on=soon, transfer_to="16177"))
    ran(office)
    with store.writing() as connection:
        connection.execute(update(t.case).values(next_visit_on=soon + timedelta(days=7), transfer_to=None))
    sent(store, outside)
    assert {each.key[0]: each.status for each in deliveries(store)} == {
        "a": "lapsed",
        "c": "lapsed",
        "o": "sent",
    }
    with store.reading() as connection:
        assert connection.scalar(select(t.outbox.c.status).where(t.outbox.c.key == "b")) == "lapsed"


def test_a_transfer_that_was_refused_meanwhile_is_not_offered_any_more(office, store, outside) -> None:
    wants(store, "canbo", ["zalo"])
    person = Person(office)
    person.does(c.OfferTransfer, to_unit="16177")
    person.does(c.AnswerTransfer, accept=False, reason="Chưa có chỗ ở")
    ran(office)
    sent(store, outside)
    assert [each["subject"] for each in outside.box.newest() if "chuyển hồ sơ" in each["subject"]] == []
    person.does(c.OfferTransfer, to_unit="16186")
    ran(office)
    sent(store, outside)
    assert len([each for each in outside.box.newest() if "chuyển hồ sơ" in each["subject"]]) == 1


def test_an_appointment_is_recalled_to_the_group_and_to_the_person_who_asked(office, store, outside) -> None:
    wants(store, "g5", ["email"], email="g5@example.vn")
    person = Person(office).supported()
    with store.writing() as connection:
        connection.execute(update(t.case).values(next_visit_on=DAY + timedelta(days=1)))
        row = connection.execute(select(t.case.c.person_id)).one()
    person_wants(store, row.person_id, ["zalo", "paper"])
    outside.zalo.without.add("84912345678")
    ran(office)
    sent(store, outside)
    assert {each.recipient[:5]: (each.channel, each.status) for each in deliveries(store)} == {
        "user:": ("email", "sent"),
        "case:": ("paper", "to_print"),
    }
    (mail,) = outside.box.newest()
    assert "UID:" in mail["files"]["duong-ve.ics"] and "SEQUENCE:" in mail["files"]["duong-ve.ics"]
    assert person.last.number in mail["text"] and "Lò Văn Inh" not in str(mail)


def test_english_and_no_address(office, store, outside) -> None:
    wants(store, "canbo", ["email", "zalo"], lang="en", email="no@mail, x")
    told(store, *some(1))
    ran(office)
    sent(store, outside)
    (message,) = outside.box.newest()
    assert (message["channel"], message["subject"]) == ("zalo", "New case NX-0")


def test_a_concern_lies_in_the_inbox_at_once_and_delivering_it_adds_nothing(office):
    person = Person(office, "Vi Văn Lo").supported()
    person.does(c.LogVisit, visit_id=uuid4(), held_on=DAY, met=True, concern="high")
    [told] = [each for each in office.desk.inbox(OFFICER) if "lo ngại" in each["subject"]]
    assert str(person.last.number) in told["text"]
    ran(office)
    [again] = [each for each in office.desk.inbox(OFFICER) if "lo ngại" in each["subject"]]
    assert again == told


def test_a_letter_outlives_the_sight_of_its_case_without_its_number(office, store) -> None:
    person = Person(office, "Lò Thị Xa").supported()
    person.does(c.LogVisit, visit_id=uuid4(), held_on=DAY, met=True, concern="high")
    elsewhere = office.desk.viewer("canbo", DAY)
    number = str(person.last.number)
    [told] = [each for each in office.desk.inbox(elsewhere) if "lo ngại" in each["subject"]]
    assert number in told["subject"] + told["text"]
    with store.writing() as connection:
        connection.execute(update(t.case).values(closed_on=DAY, stage="closed", outcome="expunged"))
    [left] = [each for each in office.desk.inbox(elsewhere) if "lo ngại" in each["subject"]]
    assert number not in left["subject"] + left["text"]
    assert "…" in left["text"]
