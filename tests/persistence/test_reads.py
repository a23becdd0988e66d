"""Who saw this: every logged read of one case and of no other, grouped, paged, and none left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import insert

from domain.errors import UnknownCase
from domain.viewer import Role, Viewer
from domain.who_read import Read, grouped
from persistence import tables as t
from tests.support.offices import DAY, MANAGER, OFFICER, Person, an_office, engine_of, instant
from workflows.services.office import Office


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    with an_office(database_url) as office:
        yield office


def log(office: Office, *rows: tuple[datetime, str, str, list[UUID]]) -> None:
    with engine_of(office).execution_options(writes=True).begin() as connection:
        for at, actor, what, ids in rows:
            row = {"read_at": at, "actor": actor, "what": what, "ids": [str(each) for each in ids]}
            connection.execute(insert(t.read_log), row)


def test_the_reads_of_one_case_are_found_among_all_others(office: Office) -> None:
    one, other = Person(office), Person(office, "Vi Thị Hoa")
    at = instant(DAY)
    log(
        office,
        (at, "canbo", "list", [other.id, one.id]),
        (at, "canbo", "case", [other.id]),
        (at + timedelta(minutes=5), "canbo", "list", [one.id]),
        (at, "lanhdao", "case", [one.id]),
        (at + timedelta(days=1), "nguoi-da-nghi", "case", [one.id]),
    )
    found = office.desk.seen_by.who_read(OFFICER, one.id, at=at)
    assert [(each.day, each.user, each.role, each.what, each.count) for each in found.lines] == [
        (DAY + timedelta(days=1), "nguoi-da-nghi", None, "case", 1),
        (DAY, "canbo", "officer", "list", 2),
        (DAY, "lanhdao", "manager", "case", 1),
    ]
    assert (found.total, found.reads, found.accounts) == (3, 4, 3)
    assert (found.lines[1].first_at, found.lines[1].last_at) == (at, at + timedelta(minutes=5))


def test_looking_who_saw_is_itself_seen(office: Office) -> None:
    person = Person(office)
    office.desk.seen_by.who_read(MANAGER, person.id, at=instant(DAY))
    found = office.desk.seen_by.who_read(OFFICER, person.id, at=instant(DAY))
    assert [(each.user, each.what) for each in found.lines] == [("lanhdao", "reads")]


def test_the_pages_together_hold_every_line(office: Office) -> None:
    person = Person(office)
    at = instant(DAY)
    log(office, *((at + timedelta(days=n), "canbo", "case", [person.id]) for n in range(7)))
    pages = [
        office.desk.seen_by.who_read(OFFICER, person.id, at=at, limit=3, offset=start).lines
        for start in (0, 3, 6)
    ]
    days = [line.day for page in pages for line in page if line.what == "case"]
    assert days == [DAY + timedelta(days=n) for n in range(6, -1, -1)]
    whole = office.desk.seen_by.who_read(OFFICER, person.id, at=at, limit=None)
    assert whole.reads == 7 + 3


@pytest.mark.parametrize(
    "viewer", [replace(OFFICER, units=frozenset({"16186"})), Viewer("quantri", Role.ADMIN)]
)
def test_out_of_scope_nobody_is_told(office: Office, viewer: Viewer) -> None:
    person = Person(office)
    with pytest.raises(UnknownCase):
        office.desk.seen_by.who_read(viewer, person.id, at=instant(DAY))


def test_a_day_is_a_day_in_vietnam() -> None:
    late = datetime.fromisoformat("2026-03-02T17:00:00+00:00")
    reads = [Read(late - timedelta(microseconds=1), "canbo", "case"), Read(late, "canbo", "case")]
    assert [line.day for line in grouped(reads)] == [date(2026, 3, 3), date(2026, 3, 2)]
