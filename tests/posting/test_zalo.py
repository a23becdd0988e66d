"""The Zalo channel: numbers, and tokens that are used once."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.messaging.phones import normalised
from persistence import tables as t
from persistence.posting.channel_states import ChannelTokens
from persistence.unit_of_work import Store
from seed.local.running import Servers
from tests.support.offices import DAY, instant
from tests.support.posting import due_now, later, sent, spread_all, wants


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
