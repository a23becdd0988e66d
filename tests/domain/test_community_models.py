"""The register counted and its entries checked: the day before, the day, the day after."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.community_models import records as r
from domain.community_models import rules
from domain.community_models.figures import Register, Share, by_quarter, figures
from domain.errors import BadValue

ON = date(2026, 3, 2)
AT = datetime(2026, 3, 2, tzinfo=UTC)
BEGAN = date(2024, 6, 20)
ONE_DAY = timedelta(days=1)


def a_model(**said):
    fields: dict[str, Any] = {
        "code": "MH01",
        "kind": "clan",
        "name": "Dòng họ văn hóa",
        "unit_code": "16186",
        "village": None,
    }
    fields |= {"id": uuid4(), "members": 12, "started_on": BEGAN, "registered_on": BEGAN}
    return r.CommunityModel(**fields | said)


def an_activity(model, **said):
    fields: dict[str, Any] = {
        "kind": "meeting",
        "held_on": ON,
        "people": 9,
        "reports": 0,
        "cleared": 0,
        "suspects": 0,
    }
    return r.Activity(
        **{"id": uuid4(), "model_id": model.id, "entered_by": "a", "entered_at": AT} | fields | said
    )


def a_grade(model, **said):
    fields: dict[str, Any] = {
        "year": 2025,
        "grade": "good",
        "assessed_on": date(2025, 12, 15),
        "document": " 7/BC ",
    }
    return r.Assessment(
        **{"id": uuid4(), "model_id": model.id, "entered_by": "a", "entered_at": AT} | fields | said
    )


def a_session(**said):
    fields: dict[str, Any] = {
        "unit_code": "16186",
        "village": None,
        "model_id": None,
        "topic": "law",
        "audience": "pupils",
    }
    fields |= {"people": 90, "held_on": ON, "entered_by": "a", "entered_at": AT}
    return r.OutreachSession(**{"id": uuid4()} | fields | said)


def a_unit(**said):
    fields: dict[str, Any] = {
        "kind": "village",
        "unit_code": "16186",
        "name": "Thôn Mài",
        "registered_on": BEGAN,
        "since": 2024,
    }
    return r.SafetyUnit(**{"id": uuid4()} | fields | said)


def a_result(unit, **said):
    fields: dict[str, Any] = {
        "year": 2025,
        "reached": True,
        "decided_on": date(2026, 1, 12),
        "document": "7/QĐ-UBND",
    }
    whole: dict[str, Any] = {"id": uuid4(), "safety_unit_id": unit.id, "entered_by": "a", "entered_at": AT}
    return r.SafetyResult(**whole | fields | said)


@pytest.mark.parametrize("held_on", [BEGAN, ON])
def test_an_activity_lies_within_the_life_of_its_model(held_on):
    model = a_model()
    assert rules.new_activity(an_activity(model, held_on=held_on), model, ON).held_on == held_on


@pytest.mark.parametrize("held_on", [BEGAN - ONE_DAY, ON + ONE_DAY])
def test_an_activity_outside_it_is_refused(held_on):
    model = a_model()
    with pytest.raises(BadValue) as refused:
        rules.new_activity(an_activity(model, held_on=held_on), model, ON)
    assert refused.value.data["field"] == "held_on"


def test_after_its_end_a_model_does_nothing():
    ended = rules.amended(a_model(), 3, ON - ONE_DAY, ON)
    assert [ended.stands(day) for day in (ON - 2 * ONE_DAY, ON - ONE_DAY)] == [True, False]
    with pytest.raises(BadValue):
        rules.new_activity(an_activity(ended), ended, ON)


@pytest.mark.parametrize("field", ["people", "reports", "cleared", "suspects"])
@pytest.mark.parametrize("count", [-1, rules.MOST_PEOPLE + 1])
def test_counts_that_cannot_be_are_refused(field, count):
    model = a_model()
    with pytest.raises(BadValue) as refused:
        rules.new_activity(an_activity(model, **{field: count}), model, ON)
    assert refused.value.data["field"] == field


@pytest.mark.parametrize(
    ("year", "assessed_on", "field"),
    [
        (2023, date(2024, 1, 1), "year"),
        (2027, date(2026, 3, 1), "year"),
        (2025, date(2024, 12, 31), "assessed_on"),
        (2024, date(2026, 1, 1), "assessed_on"),
        (2026, ON + ONE_DAY, "assessed_on"),
    ],
)
def test_a_year_is_judged_in_it_or_in_the_next_and_not_ahead(year, assessed_on, field):
    model = a_model()
    with pytest.raises(BadValue) as refused:
        rules.new_assessment(a_grade(model, year=year, assessed_on=assessed_on), model, ON)
    assert refused.value.data["field"] == field


def test_the_paper_behind_a_grade_is_named():
    model = a_model()
    assert rules.new_assessment(a_grade(model), model, ON).document == "7/BC"
    with pytest.raises(BadValue):
        rules.new_assessment(a_grade(model, document=" "), model, ON)


def test_a_session_without_listeners_is_none():
    assert rules.new_outreach(a_session(people=1), None, ON).people == 1
    with pytest.raises(BadValue):
        rules.new_outreach(a_session(people=0), None, ON)


@pytest.mark.parametrize(("year", "goes"), [(2023, False), (2024, True), (2025, True), (2026, False)])
def test_a_unit_goes_for_the_title_in_its_years(year, goes):
    unit = a_unit(until=2026)
    assert unit.goes_for(year) is goes
    result = a_result(unit, year=year, decided_on=date(year, 12, 1) if year < 2026 else ON)
    if goes:
        assert rules.new_safety_result(result, unit, ON).year == year
    else:
        with pytest.raises(BadValue):
            rules.new_safety_result(result, unit, ON)


def test_active_is_who_did_something_in_the_year_up_to_the_day():
    idle, late, busy = (a_model(code=f"MH0{n}") for n in (1, 2, 3))
    ended = a_model(code="MH04", ended_on=ON)
    done = [
        an_activity(late, held_on=date(2025, 3, 2)),
        an_activity(busy, held_on=date(2025, 3, 3)),
        an_activity(ended),
        an_activity(idle, held_on=ON + ONE_DAY),
    ]
    found = figures(Register([idle, late, busy, ended], done), 2025, ON)
    assert (found.models, found.active) == (3, 1)


def test_grades_count_once_they_are_given():
    one, two = a_model(), a_model(code="MH02", kind="zalo")
    grades = [a_grade(one), a_grade(two, assessed_on=ON + ONE_DAY), a_grade(two, year=2024)]
    found = figures(Register([one, two], (), grades), 2025, ON)
    by_kind = {line.kind: (line.models, line.assessed) for line in found.kinds if line.models}
    assert by_kind == {"clan": (1, 1), "zalo": (1, 0)}
    assert found.grades == {"good": 1, "fair": 0, "average": 0, "weak": 0}


def test_a_share_is_of_those_with_a_result_and_the_others_are_counted_apart():
    units = [a_unit(name=f"Thôn {n}") for n in range(4)] + [a_unit(kind="school", name="THCS", until=2025)]
    results = [
        a_result(units[0]),
        a_result(units[1], reached=False),
        a_result(units[2], decided_on=ON + ONE_DAY),
        a_result(units[4], year=2024, decided_on=date(2025, 1, 12)),
    ]
    found = figures(Register(units=units, results=results), 2025, ON)
    assert found.safety["village"] == Share(1, 2, 2)
    assert found.safety["village"].percent == 50.0
    assert found.safety["school"] == Share(0, 0, 0)
    assert found.safety["school"].percent is None
    assert found.safe == Share(1, 2, 2)


DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))


@given(days=st.lists(DAYS, max_size=30))
def test_quarters_hold_every_session_of_the_year_up_to_the_day_once(days):
    sessions = [a_session(held_on=day, people=place + 1) for place, day in enumerate(days)]
    found = by_quarter(sessions, 2026, date(2026, 8, 15))
    held = [each for each in sessions if date(2026, 1, 1) <= each.held_on <= date(2026, 8, 15)]
    assert [each.quarter for each in found] == [1, 2, 3, 4]
    assert sum(each.sessions for each in found) == len(held)
    assert sum(each.people for each in found) == sum(each.people for each in held)
    assert found[3].sessions == 0


def test_what_was_cleared_counts_since_the_first_entry_and_reports_of_the_year():
    model = a_model()
    done = [
        an_activity(model, held_on=date(2024, 7, 1), cleared=2, suspects=3, reports=5),
        an_activity(model, held_on=date(2025, 7, 1), cleared=1, suspects=1, reports=7),
    ]
    found = figures(Register([model], done), 2025, ON)
    assert (found.cleared, found.suspects, found.reports) == (3, 4, 7)


def test_records_hold_no_words_about_people():
    """Counts, codes and papers: nothing of a record could name somebody who was helped."""
    texts = {
        (kind.__name__, name)
        for kind in (
            r.CommunityModel,
            r.Activity,
            r.Assessment,
            r.OutreachSession,
            r.SafetyUnit,
            r.SafetyResult,
        )
        for name, said in kind.__annotations__.items()
        if said.startswith("str") and name not in ("kind", "code", "unit_code", "grade", "topic", "audience")
    }
    assert texts == {
        ("CommunityModel", "name"), ("CommunityModel", "village"), ("OutreachSession", "village"),
        ("SafetyUnit", "name"), ("Assessment", "document"), ("SafetyResult", "document"),
        *((kind, "entered_by") for kind in ("Activity", "Assessment", "OutreachSession", "SafetyResult")),
    }  # fmt: skip
    assert isinstance(replace(a_model(), members=None).id, UUID)
