"""The radar on both databases: four lists by the stored answers, on the day before, the day and the day after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select

from domain.eligibility.radar import KINDS, Wanted
from domain.viewer import Role, Viewer
from domain.wording import say
from persistence import tables as t
from tests.support.crowds import GOOD, sweeps_on
from tests.support.offices import (
    BANK_OFFICE,
    DAY,
    MANAGER,
    OFFICER,
    SUPPORTER,
    Person,
    an_id,
    an_office,
    engine_of,
    instant,
    store_of,
)
from workflows.services import commands as c
from workflows.services.office import Office
from workflows.services.sweeping import sweep

HERE = replace(OFFICER, units=frozenset({"16174"}))
ELSEWHERE = replace(OFFICER, units=frozenset({"16186"}))
ENDS = date(2031, 2, 21)  # the first day after the five years of 20 February 2026


def days(n: int) -> timedelta:
    return timedelta(days=n)


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    with an_office(database_url) as office:
        yield office


def good(office: Office, name: str = "Lò Văn Inh", completed: date = date(2026, 2, 20), **but: Any) -> Person:
    person = Person(office, name, completed_on=completed)
    person.does(c.RecordFacts, facts={key: value for key, value in (GOOD | but).items() if value is not None})
    return person


def swept(office: Office, on: date = DAY) -> None:
    sweep(sweeps_on(engine_of(office)), "eligibility", on, lambda: instant(on))


def seen(office: Office, kind: Any, within: int = 90, on: date = DAY, viewer: Viewer = MANAGER, **more: Any):
    return office.desk.radar.blips(viewer, Wanted(kind, within, **more), at=instant(on), on=on)


def names(found) -> list[str | None]:
    return [each.name for each in found]


def approved(office: Office, cap: int, starts: date) -> None:
    """A change of the law that everybody knows of today: another cap from a later day."""
    store = store_of(office)
    row = {
        "id": an_id("another"),
        "key": "qd22.production_cap_vnd",
        "value": cap,
        "valid_from": starts,
        "citation": "Quyết định sửa đổi",
        "standing": "confirmed",
        "reference": "văn bản",
        "note": "",
        "reason": "sửa đổi",
        "status": "approved",
        "proposed_by": "quantri",
        "proposed_at": instant(DAY),
        "decided_by": "lanhdao",
        "decided_at": instant(DAY),
        "decided_on": DAY,
        "decision_note": "",
    }
    with store.engine.execution_options(writes=True).begin() as connection:
        connection.execute(insert(t.law_change), row)
    store.law_register.forget()


def test_the_window_closes_within_its_days_and_says_why(office):
    good(office)
    swept(office)
    on = ENDS - days(30)
    assert names(seen(office, "closes", 30, on)) == ["Lò Văn Inh"]
    assert seen(office, "closes", 29, on) == ()
    (blip,) = seen(office, "closes", 30, on)
    assert (blip.on, blip.wished_vnd, blip.way) == (ENDS, GOOD["requested_vnd"], None)
    assert [each.rule for each in blip.why] == ["qd22.window"]
    assert say(blip.why[0].reason, blip.why[0].args).endswith("20/02/2031.")


def test_somebody_newly_eligible_is_so_for_that_many_days(office):
    good(office)
    swept(office)
    assert names(seen(office, "newly", 30, DAY)) == ["Lò Văn Inh"]
    assert names(seen(office, "newly", 30, DAY + days(29))) == ["Lò Văn Inh"]
    assert seen(office, "newly", 30, DAY + days(30)) == ()
    assert seen(office, "newly", 30, DAY)[0].on == DAY


def test_an_answer_given_again_does_not_begin_anew(office):
    person = good(office)
    swept(office)
    person.does(c.RecordFacts, facts={"months": 24}, on=DAY + days(40))
    swept(office, DAY + days(40))
    assert seen(office, "newly", 30, DAY + days(40)) == ()


def test_who_has_one_fact_missing_is_nearly_there(office):
    good(office, "Lò Văn Inh", months=None)
    good(office, "Vi Thị Hoa", months=None, same_purpose_debt=None)
    good(office, "Hà Văn Long", months=None, law_abiding=False)
    swept(office)
    (blip,) = seen(office, "nearly")
    assert (blip.name, blip.on) == ("Lò Văn Inh", None)
    assert [ask.what for ask in blip.way.supply] == ["months"]
    assert [each.rule for each in blip.why] == ["qd22.term"]


def test_who_has_one_condition_to_change_is_nearly_there_but_nobody_turns_back_the_calendar(office):
    good(office, "Lò Văn Inh", requested_vnd=120_000_000)
    good(office, "Vi Thị Hoa", requested_vnd=120_000_000, same_purpose_debt=True)
    good(office, "Hà Văn Long", date(2021, 3, 1))
    swept(office)
    (blip,) = seen(office, "nearly")
    assert (blip.name, blip.way.supply) == ("Lò Văn Inh", ())
    assert [say(step.key, step.args) for step in blip.way.change] == ["Đề nghị vay tối đa 100.000.000 đồng."]
    swept(office, ENDS)
    assert office.desk.radar.counts(MANAGER, 90, None, on=ENDS)["nearly"] == 0


def test_the_same_rule_may_lack_two_facts(office):
    good(office, list_drawn=None, list_certified=None)
    swept(office)
    assert seen(office, "nearly") == ()


def test_a_law_that_will_allow_more_opens_a_door(office):
    """An approved change is the only thing that opens one without anybody doing anything, and it has a day."""
    opens = DAY + days(60)
    good(office, requested_vnd=120_000_000)
    approved(office, 150_000_000, opens)
    swept(office)
    (blip,) = seen(office, "opens", 60)
    assert (blip.on, blip.way.cost, blip.way.wait_until) == (opens, 0, opens)
    assert seen(office, "opens", 59) == ()
    swept(office, opens)
    assert seen(office, "opens", 60, opens) == ()
    assert names(seen(office, "newly", 30, opens)) == ["Lò Văn Inh"]


def test_a_law_announced_before_the_end_of_a_window_hides_no_end(office):
    """The cap changes first and touches nobody who asks for less: the day on which the answer turns is a later one."""
    on, changes = ENDS - days(60), ENDS - days(30)
    good(office)
    approved(office, 90_000_000, changes)
    swept(office, on)
    assert names(seen(office, "closes", 59, on)) == []
    (blip,) = seen(office, "closes", 60, on)
    assert (blip.on, [each.rule for each in blip.why]) == (ENDS, ["qd22.window"])
    assert office.desk.radar.counts(MANAGER, 60, None, on=on)["closes"] == 1
    with engine_of(office).connect() as connection:
        item = t.work_item.c
        told = connection.scalars(select(item.args).where(item.reason == "item.loan_closing")).all()
        answer = connection.execute(select(t.eligibility)).one()
    assert told == [{"closes_on": str(ENDS)}]
    assert (answer.change_on, answer.turns_on, answer.turns_to) == (changes, ENDS, "not_met")
    swept(office, changes)
    assert seen(office, "closes", 30, changes)[0].on == ENDS


def test_counts_are_those_of_the_lists(office):
    good(office, "Lò Văn Inh")
    good(office, "Vi Thị Hoa", months=None)
    good(office, "Hà Văn Long", date(2021, 3, 20))
    Person(office, "Bùi Văn Đạt")
    swept(office)
    counts = office.desk.radar.counts(MANAGER, 90, None, on=DAY)
    assert counts == {kind: len(seen(office, kind)) for kind in KINDS}
    assert counts == {"closes": 1, "newly": 2, "opens": 0, "nearly": 1}


def test_who_has_a_loan_and_whose_case_is_closed_are_left_out(office):
    lent = good(office, "Lò Văn Inh")
    lent.does(
        c.RecordDisbursement,
        loan_id=an_id("another"),
        amount_vnd=50_000_000,
        purpose="production",
        months=36,
        use="livestock",
        disbursed_on=DAY,
    )
    shut = good(office, "Vi Thị Hoa")
    swept(office)
    assert names(seen(office, "newly")) == ["Vi Thị Hoa"]
    shut.assessed()
    shut.does(c.Advance, move="close", outcome="declined", note="Không có nhu cầu hỗ trợ")
    assert office.desk.radar.counts(MANAGER, 90, None, on=DAY) == dict.fromkeys(KINDS, 0)


def test_a_case_that_changed_since_says_so(office):
    person = good(office)
    swept(office)
    assert seen(office, "newly")[0].stale is False
    person.does(c.RecordFacts, facts={"months": 24})
    assert seen(office, "newly")[0].stale is True


def test_everybody_sees_their_own_people_alone(office):
    good(office)
    swept(office)
    assert names(seen(office, "newly", viewer=HERE)) == ["Lò Văn Inh"]
    for other in (
        ELSEWHERE,
        Viewer("nganhang", Role.BANK, office=BANK_OFFICE),
        Viewer("q", Role.ADMIN),
        SUPPORTER,
    ):
        assert seen(office, "newly", viewer=other) == ()
        assert set(office.desk.radar.counts(other, 90, None, on=DAY).values()) == {0}
    assert names(seen(office, "newly", unit="16174")) == ["Lò Văn Inh"]
    assert seen(office, "newly", unit="16186") == ()


def test_pages_follow_each_other(office):
    for number in range(5):
        good(office, f"Người {number}", months=None)
    swept(office)
    pages = [seen(office, "nearly", limit=2, offset=offset) for offset in (0, 2, 4)]
    assert [len(page) for page in pages] == [2, 2, 1]
    assert len({each.number for page in pages for each in page}) == 5


@pytest.mark.parametrize(("leaves", "what"), [(False, "radar"), (True, "export")])
def test_who_was_shown_is_logged(office, leaves, what):
    person = good(office)
    swept(office)
    seen(office, "newly", leaves=leaves)
    seen(office, "closes", leaves=leaves)
    with engine_of(office).connect() as connection:
        logged = connection.execute(select(t.read_log.c.actor, t.read_log.c.what, t.read_log.c.ids)).all()
    assert logged == [("lanhdao", what, [str(person.id)])]
