"""Như Xuân as it ships: both boundary sets, both counts of people, distances, and files with a mistake."""

from datetime import date, timedelta

import pytest

from domain.place_files import units_of
from tests.workflows.shipped_files import refused, text_of
from workflows.shipped import read, shipped_units

PLACE = text_of("places", "nhu_xuan.yaml")


def test_sixteen_units_became_six():
    units = shipped_units()
    eve, day = date(2025, 6, 30), date(2025, 7, 1)
    assert [len(units.on(each)) for each in (eve, day, day + timedelta(days=1))] == [16, 6, 6]
    assert units.boundaries("old") == units.on(eve)
    assert units.boundaries("new") == units.on(day)


@pytest.mark.parametrize(
    ("new", "name", "people", "parts"),
    [
        ("16174", "Xã Như Xuân", 13_496, {"Thị trấn Yên Cát": "16174", "Xã Tân Bình": "16201"}),
        (
            "16177",
            "Xã Xuân Bình",
            16_385,
            {"Xã Bãi Trành": "16177", "Xã Xuân Hòa": "16180", "Xã Xuân Bình": "16183"},
        ),
        ("16186", "Xã Hóa Quỳ", 11_995, {"Xã Hóa Quỳ": "16186", "Xã Bình Lương": "16204"}),
        (
            "16213",
            "Xã Thanh Phong",
            9_619,
            {"Xã Thanh Hòa": "16213", "Xã Thanh Phong": "16216", "Xã Thanh Lâm": "16219"},
        ),
        (
            "16222",
            "Xã Thanh Quân",
            12_107,
            {"Xã Thanh Quân": "16207", "Xã Thanh Xuân": "16210", "Xã Thanh Sơn": "16222"},
        ),
        (
            "16225",
            "Xã Thượng Ninh",
            13_991,
            {"Xã Cát Vân": "16195", "Xã Cát Tân": "16198", "Xã Thượng Ninh": "16225"},
        ),
    ],
)
def test_a_new_commune_is_made_of_its_old_units(new, name, people, parts):
    units = shipped_units()
    unit = units.get(new, date(2025, 7, 1))
    assert (unit.name, unit.people and unit.people.count, unit.parent) == (name, people, "38")
    assert {each.name: each.code for each in units.made_of(new)} == parts


def test_both_counts_of_people_are_kept_each_with_its_source():
    units = shipped_units()
    communes = [unit.people for unit in units.boundaries("new") if unit.people]
    assert sum(people.count for people in communes) == 77_593
    assert (units.published.households, units.published.people) == (16_705, 70_066)
    assert units.published.source not in {people.source for people in communes}


def test_the_district_ended_and_the_province_did_not():
    units = shipped_units()
    assert units.get("402", date(2025, 6, 30)).valid_to == date(2025, 7, 1)
    assert units.get("38", date(2025, 7, 1)).valid_to is None


def test_distances_are_the_same_both_ways_and_marked_as_estimates():
    distances = shipped_units().distances
    codes = {unit.code for unit in shipped_units().boundaries("new")}
    assert set(distances.km) == codes
    for one, row in distances.km.items():
        assert set(row) == codes and row[one] == 0
        assert all(distances.km[other][one] == km for other, km in row.items())
    assert (distances.standing, distances.note) == ("default", "ước lượng cho dữ liệu giả lập")


def test_no_way_round_is_shorter_than_the_way_itself():
    km = shipped_units().distances.km
    assert all(km[a][c] <= km[a][b] + km[b][c] for a in km for b in km for c in km)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('made_of: ["16174", "16201"]', 'made_of: ["16174", "16202"]', "'16202'"),
        ('made_of: ["16174", "16201"]', 'made_of: ["16174"]', "nothing made of 16201"),
        ('made_of: ["16186", "16204"]', 'made_of: ["16186", "16204", "16174"]', "'16174'"),
        ("kind: town", "kind: city", "'kind' is 'city'"),
        ('{code: "16201", ', "{code: 16201, ", "'code' is 16201"),
        ("people: 13496", "people: many", "'people' is 'many'"),
        ("people: 13496", "people: -1", "'people' is -1"),
        ("people: 13496", "people: true", "'people' is True"),
        ('    - {between: ["16222", "16225"], km: 36}\n', "", "16222 reaches 4 communes"),
        ('between: ["16222", "16225"]', 'between: ["16174", "16177"]', "16174 and 16177 again"),
        ('between: ["16222", "16225"]', 'between: ["16222", "16180"]', "['16222', '16180']"),
        ("changed_on: 2025-07-01", "changed_on: 2025-07-00", "'2025-07-00'"),
        ("known_from:", "known_since:", "unknown key 'known_since'"),
    ],
)
def test_a_place_in_which_a_unit_would_get_lost_isrefused(old, new, what):
    assert old in PLACE
    data = refused(PLACE.replace(old, new), lambda text: units_of(read(text, "p.yaml")))
    assert what in data["what"] and data["line"] >= 1
