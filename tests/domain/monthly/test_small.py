"""Counts of a month on paper: none of fewer than five, zeros too, and none to be worked out from the others."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.monthly.facts import COUNTS
from domain.monthly.small import MONEY, RUNNING, WHOLE, told, without_small
from domain.recidivism.hiding import LEAST

MANY = dict.fromkeys(COUNTS, 40) | dict.fromkeys(WHOLE, 20)
PLAIN = [name for name in COUNTS if name not in MONEY]


def counts(**some: int) -> dict[str, int]:
    return MANY | some


def test_every_count_of_a_month_is_judged() -> None:
    assert set(told(MANY, 40)) == set(COUNTS)
    assert told(MANY, 40) == MANY
    assert {*WHOLE, *MONEY, *RUNNING, *MONEY.values()} <= set(COUNTS)
    assert set(WHOLE.values()) <= {*COUNTS, "people"}


@pytest.mark.parametrize(("name", "count"), list(product(PLAIN, (0, 1, LEAST - 1))))
def test_a_small_count_is_hidden_and_so_is_none(name: str, count: int) -> None:
    assert told(counts(**{name: count}), 40)[name] is None


@pytest.mark.parametrize("name", PLAIN)
def test_five_are_told(name: str) -> None:
    assert told(counts(**{name: LEAST}), 40)[name] == LEAST


@pytest.mark.parametrize(("left", "shown"), [(0, False), (LEAST - 1, False), (LEAST, True)])
@pytest.mark.parametrize("name", sorted(WHOLE))
def test_a_part_that_leaves_few_over_is_hidden(name: str, left: int, shown: bool) -> None:
    part = 40 - left
    assert told(counts(**{name: part}), 40)[name] == (part if shown else None)


def test_money_goes_with_the_loans_that_it_was_paid_for() -> None:
    found = told(counts(loans=1, loans_vnd=80_000_000, loans_ever=13, loans_ever_vnd=1_130_000_000), 40)
    assert (found["loans"], found["loans_vnd"]) == (None, None)
    assert (found["loans_ever"], found["loans_ever_vnd"]) == (13, 1_130_000_000)


@pytest.mark.parametrize(("before", "shown"), [(13, False), (12, False), (9, False), (8, True), (None, True)])
def test_a_sum_since_the_beginning_tells_nothing_beside_that_of_another_month(
    before: int | None, shown: bool
) -> None:
    """12 loans in August and 13 in September are one loan, and its money, in September."""
    found = told(counts(loans_ever=13, loans_ever_vnd=1_130_000_000), 40, others=[{"loans_ever": before}])
    assert (found["loans_ever"], found["loans_ever_vnd"]) == ((13, 1_130_000_000) if shown else (None, None))


def test_another_version_of_the_month_tells_no_difference() -> None:
    once = told(MANY, 40)
    assert told(MANY, 40, [once]) == MANY
    assert told(MANY, 40, [once], [{"loans_ever": 39}]) == MANY  # it is out already
    assert told(counts(visits=41), 40, [once])["visits"] is None
    assert told(counts(visits=45), 40, [once])["visits"] == 45
    assert told(MANY, 40, [{"visits": None}])["visits"] is None
    corrected = told(counts(loans_vnd=41), 40, [once])
    assert (corrected["loans"], corrected["loans_vnd"]) == (40, None)


SOME = st.fixed_dictionaries({name: st.integers(0, 14) for name in COUNTS})


def made_whole(drawn: dict[str, int]) -> dict[str, int]:
    """Parts are no more than what they are part of."""
    return drawn | {name: min(drawn[name], drawn.get(whole, 14)) for name, whole in WHOLE.items()}


@given(SOME, SOME)
def test_whoever_subtracts_what_is_shown_never_finds_a_small_number(
    first: dict[str, int], second: dict[str, int]
) -> None:
    """All differences of a part from its whole, in one report and over two months."""
    one, two = made_whole(first), made_whole(second)
    before = told(one, 14)
    after = told(two, 14, others=[before])
    for shown in (before, after):
        assert all(value is None or value >= LEAST for name, value in shown.items() if name not in MONEY)
        for name, whole in WHOLE.items():
            assert _gap({**shown, "people": 14}, name, whole) >= LEAST
    for name in RUNNING:
        if before[name] is not None and after[name] is not None:
            assert abs((after[name] or 0) - (before[name] or 0)) >= LEAST


def _gap(shown: dict[str, Any], name: str, whole: str) -> int:
    return LEAST if shown[name] is None or shown[whole] is None else shown[whole] - shown[name]


def test_counts_beside_nothing() -> None:
    assert without_small({"duplicate": 4, "no_release_day": 5}) == {"duplicate": None, "no_release_day": 5}
