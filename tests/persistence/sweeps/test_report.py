"""The month's figures: what stood at its end, what happened in it, by commune, and never twice."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from tests.support.offices import MANAGER, Person, an_id
from workflows.services import commands as c

MARCH_END, APRIL = date(2026, 3, 31), date(2026, 4, 20)


def figures(all_of, month: str, unit: str = "16174") -> dict[str, int]:
    rows = all_of("monthly_figure", month=month, unit_code=unit)
    return {each.figure: each.value for each in rows if each.value}


def test_a_month_counts_who_stood_where_at_its_end(office, run, all_of) -> None:
    Person(office, "A").employed()
    Person(office, "B").assessed()
    Person(office, "C", unit_code="16177")
    run("report", MARCH_END)
    march = figures(all_of, "2026-03")
    assert march["persons"] == 2
    assert (march["by_state_employed"], march["by_state_assessed"]) == (1, 1)
    assert (march["opened"], march["placements_started"], march["placements_running"]) == (2, 1, 1)
    assert figures(all_of, "2026-03", "16177")["by_state_returned"] == 1


def test_a_commune_without_people_has_zeros(office, run, all_of) -> None:
    Person(office)
    run("report", MARCH_END)
    rows = all_of("monthly_figure", unit_code="16222")
    assert rows
    assert all(each.value == 0 for each in rows)


def test_a_past_month_is_counted_as_it_was_then(office, run, all_of) -> None:
    person = Person(office).employed()
    person.does(c.Advance, by=MANAGER, on=APRIL, move="close", outcome="moved_away", note="Vào Bình Dương")
    run("report", APRIL)
    march, april = figures(all_of, "2026-03"), figures(all_of, "2026-04")
    assert (march["persons"], march["by_state_employed"]) == (1, 1)
    assert (april.get("persons", 0), april["by_state_closed"], april["closed"]) == (0, 1, 1)


def test_visits_reviews_and_loans_are_counted_in_their_month(office, run, all_of) -> None:
    person = Person(office).supported()
    person.does(c.LogVisit, on=APRIL, visit_id=an_id("visit"), held_on=APRIL, met=True)
    person.does(c.HoldReview, clean=True)
    terms: dict[str, Any] = {"purpose": "production", "use": "livestock", "months": 36, "disbursed_on": APRIL}
    person.does(c.RecordDisbursement, loan_id=an_id("loan"), amount_vnd=60_000_000, **terms)
    run("report", APRIL)
    april = figures(all_of, "2026-04")
    names = ("visits", "visits_met", "reviews_held", "reviews_clean", "loans_count", "loans_vnd")
    assert [april[name] for name in names] == [1, 1, 1, 1, 1, 60_000_000]
    assert "visits" not in figures(all_of, "2026-03")


def test_a_second_run_writes_nothing(office, run) -> None:
    Person(office)
    run("report", APRIL)
    assert not any(run("report", APRIL).values())


def test_the_running_month_is_written_again_when_it_is_over(office, run, all_of) -> None:
    Person(office)
    run("report", date(2026, 3, 10))
    Person(office, "B", on=date(2026, 3, 20))
    run("report", APRIL)
    assert figures(all_of, "2026-03")["opened"] == 2


def test_the_figures_of_all_communes_add_up_to_the_summary(office, run, all_of) -> None:
    Person(office, "A").employed()
    Person(office, "B", unit_code="16177").assessed()
    run("report", MARCH_END)
    added: Counter[str] = Counter()
    for each in all_of("monthly_figure", month="2026-03"):
        added[each.figure] += each.value
    summary = office.desk.summary(MARCH_END)
    assert added["persons"] == summary.persons == 2
    assert {s: added[f"by_state_{s}"] for s in summary.by_state} == dict(summary.by_state)
    assert added["placements_running"] == summary.placements


def test_a_report_for_an_earlier_month_leaves_what_is_final(office, run, all_of) -> None:
    Person(office)
    Person(office, "B", on=date(2026, 3, 20))
    run("report", date(2026, 5, 2))
    assert not any(run("report", date(2026, 3, 10)).values())
    assert figures(all_of, "2026-03")["opened"] == 2
