"""Acts under strain: twenty at once on one case, a history that must not be touched, a disk that is full."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import event, func, select, text

from domain.errors import StoreUnavailable
from persistence import tables as t
from persistence.verify import verify
from tests.support.offices import DAY, OFFICER, Person, an_id, an_office, engine_of, instant, store_of
from workflows.services import commands as c
from workflows.services.handlers import HANDLERS
from workflows.services.office import Office


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    with an_office(database_url) as office:
        yield office


def test_two_officers_at_once_never_lose_an_update(office: Office) -> None:
    """Twenty threads on one case: every accepted act is in the chain, in order."""
    person = Person(office)
    troubles: list[Exception] = []

    def consent(turn: int) -> None:
        try:
            command = c.GiveConsent(person.id, "bank", turn % 2 == 0)
            office.perform(command, by=OFFICER, command_id=an_id(f"turn {turn}"), at=instant(DAY), on=DAY)
        except Exception as trouble:
            troubles.append(trouble)

    threads = [threading.Thread(target=consent, args=(turn,)) for turn in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == []
    assert office.desk.case(OFFICER, person.id).version == 21
    assert verify(engine_of(office)).broken == []


@pytest.mark.postgres
def test_an_act_is_done_once_although_the_server_dropped_every_connection(postgres_url: str) -> None:
    with an_office(postgres_url) as office:
        person = Person(office)
        with engine_of(office).begin() as connection:
            others = "pid <> pg_backend_pid() AND datname = current_database()"
            connection.execute(text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}"))
        done = person.does(c.GiveConsent, body="bank", given=True)
        assert (done.version, verify(engine_of(office)).events) == (2, 2)


def test_history_refuses_update_and_delete(office: Office) -> None:
    Person(office)
    for statement in ("UPDATE case_event SET actor = 'x'", "DELETE FROM case_event"):
        with pytest.raises(Exception, match="append-only"), engine_of(office).begin() as connection:
            connection.execute(text(statement))


@pytest.fixture
def small_disk(sqlite_url: str) -> Iterator[tuple[Office, Person]]:
    """A store whose file cannot grow any more."""
    with an_office(sqlite_url) as office:
        person = Person(office)
        with engine_of(office).connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()

        def no_more_pages(connection: sqlite3.Connection, _record: object, _proxy: object) -> None:
            connection.execute(f"PRAGMA max_page_count={pages}")

        event.listen(store_of(office).writer.pool, "checkout", no_more_pages)
        yield office, person


def test_a_full_disk_keeps_nothing_of_the_act_and_says_so(small_disk: tuple[Office, Person]) -> None:
    office, person = small_disk
    kept = 0
    with pytest.raises(StoreUnavailable, match="full"):
        for turn in range(400):
            command = c.RecordFacts(person.id, {"skills": "x" * 150}, "d" * 2000)
            office.perform(command, by=OFFICER, command_id=an_id(f"fill {turn}"))
            kept += 1
    found = verify(engine_of(office))
    with engine_of(office).connect() as connection:
        remembered = connection.scalar(select(func.count()).select_from(t.command_log))
    assert (found.broken, found.events, remembered) == ([], kept + 1, kept + 1)


def test_a_defect_of_ours_is_not_called_a_broken_database(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(work: object, command: object) -> None:
        raise TypeError("a defect")

    with an_office(sqlite_url) as office:
        person = Person(office)
        monkeypatch.setitem(HANDLERS, c.GiveConsent, fails)
        with pytest.raises(TypeError, match="a defect"):
            person.does(c.GiveConsent, body="bank", given=True)
        assert verify(engine_of(office)).events == 1
