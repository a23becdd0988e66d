"""Only what may have changed is evaluated, a changed answer is an event, and officers are asked to act once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from domain.eligibility import evaluate
from domain.guard_facts import loan_facts
from persistence import tables as t
from persistence.verify import verify
from tests.support.crowds import GOOD, crowd
from tests.support.offices import DAY, MANAGER, OFFICER, Person, an_id, engine_of
from workflows.services import commands as c

COMPLETED = date(2026, 2, 20)
LAST_DAY = date(2031, 2, 20)  # five years, to the same day


def day(n: int) -> timedelta:
    return timedelta(days=n)


def good(office, name: str = "Lò Văn Inh", **but) -> Person:
    person = Person(office, name)
    person.does(c.RecordFacts, facts={k: v for k, v in (GOOD | but).items() if v is not None})
    return person


def found(all_of):
    return [each.outcome for each in all_of("eligibility")]


def test_every_stored_answer_is_that_of_the_rules_for_one_person(office, run, all_of) -> None:
    crowd(office)
    run("eligibility", DAY)
    stored = {each.case_id: each.outcome for each in all_of("eligibility")}
    for case_id, outcome in stored.items():
        case = office.desk.case(OFFICER, case_id)
        assert evaluate(loan_facts(case), "person", office.law, DAY).outcome.code == outcome
    assert set(stored.values()) == {"met", "unknown"}


def test_a_first_answer_is_an_event_that_the_chain_holds(office, run, all_of) -> None:
    person = good(office)
    run("eligibility", DAY)
    last = max(all_of("case_event", case_id=person.id), key=lambda each: each.seq)
    assert (last.kind, last.actor, last.effective_on) == ("eligibility_found", "system", DAY)
    assert verify(engine_of(office)).broken == []


def test_after_it_the_officer_can_act_on_the_case(office, run) -> None:
    person = good(office)
    run("eligibility", DAY)
    version = office.desk.case(OFFICER, person.id).version
    done = person.does(c.RecordFacts, facts={"months": 24})
    assert done.version == version + 1


def test_an_answer_that_stays_writes_no_event(office, run, all_of) -> None:
    person = good(office)
    run("eligibility", DAY)
    person.does(c.RecordFacts, facts={"months": 24})
    counts = run("eligibility", DAY)
    assert (counts["evaluated"], counts["changed"]) == (1, 0)
    assert len(all_of("case_event", case_id=person.id, kind="eligibility_found")) == 1


def test_nothing_is_evaluated_where_nothing_changed(office, run) -> None:
    good(office)
    run("eligibility", DAY)
    assert not any(run("eligibility", DAY).values())
    assert not any(run("eligibility", DAY + day(30)).values())


def test_other_rules_are_a_reason_to_look_again(office, run) -> None:
    good(office)
    run("eligibility", DAY)
    with engine_of(office).execution_options(writes=True).begin() as connection:
        connection.execute(update(t.eligibility).values(rules_version="older"))
    assert run("eligibility", DAY)["evaluated"] == 1


def test_an_answer_that_is_found_again_stands_under_todays_law_and_loses_nothing(office, run, all_of) -> None:
    """Met, unknown for one fact and for many; one case that changed and one that was closed since."""
    people = [good(office, "A"), good(office, "B", law_abiding=None), Person(office, "C")]
    altered, shut = good(office, "D"), good(office, "E")
    run("eligibility", DAY)
    once = {each.case_id: each for each in all_of("eligibility")}
    with engine_of(office).execution_options(writes=True).begin() as connection:
        connection.execute(update(t.eligibility).values(law_version="another"))
    altered.does(c.RecordFacts, facts={"law_abiding": False})
    shut.does(c.Advance, by=MANAGER, move="close", outcome="declined", note="Không nhận hỗ trợ")
    items = {each.key: each.status for each in all_of("work_item", kind="loan")}
    assert run("eligibility", DAY + day(1)) == {"evaluated": 4, "changed": 1, "items": 0}
    again = {each.case_id: each for each in all_of("eligibility")}
    for person in people:
        was, now = once[person.id]._mapping, again[person.id]._mapping
        assert now == {**was, "evaluated_on": DAY + day(1)}
    assert (again[shut.id].law_version, again[altered.id].outcome) == ("another", "not_met")
    left = {each.key: each.status for each in all_of("work_item", kind="loan")}
    assert {key for key in items if items[key] != left[key]} == {
        each.key for each in all_of("work_item", case_id=altered.id, status="done")
    }


@pytest.mark.parametrize(
    ("on", "outcome"), [(LAST_DAY - day(1), "met"), (LAST_DAY, "met"), (LAST_DAY + day(1), "not_met")]
)
def test_the_window_closes_by_itself_the_day_after_five_years(office, run, all_of, on, outcome) -> None:
    good(office)
    run("eligibility", DAY)
    run("eligibility", on)
    assert found(all_of) == [outcome]


def test_a_newly_eligible_person_without_a_loan_is_on_the_officers_list(office, run, all_of) -> None:
    person = good(office)
    run("eligibility", DAY)
    (item,) = all_of("work_item", kind="loan")
    assert (item.case_id, item.reason, item.level) == (person.id, "item.loan_eligible", "officer")


def test_an_answer_that_is_no_longer_true_is_no_longer_asked(office, run, all_of) -> None:
    person = good(office)
    run("eligibility", DAY)
    person.does(c.RecordFacts, facts={"law_abiding": False})
    run("eligibility", DAY)
    assert [each.status for each in all_of("work_item", reason="item.loan_eligible")] == ["done"]


def test_one_missing_fact_is_asked_for_by_name(office, run, all_of) -> None:
    good(office, law_abiding=None)
    run("eligibility", DAY)
    (item,) = all_of("work_item", kind="loan")
    assert (item.reason, item.args["ask"]) == ("item.loan_fact_missing", "law_abiding")


def test_several_missing_facts_ask_for_nothing_yet(office, run, all_of) -> None:
    Person(office)
    run("eligibility", DAY)
    assert found(all_of) == ["unknown"]
    assert all_of("work_item", kind="loan") == []


@pytest.mark.parametrize(("before", "asked"), [(91, 0), (90, 1), (89, 1)])
def test_a_closing_window_is_told_in_the_notice_of_the_law(office, run, all_of, before, asked) -> None:
    assert office.law.on(DAY).value("case.eligibility_notice_days") == 90
    good(office)
    run("eligibility", DAY)
    run("eligibility", LAST_DAY + day(1) - day(before))
    assert len(all_of("work_item", reason="item.loan_closing")) == asked


def test_who_has_a_loan_is_not_asked_to_take_one(office, run, all_of) -> None:
    person = good(office)
    terms: dict[str, Any] = {"purpose": "production", "use": "livestock", "months": 36, "disbursed_on": DAY}
    person.does(c.RecordDisbursement, loan_id=an_id("loan"), amount_vnd=50_000_000, **terms)
    run("eligibility", DAY)
    assert all_of("work_item", reason="item.loan_eligible") == []


def test_closed_cases_are_not_evaluated(office, run, all_of) -> None:
    person = good(office)
    person.does(c.Advance, by=MANAGER, move="close", outcome="declined", note="Không nhận hỗ trợ")
    run("eligibility", DAY)
    assert found(all_of) == []
