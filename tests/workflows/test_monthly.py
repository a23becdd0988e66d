"""A manager reads, prints and reproduces last month's report, whatever became known since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from domain.errors import BadValue, NotAllowed
from domain.lifecycle import Move
from domain.monthly.facts import COUNTS
from domain.monthly.frozen import ENDINGS, DigestWrong, ReportMovedOn, ReportUnchanged
from domain.monthly.month import Month, MonthNotOver
from domain.recidivism.hiding import LEAST
from persistence import tables as t
from reports.reading_xlsx import read_xlsx
from tests.reports.test_documents import pages_of, words_of
from tests.support.offices import DAY, MANAGER, OFFICER, Person, an_id, an_office, engine_of, instant
from workflows import monthly_papers as papers
from workflows.services import commands as c
from workflows.services.monthly import draw_up, drawn_again, reproduces
from workflows.services.notice_commands import DecideNotice, EnterNotice, NoteRecordCheck
from workflows.services.office import Office
from workflows.shipped import shipped_definitions

FEBRUARY = Month.of("2026-02")
KNOWN = DAY - timedelta(days=1)
RELEASED = date(2024, 6, 1)

pytestmark = pytest.mark.slow


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    with an_office(database_url) as office:
        fill(office)
        yield office


def fill(office: Office) -> None:
    """Twenty people, all returned: seven convicted anew, and known of by February; twelve visited, seven met."""
    early = date(2026, 2, 10)
    people = [Person(office, f"Người {at}", early, completed_on=RELEASED) for at in range(20)]
    for at, person in enumerate(people):
        person.does(NoteRecordCheck, checked_on=early, source="commune_police")
        if at < 7:
            convicted(person, early)
        if at < 12:
            held: dict[str, Any] = {"visit_id": uuid4(), "held_on": early, "met": at < 7, "domains": {}}
            person.does(c.LogVisit, **held | ({} if at < 7 else {"not_met_reason": "away"}))


def convicted(person: Person, on: date) -> None:
    named = an_id(f"notice {person.id}")
    said: dict[str, Any] = {"event": "conviction", "issued_by": "court", "notice_no": "1/TB"}
    person.does(
        EnterNotice, on=on, notice_id=named, issued_on=on, occurred_on=RELEASED + timedelta(days=100), **said
    )
    person.does(DecideNotice, MANAGER, on=on, notice_id=named, confirmed=True)


def later(office: Office) -> None:
    """What becomes known afterwards: somebody new, released long ago, a visit in February, and a move."""
    late = Person(office, "Người biết sau", DAY, completed_on=RELEASED)
    late.does(NoteRecordCheck, checked_on=DAY, source="commune_police")
    convicted(late, DAY)
    Person(office, "Người nữa", DAY).does(c.Advance, move=Move.CLOSE, outcome="declined", note="Không cần")
    command = c.LogVisit(
        an_id("case Người 9"), visit_id=uuid4(), held_on=date(2026, 2, 20), met=True, domains={}
    )
    office.perform(command, by=OFFICER)


def figures(office: Office, **more: Any) -> dict[str, Any]:
    return draw_up(office, shipped_definitions(), FEBRUARY, **more)


def test_the_month_is_counted_as_it_was_known(office: Office) -> None:
    before = figures(office)
    later(office)
    assert figures(office) == before
    assert before["population"] == {
        "total": 20, "units": {"16174": 20}, "states": before["population"]["states"]
    }  # fmt: skip
    assert [before["counts"][name] for name in ("visits", "visits_met", "opened")] == [12, 7, 20]
    total = before["recidivism"][0]["rows"][0]["windows"][1]
    assert (total["months"], total["people"], total["events"]) == (12, 20, 7)


def test_a_signed_report_comes_again_byte_for_byte_and_is_drawn_up_again(office: Office) -> None:
    drawn = papers.draft(office, FEBRUARY)
    signed = papers.sign(office, drawn, by=MANAGER, seen=drawn.digest)
    first = {ending: office.desk.months.file(signed, ending).content for ending in ENDINGS}
    later(office)
    (again,) = office.desk.months.frozen("2026-02")
    assert (again, again.sound) == (signed, True)
    files = [office.desk.months.file(again, ending) for ending in ENDINGS]
    assert {each.ending: each.content for each in files} == first
    assert all(each.sound for each in files)
    assert drawn_again(office, shipped_definitions(), again) == signed.told
    assert reproduces(office, shipped_definitions(), again)


def test_the_three_files_say_the_same_and_bear_the_history(office: Office) -> None:
    signed = papers.sign(office, papers.draft(office, FEBRUARY, by=["sex"]), by=MANAGER)
    files = {ending: office.desk.months.file(signed, ending).content for ending in ENDINGS}
    pdf, docx = " ".join(pages_of(files["pdf"])), words_of(files["docx"])
    rows = [" ".join(map(str, row)) for row in read_xlsx(files["xlsx"])]
    for text in (pdf, docx):
        assert "tháng 02 năm 2026" in text and "Ban Chỉ đạo 138" in text
        assert "7 người có bản án mới" in text and "35,0 %" in text
        assert "Phiên bản 1, lanhdao chốt số liệu ngày 02/03/2026" in text
        assert signed.history_head in "".join(text.split())
        assert signed.content_hash in "".join(text.split())
        assert "Định nghĩa phiên bản 1" in text and "Bộ luật Hình sự 2015" in text
    assert any("Hồ sơ tiếp nhận trong tháng" in row and "20" in row for row in rows)


def test_no_paper_of_a_month_bears_a_small_count(office: Office) -> None:
    """Nobody's case ended, nobody took up work: that there was none is not told either, nor what adds up to it."""
    drawn = papers.draft(office, FEBRUARY)
    counts = drawn.figures["counts"]
    assert counts["closed"] is None and counts["in_work"] is None
    assert all(value is None or value >= LEAST for value in counts.values())
    assert "cases" not in drawn.figures["history"]
    files = papers.draft_files(office, drawn)
    assert "Hồ sơ kết thúc trong tháng ẩn" in words_of(files["docx"])
    assert "Hồ sơ kết thúc trong tháng ẩn" in " ".join(" ".join(pages_of(files["pdf"])).split())
    rows = [tuple(map(str, row)) for row in read_xlsx(files["xlsx"])]
    told = {row[1]: row[2] for row in rows if len(row) > 2 and row[1].endswith("trong tháng")}
    assert (told["Hồ sơ kết thúc trong tháng"], told["Hồ sơ tiếp nhận trong tháng"]) == ("ẩn", "20.0")


def lent(office: Office, first: int, last: int, on: date) -> None:
    terms: dict[str, Any] = {"purpose": "production", "use": "livestock", "months": 36, "disbursed_on": on}
    for at in range(first, last):
        named, case = an_id(f"loan {at}"), an_id(f"case Người {at}")
        command = c.RecordDisbursement(case, loan_id=named, amount_vnd=60_000_000 + at, **terms)
        office.perform(command, by=OFFICER, at=instant(on), on=on)


def test_two_months_together_do_not_tell_of_the_one_loan_between(office: Office) -> None:
    """Seven loans by February and eight by March: the difference would be one person's, to the đồng."""
    lent(office, 0, 7, date(2026, 2, 12))
    first = papers.sign(office, papers.draft(office, FEBRUARY), by=MANAGER)
    lent(office, 7, 8, date(2026, 3, 12))
    office.today = lambda: date(2026, 4, 2)
    march = papers.draft(office, Month.of("2026-03"))
    shown = [
        (each["loans_ever"], each["loans_ever_vnd"])
        for each in (first.told["counts"], march.figures["counts"])
    ]
    assert shown == [(7, 420_000_021), (None, None)]
    second = papers.sign(office, march, by=MANAGER)
    assert second.told["beside"] == [["2026-02", 1]]
    assert reproduces(office, shipped_definitions(), first)
    assert reproduces(office, shipped_definitions(), second)


def test_a_report_of_the_first_make_is_drawn_up_again_as_it_was(office: Office) -> None:
    """What was signed when small counts were still told stays reproducible to the last count."""
    figures = papers.draft(office, FEBRUARY).figures
    facts = office.desk.months.facts(FEBRUARY.first, FEBRUARY.last, KNOWN)
    raw = {name: facts.counts[name] for name in COUNTS}
    old = {name: value for name, value in figures.items() if name != "beside"}
    old |= {"schema": 1, "counts": raw, "history": figures["history"] | {"cases": facts.cases}}
    old["recidivism"] = [
        each | {"excluded": {"no_release_day": 0, "duplicate": 0}} for each in figures["recidivism"]
    ]
    signed = papers.sign(office, papers.Draft(FEBRUARY, old, 1), by=MANAGER)
    assert raw["closed"] == 0
    assert reproduces(office, shipped_definitions(), signed)


def test_the_same_draft_is_the_same_files_twice(office: Office) -> None:
    drawn = papers.draft(office, FEBRUARY)
    first = papers.draft_files(office, drawn)
    assert first == papers.draft_files(office, papers.draft(office, FEBRUARY))
    assert "BẢN NHÁP" in words_of(first["docx"])


def test_a_changed_definition_leaves_what_was_signed_as_it_is(office: Office) -> None:
    signed = papers.sign(office, papers.draft(office, FEBRUARY), by=MANAGER)
    cards = shipped_definitions()
    (old,) = cards["conviction"]
    newer = replace(old, version=2, valid_from=date(2026, 1, 1), windows_months=(12, 24), maturity_months=12)
    changed = {**cards, "conviction": (old, newer)}
    drawn = draw_up(office, changed, FEBRUARY)
    assert drawn["definitions"]["conviction"]["version"] == 2
    assert reproduces(office, changed, signed)


def test_whoever_rewrites_the_past_is_found_out(office: Office) -> None:
    signed = papers.sign(office, papers.draft(office, FEBRUARY), by=MANAGER)
    e = t.case_event.c
    with engine_of(office).execution_options(writes=True).begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("DROP TRIGGER case_event_refuses_delete")
        else:
            connection.exec_driver_sql("ALTER TABLE case_event DISABLE TRIGGER case_event_append_only")
        connection.execute(delete(t.case_event).where(e.kind == "visited"))
    assert not reproduces(office, shipped_definitions(), signed)


@pytest.mark.parametrize("table", ["frozen_report", "frozen_file"])
def test_nobody_changes_or_takes_back_what_was_signed(office: Office, table: str) -> None:
    papers.sign(office, papers.draft(office, FEBRUARY), by=MANAGER)
    row = getattr(t, table)
    column = "figures" if table == "frozen_report" else "sha256"
    for statement in (delete(row), update(row).values({column: "0"})):
        engine = engine_of(office).execution_options(writes=True)
        with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
            connection.execute(statement)


def test_who_may_sign_what(office: Office) -> None:
    drawn = papers.draft(office, FEBRUARY)
    with pytest.raises(NotAllowed):
        papers.sign(office, drawn, by=OFFICER)
    with pytest.raises(DigestWrong):
        papers.sign(office, drawn, by=MANAGER, seen="0" * 64)
    papers.sign(office, drawn, by=MANAGER)
    with pytest.raises(ReportMovedOn):
        papers.sign(office, drawn, by=MANAGER)
    with pytest.raises(ReportUnchanged):
        papers.sign(office, papers.draft(office, FEBRUARY), by=MANAGER)


def test_a_month_that_runs_and_a_day_that_is_not_over_are_refused(office: Office) -> None:
    with pytest.raises(MonthNotOver):
        draw_up(office, shipped_definitions(), Month.of("2026-03"))
    for wrong in (DAY, FEBRUARY.last - timedelta(days=1)):
        with pytest.raises(BadValue):
            figures(office, known_on=wrong)
    assert figures(office, known_on=FEBRUARY.last)["known_on"] == "2026-02-28"
    with pytest.raises(BadValue):
        figures(office, by=["support"])
