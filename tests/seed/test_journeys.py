"""Every planned way home against the lifecycle, the calendar and the guards' own dates."""

from collections import Counter
from datetime import date

import pytest

from domain.case import Stage
from domain.dates import months_after, years_after
from domain.groups import SHIPPED, GroupRole, Member
from domain.lifecycle import TABLE, Move
from seed import FIRST_DAY, FIXED_DAY, MERGER_DAY, journeys
from seed.district import District, district
from seed.journeys import Journey
from seed.livelihoods import fits
from seed.places import UNIT
from workflows.shipped import shipped_law, shipped_units


def _walk(journey: Journey) -> Stage:
    """The state after every milestone; KeyError where the lifecycle has no such move."""
    stage, left = Stage.RETURNED, Stage.RETURNED
    for milestone in journey.milestones:
        targets = TABLE[stage, milestone.move]
        before, stage = stage, targets[0] if len(targets) == 1 else left
        assert stage in targets
        if stage in (Stage.PAUSED, Stage.CLOSED):
            left = before
    return stage


@pytest.mark.parametrize("seed", [2026, *range(20)])
def test_every_journey_is_open_to_the_lifecycle_and_ends_where_it_should(seed: int) -> None:
    for journey in district(seed).journeys.values():
        assert _walk(journey) is journey.route.final


@pytest.mark.parametrize("seed", [2026, *range(20)])
def test_every_date_is_in_order_and_by_the_fixed_day(seed: int) -> None:
    for journey in district(seed).journeys.values():
        days = [journey.completed_on, journey.opened_on, *(each.on for each in journey.milestones)]
        assert days == sorted(days)
        assert journey.opened_on >= FIRST_DAY
        assert days[-1] <= FIXED_DAY


def test_moves_are_made_on_working_days(invented: District) -> None:
    days = [each.on for journey in invented.journeys.values() for each in journey.milestones]
    assert all(day.weekday() < 5 for day in days)
    assert not any(date(2025, 1, 25) <= day <= date(2025, 2, 2) for day in days)


def test_every_state_occurs(invented: District) -> None:
    finals = Counter(journey.route.final.value for journey in invented.journeys.values())
    assert finals == {
        "returned": 7,
        "assessed": 9,
        "supported": 26,
        "employed": 27,
        "loaned": 8,
        "stable": 20,
        "paused": 7,
        "closed": 22,
    }


def test_every_move_pause_reason_and_outcome_occurs(invented: District) -> None:
    made = [each for journey in invented.journeys.values() for each in journey.milestones]
    # Nobody of the invented came from a paper list.
    assert {each.move for each in made} == set(Move) - {Move.TAKE_OVER}
    last = [journey.milestones[-1] for journey in invented.journeys.values() if journey.milestones]
    assert {each.reason for each in last if each.move is Move.PAUSE} == {"away", "custody", "contact_lost"}
    assert {each.reason for each in last if each.move is Move.CLOSE} == {
        "expunged",
        "completed",
        "declined",
        "moved_away",
        "deceased",
        "reoffended",
        "duplicate",
    }


def test_several_were_set_back(invented: District) -> None:
    book = [invented.journeys[each.code] for each in invented.in_the_book()]
    assert sum(journey.day_of(Move.SET_BACK) is not None for journey in book) == 10


def test_new_convictions_are_among_the_closed_alone(invented: District) -> None:
    convicted = {code for code, journey in invented.journeys.items() if journey.convicted_on}
    assert len(convicted) == 3
    assert convicted <= {each.code for each in invented.closed()}


def test_a_conviction_comes_before_the_closing_and_after_what_went_before(invented: District) -> None:
    for journey in invented.journeys.values():
        if journey.convicted_on:
            assert journey.milestones[-2].on < journey.convicted_on < journey.milestones[-1].on


def _expunged_on(completed_on: date, sentence_class: str) -> date:
    key = {"prison_to_5": "to_5", "prison_5_to_15": "5_to_15", "prison_over_15": "over_15"}[sentence_class]
    return years_after(completed_on, int(str(shipped_law().on(FIXED_DAY).value(f"expunge.years_{key}"))))


@pytest.mark.parametrize("seed", [2026, *range(20)])
def test_nobody_in_the_book_is_expunged_by_the_fixed_day(seed: int) -> None:
    for each in district(seed).in_the_book():
        assert _expunged_on(each.completed_on, each.sentence.sentence_class) > FIXED_DAY


@pytest.mark.parametrize("seed", [2026, *range(20)])
def test_whoever_is_closed_as_expunged_is_expunged_on_that_day(seed: int) -> None:
    drawn = district(seed)
    for each in drawn.closed():
        journey = drawn.journeys[each.code]
        if journey.route.outcome == "expunged":
            assert _expunged_on(each.completed_on, each.sentence.sentence_class) < journey.milestones[-1].on
            assert each.other_penalties_done is True


def test_the_planned_rhythm_is_the_shipped_one() -> None:
    law = shipped_law().on(FIXED_DAY)
    assert law.value("case.stability_months") == journeys.STABLE_AFTER_MONTHS
    assert law.value("case.clean_reviews") == journeys.CLEAN_REVIEWS
    assert law.value("case.review_months") == journeys.REVIEW_MONTHS[:3]
    assert law.value("case.review_every_months") == journeys.REVIEW_MONTHS[3] - journeys.REVIEW_MONTHS[2]


@pytest.mark.parametrize("seed", [2026, *range(20)])
def test_livelihood_was_held_long_enough_before_stability(seed: int) -> None:
    drawn = district(seed)
    for each in drawn.livelihoods:
        stable_on = drawn.journeys[each.resident].day_of(Move.STABILISE)
        if stable_on and each.ended_on is None:
            assert months_after(each.since, 6) <= stable_on


def test_whoever_is_in_work_or_borrows_has_a_livelihood(invented: District) -> None:
    living = {each.resident for each in invented.livelihoods if each.ended_on is None}
    for code, journey in invented.journeys.items():
        if journey.route.final in (Stage.EMPLOYED, Stage.LOANED, Stage.STABLE):
            assert code in living


def test_placements_fit_the_person_and_the_shipped_distances(invented: District) -> None:
    vacancies = {each.code: each for each in invented.vacancies}
    km = shipped_units().distances.km
    placed = [each for each in invented.livelihoods if each.vacancy]
    assert len(placed) >= 15
    for each in placed:
        resident, vacancy = invented.residents[each.resident], vacancies[each.vacancy or ""]
        home = UNIT[resident.unit].commune
        assert fits(resident, vacancy, each.since)
        assert home == vacancy.commune or km[home][vacancy.commune] <= resident.max_km
        assert "employer" in resident.consents


def test_openings_are_never_overdrawn(invented: District) -> None:
    taken = Counter(each.vacancy for each in invented.livelihoods)
    assert all(taken[each.code] <= each.openings for each in invented.vacancies)


def test_loans_are_disbursed_on_the_day_of_the_move_within_five_years(invented: District) -> None:
    for loan in invented.loans:
        resident = invented.residents[loan.resident]
        assert invented.journeys[loan.resident].day_of(Move.RECEIVE_LOAN) == loan.disbursed_on
        assert loan.disbursed_on <= years_after(resident.completed_on, 5)


def test_one_loan_is_overdue_and_its_case_was_set_back(invented: District) -> None:
    overdue = [loan.resident for loan in invented.loans if loan.overdue]
    assert [invented.journeys[code].route.name for code in overdue] == ["loan_trouble"]


def test_whoever_has_support_has_a_sound_group_in_the_unit(invented: District) -> None:
    served = {code: group for group in invented.support_groups for code in group.residents}
    for code, journey in invented.journeys.items():
        assert (code in served) == (journey.day_of(Move.SUPPORT) is not None)
    for group in invented.support_groups:
        assert SHIPPED.faults(Member(GroupRole(each.role), each.lead) for each in group.members) == ()
        assert len(group.residents) <= 4
        assert {invented.residents[code].unit for code in group.residents} == {group.unit}


def test_a_group_is_founded_before_it_supports_anybody(invented: District) -> None:
    for group in invented.support_groups:
        first = min(invented.journeys[code].day_of(Move.SUPPORT) or date.max for code in group.residents)
        assert group.founded_on < first


def test_transfers_are_accepted_refused_and_pending(invented: District) -> None:
    assert Counter(each.accepted for each in invented.transfers) == {True: 2, False: 1, None: 1}
    assert len({each.resident for each in invented.transfers}) == 4


@pytest.mark.parametrize("seed", [2026, *range(20)])
def test_transfers_lead_to_a_unit_in_force_while_the_person_is_supported(seed: int) -> None:
    drawn = district(seed)
    for each in drawn.transfers:
        assert shipped_units().get(each.to_unit, each.offered_on)
        assert (drawn.journeys[each.resident].day_of(Move.SUPPORT) or date.max) < each.offered_on
        assert (each.answered_on or each.offered_on) <= FIXED_DAY


def test_one_transfer_was_made_across_the_old_boundaries(invented: District) -> None:
    assert sum(each.offered_on < MERGER_DAY and each.accepted is True for each in invented.transfers) == 1
