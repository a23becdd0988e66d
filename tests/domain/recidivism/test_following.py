"""How long a release was followed and how that ended, on the day before, the day and the day after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from domain.recidivism.counting import CENSORED, COMPETING, EVENT
from domain.recidivism.following import followed
from domain.recidivism.releases import LANDMARK, Release
from domain.recidivism.report import report
from workflows.shipped import shipped_definitions

CARD = shipped_definitions()["conviction"][0]
OUT, AS_OF = date(2024, 1, 1), date(2026, 7, 1)
UNTIL = date(2026, 1, 1)  # six months for records to arrive
LOOKED = Release(OUT, None, AS_OF, None, None)


def day(after: int) -> date:
    return OUT + timedelta(days=after)


def ended(release: Release, lapsed: date | None = None, by: str | None = None) -> tuple[int, int]:
    found = followed([release], CARD, by, as_of=AS_OF, lapsed_on=lambda facts: lapsed)
    return int(found.durations[0]), int(found.kinds[0])


def test_nobody_is_followed_past_the_time_that_records_take_to_arrive():
    assert ended(LOOKED) == ((UNTIL - OUT).days, CENSORED)


@pytest.mark.parametrize(("checked", "days"), [(None, 0), (day(100), 100), (AS_OF, (UNTIL - OUT).days)])
def test_no_entry_counts_up_to_the_last_look_only(checked, days):
    assert ended(replace(LOOKED, checked_on=checked)) == (days, CENSORED)


@pytest.mark.parametrize(
    ("event", "found"),
    [(UNTIL, ((UNTIL - OUT).days, EVENT)), (UNTIL + timedelta(days=1), ((UNTIL - OUT).days, CENSORED))],
)
def test_an_event_counts_up_to_the_day_to_which_records_are_complete(event, found):
    assert ended(replace(LOOKED, event_on=event)) == found


def test_an_event_is_itself_a_look():
    assert ended(replace(LOOKED, event_on=day(50), checked_on=None)) == (50, EVENT)


@pytest.mark.parametrize(("event", "kind"), [(99, EVENT), (100, EVENT), (101, CENSORED)])
def test_after_the_record_lapsed_nothing_counts(event, kind):
    assert ended(replace(LOOKED, event_on=day(event)), lapsed=day(100)) == (min(event, 100), kind)


@pytest.mark.parametrize("outcome", ["deceased", "moved_away"])
@pytest.mark.parametrize(
    ("event", "found"), [(None, (200, COMPETING)), (150, (150, EVENT)), (250, (200, COMPETING))]
)
def test_death_and_moving_away_compete(outcome, event, found):
    gone = replace(
        LOOKED, outcome=outcome, closed_on=day(200), event_on=None if event is None else day(event)
    )
    assert ended(gone) == found


def test_a_case_closed_otherwise_is_still_followed():
    assert ended(replace(LOOKED, outcome="completed", closed_on=day(200)))[0] == (UNTIL - OUT).days


def test_who_is_left_out_is_counted():
    rows = [replace(LOOKED, released_on=None), replace(LOOKED, outcome="duplicate", count=2), LOOKED]
    found = followed(rows, CARD, None, as_of=AS_OF, lapsed_on=lambda facts: None)
    assert (found.excluded, len(found.kinds)) == ({"no_release_day": 1, "duplicate": 2}, 1)


@pytest.mark.parametrize(("support", "group"), [(LANDMARK, 1), (LANDMARK + 1, 0), (None, 0)])
def test_support_counts_when_it_began_by_the_landmark(support, group):
    helped = replace(LOOKED, support_on=None if support is None else day(support))
    found = followed([helped], CARD, "support", as_of=AS_OF, lapsed_on=lambda facts: None)
    assert (found.groups.tolist(), found.durations.tolist()) == ([group], [(UNTIL - OUT).days - LANDMARK])


def test_the_report_hides_what_is_small_and_the_rates_that_tell_it():
    men, women = {"sex": "male"}, {"sex": "female"}
    rows = [
        replace(LOOKED, of=men, count=40),
        replace(LOOKED, of=men, event_on=day(30), count=10),
        replace(LOOKED, of=women, count=30),
        replace(LOOKED, of=women, event_on=day(30), count=2),
    ]
    counted = followed(rows, CARD, "sex", as_of=AS_OF, lapsed_on=lambda facts: None)
    found = report(counted, CARD, [12], as_of=AS_OF, by="sex")
    total, male, female = (each["windows"][0] for each in found["rows"])
    assert [each["group"] for each in found["rows"]] == ["total", "male", "female"]
    assert (total["people"], total["events"], total["left_early"]) == (82, 12, 0)
    assert total["rate"] == pytest.approx(12 / 82)
    assert total["interval"] == "exact"
    assert (male["events"], female["events"], male["rate"], female["rate"]) == (None, None, None, None)
    assert "events" in female["hidden"]


def test_nobody_at_all_is_a_report_too():
    nobody: list[Any] = []
    counted = followed(nobody, CARD, "sex", as_of=AS_OF, lapsed_on=lambda facts: None)
    found = report(counted, CARD, [12, 24], as_of=AS_OF, by="sex")
    assert [window["rate"] for window in found["rows"][0]["windows"]] == [None, None]
