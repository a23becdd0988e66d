"""The published figures, each counted row by row."""

from collections import Counter

import pytest

from domain.community_models import records as r
from domain.community_models import rules
from domain.community_models.figures import Register, figures
from domain.dates import legal_day
from seed import FIRST_DAY, FIXED_DAY, MERGER_DAY, SEED
from seed.community import rows_of_register
from seed.district import District
from workflows.shipped import shipped_units


def test_there_are_sixteen_units_with_a_steering_committee_each(invented: District) -> None:
    old = {unit.code for unit in shipped_units().boundaries("old")}
    assert {each.unit for each in invented.committees} == old
    assert len(invented.committees) == 16


def test_there_are_112_villages_with_a_security_team_each(invented: District) -> None:
    assert len({village.code for village in invented.villages}) == 112
    assert [team.village for team in invented.security_teams] == [
        village.code for village in invented.villages
    ]


def test_there_are_550_social_security_groups_four_to_six_in_every_village(invented: District) -> None:
    by_village = Counter(group.village for group in invented.social_security_groups)
    assert len({group.code for group in invented.social_security_groups}) == 550
    assert set(by_village) == {village.code for village in invented.villages}
    assert set(by_village.values()) == {4, 5, 6}


def test_there_are_28_community_models_of_seven_kinds(invented: District) -> None:
    kinds = Counter(model.kind for model in invented.community_models)
    assert kinds.total() == 28
    assert set(kinds) == {"g5_plus", "employers", "camera", "zalo", "clan", "school_gate", "drivers"}


def test_every_unit_has_its_camera_model(invented: District) -> None:
    cameras = {model.unit for model in invented.community_models if model.kind == "camera"}
    assert cameras == {committee.unit for committee in invented.committees}


def test_the_two_reintegration_models_bear_their_published_names(invented: District) -> None:
    names = {model.name for model in invented.community_models if model.kind in ("g5_plus", "employers")}
    assert names == {
        "G5+ giáo dục, hỗ trợ, giúp đỡ người chấp hành xong án phạt tù trở về địa phương",
        "Doanh nghiệp với công tác tái hòa nhập cộng đồng",
    }


def test_there_are_104_people_in_the_book_and_22_closed_cases_beside_them(invented: District) -> None:
    assert (len(invented.in_the_book()), len(invented.closed())) == (104, 22)
    assert len(invented.residents) == 126


def test_thirteen_loans_sum_to_over_1130_and_under_1131_million(invented: District) -> None:
    assert len({loan.resident for loan in invented.loans}) == 13
    assert 1_130_000_000 < sum(loan.amount_vnd for loan in invented.loans) < 1_131_000_000


def test_no_loan_is_above_the_cap_the_term_or_the_fixed_day(invented: District) -> None:
    assert all(0 < loan.amount_vnd <= 100_000_000 for loan in invented.loans)
    assert all(0 < loan.months <= 120 and loan.disbursed_on <= FIXED_DAY for loan in invented.loans)


def test_amounts_are_round_but_for_one(invented: District) -> None:
    assert all(loan.amount_vnd % 100_000 == 0 for loan in invented.loans)
    assert sum(loan.amount_vnd % 5_000_000 != 0 for loan in invented.loans) == 1


def test_every_use_named_in_the_province_occurs(invented: District) -> None:
    uses = "buffalo cows goats pigs poultry acacia carpentry eatery clothes_stall excavator"
    assert {loan.use for loan in invented.loans} == set(uses.split())


def test_borrowers_are_in_the_book_and_agreed_to_tell_the_bank(invented: District) -> None:
    book = {each.code: each for each in invented.in_the_book()}
    assert all("bank" in book[loan.resident].consents for loan in invented.loans)


def test_there_are_thirteen_enterprises_in_four_sectors(invented: District) -> None:
    assert len({each.name for each in invented.enterprises}) == 13
    assert {each.sector for each in invented.enterprises} == {"wood", "garment", "stone", "farm"}


def test_forty_vacancies_pay_five_to_eight_million(invented: District) -> None:
    assert len({each.code for each in invented.vacancies}) == 40
    assert all(5_000_000 <= each.wage_vnd <= 8_000_000 for each in invented.vacancies)


def test_28_vacancies_still_stand_and_keep_an_opening(invented: District) -> None:
    taken = Counter(each.vacancy for each in invented.livelihoods)
    standing = [each for each in invented.vacancies if each.takes_on(FIXED_DAY)]
    assert len(standing) == 28
    assert all(taken[each.code] < each.openings for each in standing)


@pytest.mark.parametrize(
    ("group", "least", "most"),
    [("drugs", 0.38, 0.40), ("theft_robbery", 0.20, 0.25), ("disorder_injury", 0.10, 0.15)],
)
def test_offences_have_the_provinces_proportions(
    invented: District, group: str, least: float, most: float
) -> None:
    share = sum(each.sentence.offence_group == group for each in invented.in_the_book()) / 104
    assert least < share < most


def test_ages_at_release_run_from_18_to_65_and_average_about_36(invented: District) -> None:
    ages = [each.completed_on.year - each.born_in for each in invented.in_the_book()]
    assert min(ages) >= 18
    assert max(ages) <= 65
    assert 34.5 < sum(ages) / len(ages) < 37.5


def test_seven_in_a_hundred_are_women(invented: District) -> None:
    assert Counter(each.sex for each in invented.in_the_book()) == {"male": 97, "female": 7}


def test_the_four_peoples_are_all_there(invented: District) -> None:
    peoples = Counter(each.ethnicity for each in invented.in_the_book())
    assert set(peoples) == {"thai", "tho", "muong", "kinh"}
    assert min(peoples.values()) >= 10


def test_every_unit_has_somebody(invented: District) -> None:
    assert len({each.unit for each in invented.in_the_book()}) == 16


def test_a_third_and_more_returned_before_the_merger(invented: District) -> None:
    before = sum(invented.journeys[each.code].opened_on < MERGER_DAY for each in invented.in_the_book())
    assert 30 <= before <= 60


def test_most_releases_lie_within_the_two_years_and_some_before(invented: District) -> None:
    early = sum(each.completed_on < FIRST_DAY for each in invented.residents.values())
    assert 1 <= early <= 25


def test_a_few_were_amnestied_sentenced_young_or_for_negligence(invented: District) -> None:
    book = invented.in_the_book()
    assert 5 <= sum(each.certificate == "amnesty" for each in book) <= 16
    assert sum(each.under_18 for each in book) == 2
    assert sum(each.sentence.negligent for each in book) == 3


def register_of(invented: District) -> Register:
    rows = rows_of_register(SEED, invented.community_models, invented.villages)
    kinds = {
        "community_model": r.CommunityModel,
        "model_activity": r.Activity,
        "model_assessment": r.Assessment,
        "outreach_session": r.OutreachSession,
        "safety_unit": r.SafetyUnit,
        "safety_result": r.SafetyResult,
    }
    return Register(*([kind(**row) for row in rows[table]] for table, kind in kinds.items()))


def test_the_28_models_are_all_kept_up_and_active_on_the_fixed_day(invented: District) -> None:
    found = figures(register_of(invented), 2025, FIXED_DAY)
    assert (found.models, found.active) == (28, 28)
    assert {line.kind: line.models for line in found.kinds if line.models}["camera"] == 16


def test_the_cameras_helped_clear_nearly_20_cases_with_25_suspects_since_2023(invented: District) -> None:
    register = register_of(invented)
    found = figures(register, 2025, FIXED_DAY)
    assert (found.cleared, found.suspects) == (19, 25)
    cleared = [each for each in register.activities if each.cleared]
    cameras = {model.id for model in register.models if model.kind == "camera"}
    assert {each.model_id for each in cleared} <= cameras
    assert min(each.held_on for each in cleared).year == 2023


def test_the_enterprise_model_has_its_13_members(invented: District) -> None:
    members = {model.kind: model.members for model in register_of(invented).models}
    assert members["employers"] == 13


@pytest.mark.parametrize("year", [2024, 2025])
def test_over_90_percent_of_every_kind_of_unit_reach_the_title_each_year(
    invented: District, year: int
) -> None:
    found = figures(register_of(invented), year, FIXED_DAY)
    assert [kind for kind, share in found.safety.items() if (share.percent or 0) <= 90] == []
    communes, villages = {2024: 16, 2025: 6}, {2024: 112, 2025: 110}
    assert (found.safety["commune"].known, found.safety["village"].known) == (communes[year], villages[year])


def test_no_unit_is_registered_twice_for_a_year(invented: District) -> None:
    units = register_of(invented).units
    for year in (2024, 2025, 2026):
        going = Counter((each.kind, each.unit_code, each.name) for each in units if each.goes_for(year))
        assert max(going.values()) == 1


def test_every_entry_of_the_register_is_one_that_its_rules_let_in(invented: District) -> None:
    register = register_of(invented)
    models = {each.id: each for each in register.models}
    units = {each.id: each for each in register.units}
    for activity in register.activities:
        rules.new_activity(activity, models[activity.model_id], FIXED_DAY)
    for grade in register.assessments:
        rules.new_assessment(grade, models[grade.model_id], FIXED_DAY)
    for session in register.outreach:
        rules.new_outreach(session, None, FIXED_DAY)
        shipped_units().get(str(session.unit_code), legal_day(session.entered_at))
    for result in register.results:
        rules.new_safety_result(result, units[result.safety_unit_id], FIXED_DAY)
    places = {(each.unit_code, each.registered_on) for each in register.units}
    places |= {(each.unit_code, each.registered_on) for each in register.models if each.unit_code is not None}
    for code, day in places:
        shipped_units().get(code, day)
