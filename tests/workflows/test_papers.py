"""Papers: known by their content, sealed under the person's key, limited, and read by the office alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
from sqlalchemy import delete, select, update

from domain.errors import BadValue, CommandIdReused, NotAllowed, RecordConflict, UnknownRecord, WrongKey
from domain.papers import KINDS, LARGEST, MOST, NotAPaper, PaperErased, PaperTooLarge, TooManyPapers
from domain.viewer import Role, Viewer
from persistence import tables as t
from tests.support.offices import (
    BANK_OFFICE,
    DAY,
    GROUP,
    MANAGER,
    OFFICER,
    Person,
    an_id,
    an_office,
    engine_of,
    instant,
)
from workflows.services import commands as c
from workflows.services import papers
from workflows.services.office import Office
from workflows.services.paper_commands import AddPaper

PDF = b"%PDF-1.7\n" + b"Giay chung nhan" * 20
JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256))
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    with an_office(database_url) as office:
        yield office


@pytest.fixture
def person(sqlite_url: str) -> Iterator[Person]:
    with an_office(sqlite_url) as office:
        yield Person(office)


def add(person: Person, name: str = "p1", by: Viewer = OFFICER, **more: Any) -> Any:
    fields: dict[str, Any] = {
        "kind": "certificate",
        "title": "Giấy chứng nhận số 117",
        "dated_on": DAY,
        "content": PDF,
    } | more
    person.does(AddPaper, by, paper_id=an_id(name), **fields)
    return an_id(name)


def read(person: Person, name: str = "p1", viewer: Viewer = OFFICER) -> bytes:
    desk = person.office.desk.papers
    return desk.content(viewer, person.id, an_id(name), at=instant(DAY))[1]


@pytest.mark.parametrize("content", [PDF, JPEG, PNG])
def test_what_was_added_is_read_again(office: Office, content: bytes) -> None:
    person = Person(office)
    add(person, content=content)
    assert read(person) == content
    line = office.desk.papers.of_case(OFFICER, person.id)[0]
    assert (line.kind, line.title, line.size) == ("certificate", "Giấy chứng nhận số 117", len(content))


def test_nothing_of_it_lies_in_the_database_in_clear(office: Office) -> None:
    person = Person(office)
    add(person)
    with engine_of(office).connect() as connection:
        sealed = connection.scalar(select(t.paper_content.c.sealed))
        row = connection.execute(select(t.paper)).one()
    entry = office.desk.history(OFFICER, person.id, at=instant(DAY))[-1]
    assert sealed is not None
    assert PDF[:20] not in sealed and b"117" not in row.sealed_title
    assert row.digest == sha256(sealed).digest() != sha256(PDF).digest()
    assert (entry.kind, entry.data["sha256"]) == ("paper_added", row.digest.hex())


@pytest.mark.parametrize(
    "content",
    [b"", b"GIF89a....", b"PK\x03\x04 docx", b"<html>", b" %PDF-1.4", b"%PD", b"\xff\xd8", b"MZ\x90"],
)
def test_what_is_no_paper_by_its_content_is_refused(person: Person, content: bytes) -> None:
    with pytest.raises(NotAPaper):
        add(person, content=content)
    assert person.office.desk.papers.of_case(OFFICER, person.id) == ()


def test_the_largest_paper_is_kept_and_one_byte_more_is_not(person: Person) -> None:
    add(person, content=b"%PDF-".ljust(LARGEST, b"x"))
    with pytest.raises(PaperTooLarge) as refused:
        add(person, "p2", content=b"%PDF-".ljust(LARGEST + 1, b"x"))
    assert refused.value.data == {"size": 6, "most": 5}


@pytest.mark.parametrize(
    "wrong", [{"kind": "diary"}, {"title": "  "}, {"title": "x" * 201}, {"dated_on": DAY + timedelta(days=1)}]
)
def test_a_wrong_description_is_refused(person: Person, wrong: dict[str, Any]) -> None:
    with pytest.raises(BadValue):
        add(person, **wrong)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_taken(person: Person, kind: str) -> None:
    add(person, kind=kind)


def test_a_case_holds_so_many_and_no_more(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST == 200
    monkeypatch.setattr(papers, "MOST", 2)
    for name in ("p1", "p2"):
        add(person, name)
    with pytest.raises(TooManyPapers):
        add(person, "p3")


def test_the_same_paper_twice_is_one_and_another_under_its_id_is_refused(person: Person) -> None:
    add(person)
    version = person.last.version
    add(person)
    assert (person.last.version, person.last.told) == (version, ("told.already_recorded",))
    with pytest.raises(RecordConflict):
        add(person, content=PNG)


def test_a_replay_is_known_by_the_content_that_is_not_in_the_command_log(person: Person) -> None:
    command = AddPaper(person.id, an_id("p1"), "photo", "Ảnh", None, JPEG)
    other = replace_content(command, JPEG + b"!")
    assert repr(JPEG) not in repr(command) and repr(command) != repr(other)
    person.office.perform(command, by=OFFICER, command_id=an_id("one"))
    assert person.office.perform(command, by=OFFICER, command_id=an_id("one")).replayed
    with pytest.raises((CommandIdReused, RecordConflict)):
        person.office.perform(other, by=OFFICER, command_id=an_id("one"))


def replace_content(command: AddPaper, content: bytes) -> AddPaper:
    return AddPaper(command.case_id, command.paper_id, command.kind, command.title, command.dated_on, content)


def test_a_closed_case_takes_its_last_papers(person: Person) -> None:
    person.does(c.Advance, move="close", outcome="declined", note="Không cần")
    add(person)


def test_without_the_persons_key_nobody_reads_it(office: Office) -> None:
    person = Person(office)
    add(person)
    with engine_of(office).execution_options(writes=True).begin() as connection:
        connection.execute(delete(t.person_key))
    assert office.desk.papers.of_case(OFFICER, person.id)[0].title is None
    with pytest.raises(PaperErased):
        read(person)


def test_a_content_moved_to_another_paper_does_not_open(person: Person) -> None:
    add(person, "p1")
    add(person, "p2", content=PNG)
    content = t.paper_content.c
    with engine_of(person.office).execution_options(writes=True).begin() as connection:
        other = connection.scalar(select(content.sealed).where(content.paper_id == an_id("p2")))
        connection.execute(
            update(t.paper_content).where(content.paper_id == an_id("p1")).values(sealed=other)
        )
    with pytest.raises(WrongKey):
        read(person)


def test_a_paper_of_another_case_is_not_found(person: Person) -> None:
    add(person)
    other = Person(person.office, "Vi Thị Hoa")
    with pytest.raises(UnknownRecord):
        person.office.desk.papers.content(OFFICER, other.id, an_id("p1"), at=instant(DAY))


@pytest.mark.parametrize(
    "viewer",
    [
        replace(OFFICER, units=frozenset({"16186"})),
        Viewer("g5", Role.SUPPORTER, groups=frozenset({GROUP})),
        Viewer("nganhang", Role.BANK, office=BANK_OFFICE),
        Viewer("quantri", Role.ADMIN),
    ],
)
def test_only_the_office_of_the_commune_reads(office: Office, viewer: Viewer) -> None:
    person = Person(office).supported()
    add(person)
    assert office.desk.papers.of_case(viewer, person.id) == ()
    with pytest.raises(UnknownRecord):
        read(person, viewer=viewer)


def test_a_group_adds_no_papers(person: Person) -> None:
    with pytest.raises(NotAllowed):
        add(person, by=Viewer("g5", Role.SUPPORTER, groups=frozenset({GROUP})))


def test_reading_is_logged_before_it_is_shown(person: Person) -> None:
    add(person)
    read(person, viewer=MANAGER)
    found = person.office.desk.seen_by.who_read(OFFICER, person.id, at=instant(DAY))
    assert [(each.user, each.what) for each in found.lines] == [("lanhdao", "paper")]
