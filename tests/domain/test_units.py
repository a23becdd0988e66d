"""A code and a day together name a unit; a code alone names nothing."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.units import NoSingleUnit, UnknownUnit
from workflows.shipped import shipped_units

UNITS = shipped_units()
EVE, DAY, AFTER = date(2025, 6, 30), date(2025, 7, 1), date(2025, 7, 2)


@pytest.mark.parametrize(
    ("code", "before", "since"),
    [
        ("16177", "Xã Bãi Trành", "Xã Xuân Bình"),
        ("16213", "Xã Thanh Hòa", "Xã Thanh Phong"),
        ("16222", "Xã Thanh Sơn", "Xã Thanh Quân"),
    ],
)
def test_a_code_given_to_another_place_is_told_apart_by_the_day(code, before, since):
    assert [UNITS.get(code, on).name for on in (EVE, DAY, AFTER)] == [before, since, since]


@pytest.mark.parametrize(
    ("code", "on"), [("16180", DAY), ("99999", EVE), ("16174", date(2014, 12, 31)), ("", EVE)]
)
def test_a_code_that_nothing_bears_on_the_day_is_refused(code, on):
    with pytest.raises(UnknownUnit) as refused:
        UNITS.get(code, on)
    assert refused.value.data["code"] == code
    assert f"“{code}”" in refused.value.text("vi")


def test_the_refusal_of_an_ended_code_says_what_bore_it():
    with pytest.raises(UnknownUnit, match="Xã Xuân Hòa"):
        UNITS.get("16180", DAY)


@pytest.mark.parametrize(
    ("day_to", "name"), [(EVE, "Xã Bãi Trành"), (DAY, "Xã Xuân Bình"), (AFTER, "Xã Xuân Bình")]
)
def test_a_unit_is_its_own_successor_until_the_merger(day_to, name):
    assert UNITS.successor("16177", date(2024, 10, 1), day_to).name == name


def test_a_new_commune_stays_what_it_is():
    assert UNITS.successor("16177", DAY, date(2030, 1, 1)).name == "Xã Xuân Bình"


def test_every_old_unit_lies_in_the_new_commune_that_is_made_of_it():
    for unit in UNITS.boundaries("old"):
        assert unit in UNITS.made_of(UNITS.translate(unit.code, EVE, "new").code)


def test_the_parts_of_all_new_communes_are_the_old_units_each_once():
    parts = [part.code for unit in UNITS.boundaries("new") for part in UNITS.made_of(unit.code)]
    assert sorted(parts) == sorted(unit.code for unit in UNITS.boundaries("old"))


def test_an_old_unit_is_itself_on_the_old_boundaries():
    assert UNITS.translate("16213", EVE, "old").name == "Xã Thanh Hòa"


def test_a_new_commune_has_no_single_old_unit():
    with pytest.raises(NoSingleUnit) as refused:
        UNITS.translate("16213", DAY, "old")
    assert all(name in refused.value.text("vi") for name in ("Thanh Hòa", "Thanh Phong", "Thanh Lâm"))


def test_a_code_that_is_no_new_commune_has_no_parts():
    with pytest.raises(UnknownUnit):
        UNITS.made_of("16180")


@given(st.dates(date(2015, 1, 1), date(2040, 1, 1)))
def test_on_every_day_a_code_stands_for_one_listed_unit(on):
    codes = [unit.code for unit in UNITS.on(on)]
    assert len(set(codes)) == len(codes) == (16 if on < DAY else 6)
    assert [UNITS.get(code, on) for code in codes] == list(UNITS.on(on))


@given(st.dates(date(2015, 1, 1), EVE), st.integers(0, 6000), st.sampled_from(UNITS.boundaries("old")))
def test_a_successor_is_in_force_on_the_day_asked_for(start, days, unit):
    end = start + timedelta(days=days)
    assert UNITS.successor(unit.code, start, end).covers(end)
