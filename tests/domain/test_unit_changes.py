"""Recorded changes make another register: codes with their days, scopes that follow, faults found by field."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.unit_changes import (
    ChangeKind,
    Draft,
    Target,
    UnitChange,
    composed,
    faults,
    known_before,
    part_of,
    with_change,
)
from domain.units import SplitUnit
from workflows.shipped import shipped_units

UNITS = shipped_units()
BEFORE, ON, AFTER = date(2026, 6, 30), date(2026, 7, 1), date(2026, 7, 2)
TODAY = date(2026, 3, 2)
FIRST = date(2026, 1, 1)
GIVEN = date(2024, 10, 1)
MERGER = Draft(
    ChangeKind.MERGE, ON, "Nghị quyết 9/NQ-UBTVQH16", ("16213", "16222"), (Target("16222", "Xã Thanh Quân"),)
)
# The code 16180 comes back for a part of what it was merged into.
SPLIT = Draft(
    ChangeKind.SPLIT,
    ON,
    "Nghị quyết 10/NQ-UBTVQH16",
    ("16177",),
    (
        Target("16177", "Xã Xuân Bình", ("Thôn Hòa",)),
        Target("16180", "Xã Xuân Hòa", ("Thôn Hoá 2", "Làng Mài")),
    ),
)
RENAMING = Draft(ChangeKind.RENAME, ON, "Nghị quyết 11", ("16174",), (Target("16174", "Phường Yên Cát"),))


def recorded(draft, minute=0, **data):
    at = datetime(2026, 3, 2, 2, minute, tzinfo=UTC)
    return UnitChange(
        uuid4(), draft.kind.value, draft.effective_on, draft.document, draft.data() | data, "quantri", at
    )


@pytest.mark.parametrize(("on", "count"), [(BEFORE, 6), (ON, 5), (AFTER, 5)])
def test_two_communes_are_one_from_the_day_on(on, count):
    assert len(with_change(UNITS, MERGER).on(on)) == count


@pytest.mark.parametrize(("on", "names"), [(BEFORE, ["Xã Xuân Bình"]), (ON, ["Xã Xuân Bình", "Xã Xuân Hòa"])])
def test_a_split_commune_has_its_parts_from_the_day_on(on, names):
    units = with_change(UNITS, SPLIT)
    assert [each.name for each in units.successors("16177", date(2026, 1, 1), on)] == names


def test_a_split_commune_has_no_single_successor():
    units = with_change(UNITS, SPLIT)
    assert units.successor("16177", TODAY, BEFORE).name == "Xã Xuân Bình"
    with pytest.raises(SplitUnit) as refused:
        units.successor("16177", TODAY, ON)
    assert "Xã Xuân Hòa (16180)" in refused.value.text("vi")


def test_a_renamed_commune_keeps_its_code_and_changes_its_name():
    units = with_change(UNITS, RENAMING)
    assert [units.name("16174", on) for on in (date(2025, 6, 30), date(2025, 7, 1), BEFORE, ON)] == [
        "Thị trấn Yên Cát", "Xã Như Xuân", "Xã Như Xuân", "Phường Yên Cát",
    ]  # fmt: skip


def test_the_name_of_an_ended_code_stays_readable():
    units = with_change(UNITS, MERGER)
    assert [units.name("16213", on) for on in (date(2025, 6, 30), BEFORE, ON, AFTER)] == [
        "Xã Thanh Hòa", "Xã Thanh Phong", "Xã Thanh Phong", "Xã Thanh Phong",
    ]  # fmt: skip
    assert units.name("99999", ON) == "99999"


def test_a_code_that_comes_back_stands_for_another_unit_of_its_day():
    units = with_change(UNITS, SPLIT)
    assert [units.name("16180", on) for on in (date(2025, 6, 30), BEFORE, ON)] == ["Xã Xuân Hòa"] * 3
    assert units.get("16180", ON).valid_from == ON
    assert units.get("16180", date(2025, 6, 30)).valid_to == date(2025, 7, 1)


def test_a_scope_follows_a_merger_by_itself():
    units = with_change(UNITS, MERGER)
    assert units.scope(["16213"], TODAY, BEFORE) == {"16213", "16216", "16219"}
    both = {"16213", "16216", "16219", "16207", "16210", "16222"}
    assert units.scope(["16213"], TODAY, ON) == units.scope(["16222"], TODAY, ON) == both


def test_who_had_the_whole_commune_keeps_every_part_and_what_is_not_placed_yet():
    units = with_change(UNITS, SPLIT)
    assert units.scope(["16177"], TODAY, ON) == {"16177", "16180", "16183"}
    assert units.scope(["16180"], GIVEN, ON) == {"16177", "16180", "16183"}


def test_who_has_one_part_sees_no_other_part_and_nothing_from_before_the_split():
    units = with_change(UNITS, SPLIT)
    assert units.scope(["16180"], ON, ON) == {"16180"}
    assert units.scope(["16177"], ON, AFTER) == {"16177"}


def test_all_parts_together_see_what_the_whole_was_made_of():
    assert with_change(UNITS, SPLIT).scope(["16180", "16177"], ON, ON) == {"16177", "16180", "16183"}


def test_the_old_boundaries_stay_those_of_before_the_reform():
    units = with_change(UNITS, MERGER)
    assert units.boundaries("old", ON) == UNITS.boundaries("old")
    assert len(units.boundaries("new", ON)) == 5
    assert len(units.boundaries("new", BEFORE)) == len(units.boundaries("new")) == 6


def test_a_withdrawn_change_leaves_the_register_as_it_was():
    gone = recorded(MERGER, withdrawn={"by": "quantri", "at": "2026-03-03T00:00:00+00:00"})
    assert composed(UNITS, [gone]).changes == UNITS.changes


def test_as_known_before_a_withdrawal_the_change_stands():
    change = recorded(MERGER, withdrawn={"by": "quantri", "at": "2026-03-05T02:00:00+00:00"})
    days = {day: [each.withdrawn is None for each in known_before([change], datetime(2026, 3, day, tzinfo=UTC))]
            for day in (2, 3, 5, 6)}  # fmt: skip
    assert days == {2: [], 3: [True], 5: [True], 6: [False]}


def test_changes_follow_each_other_in_the_order_of_their_days():
    later = Draft(ChangeKind.RENAME, AFTER, "Nghị quyết 12", ("16222",), (Target("16222", "Xã Thanh Sơn"),))
    units = composed(UNITS, [recorded(later, 5), recorded(MERGER, 0)])
    assert units.changes == (UNITS.changed_on, ON, AFTER)
    assert units.successor("16213", TODAY, AFTER).name == "Xã Thanh Sơn"


def test_a_change_that_a_newer_program_ships_itself_counts_once():
    shipping = with_change(UNITS, MERGER)
    assert composed(shipping, [recorded(MERGER)]).on(ON) == shipping.on(ON)


def test_a_merged_commune_is_as_near_as_the_nearest_of_its_parts():
    draft = replace(MERGER, targets=(Target("16299", "Xã Thanh Mới"),))
    km = with_change(UNITS, draft).distances.km
    near = min(UNITS.distances.km[old]["16174"] for old in draft.sources)
    assert km["16299"]["16174"] == km["16174"]["16299"] == near
    assert km["16299"]["16299"] == 0


@pytest.mark.parametrize(
    ("village", "code"),
    [
        ("thôn hoà", "16177"), ("Thôn Hòa", "16177"), ("THÔN HOÁ 2", "16180"), ("Thôn  Hoá, 2", "16180"),
        ("Thôn Hòa 2", None), ("Làng mài", "16180"), ("Thôn Hóa", None),
        ("Thon Hoa", None), ("Thôn 9", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_a_village_goes_where_the_split_says_however_it_is_spelled(village, code):
    assert part_of(SPLIT, village) == code


@pytest.mark.parametrize("draft", [MERGER, SPLIT, RENAMING])
def test_a_sound_change_has_no_fault(draft):
    assert faults(UNITS, draft, TODAY) == {}


@pytest.mark.parametrize(
    ("draft", "field", "fault"),
    [
        (replace(MERGER, document="  "), "document", "document"),
        (replace(MERGER, document="x" * 161), "document", "long"),
        (replace(MERGER, effective_on=date(2036, 7, 1)), "effective_on", "too_far"),
        (replace(MERGER, sources=("16213",)), "sources", "sources_merge"),
        (replace(MERGER, sources=("16213", "16213")), "sources", "sources_merge"),
        (replace(SPLIT, sources=("16177", "16174")), "sources", "sources_split"),
        (replace(RENAMING, sources=()), "sources", "sources_rename"),
        (replace(MERGER, sources=("16213", "16180")), "sources", "not_there"),
        (replace(MERGER, sources=("16213", "99999")), "sources", "not_there"),
        (replace(MERGER, sources=("16213", "38")), "sources", "not_there"),
        (replace(MERGER, effective_on=date(2025, 7, 1)), "effective_on", "overlaps"),
        (replace(MERGER, effective_on=date(2014, 7, 1)), "sources", "not_there"),
        (replace(MERGER, targets=SPLIT.targets), "code.0", "parts"),
        (replace(SPLIT, targets=SPLIT.targets[:1]), "code.1", "parts"),
        (replace(MERGER, targets=(Target("1622", "Xã X"),)), "code.0", "code"),
        (replace(MERGER, targets=(Target("١٦٢٢٢", "Xã X"),)), "code.0", "code"),
        (replace(MERGER, targets=(Target("16174", "Xã X"),)), "code.0", "code_of_another"),
        (replace(MERGER, targets=(Target("16180", "Xã X"),)), "code.0", "code_of_another"),
        (replace(MERGER, targets=(Target("402", "Xã X"),)), "code.0", "code"),
        (replace(MERGER, targets=(Target("16222", " "),)), "name.0", "name"),
        (replace(MERGER, targets=(Target("16222", "X" * 81),)), "name.0", "name"),
        (replace(SPLIT, targets=(Target("16177", "A"), Target("16177", "B"))), "code.1", "twice"),
        (replace(SPLIT, targets=(Target("16177", "Xã Hóa"), Target("16180", "xã hoá"))), "name.1", "twice"),
        (
            replace(SPLIT, targets=(Target("16177", "A", ("Thôn 1",)), Target("16180", "B", ("thôn 1",)))),
            "villages.1",
            "village_twice",
        ),
        (replace(RENAMING, targets=(Target("16174", "Xã Như Xuân"),)), "name.0", "same"),
    ],
)
def test_what_cannot_have_been_is_said_beside_its_field(draft, field, fault):
    assert faults(UNITS, draft, TODAY)[field] == fault


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_a_commune_changes_once_until_that_change_has_its_day(days):
    """Recorded changes go on in the order of their days: nothing is slipped in before or on the day of another."""
    units = with_change(UNITS, MERGER)
    again = Draft(
        ChangeKind.RENAME, ON + timedelta(days=days), "NQ", ("16222",), (Target("16222", "Xã Thanh Sơn"),)
    )
    assert faults(units, again, TODAY) == ({} if days == 1 else {"effective_on": "overlaps"})


def codes_of(units, on):
    return [each.code for each in units.on(on)]


@st.composite
def chains(draw):
    """A few changes one after the other, each possible when it comes."""
    units, day, made = UNITS, FIRST, []
    for number in range(draw(st.integers(1, 5))):
        day += timedelta(days=draw(st.integers(1, 400)))
        codes = codes_of(units, day)
        kind = draw(st.sampled_from(ChangeKind if len(codes) > 1 else [ChangeKind.SPLIT]))
        count = draw(st.integers(2, len(codes))) if kind is ChangeKind.MERGE else 1
        sources = tuple(draw(st.permutations(codes))[:count])
        new = [str(90000 + 10 * number + place) for place in range(2)]
        keeps = draw(st.booleans())
        first = sources[0] if keeps else new[0]
        names = [f"Xã {number} {place}" for place in range(2)]
        targets = (Target(first, names[0]),) + (
            (Target(new[1], names[1]),) if kind is ChangeKind.SPLIT else ()
        )
        draft = Draft(kind, day, f"NQ {number}", sources, targets)
        assert faults(units, draft, day) == {}
        units = with_change(units, draft)
        made.append(draft)
    return units, made


@given(chains(), st.dates(FIRST, date(2032, 1, 1)))
def test_after_any_chain_every_code_names_one_unit_and_every_scope_is_in_force(chain, on):
    units, _ = chain
    codes = codes_of(units, on)
    assert len(set(codes)) == len(codes)
    for code in codes_of(UNITS, FIRST):
        now = units.successors(code, FIRST, on)
        assert now and all(unit.covers(on) for unit in now)
        assert {unit.code for unit in now} <= units.scope([code], FIRST, on)


@given(chains(), st.dates(FIRST, date(2032, 1, 1)))
def test_after_any_chain_scopes_given_today_share_no_commune_that_is_in_force(chain, on):
    """Two officers of two communes of the day never meet in one code that a commune bears."""
    units, _ = chain
    codes = codes_of(units, on)
    scopes = {code: units.scope([code], on, on) for code in codes}
    for code, scope in scopes.items():
        assert scope & set(codes) == {code}
        assert all(not (scope & other) for name, other in scopes.items() if name != code)
