"""A token is known to its program alone; who made and who revoked it stays written."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.errors import UnknownRecord
from persistence import tables as t
from persistence.accounts.tokens import LONGEST_DAYS, USED_EVERY
from tests.support.offices import DAY, an_office, engine_of, instant
from workflows.services.administration_commands import SetDisabled

AT = instant(DAY)


@pytest.fixture
def office(database_url):
    with an_office(database_url) as office:
        yield office


@pytest.fixture
def token(office):
    return office.tokens.create("nganhang", "máy của ngân hàng", 30, by="quantri", at=AT)


def test_the_database_does_not_hold_the_token(office, token):
    with engine_of(office).connect() as connection:
        assert token not in repr(connection.execute(select(t.api_token)).all())
    assert office.tokens.find(token, at=AT, on=DAY).user == "nganhang"
    assert office.tokens.find(token[:-1], at=AT, on=DAY) is None


@pytest.mark.parametrize(
    ("after", "lives"),
    [(timedelta(days=30, seconds=-1), True), (timedelta(days=30), False), (timedelta(days=31), False)],
)
def test_a_token_ends_with_its_last_day(office, token, after, lives):
    assert (office.tokens.find(token, at=AT + after, on=(AT + after).date()) is not None) is lives


def test_a_token_ends_with_its_account(office, token):
    admin = office.desk.viewer("quantri", DAY)
    office.perform(SetDisabled("nganhang", True), by=admin)
    assert office.tokens.find(token, at=AT, on=DAY) is None
    with pytest.raises(UnknownRecord):
        office.tokens.create("nganhang", "", 5, by="quantri", at=AT)


def test_no_token_lives_longer_than_a_year(office):
    office.tokens.create("canbo", "", 10_000, by="quantri", at=AT)
    assert office.tokens.of("canbo")[0]["ends_at"] == AT + timedelta(days=LONGEST_DAYS)


def test_the_last_use_is_kept_by_the_hour(office, token):
    def used_at():
        return office.tokens.of("nganhang")[0]["used_at"]

    assert used_at() is None
    for after, seen in (
        (timedelta(0), timedelta(0)),
        (USED_EVERY - timedelta(seconds=1), timedelta(0)),
        (USED_EVERY, USED_EVERY),
    ):
        office.tokens.find(token, at=AT + after, on=DAY)
        assert used_at() == AT + seen


def test_making_and_revoking_stand_in_the_log_once_each(office, token):
    [row] = office.tokens.of("nganhang")
    for _ in range(2):
        office.tokens.revoke(row["id"], at=AT, by="quantri")
    told = office.desk.accounts.events("nganhang")
    assert [(each.kind, each.actor) for each in told] == [
        ("token_revoked", "quantri"),
        ("token_made", "quantri"),
    ]
    assert token not in repr(told)
