"""Process and outcomes on a real database: as known on a day, on either boundaries, and the list behind a count."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain.errors import BadValue
from domain.outcomes.loads import LACKS, lacking
from domain.outcomes.report import Period
from domain.read_models import CaseFilter
from domain.viewer import Role, Viewer
from tests.support import laws, units
from tests.support.offices import DAY, EMPLOYER, MANAGER, OFFICER, Person, an_id, an_office, instant
from workflows.services import commands as c
from workflows.services import outcomes as service
from workflows.services.agency_commands import AssignToAgency, FollowAgency
from workflows.services.law_commands import DecideLawChange
from workflows.services.outcomes import outcomes_report

LATER = DAY + timedelta(days=20)


@pytest.fixture
def office(database_url):
    with an_office(database_url) as office:
        Person(office, "Lò Văn Inh").supported()
        Person(office, "Vi Thị Hoa").assessed()
        Person(office, "Hà Văn Long")
        office.today = lambda: LATER
        yield office


def report(office, first=DAY, last=DAY, known=None, **more):
    return outcomes_report(office, Period(first, last, known or last, **more), by=("sex",))


def state(found, name):
    return next(each for each in found["flow"] if each["state"] == name)


def test_what_was_entered_later_changes_nothing_of_what_was_known(office):
    before = report(office)
    person = an_id("case Lò Văn Inh")
    visit = c.LogVisit(person, visit_id=an_id("visit"), held_on=DAY, met=True)
    office.perform(visit, by=OFFICER, at=instant(LATER), on=LATER)
    work = c.StartLivelihood(person, livelihood="job", started_on=DAY, evidence="HĐ 12", employer_id=EMPLOYER)
    office.perform(work, by=OFFICER, at=instant(LATER), on=LATER)
    assert report(office, known=DAY) == before
    now = report(office, known=LATER)
    assert (before["visits"]["held"], now["visits"]["held"]) == (0, 1)
    assert (before["employment"]["any"]["started"], now["employment"]["any"]["started"]) == (0, 1)


def test_the_day_before_a_move_shows_the_state_before_it(office):
    found = report(office)
    assert [state(found, name)["at_end"] for name in ("returned", "assessed", "supported")] == [1, 1, 1]
    assert state(found, "assessed") == {
        "state": "assessed", "at_start": 0, "entries": 2, "exits": 1, "at_end": 1
    }  # fmt: skip
    assert report(office, DAY - timedelta(days=9), DAY - timedelta(days=1), DAY)["persons"] == 0


def test_communes_add_up_to_the_district_on_both_boundaries(office):
    for which in ("old", "new"):
        found = report(office, boundaries=which)
        assert sum(each["persons"] for each in found["communes"]) == found["persons"] == 3
        assert sum(each["cases"] for each in found["quality"]) == 3
        names = [each["name"] for each in found["communes"] if each["commune"] != "?"]
        assert names == sorted(names)


def test_the_list_holds_the_cases_that_are_counted_as_unserved(office):
    on = DAY + timedelta(days=61)
    found = report(office, DAY, on)["unserved"]
    for what in (*LACKS, "any"):
        listed = office.desk.cases(MANAGER, CaseFilter(lacks=what), at=instant(on), on=on)
        assert listed.total == found[what]
        assert len(listed.rows) == listed.total
    assert [found[name] for name in ("group", "plan", "visit", "any")] == [2, 2, 3, 3]


@pytest.mark.parametrize(("days", "without"), [(60, False), (61, True)])
def test_without_a_visit_for_longer_than_the_days(office, days, without):
    case = next(iter(office.desk.outcomes.journeys(None, DAY))).case_on(DAY)
    assert ("visit" in lacking(case, DAY + timedelta(days=days))) is without


def test_a_manager_of_one_commune_is_told_of_that_commune(office):
    elsewhere = Viewer("lanhdao", Role.MANAGER, frozenset({"16177"}))
    assert outcomes_report(office, Period(DAY, DAY, DAY), viewer=elsewhere)["persons"] == 0


@pytest.mark.parametrize(
    ("first", "last", "known"),
    [(LATER, DAY, LATER), (DAY, LATER, DAY), (date(1899, 12, 31), DAY, DAY)],
)
def test_a_period_that_is_none_is_refused(office, first, last, known):
    with pytest.raises(BadValue):
        outcomes_report(office, Period(first, last, known))


def test_a_review_keeps_the_income_that_it_was_told(office):
    person = Person(office, "Bùi Văn Đạt")
    person.does(c.HoldReview, clean=True, result="same", income="2m_5m", household="near_poor")
    first = report(office)["standings"]["income"]["reviews"][0]
    assert (first["reviews"], first["2m_5m"]) == (1, 1)
    with pytest.raises(BadValue):
        person.does(c.HoldReview, clean=True, result="same", income="millions")


def test_law_and_boundaries_are_those_that_were_known_by_the_day(office, monkeypatch):
    seen = []

    def noted(every, period, ground, by):
        seen.append(ground)
        return {}

    monkeypatch.setattr(service, "outcomes", noted)
    change = laws.propose(office, on=LATER)
    decision = DecideLawChange(change, True, "")
    office.perform(decision, by=MANAGER, on=LATER, at=instant(LATER, 1))
    units.record(office, units.MERGER, on=LATER)
    for known in (DAY, LATER):
        outcomes_report(office, Period(DAY, DAY, known))
    then, now = seen
    assert [each.law.on(laws.FROM).value(laws.KEY) for each in seen] == [120, 60]
    assert units.ON not in then.units.changes
    assert units.ON in now.units.changes


def test_an_action_is_as_it_was_recorded_by_the_day(office):
    one = an_id("action")
    assign = AssignToAgency(one, "women", "Sửa nhà", LATER, "16174")
    office.perform(assign, by=MANAGER, at=instant(DAY), on=DAY)
    office.perform(FollowAgency(one, "done", "Xong"), by=MANAGER, at=instant(LATER), on=LATER)
    then, now = (report(office, known=known)["actions"][0] for known in (DAY, LATER))
    assert (then["status"], then["steps"], now["status"], now["steps"]) == ("open", 1, "done", 2)
    with pytest.raises(BadValue):  # nothing would change
        office.perform(FollowAgency(one, "done"), by=MANAGER, at=instant(LATER, 1), on=LATER)
    with pytest.raises(BadValue):
        office.perform(AssignToAgency(an_id("b"), "women", "x", DAY - timedelta(days=1)), by=MANAGER, on=DAY)
