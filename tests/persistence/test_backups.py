"""A backup comes back as it was saved, on both databases, or says why not and changes nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from os import urandom
from pathlib import Path

import pytest
from sqlalchemy import Engine, delete, func, select, text

from domain.errors import DomainError
from domain.keeping import (
    BackupCut,
    BackupDamaged,
    BackupDiffers,
    BackupExists,
    BackupOfAnotherKey,
    NotABackup,
    StoreHoldsPeople,
    StoreInUse,
)
from persistence import tables as t
from persistence.backups.invariants import invariants
from persistence.backups.restoring import check, restore
from persistence.backups.saving import save
from persistence.backups.sealed_stream import PIECE, SealedReader, SealedWriter
from persistence.engine import is_sqlite, open_engine
from persistence.verify import verify
from tests.support.offices import DAY, OFFICER, Person, an_office, engine_of, instant
from workflows.services import commands as c
from workflows.services.office import Office

KEY, OTHER = bytes(32), bytes([1]) * 32
AT = instant(DAY, 5)


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    with an_office(database_url) as office:
        Person(office).employed()
        Person(office, "Vi Thị Hoa").supported()
        yield office


@pytest.fixture
def saved(office: Office, tmp_path: Path) -> Path:
    path = tmp_path / "one.dvb"
    save(engine_of(office), KEY, path, AT)
    return path


def counted(engine: Engine) -> object:
    with engine.connect() as connection:
        return invariants(connection)


def url_of(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=False)


def files(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir() if not each.name.endswith(("-wal", "-shm"))}


def test_a_backup_says_what_it_holds_and_names_nobody(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "one.dvb"
    made = save(engine_of(office), KEY, path, AT)
    content = path.read_bytes()
    assert (made.bytes, made.backend) == (len(content), engine_of(office).dialect.name)
    assert made.rows > 50
    assert path.stat().st_mode & 0o777 == 0o600
    for word in ("canbo", "NX-2026-0001", "case_event", "thai", "SQLite format"):
        assert word.encode() not in content


def test_what_was_done_after_the_backup_is_gone_when_it_came_back(office: Office, saved: Path) -> None:
    engine = engine_of(office)
    before = counted(engine)
    Person(office, "Lê Văn Sau")
    assert counted(engine) != before
    office.store.writer.dispose()  # type: ignore[attr-defined]
    engine.dispose()
    found = restore(url_of(engine), KEY, saved, AT, replace=True)
    assert counted(engine) == before
    assert (verify(engine).broken, found.broken, found.made_at) == ([], 0, AT)


def test_an_office_goes_on_where_it_was_saved(office: Office, saved: Path) -> None:
    """Sequences, triggers and keys came back too: the next act is written, and history still refuses to change."""
    engine = engine_of(office)
    office.store.writer.dispose()  # type: ignore[attr-defined]
    engine.dispose()
    restore(url_of(engine), KEY, saved, AT, replace=True)
    person = Person(office, "Lê Văn Sau").assessed()
    assert office.desk.case_id(OFFICER, str(person.id)) == person.id
    assert verify(engine).broken == []
    with pytest.raises(Exception, match="append-only"), engine.begin() as connection:
        connection.execute(delete(t.case_event))


def test_the_check_uses_a_scratch_database_and_leaves_nothing_of_it(
    office: Office, saved: Path, tmp_path: Path
) -> None:
    engine = engine_of(office)
    before, there = counted(engine), files(tmp_path)
    found = check(engine, KEY, saved)
    assert (found.rows, found.broken) == (sum(before.rows.values()), 0)  # type: ignore[attr-defined]
    assert (counted(engine), files(tmp_path)) == (before, there)
    if not is_sqlite(engine):
        with engine.connect() as connection:
            left = connection.scalar(
                text("SELECT count(*) FROM pg_database WHERE datname LIKE 'duongve_check%'")
            )
        assert left == 0


def test_an_empty_database_is_filled_from_nothing(
    office: Office, saved: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    before = counted(engine_of(office))
    if is_sqlite(engine_of(office)):
        fresh = f"sqlite:///{tmp_path / 'fresh.db'}"
        restore(fresh, KEY, saved, AT)
        engine = open_engine(fresh)
        assert counted(engine) == before
        engine.dispose()
        return
    with request.getfixturevalue("postgres").database() as fresh:
        restore(fresh, KEY, saved, AT)
        engine = open_engine(fresh)
        assert counted(engine) == before
        engine.dispose()


def test_people_are_not_replaced_without_being_told_to(office: Office, saved: Path) -> None:
    with pytest.raises(StoreHoldsPeople):
        restore(url_of(engine_of(office)), KEY, saved, AT)


def test_a_file_is_never_overwritten(office: Office, saved: Path) -> None:
    before = saved.read_bytes()
    with pytest.raises(BackupExists):
        save(engine_of(office), KEY, saved, AT)
    assert saved.read_bytes() == before


def flipped(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


HARMS = {
    "not a backup": (lambda it: b"PK" + it[2:], NotABackup),
    "empty": (lambda it: b"", NotABackup),
    "cut in the head": (lambda it: it[:40], BackupCut),
    "cut in the middle": (lambda it: it[: len(it) // 2], BackupCut),
    "last byte cut": (lambda it: it[:-1], BackupCut),
    "first byte of the content": (lambda it: flipped(it, len(it) // 2), BackupDamaged),
    "last byte flipped": (lambda it: flipped(it, len(it) - 1), BackupDamaged),
    "head flipped": (lambda it: flipped(it, it.index(b"made_at") + 14), BackupDamaged),
    "something behind": (lambda it: it + b"\0", BackupDamaged),
}


@pytest.mark.parametrize("harm", HARMS)
def test_a_harmed_file_is_refused_and_changes_nothing(
    office: Office, saved: Path, tmp_path: Path, harm: str
) -> None:
    engine, (does, refusal) = engine_of(office), HARMS[harm]
    before, there = counted(engine), files(tmp_path)
    saved.write_bytes(does(saved.read_bytes()))
    office.store.writer.dispose()  # type: ignore[attr-defined]
    engine.dispose()
    with pytest.raises(refusal):
        restore(url_of(engine), KEY, saved, AT, replace=True)
    assert (counted(engine), files(tmp_path)) == (before, there)


def test_another_key_is_told_from_a_damaged_file(office: Office, saved: Path) -> None:
    with pytest.raises(BackupOfAnotherKey):
        check(engine_of(office), OTHER, saved)


def test_a_copy_that_is_not_what_was_saved_is_thrown_away(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if a row had got lost on the way: the file itself is whole."""
    engine, path = engine_of(office), tmp_path / "one.dvb"
    with monkeypatch.context() as lying:
        for module in ("of_sqlite", "of_postgres"):
            lying.setattr(f"persistence.backups.{module}.invariants", with_one_row_more)
        save(engine, KEY, path, AT)
    with pytest.raises(BackupDiffers, match="person_key"):
        check(engine, KEY, path)


def with_one_row_more(connection: object) -> object:
    found = invariants(connection)  # type: ignore[arg-type]
    found.rows["person_key"] += 1  # type: ignore[index]
    return found


def test_a_store_that_somebody_has_open_is_not_replaced(
    office: Office, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("persistence.backups.of_postgres._LOCK_TIMEOUT", "200ms")
    engine = engine_of(office)
    before = counted(engine)
    with engine.connect() as somebody:
        somebody.execute(select(func.count()).select_from(t.case))
        with pytest.raises(StoreInUse):
            restore(url_of(engine), KEY, saved, AT, replace=True)
    assert counted(engine) == before


def test_officers_go_on_writing_while_a_backup_is_made(office: Office, tmp_path: Path) -> None:
    """Nobody waits, and what is saved is one moment: it comes back equal and its chains are whole."""
    person, stop = Person(office, "Lê Văn Sau"), threading.Event()
    done: list[int] = []

    def writes() -> None:
        while not stop.is_set():
            office.perform(c.RecordFacts(person.id, {"skills": f"s{len(done)}"}, "x"), by=OFFICER)
            done.append(1)

    writer = threading.Thread(target=writes)
    writer.start()
    try:
        for turn in range(3):
            path = tmp_path / f"{turn}.dvb"
            save(engine_of(office), KEY, path, AT)
            assert check(engine_of(office), KEY, path).broken == 0
    finally:
        stop.set()
        writer.join()
    assert len(done) > 3


def test_a_file_of_many_pieces_notices_a_piece_that_changed_places(tmp_path: Path) -> None:
    path, noise = tmp_path / "many", urandom(3 * PIECE)
    with path.open("wb") as file:
        sealed = SealedWriter(file, KEY, {})
        sealed.write(noise)
        sealed.close()
    content, size = path.read_bytes(), PIECE + 20
    start = content.index(b"}") + 1
    with path.open("rb") as file:
        reader = SealedReader(file, KEY, "many")
        assert reader.read(len(noise)) == noise
        reader.finish()
    first, second = content[start : start + size], content[start + size : start + 2 * size]
    rest = content[start + 2 * size :]
    for harmed in (second + first + rest, first + rest, first + second):
        path.write_bytes(content[:start] + harmed)
        with path.open("rb") as file, pytest.raises(DomainError):
            reader = SealedReader(file, KEY, "many")
            reader.read(len(noise))
            reader.finish()
