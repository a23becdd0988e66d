"""Tries are counted for every process at once, and what came of each is kept."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from domain.passwords import OF_ACCOUNT, WINDOW, TooManyTries, WrongCredentials
from persistence.accounts.attempts import Attempts
from tests.support.offices import DAY, an_office, instant, store_of
from workflows.services.signing_in import From

AT = instant(DAY)
AT_ONCE = 24


@pytest.fixture
def office(database_url):
    with an_office(database_url) as office:
        office.door.set_password("canbo", "trâu về chuồng lúc sáu giờ", must_change=False)
        yield office


def test_many_at_one_moment_get_as_many_tries_as_one_after_the_other(office):
    def guess(number):
        with pytest.raises((WrongCredentials, TooManyTries)) as refusal:
            office.door.enter("canbo", f"đoán mò {number}", at=AT, come=From("", f"10.0.0.{number}"))
        return refusal.type

    with ThreadPoolExecutor(AT_ONCE) as threads:
        answers = list(threads.map(guess, range(AT_ONCE)))
    assert answers.count(WrongCredentials) == OF_ACCOUNT
    assert answers.count(TooManyTries) == AT_ONCE - OF_ACCOUNT
    assert [each["outcome"] for each in office.door.attempts.of("canbo")].count(
        "shut"
    ) == AT_ONCE - OF_ACCOUNT


def test_another_process_counts_the_same_tries(office):
    here, there = office.door.attempts, Attempts(store_of(office))
    for turn in range(OF_ACCOUNT):
        assert (here, there)[turn % 2].take("canbo", "10.0.0.7", AT) is None
    assert here.take("canbo", "10.0.0.7", AT) == there.take("canbo", "10.0.0.8", AT) == AT + WINDOW


def test_a_shut_door_does_not_stay_shut_for_those_who_knock(office):
    attempts = office.door.attempts
    for _ in range(OF_ACCOUNT):
        attempts.take("canbo", "10.0.0.7", AT)
    for minute in range(1, 15):
        assert attempts.take("canbo", "10.0.0.7", AT + timedelta(minutes=minute)) == AT + WINDOW
    assert attempts.take("canbo", "10.0.0.7", AT + WINDOW) is None


def test_the_owner_reads_what_came_of_a_try_and_not_that_it_began(office):
    office.door.enter("canbo", "trâu về chuồng lúc sáu giờ", at=AT, come=From("Firefox", "10.0.0.7"))
    assert office.door.attempts.of("canbo") == [{"at": AT, "address": "10.0.0.7", "outcome": "ok"}]
