"""Each message arrives once, whoever delivers it; what nobody can deliver is given up after five runs."""

from __future__ import annotations

import threading
from datetime import timedelta

from sqlalchemy import update

from persistence import tables as t
from persistence.sweeps import deliver
from tests.support.crowds import sweeps_on
from tests.support.offices import DAY, Person, engine_of, instant


def test_a_message_arrives_in_the_inbox_of_its_role_and_commune(office, run, all_of) -> None:
    Person(office)
    assert run("deliver", DAY)["delivered"] == 1
    (letter,) = all_of("inbox")
    assert (letter.to_role, letter.to_unit) == ("officer", "16174")
    assert "Hồ sơ mới" in letter.subject
    assert [each.status for each in all_of("outbox")] == ["sent"]


def test_a_second_run_delivers_nothing(office, run, all_of) -> None:
    Person(office)
    run("deliver", DAY)
    assert not any(run("deliver", DAY).values())
    assert len(all_of("inbox")) == 1


def test_more_than_a_batch_is_delivered_in_one_run(office, run, all_of, monkeypatch) -> None:
    monkeypatch.setattr(deliver, "BATCH", 2)
    for number in range(5):
        Person(office, f"Lò Văn {number}")
    assert run("deliver", DAY)["delivered"] == 5
    assert len(all_of("inbox")) == 5


def test_two_deliveries_at_once_bring_each_message_once(office, all_of) -> None:
    for number in range(6):
        Person(office, f"Lò Văn {number}")
    sweeps = sweeps_on(engine_of(office))
    (whole,) = sweeps.plan("deliver", DAY, instant(DAY))
    counts: list[int] = []
    both = [
        threading.Thread(
            target=lambda: counts.append(sweeps.run("deliver", whole, DAY, instant(DAY))["delivered"])
        )
        for _ in range(2)
    ]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert sum(counts) == len(all_of("inbox")) == 6


def test_a_channel_that_nobody_serves_is_given_up_after_five_runs(office, run, all_of) -> None:
    Person(office)
    with engine_of(office).execution_options(writes=True).begin() as connection:
        connection.execute(update(t.outbox).values(channel="pigeon"))
    tried = [run("deliver", DAY + timedelta(days=turn)) for turn in range(6)]
    assert [each["failed"] for each in tried] == [1, 1, 1, 1, 1, 0]
    (message,) = all_of("outbox")
    assert (message.status, message.attempts) == ("dead", 5)
    assert all_of("inbox") == []
