"""What is asked of people follows what has become known, and rests while a case rests."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from persistence import tables as t
from tests.support.crowds import GOOD
from tests.support.offices import DAY, MANAGER, Person, an_id, engine_of
from workflows.services import commands as c

DUE = date(2026, 4, 2)
LATE = DUE + timedelta(days=30)


def facts_but(*absent: str) -> dict[str, Any]:
    return {name: value for name, value in GOOD.items() if name not in absent}


def test_the_last_missing_fact_is_asked_for_once_the_others_are_known(office, run, all_of) -> None:
    person = Person(office)
    run("eligibility", DAY)
    person.does(c.RecordFacts, facts=facts_but("law_abiding"))
    run("eligibility", DAY)
    (item,) = all_of("work_item", kind="loan")
    assert (item.reason, item.args["ask"]) == ("item.loan_fact_missing", "law_abiding")


def test_a_disbursement_out_of_turn_stays_on_the_officers_list(office, run, all_of) -> None:
    person = Person(office)
    run("eligibility", DAY)
    terms: dict[str, Any] = {"purpose": "production", "use": "livestock", "months": 36, "disbursed_on": DAY}
    person.does(c.RecordDisbursement, loan_id=an_id("loan"), amount_vnd=50_000_000, **terms)
    person.does(c.RecordFacts, facts=facts_but() | {"law_abiding": False})
    assert run("eligibility", DAY)["changed"] == 1
    (item,) = all_of("work_item", reason="item.disbursed_out_of_turn")
    assert item.status == "open"


@pytest.mark.parametrize("move", ["pause", "close"])
def test_an_open_review_climbs_no_further_while_its_case_rests(office, run, all_of, move) -> None:
    person = Person(office).supported()
    run("review", DUE)
    said: dict[str, Any] = (
        {"reason": "away"} if move == "pause" else {"outcome": "deceased", "note": "Giấy báo tử"}
    )
    person.does(c.Advance, by=MANAGER, on=DUE, move=move, **said)
    assert not any(run("review", LATE).values())
    assert [each.level for each in all_of("review")] == ["lead"]
    assert {each.level for each in all_of("work_item", kind="review")} == {"lead"}


def test_a_message_without_a_text_does_not_hold_up_the_others(office, run, all_of) -> None:
    Person(office, "A")
    Person(office, "B")
    with engine_of(office).execution_options(writes=True).begin() as connection:
        first = min(each.key for each in all_of("outbox"))
        connection.execute(update(t.outbox).where(t.outbox.c.key == first).values(template="message.gone"))
    nothing_else = {"lapsed": 0, "messages": 0, "messages_forgotten": 0, "outside": 0}
    assert run("deliver", DAY) == {"delivered": 1, "failed": 1, "dead": 0, **nothing_else}
    assert {each.status for each in all_of("outbox")} == {"sent", "waiting"}


def test_the_next_fact_of_the_same_rule_is_asked_when_the_first_is_known(office, run, all_of) -> None:
    person = Person(office)
    person.does(c.RecordFacts, facts=facts_but("list_drawn", "list_certified"))
    run("eligibility", DAY)
    person.does(c.RecordFacts, facts={"list_drawn": True})
    run("eligibility", DAY)
    asked = {each.args["ask"]: each.status for each in all_of("work_item", kind="loan")}
    assert asked == {"list_drawn": "done", "list_certified": "open"}


def test_an_answer_that_turns_twice_in_a_day_is_asked_again(office, run, all_of) -> None:
    person = Person(office)
    person.does(c.RecordFacts, facts=facts_but())
    for abiding in (True, False, True):
        person.does(c.RecordFacts, facts={"law_abiding": abiding})
        run("eligibility", DAY)
    assert sorted(each.status for each in all_of("work_item", reason="item.loan_eligible")) == [
        "done",
        "open",
    ]
