"""One seed, one district: nothing else decides what is drawn."""

from datetime import UTC, datetime
from unicodedata import is_normalized

import pytest
import time_machine

from domain.needs import NeedDomain, NeedLevel
from domain.people import ETHNICITIES, SEXES, citizen_id, phone_number
from domain.placements import LIVELIHOODS
from domain.wording.terms import TEXTS
from seed.district import District, district
from seed.employers import SKILLS
from seed.places import COMMUNES, UNITS
from workflows.shipped import shipped_units


def test_two_calls_give_the_same_district(invented: District) -> None:
    assert district() == invented


def test_another_seed_gives_another_district(invented: District) -> None:
    assert district(7).residents != invented.residents


def test_a_clock_three_years_ahead_changes_nothing(invented: District) -> None:
    with time_machine.travel(datetime(2029, 9, 30, tzinfo=UTC)):
        assert district() == invented


@pytest.mark.parametrize("seed", range(25))
def test_other_seeds_keep_the_figures(seed: int) -> None:
    drawn = district(seed)
    assert (len(drawn.in_the_book()), len(drawn.villages), len(drawn.loans)) == (104, 112, 13)
    assert sum(loan.amount_vnd for loan in drawn.loans) == 1_130_500_000


def test_units_are_the_shipped_ones() -> None:
    shipped = shipped_units()
    for unit in UNITS:
        old = shipped.get(unit.code, shipped.boundaries("old")[0].valid_from)
        assert (old.name, shipped.translate(unit.code, old.valid_from, "new").code) == (
            unit.name,
            unit.commune,
        )
    assert {each.code: each.name for each in shipped.boundaries("new")} == COMMUNES


def test_a_village_name_occurs_once_in_a_unit(invented: District) -> None:
    assert len({(village.unit, village.name) for village in invented.villages}) == 112


def test_residents_live_in_a_village_of_their_unit(invented: District) -> None:
    villages = {village.code: village for village in invented.villages}
    assert all(villages[each.village].unit == each.unit for each in invented.residents.values())


def test_names_have_three_words_composed(invented: District) -> None:
    for each in invented.residents.values():
        assert len(each.name.split()) == 3
        assert is_normalized("NFC", each.name)


def test_a_citizen_id_says_province_century_sex_and_year(invented: District) -> None:
    for each in invented.in_the_book():
        century_and_sex = {(19, "male"): 0, (19, "female"): 1, (20, "male"): 2, (20, "female"): 3}
        digit = century_and_sex[each.born_in // 100, each.sex]
        assert each.citizen_id.startswith(f"038{digit}{each.born_in % 100:02}")
        assert citizen_id(each.citizen_id) == each.citizen_id


def test_no_citizen_id_occurs_twice(invented: District) -> None:
    assert len({each.citizen_id for each in invented.residents.values()}) == 126


def test_telephone_numbers_pass_the_check_and_belong_to_no_operator(invented: District) -> None:
    given = [each.phone for each in invented.residents.values() if each.phone]
    given += [member.phone for group in invented.support_groups for member in group.members]
    assert all((phone_number(number) or "").startswith("8457") for number in given)
    assert len(given) == len(set(given))


def test_every_code_has_a_term(invented: District) -> None:
    people = invented.residents.values()
    codes = {f"sex.{each.sex}" for each in people} | {f"ethnicity.{each.ethnicity}" for each in people}
    codes |= {f"sentence_class.{each.sentence.sentence_class}" for each in people}
    codes |= {f"certificate.{each.certificate}" for each in people}
    codes |= {f"skill.{code}" for code in SKILLS} | {f"sector.{each.sector}" for each in invented.vacancies}
    codes |= {f"loan_use.{loan.use}" for loan in invented.loans}
    codes |= {f"livelihood.{each.kind}" for each in invented.livelihoods}
    codes |= {f"group_role.{member.role}" for group in invented.support_groups for member in group.members}
    codes |= {f"role.{account.role}" for account in invented.accounts}
    assert codes <= set(TEXTS)


def test_codes_are_the_engines(invented: District) -> None:
    people = invented.residents.values()
    assert {each.sex for each in people} <= set(SEXES)
    assert {each.ethnicity for each in people} <= set(ETHNICITIES)
    assert {each.kind for each in invented.livelihoods} <= set(LIVELIHOODS)


def test_every_need_domain_is_answered_and_something_presses(invented: District) -> None:
    for each in invented.residents.values():
        assert set(each.needs) == {domain.code for domain in NeedDomain}
        assert set(each.needs.values()) <= set(NeedLevel)
        assert "pressing" in each.needs.values()


def test_long_sentences_end_late(invented: District) -> None:
    least = {"prison_to_5": 18, "prison_5_to_15": 24, "prison_over_15": 34}
    for each in invented.residents.values():
        assert each.completed_on.year - each.born_in >= least[each.sentence.sentence_class]


def test_months_fit_the_sentence_class(invented: District) -> None:
    ranges = {"prison_to_5": (1, 60), "prison_5_to_15": (61, 180), "prison_over_15": (181, 240)}
    for each in invented.residents.values():
        low, high = ranges[each.sentence.sentence_class]
        assert low <= each.sentence.months <= high


def test_the_duplicate_is_somebody_in_the_book_under_a_mistyped_number(invented: District) -> None:
    twice = next(
        each for each in invented.closed() if invented.journeys[each.code].route.outcome == "duplicate"
    )
    first = [
        each for each in invented.in_the_book() if (each.name, each.address) == (twice.name, twice.address)
    ]
    assert len(first) == 1
    assert sorted(first[0].citizen_id) == sorted(twice.citizen_id)
    assert invented.journeys[first[0].code].opened_on <= invented.journeys[twice.code].opened_on


def test_the_demo_accounts_and_an_officer_for_each_commune(invented: District) -> None:
    users = {account.user: account for account in invented.accounts}
    demo = {
        user: users[user].role for user in ("canbo", "g5", "nganhang", "lanhdao", "doanhnghiep", "quantri")
    }
    assert list(demo.values()) == ["officer", "supporter", "bank", "manager", "employer", "admin"]
    officers = [account.units or () for account in invented.accounts if account.user.startswith("canbo.")]
    assert sorted(code for codes in officers for code in codes) == sorted(unit.code for unit in UNITS)


def test_every_group_has_an_account_for_its_lead(invented: District) -> None:
    supporters = {account.group for account in invented.accounts if account.role == "supporter"}
    assert supporters == {group.code for group in invented.support_groups}
