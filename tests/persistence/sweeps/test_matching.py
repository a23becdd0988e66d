"""Work is proposed to those who seek it and agree, once a day, and an offer that is gone is no longer asked for."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from domain.case import Stage
from persistence import tables as t
from tests.support.crowds import crowd
from tests.support.offices import DAY, OFFICER, Person, engine_of
from workflows.services import commands as c

NEXT = DAY + timedelta(days=1)


def test_three_openings_go_to_three_of_the_four_who_seek_work(office, run, all_of) -> None:
    crowd(office)
    assert run("matching", DAY) == {"seekers": 4, "proposals": 3, "items": 3}
    proposals = all_of("match_proposal")
    assert len({each.case_id for each in proposals}) == len({each.vacancy_id for each in proposals}) == 3
    assert all(each.reasons and each.status == "proposed" for each in proposals)


def test_a_second_run_of_the_day_proposes_nothing_more(office, run, all_of) -> None:
    crowd(office)
    run("matching", DAY)
    assert not any(run("matching", DAY).values())
    assert len(all_of("match_proposal")) == 3


def test_nobody_is_proposed_without_consent_to_employers(office, run) -> None:
    for person in crowd(office):
        person.does(c.GiveConsent, body="employer", given=False)
    assert run("matching", DAY)["seekers"] == 0


def test_paused_people_are_not_proposed(office, run) -> None:
    for person in crowd(office):
        person.does(c.Advance, move="pause", reason="away")
        assert office.desk.case(OFFICER, person.id).stage is Stage.PAUSED
    assert run("matching", DAY)["seekers"] == 0


@pytest.mark.parametrize(("closes_in", "proposals"), [(0, 0), (1, 3)])
def test_a_vacancy_is_open_until_the_day_before_it_closes(office, run, closes_in, proposals) -> None:
    crowd(office)
    with engine_of(office).execution_options(writes=True).begin() as connection:
        connection.execute(update(t.vacancy).values(closes_on=DAY + timedelta(days=closes_in)))
    assert run("matching", DAY)["proposals"] == proposals


def test_the_next_day_proposes_anew_and_keeps_one_item_for_the_same_offer(office, run, all_of) -> None:
    crowd(office)
    run("matching", DAY)
    run("matching", NEXT)
    assert {each.status for each in all_of("match_proposal", period=DAY.isoformat())} == {"expired"}
    assert {each.status for each in all_of("match_proposal", period=NEXT.isoformat())} == {"proposed"}
    assert [each.status for each in all_of("work_item", kind="match")] == ["open"] * 3


def test_an_offer_that_is_gone_is_no_longer_asked_for(office, run, all_of) -> None:
    crowd(office)
    run("matching", DAY)
    with engine_of(office).execution_options(writes=True).begin() as connection:
        connection.execute(update(t.vacancy).values(closes_on=DAY))
    run("matching", NEXT)
    assert [each.status for each in all_of("work_item", kind="match")] == ["done"] * 3


def test_a_district_without_vacancies_is_an_ordinary_day(office, run) -> None:
    Person(office)
    assert run("matching", DAY) == {"seekers": 0, "proposals": 0, "items": 0}
