"""What the matching may not look at, and that waiting never costs anybody a place."""

from __future__ import annotations

from dataclasses import fields, replace
from random import Random

import pytest

from domain.matching import Person, solve
from tests.domain.matching_cases import some


def test_a_person_is_weighed_by_work_and_place_alone() -> None:
    """A field that is added later is a decision: no sex, age, ethnicity, offence or sentence."""
    assert {each.name for each in fields(Person)} == {
        "id", "commune", "skills", "wage_min_vnd", "max_km", "excluded_sectors", "months_waiting", "consent", "limits",
    }  # fmt: skip


@pytest.mark.parametrize("seed", range(60))
def test_who_has_a_place_keeps_it_after_waiting_longer(seed: int) -> None:
    random = Random(seed)
    asked = some(random, 12, 6)
    placed = {each.person.id for each in solve(asked).matches}
    for one in sorted(placed, key=str):
        longer = tuple(
            replace(each, months_waiting=each.months_waiting + random.randint(1, 60))
            if each.id == one
            else each
            for each in asked.people
        )
        assert one in {each.person.id for each in solve(replace(asked, people=longer)).matches}
