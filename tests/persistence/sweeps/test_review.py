"""Reviews open on their day, visits are missed the day after, and what stays undone climbs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.support.offices import DAY, MANAGER, Person
from workflows.services import commands as c
from workflows.services.office import Office

DUE = date(2026, 4, 2)  # one month after DAY
OPENS = DUE - timedelta(days=7)


def day(n: int) -> timedelta:
    return timedelta(days=n)


def test_the_shipped_window_is_the_one_these_tests_count_with(office: Office) -> None:
    law = office.law.on(DAY)
    assert law.value("case.review_opens_days_before") == 7
    assert law.value("case.review_escalate_officer_days") == 7
    assert law.value("case.review_escalate_manager_days") == 21


@pytest.mark.parametrize(("on", "opened"), [(OPENS - day(1), 0), (OPENS, 1), (OPENS + day(1), 1)])
def test_a_review_opens_on_the_first_day_of_its_window(office, run, all_of, on, opened) -> None:
    person = Person(office)
    run("review", on)
    reviews = all_of("review", case_id=person.id)
    assert len(reviews) == opened
    assert [(each.due_on, each.status, each.level) for each in reviews] == [(DUE, "open", "lead")] * opened
    assert len(all_of("work_item", kind="review", status="open")) == opened


@pytest.mark.parametrize(
    ("late", "level"), [(6, "lead"), (7, "officer"), (8, "officer"), (20, "officer"), (21, "manager")]
)
def test_an_undone_review_climbs_on_the_days_of_the_law(office, run, all_of, late, level) -> None:
    Person(office)
    run("review", DUE)
    run("review", DUE + day(late))
    assert [each.level for each in all_of("review")] == [level]
    assert [each.level for each in all_of("work_item", kind="review")] == [level]


def test_a_held_review_is_not_opened_again_and_its_item_is_done(office, run, all_of) -> None:
    person = Person(office)
    run("review", DUE)
    person.does(c.HoldReview, on=DUE, clean=True)
    run("review", DUE + day(1))
    assert [each.status for each in all_of("review")] == ["held"]
    assert [each.status for each in all_of("work_item", kind="review")] == ["done"]


@pytest.mark.parametrize(("on", "asked"), [(DUE - day(1), 0), (DUE, 0), (DUE + day(1), 1)])
def test_a_visit_is_overdue_the_day_after_it_was_due(office, run, all_of, on, asked) -> None:
    Person(office).supported()
    run("review", on)
    assert len(all_of("work_item", kind="visit", status="open")) == asked


@pytest.mark.parametrize("move", ["pause", "close"])
def test_paused_and_closed_cases_are_left_in_peace(office, run, all_of, move) -> None:
    person = Person(office).supported()
    reason: dict[str, Any] = (
        {"reason": "away"} if move == "pause" else {"outcome": "declined", "note": "Không nhận hỗ trợ"}
    )
    person.does(c.Advance, by=MANAGER, move=move, **reason)
    assert not any(run("review", DUE + day(30)).values())


def test_the_officer_of_a_commune_is_told_once_a_day(office, run, all_of) -> None:
    for name, unit in (("A", "16174"), ("B", "16174"), ("C", "16177")):
        Person(office, name, unit_code=unit)
    run("review", DUE)
    run("review", DUE)
    told = all_of("outbox", template="message.reviews_due")
    assert sorted((each.to_unit, each.to_role, each.args["count"]) for each in told) == [
        ("16174", "officer", 2),
        ("16177", "officer", 1),
    ]


def test_a_second_run_of_the_day_does_nothing(office, run) -> None:
    Person(office).supported()
    assert any(run("review", DUE + day(9)).values())
    assert not any(run("review", DUE + day(9)).values())
