"""Damage to a chain is found without any key and without any trigger, and each damaged event is named once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, text

from persistence.verify import verify
from tests.support.offices import MASTER, OFFICER, Person, an_office, engine_of
from workflows.services import commands as c
from workflows.services.office import Office


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    """Two cases: one of eight events, one of a single event; the triggers are gone, as an intruder would have it."""
    with an_office(database_url) as office:
        Person(office, "Lò Văn Inh").employed()
        Person(office, "Bùi Thị Hoa")
        with engine_of(office).begin() as connection:
            if engine_of(office).dialect.name == "sqlite":
                for act in ("update", "delete"):
                    connection.execute(text(f"DROP TRIGGER case_event_refuses_{act}"))
            else:
                connection.execute(text("ALTER TABLE case_event DISABLE TRIGGER ALL"))
        yield office


def change(office: Office, *statements: str) -> list[tuple[int, str]]:
    """Does the statements behind the program's back; (seq, problem) of everything that is found."""
    with engine_of(office).begin() as connection:
        for statement in statements:
            assert connection.execute(text(statement.replace("{long}", _long(connection)))).rowcount == 1
    return [(each.seq, each.problem) for each in verify(engine_of(office)).broken]


def _long(connection: Connection) -> str:
    """The condition of the long case."""
    found: Any = connection.execute(text("SELECT id FROM \"case\" WHERE stage = 'employed'")).scalar()
    return f"case_id = '{found}'"


def test_a_sound_store_has_nothing_broken(office: Office) -> None:
    found = verify(engine_of(office))
    assert (found.cases, found.events, found.broken) == (2, 9, [])


@pytest.mark.parametrize("seq", [1, 4, 8])
@pytest.mark.parametrize(
    "column",
    [
        "payload = replace(payload, 'set', 'sat')",
        "actor = 'lanhdao'",
        "kind = 'visited'",
        "effective_on = '2020-01-01'",
        "recorded_at = '2020-01-01T00:00:00.000000Z'",
    ],
)
def test_a_changed_column_is_found_at_its_event(office: Office, column: str, seq: int) -> None:
    assert change(office, f"UPDATE case_event SET {column} WHERE {{long}} AND seq = {seq}") == [
        (seq, "changed")
    ]


@pytest.mark.parametrize("seq", [1, 5, 8])
def test_a_deleted_event_is_missing_and_its_neighbours_are_not_blamed(office: Office, seq: int) -> None:
    assert change(office, f"DELETE FROM case_event WHERE {{long}} AND seq = {seq}") == [(seq, "missing")]


def test_two_events_that_changed_places_are_both_named(office: Office) -> None:
    found = change(
        office,
        "UPDATE case_event SET seq = 99 WHERE {long} AND seq = 3",
        "UPDATE case_event SET seq = 3 WHERE {long} AND seq = 6",
        "UPDATE case_event SET seq = 6 WHERE {long} AND seq = 99",
    )
    assert found == [(3, "changed"), (6, "changed")]


def test_a_case_row_that_does_not_follow_from_its_events_is_found(office: Office) -> None:
    assert change(office, "UPDATE \"case\" SET stage = 'stable' WHERE stage = 'employed'") == [(8, "row")]


def test_a_cut_tail_is_found_although_the_rest_is_a_valid_chain(office: Office) -> None:
    found = change(
        office,
        "DELETE FROM case_event WHERE {long} AND seq = 8",
        "DELETE FROM case_event WHERE {long} AND seq = 7",
    )
    assert found == [(7, "missing"), (8, "missing")]


def test_a_removed_history_is_missing_whole(office: Office) -> None:
    with engine_of(office).begin() as connection:
        connection.execute(text(f"DELETE FROM case_event WHERE {_long(connection)}"))
    found = verify(engine_of(office))
    assert [each.problem for each in found.broken] == ["missing"] * 8
    assert found.cases == 2


def test_any_flipped_byte_of_the_stored_text_is_found_on_sqlite(sqlite_url: str) -> None:
    """Also one that makes the text no text at all."""
    with an_office(sqlite_url) as office:
        Person(office)
        with engine_of(office).begin() as connection:
            connection.execute(text("DROP TRIGGER case_event_refuses_update"))
        for column in ("payload", "actor", "effective_on", "recorded_at", "kind"):
            with engine_of(office).begin() as connection:
                stored = connection.execute(
                    text(f"SELECT CAST({column} AS BLOB) FROM case_event")
                ).scalar_one()
                damaged = bytes([stored[0] ^ 0x80]) + stored[1:]
                connection.exec_driver_sql(f"UPDATE case_event SET {column} = CAST(? AS TEXT)", (damaged,))
            assert [each.problem for each in verify(engine_of(office)).broken] == ["changed"]
            with engine_of(office).begin() as connection:
                connection.exec_driver_sql(f"UPDATE case_event SET {column} = CAST(? AS TEXT)", (stored,))
        assert verify(engine_of(office)).broken == []


def test_the_database_file_alone_shows_no_personal_field(sqlite_url: str) -> None:
    with an_office(sqlite_url) as office:
        person = Person(office).supported()
        person.does(c.RecordFacts, facts={"list_drawn": True}, document="DS-77/2026 Công an xã")
        person.does(c.Advance, move="pause", reason="away", note="Đi thăm mẹ ở Nghệ An")
        view = office.desk.case_page(OFFICER, person.id, at=office.now(), on=person.on).person
    path = sqlite_url.removeprefix("sqlite:///")
    stored = b"".join(_bytes(path + ending) for ending in ("", "-wal"))
    secrets = [
        view.name,
        view.citizen_id,
        view.phone,
        view.address,
        view.offence,
        view.certificate_no,
        "Inh",
        "912345678",
    ]
    secrets += ["Giới thiệu việc làm", "Gặp tại nhà", "DS-77", "Nghệ An"]
    for secret in secrets:
        assert secret
        for form in (secret, secret.casefold(), secret.encode("ascii", "ignore").decode()):
            assert len(form) < 3 or form.encode() not in stored, f"“{form}” stands in clear"
    assert MASTER not in stored and MASTER.hex().encode() not in stored


def _bytes(path: str) -> bytes:
    return Path(path).read_bytes() if Path(path).exists() else b""
