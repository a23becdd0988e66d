"""Checks of work: when each is asked, of whom, what contradicts what, and what an end means for the case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.case import Case
from domain.dates import months_after
from domain.errors import BadValue
from domain.parameters import DatedValue, LawOn
from domain.placements import (
    CONTRACTS,
    ENDINGS,
    Placement,
    PlacementOverlaps,
    ended,
    require_free,
    require_wage,
    started,
)
from domain.vacancies import WAGE_FLOOR, WageTooLow
from domain.viewer import Role, Viewer
from domain.work_checks import (
    Answer,
    CheckNotDue,
    CheckUnknown,
    WorkCheck,
    answered,
    asked_of,
    check_months,
    differ,
    may_answer,
    months_confirmed,
    new_check,
    parties_of,
    to_open,
)
from web.forms.moves import SET_BACK_REASONS
from workflows.shipped import shipped_law

ON = date(2026, 3, 2)
LAW = shipped_law().on(ON)
FIRM, OTHER = UUID(int=21), UUID(int=22)
CASE = Case(UUID(int=1), UUID(int=2), "NX-2026-0001")
FIRMS_WORD = Viewer("dn", Role.EMPLOYER, employer=FIRM)


def placed(
    started_on: date = ON,
    employer: UUID | None = FIRM,
    ended_on: date | None = None,
    id_: int = 3,
    **more: object,
) -> Placement:
    kind = "job" if employer else "own_farm"
    return Placement(UUID(int=id_), CASE.id, kind, employer, None, None, started_on, ended_on, **more)  # type: ignore[arg-type]


def said(months: int, party: str, still: bool | None, paid: bool | None = None) -> WorkCheck:
    return replace(new_check(placed(), months, party, LAW), status="answered", still=still, paid=paid)


@pytest.mark.parametrize("months", [1, 3, 6])
@pytest.mark.parametrize(("days", "asked"), [(-8, False), (-7, True), (0, True), (60, True), (61, False)])
def test_a_check_is_asked_from_a_week_before_its_day_until_it_was_missed_for_long(
    months, days, asked
) -> None:
    due = months_after(ON, months)
    assert ((months, due) in list(to_open(ON, due + timedelta(days=days), LAW))) is asked


@given(began=st.dates(date(2020, 1, 1), date(2026, 12, 31)))
def test_every_check_is_asked_on_its_day_whatever_the_month(began: date) -> None:
    for months in check_months(LAW):
        due = months_after(began, months)
        assert (months, due) in list(to_open(began, due, LAW))


def test_own_work_is_asked_of_the_group_alone() -> None:
    assert parties_of(None) == ("group",)
    assert parties_of(FIRM) == ("employer", "group")
    with pytest.raises(CheckUnknown):
        asked_of(CASE, placed(employer=None), 1, "employer", (), LAW)


@pytest.mark.parametrize("months", [0, 2, 12])
def test_no_other_month_is_asked_about(months: int) -> None:
    with pytest.raises(CheckUnknown):
        asked_of(CASE, placed(), months, "group", (), LAW)


def test_an_answer_waits_for_the_window_and_keeps_who_gave_it() -> None:
    check = new_check(placed(), 1, "employer", LAW)
    opens = check.opens_on
    with pytest.raises(CheckNotDue):
        answered(CASE, check, Answer(True), FIRMS_WORD, opens - timedelta(days=1))
    came, event = answered(CASE, check, Answer(True, True, note="Đi làm đều"), FIRMS_WORD, opens)
    assert (came.status, came.said_by, came.still, came.paid) == ("answered", "employer", True, True)
    assert event.sealed == {"note": "Đi làm đều"}
    assert "note" not in event.data and "work_trouble" not in event.data


def test_the_wage_of_work_that_ended_is_not_kept() -> None:
    check = new_check(placed(), 1, "group", LAW)
    came, event = answered(CASE, check, Answer(False, True), FIRMS_WORD, check.due_on)
    assert came.paid is None and "work_paid" not in event.data


@pytest.mark.parametrize(
    ("role", "party", "may"),
    [
        (Role.EMPLOYER, "employer", True), (Role.EMPLOYER, "group", False), (Role.SUPPORTER, "group", True),
        (Role.SUPPORTER, "employer", False), (Role.OFFICER, "employer", True), (Role.OFFICER, "group", True),
        (Role.MANAGER, "employer", True),
    ],
)  # fmt: skip
def test_each_party_answers_for_itself_and_the_office_notes_both(role, party, may) -> None:
    assert may_answer(Viewer("a", role), party) is may


THREE = (True, False, None)


@pytest.mark.parametrize(("one", "other"), list(product(product(THREE, THREE), product(THREE, THREE))))
def test_what_one_does_not_know_contradicts_nothing(one, other) -> None:
    found = differ(said(1, "employer", *one), said(1, "group", *other))
    still = None not in (one[0], other[0]) and one[0] != other[0]
    paid = None not in (one[0], other[0], one[1], other[1]) and one[1] != other[1]
    assert found is (still or paid)
    assert found is differ(said(1, "group", *other), said(1, "employer", *one))


def test_work_is_confirmed_for_as_long_as_everybody_who_is_asked_says_so() -> None:
    checks = [said(1, "employer", True), said(1, "group", True), said(3, "employer", True)]
    assert months_confirmed(placed(), checks) == 1
    assert months_confirmed(placed(), [*checks, said(3, "group", False)]) == 1
    assert months_confirmed(placed(), [*checks, said(3, "group", True)]) == 3
    assert months_confirmed(placed(), []) is None
    assert months_confirmed(placed(employer=None), [said(6, "group", True)]) == 6


@pytest.mark.parametrize(
    ("until", "refused"),
    [(None, True), (ON + timedelta(days=1), True), (ON, False), (ON - timedelta(days=1), False)],
)
def test_two_jobs_do_not_overlap_and_one_may_begin_on_the_day_the_other_ends(until, refused) -> None:
    before = placed(ON - timedelta(days=90), OTHER, until, id_=4)
    if not refused:
        require_free(CASE.number, placed(), [before])
        return
    with pytest.raises(PlacementOverlaps):
        require_free(CASE.number, placed(), [before])


def test_own_work_beside_a_job_is_no_overlap() -> None:
    require_free(CASE.number, placed(), [placed(ON - timedelta(days=9), None, id_=4)])
    require_free(CASE.number, placed(employer=None), [placed(ON - timedelta(days=9), id_=4)])


@pytest.mark.parametrize("contract", [*CONTRACTS, None])
def test_a_known_contract_is_told_in_the_history(contract: str | None) -> None:
    assert started(placed(contract=contract), ON).data.get("contract") == contract


@pytest.mark.parametrize("changes", [{"contract": "slave"}, {"contract": ""}])
def test_an_unknown_contract_is_refused(changes) -> None:
    with pytest.raises(BadValue):
        started(placed(**changes), ON)


@pytest.mark.parametrize("wage", [0, -1])
def test_a_wage_of_nothing_is_refused(wage: int) -> None:
    with pytest.raises(BadValue):
        started(Placement(UUID(int=3), CASE.id, "job", FIRM, wage, None, ON), ON)


@pytest.mark.parametrize(
    ("wage", "employer", "refused"),
    [
        (3_699_999, FIRM, True),
        (3_700_000, FIRM, False),
        (3_700_001, FIRM, False),
        (None, FIRM, False),
        (1, None, False),
    ],
)
def test_a_wage_under_the_regions_minimum_is_refused_where_the_law_has_one(wage, employer, refused) -> None:
    paid = replace(placed(employer=employer), wage_vnd=wage)
    floor = DatedValue(3_700_000, date(2026, 1, 1), None, "Nghị định 293/2025/NĐ-CP", "reported", "")
    require_wage(paid, LawOn(ON, {}, {}))
    law = LawOn(ON, {WAGE_FLOOR: floor}, {})
    if not refused:
        require_wage(paid, law)
        return
    with pytest.raises(WageTooLow) as told:
        require_wage(paid, law)
    assert (told.value.data["floor_vnd"], told.value.data["citation"]) == (
        3_700_000,
        "Nghị định 293/2025/NĐ-CP",
    )


def test_every_end_has_a_reason_to_go_back_that_the_form_knows() -> None:
    assert set(ENDINGS.values()) <= {each.code for each in SET_BACK_REASONS}
    case = Case(CASE.id, CASE.person_id, livelihood="job", livelihood_since=ON)
    assert ended(case, "dismissed", ON).data["work_end"] == "dismissed"
    with pytest.raises(BadValue):
        ended(case, "fed up", ON)
