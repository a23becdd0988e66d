"""The index tells no name, and forgets who is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, func, insert, inspect, select

from domain.names import fold, syllables
from domain.read_models import CaseFilter
from persistence import tables as t
from persistence.search import catch_up, forget, index_name
from persistence.unit_of_work import Store
from tests.persistence.search.conftest import KNOWN, a_person
from tests.support.offices import DAY, OFFICER, an_office, reception, store_of
from workflows.services.office import Office

INDEX = (t.name_entry, t.name_piece, t.name_bearer)


@pytest.fixture
def own(database_url: str) -> Iterator[Office]:
    with an_office(database_url) as office:
        yield office


def sizes(connection: Connection) -> list[int]:
    return [connection.scalar(select(func.count()).select_from(table)) or 0 for table in INDEX]


def names_found(office: Office, query: str) -> list[str | None]:
    wanted = CaseFilter(query=query)
    return [row.name for row in office.desk.cases(OFFICER, wanted, at=office.now(), on=DAY).rows]


def test_forgetting_everybody_leaves_nothing(own: Office) -> None:
    people = [a_person(own, *known, number) for number, known in enumerate((*KNOWN, KNOWN[0]), start=1)]
    store = store_of(own)
    with store.writing() as connection:
        assert sizes(connection)[2] == len(people)
        for person_id in connection.scalars(select(t.person.c.id)).all():
            forget(connection, store.keyring, person_id)
        assert sizes(connection) == [0, 0, 0]


def test_a_name_stays_as_long_as_somebody_bears_it(own: Office) -> None:
    for number in (1, 2):
        a_person(own, "Lò Văn Inh", 1988, "16174", number)
    store, (one, two) = store_of(own), (reception(f"Lò Văn Inh {number}").person_id for number in (1, 2))
    with store.writing() as connection:
        before = sizes(connection)
        forget(connection, store.keyring, one)
        assert sizes(connection) == [before[0], before[1], 1]
    assert names_found(own, "lo van inh") == ["Lò Văn Inh"]
    with store.writing() as connection:
        forget(connection, store.keyring, two)
        assert sizes(connection) == [0, 0, 0]
    assert names_found(own, "lo van inh") == []


def test_a_person_is_found_by_a_new_name_alone(own: Office) -> None:
    a_person(own, "Lò Văn Inh", 1988, "16174", 1)
    store, person_id = store_of(own), reception("Lò Văn Inh 1").person_id
    with store.writing() as connection:
        forget(connection, store.keyring, person_id)
        index_name(connection, store.keyring, person_id, "Vi Đình Khuyên", 1988)
    assert (len(names_found(own, "vi dinh khuyen")), names_found(own, "lo van inh")) == (1, [])


def test_a_person_may_bear_two_names(own: Office) -> None:
    a_person(own, "Lò Văn Inh", 1988, "16174", 1)
    store, person_id = store_of(own), reception("Lò Văn Inh 1").person_id
    with store.writing() as connection:
        index_name(connection, store.keyring, person_id, "Vi Đình Khuyên", 1988)
        index_name(connection, store.keyring, person_id, "Vi Đình Khuyên", 1988)
    assert (len(names_found(own, "vi dinh khuyen")), len(names_found(own, "lo van inh"))) == (1, 1)


def test_a_store_of_an_older_program_is_indexed_once(own: Office) -> None:
    for number, known in enumerate(KNOWN, start=1):
        a_person(own, *known, number)
    store = store_of(own)
    with store.writing() as connection:
        before = [connection.execute(select(table).order_by(*table.primary_key)).all() for table in INDEX]
        for table in reversed(INDEX):
            connection.execute(delete(table))
        connection.execute(insert(t.store_fact), {"key": "names_to_index", "value": "1"})
        assert catch_up(connection, store.keyring) == len(KNOWN)
        after = [connection.execute(select(table).order_by(*table.primary_key)).all() for table in INDEX]
        assert after == before
        assert catch_up(connection, store.keyring) == 0


def test_no_table_holds_a_name_in_clear(office: Office) -> None:
    """Whole names and given names, with tones, without, and in capitals."""
    wanted = {form for name, _, _ in KNOWN for form in (name, fold(name), name.upper())}
    store: Store = store_of(office)
    with store.engine.connect() as connection:
        for table in inspect(connection).get_table_names():
            for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"'):
                text = " ".join(map(_readable, row))
                assert [each for each in wanted if len(syllables(each)) > 1 and each in text] == [], table


def _readable(value: object) -> str:
    return bytes(value).decode("utf-8", "replace") if isinstance(value, (bytes, memoryview)) else str(value)


def test_no_byte_of_a_file_holds_a_name_in_clear(tmp_path: Path) -> None:
    path = tmp_path / "duongve.db"
    with an_office(f"sqlite:///{path}") as office:
        for number, known in enumerate(KNOWN, start=1):
            a_person(office, *known, number)
        for name, *_ in KNOWN:
            names_found(office, name)
        store_of(office).engine.dispose()
    written = b"".join(each.read_bytes() for each in tmp_path.iterdir())
    assert b"NX-2026-0001" in written
    for name, *_ in KNOWN:
        if len(syllables(name)) > 1:
            assert [each for each in (name, fold(name)) if each.encode() in written] == []
