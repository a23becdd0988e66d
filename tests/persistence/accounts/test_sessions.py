"""A session is found by its token alone, and ends by its owner, by idleness, by age, and with its account."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text

from domain.accounts import ABSOLUTE, IDLE
from domain.viewer import Role
from persistence import tables as t
from tests.support.offices import DAY, GROUP, an_office, engine_of, instant

AT = instant(DAY)


@pytest.fixture
def office(database_url):
    with an_office(database_url) as office:
        yield office


@pytest.fixture
def token(office):
    return office.sessions.open("canbo", at=AT, agent="Firefox", address="10.0.0.7", second_factor=True)


def test_the_token_finds_who_acts_and_is_itself_nowhere_in_the_database(office, token):
    found = office.sessions.find(token, at=AT, on=DAY)
    assert (found.viewer.user, found.viewer.role, found.roles) == ("canbo", Role.OFFICER, (Role.OFFICER,))
    with engine_of(office).connect() as connection:
        rows = repr(connection.execute(select(t.session)).all())
    assert token not in rows
    assert office.sessions.find(token + "x", at=AT, on=DAY) is None


@pytest.mark.parametrize(
    ("after", "alive"),
    [(IDLE - timedelta(seconds=1), True), (IDLE, False), (IDLE + timedelta(seconds=1), False)],
)
def test_an_idle_session_ends(office, token, after, alive):
    assert (office.sessions.find(token, at=AT + after, on=DAY) is not None) is alive


def test_a_session_that_is_used_goes_on_until_its_last_hour(office, token):
    at = AT
    while at + IDLE / 2 < AT + ABSOLUTE:
        at += IDLE / 2
        assert office.sessions.find(token, at=at, on=DAY) is not None
    assert office.sessions.find(token, at=AT + ABSOLUTE, on=DAY) is None


def test_an_ended_session_opens_nothing(office, token):
    other = office.sessions.open("canbo", at=AT, agent="", address="", second_factor=True)
    mine = office.sessions.find(token, at=AT, on=DAY).session
    office.sessions.end_all("canbo", at=AT, by="canbo", but=mine)
    assert office.sessions.find(other, at=AT, on=DAY) is None
    assert [each.id for each in office.sessions.of("canbo", at=AT)] == [mine]
    office.sessions.end(mine, at=AT, by="canbo")
    assert office.sessions.find(token, at=AT, on=DAY) is None


def test_a_supporter_sees_the_group_and_an_account_without_a_role_today_nothing(office):
    token = office.sessions.open("g5", at=AT, agent="", address="", second_factor=True)
    assert office.sessions.find(token, at=AT, on=DAY).viewer.groups == {GROUP}
    with engine_of(office).begin() as connection:
        connection.execute(text("UPDATE role_grant SET valid_to = '2026-03-02' WHERE \"user\" = 'g5'"))
    assert office.sessions.find(token, at=AT, on=DAY) is None


@pytest.mark.parametrize("table", ["read_log", "sign_in", "admin_event"])
def test_what_is_logged_can_be_neither_changed_nor_removed(office, table):
    office.door.attempts.record("canbo", "", AT, "ok")
    office.desk.reads.log("canbo", AT, "list", ["1"])
    with office.store.writing() as connection:
        row = {"recorded_at": AT, "actor": "quantri", "kind": "account_made", "subject": "x", "data": {}}
        connection.execute(t.admin_event.insert(), row)
    for change in (f"DELETE FROM {table}", f"UPDATE {table} SET id = id + 1"):
        with pytest.raises(Exception, match="append-only"), engine_of(office).begin() as connection:
            connection.execute(text(change))
