"""A month as a list, and a file that names no one."""

from datetime import date

import pytest
from icalendar import Calendar

from domain.viewer import Role
from tests.support.offices import DAY, Person
from tests.support.visiting import visitor_of
from tests.web.scopes import grant
from workflows.services import commands as c


def events(visitor):
    return Calendar.from_ical(visitor.get("/calendar.ics").content).walk("VEVENT")


def test_a_month_lists_what_falls_into_it(visitor, people):
    shown = visitor.get("/calendar?month=2026-04").text
    assert "02/04/2026" in shown
    assert "Bùi Văn Đạt" in shown
    assert "01/05/2026" not in shown


@pytest.mark.parametrize("month", ["", "2026-13", "abc", "0000-01", "1900-01", "2999-12", "２０２６-04"])
def test_any_month_opens(visitor, month):
    assert visitor.get("/calendar", params={"month": month}).status_code == 200


def test_the_file_has_numbers_and_kinds_and_no_names(office, visitor, people):
    answer = visitor.get("/calendar.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    text = answer.text.replace("\r\n ", "")
    assert f"Rà soát định kỳ {people['supported'].number}" in text
    for name in ("Bùi", "Đạt", "Hà Văn", "Giới thiệu việc làm"):
        assert name not in text
    for event in events(visitor):
        assert isinstance(event.decoded("dtstart"), date)
        assert (event.decoded("dtend") - event.decoded("dtstart")).days == 1


def test_an_entry_keeps_its_mark_when_its_day_moves(office, visitor):
    person = Person(office, "Lê Thị Mới").supported()

    def visit():
        number = person.last.number
        [found] = [each for each in events(visitor) if each["summary"] == f"Thăm gặp {number}"]
        return found["uid"], found.decoded("dtstart"), int(found["sequence"])

    first = visit()
    person.does(c.LogVisit, visit_id=person.id, held_on=DAY, met=True, next_on=date(2026, 5, 20))
    second = visit()
    assert first[0] == second[0]
    assert second[1] == date(2026, 5, 20)
    assert first[2] < second[2]


def test_marks_are_unlike_each_other(visitor):
    marks = [str(event["uid"]) for event in events(visitor)]
    assert len(marks) == len(set(marks)) > 3


def test_the_calendar_is_of_the_viewers_scope(office, people):
    grant(office, "xakhac", Role.OFFICER, units=["16225"])
    assert events(visitor_of(office, "xakhac")) == []
