"""A visit counts from its day: recorded late in whatever order, it makes due and flags what it would have in time."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.case import Case, Stage
from domain.flags import flags
from domain.late_visits import doubts, due_after
from domain.reviews import Review
from domain.undoing import Past
from domain.visits import Visit, visited
from workflows.shipped import shipped_law

LAW = shipped_law()
ID = UUID(int=1)
START = date(2026, 3, 2)
AT = datetime(2026, 3, 2, tzinfo=UTC)


def day(n: int) -> date:
    return START + timedelta(days=n)


def a_visit(n: int, held: int, **said: object) -> Visit:
    known: dict[str, object] = {
        "not_met_reason": None, "mode": "home", "domains": {}, "concern": None, "note": None, "next_on": None,
        "met": True,
    }  # fmt: skip
    whole = known | said
    return Visit(id=UUID(int=n + 1), case_id=ID, group_id=None, held_on=day(held), recorded_at=AT,
                 recorded_by="g5", **whole)  # type: ignore[arg-type]  # fmt: skip


def past(seq: int, kind: str, on: int, sets: dict[str, object] | None = None, **data: object) -> Past:
    return Past(seq, kind, "canbo", AT, json.dumps({"set": sets or {}, "data": data}), day(on))


VISITS = st.lists(
    st.tuples(st.integers(0, 200), st.booleans(), st.sampled_from([None, 3, 10, 45]),
              st.sampled_from(["better", "worse", None])),
    min_size=1, max_size=8, unique_by=lambda each: each[0],
)  # fmt: skip
RESTS = st.lists(st.integers(0, 200), max_size=3, unique=True)


@given(said=VISITS, rests=RESTS, order=st.randoms())
def test_recorded_late_in_any_order_is_the_same_as_in_time(said, rests, order):
    visits = [
        a_visit(n, held, met=met, next_on=None if ahead is None else day(held + ahead),
                domains={} if change is None else {"work": change})
        for n, (held, met, ahead, change) in enumerate(sorted(said, key=lambda each: each[0]))
    ]  # fmt: skip
    history = [
        past(n, "moved", on, {"next_visit_on": day(on + 31).isoformat()}, move="resume")
        for n, on in enumerate(sorted(rests))
    ]
    in_time: date | None = None
    steps = [(each.effective_on, 0, each) for each in history] + [(each.held_on, 1, each) for each in visits]
    for _, _, step in sorted(steps, key=lambda each: each[:2]):
        # What recording in time sees: this step alone.
        in_time = due_after([step], (), LAW) if isinstance(step, Visit) else date.fromisoformat(
            step.sets["next_visit_on"]
        )  # fmt: skip
    late = list(visits)
    order.shuffle(late)
    case, known, last = Case(id=ID, person_id=ID, opened_on=START), [], day(400)
    for visit in late:
        known.append(visit)
        event = visited(case, visit, last, due_after(known, history, LAW))
        case = replace(case, **event.sets)
    assert case.next_visit_on == in_time
    assert case.last_visit_on == max(visit.held_on for visit in visits)
    assert case.visits_made == len(visits)
    assert flags(known, [], LAW.on(last)) == flags(visits, [], LAW.on(last))


def test_a_visit_while_the_case_rests_makes_nothing_due():
    case = Case(id=ID, person_id=ID, stage=Stage.PAUSED)
    assert visited(case, a_visit(1, 0), day(0), day(31)).sets["next_visit_on"] is None


@pytest.mark.parametrize(("days", "late"), [(0, None), (1, 1), (20, 20)])
def test_a_late_visit_takes_its_day_and_says_how_late_it_came(days, late):
    event = visited(Case(id=ID, person_id=ID), a_visit(1, 0), day(days), day(31))
    assert (event.effective_on, event.data.get("days_late")) == (day(0), late)


def test_a_group_assigned_after_the_visit_keeps_the_day_that_the_visit_made():
    assigned = past(3, "group_assigned", 9, {"next_visit_on": day(40).isoformat()})
    assert due_after([a_visit(1, 5)], [assigned], LAW) == date(2026, 4, 7)
    assert due_after([], [assigned], LAW) == date(2026, 4, 11)


BAD = a_visit(1, 10, domains={"work": "worse"})
MET = a_visit(2, 10)
CONCERN = a_visit(3, 10, concern="urgent")
PLAN = {"actions": [{"domain": "housing"}]}
TABLE = [
    # (visit, kind, day, data, why it is to be looked at again)
    (BAD, "reviewed", 9, {"clean": True}, None),
    (BAD, "reviewed", 10, {"clean": True}, "worse"),
    (BAD, "reviewed", 11, {"clean": True}, "worse"),
    (CONCERN, "reviewed", 11, {"clean": True}, "concern"),
    (BAD, "reviewed", 11, {"clean": False, "result": "worse"}, None),
    (MET, "reviewed", 11, {"clean": False, "result": "not_met"}, "met"),
    (MET, "reviewed", 11, {"clean": True}, None),
    (BAD, "moved", 11, {"move": "stabilise"}, "worse"),
    (MET, "moved", 11, {"move": "stabilise"}, None),
    (CONCERN, "moved", 11, {"move": "close", "reason": None}, "concern"),
    (MET, "moved", 11, {"move": "pause", "reason": "contact_lost"}, "met"),
    (MET, "moved", 41, {"move": "pause", "reason": "contact_lost"}, "met"),
    (MET, "moved", 42, {"move": "pause", "reason": "contact_lost"}, None),
    (MET, "moved", 11, {"move": "pause", "reason": "away"}, None),
    (BAD, "plan_made", 11, PLAN, "worse"),
    (BAD, "plan_made", 11, {"actions": [{"domain": "work"}]}, None),
    (BAD, "review_exempted", 11, {}, "worse"),
    (BAD, "review_postponed", 11, {}, "worse"),
    (BAD, "facts_recorded", 11, {}, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("visit", "kind", "on", "data", "why"), TABLE, ids=[f"{n}-{row[1]}" for n, row in enumerate(TABLE)]
)
def test_the_decisions_that_a_late_visit_touches(visit, kind, on, data, why):
    found = doubts(visit, [past(4, kind, on, **data)], LAW)
    assert [each.because for each in found] == ([] if why is None else [why])


def test_a_review_that_looked_at_a_later_time_is_not_touched():
    history = [past(4, "reviewed", 11, clean=True), past(5, "reviewed", 60, clean=True)]
    assert [each.seq for each in doubts(BAD, history, LAW)] == [4]


@pytest.mark.parametrize(("missed", "raised"), [(2, 0), (3, 1), (4, 1)])
def test_visits_without_meeting_in_a_row_raise_one_flag(missed, raised):
    visits = [a_visit(0, 0), *(a_visit(n + 1, n + 1, met=False) for n in range(missed))]
    found = flags(visits, [], LAW.on(START))
    assert [(flag.reason, flag.count, flag.since) for flag in found] == [("not_met", missed, day(1))] * raised


@pytest.mark.parametrize(
    ("changes", "raised"),
    [
        (("worse",), 0),
        (("worse", "worse"), 1),
        (("worse", "better", "worse"), 0),
        (("better", "worse", None, "worse"), 1),
        (("worse", "worse", "same"), 0),
    ],
)
def test_one_domain_worse_in_a_row_raises_one_flag(changes, raised):
    visits = [
        a_visit(n, n, domains={} if each is None else {"family": each}) for n, each in enumerate(changes)
    ]
    assert [(flag.reason, flag.domain) for flag in flags(visits, [], LAW.on(START))] == [
        ("worse", "family")
    ] * raised


def test_a_review_without_meeting_counts_among_the_visits():
    missed = [a_visit(n, n, met=False) for n in range(2)]
    held = Review(ID, ID, day(5), day(0), "held", "lead", day(5), False, result="not_met")
    assert [flag.count for flag in flags(missed, [held], LAW.on(START))] == [3]
