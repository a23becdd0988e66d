"""Last month's report is drafted on its day, the managers are told once, and nobody but a person signs it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from domain.errors import NotAllowed
from domain.monthly.month import Month
from persistence import tables as t
from tests.support.crowds import sweeps_on
from tests.support.offices import MANAGER, OFFICER, Person, an_office, engine_of, instant
from workflows import monthly_papers as papers
from workflows.services.monthly_commands import TellMonthReady
from workflows.services.office import Office
from workflows.services.sweeping import sweep

THIRD = date(2026, 3, 3)


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    with an_office(database_url) as office:
        Person(office, "Lò Văn Inh", date(2026, 2, 10), completed_on=date(2024, 6, 1))
        office.today, office.now = (lambda: THIRD), (lambda: instant(THIRD))
        yield office


def told(office: Office) -> list[Any]:
    with engine_of(office).begin() as connection:
        query = select(t.outbox).where(t.outbox.c.template == "message.month_ready")
        return list(connection.execute(query))


def delivered(office: Office) -> list[Any]:
    sweep(sweeps_on(engine_of(office)), "deliver", THIRD, lambda: instant(THIRD))
    with engine_of(office).begin() as connection:
        return [row for row in connection.execute(select(t.inbox)) if row.key.startswith("month-ready|")]


@pytest.mark.parametrize(("on", "made"), [(date(2026, 3, 2), {}), (THIRD, {"monthly_drafts": 1})])
def test_the_draft_is_made_on_its_day(office: Office, on: date, made: dict[str, int]) -> None:
    assert papers.make_ready(office, on) == made
    assert len(told(office)) == len(made)


def test_a_second_run_and_the_days_after_tell_nobody_again(office: Office) -> None:
    april = date(2026, 4, 3)
    office.today = lambda: april
    for on in (THIRD, THIRD, date(2026, 3, 20)):
        papers.make_ready(office, on)
    (row,) = told(office)
    assert (row.to_role, row.to_unit, row.args["month"]) == ("manager", None, "02/2026")
    assert papers.make_ready(office, april) == {"monthly_drafts": 1}


def test_a_day_that_has_not_come_drafts_nothing_of_it(office: Office) -> None:
    papers.make_ready(office, THIRD)
    assert papers.make_ready(office, date(2026, 4, 3)) == {}


def test_the_manager_finds_the_very_draft_that_was_told_of(office: Office) -> None:
    papers.make_ready(office, THIRD)
    (row,) = told(office)
    found = papers.draft(office, Month.of("2026-02"), known_on=date.fromisoformat(row.args["known_on"]))
    assert found.digest.startswith(row.args["digest"])
    (letter,) = delivered(office)
    assert letter.to_role == "manager"
    assert letter.subject == "Báo cáo tháng 02/2026 chờ chốt"
    assert "02/03/2026" in letter.text and row.args["digest"] in letter.text
    assert [each["subject"] for each in office.desk.inbox(MANAGER)] == [letter.subject]


def test_nothing_is_signed_by_the_program(office: Office) -> None:
    papers.make_ready(office, THIRD)
    assert not office.desk.months.frozen()
    assert papers.waiting(office) == Month.of("2026-02")


def test_what_is_signed_is_neither_drafted_nor_told(office: Office) -> None:
    papers.sign(office, papers.draft(office, Month.of("2026-02")), by=MANAGER)
    assert papers.make_ready(office, THIRD) == {}
    assert (told(office), papers.waiting(office)) == ([], None)


def test_a_letter_that_left_too_late_is_not_delivered(office: Office) -> None:
    papers.make_ready(office, THIRD)
    papers.sign(office, papers.draft(office, Month.of("2026-02")), by=MANAGER)
    assert delivered(office) == []
    assert [row.status for row in told(office)] == ["lapsed"]


@pytest.mark.parametrize("viewer", [MANAGER, OFFICER])
def test_only_the_program_says_so(office: Office, viewer: Any) -> None:
    with pytest.raises(NotAllowed):
        office.perform(TellMonthReady("2026-02", THIRD, "0" * 64), by=viewer)


@pytest.mark.parametrize(
    ("month", "day", "from_"),
    [("2026-01", 3, date(2026, 2, 3)), ("2026-01", 31, date(2026, 2, 28)), ("2025-12", 0, date(2026, 1, 1))],
)
def test_a_day_that_the_month_has_not_is_its_last(month: str, day: int, from_: date) -> None:
    assert Month.of(month).drafted_from(day) == from_
