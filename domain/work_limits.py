"""Limits of a person against demands of a vacancy, as codes that meet: what somebody can do, and never why."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from domain.vacancies import EXCLUSIONS, MOST_HOURS, NIGHT_SHIFTS

HEAVY, NIGHT = "heavy", "night"
_ADULT = 18


def limits(
    *,
    max_hours: int | None,
    heavy_work: bool | None,
    night_work: bool | None,
    driving_licence: bool | None,
    birth_year: int | None,
    on: date,
) -> frozenset[str]:
    """What nobody has stated limits nothing. Only the year of birth is known: somebody counts as adult in the year
    after the eighteenth birthday's (Labour Code 2019, art. 143 and 147)."""
    young = birth_year is not None and on.year - birth_year <= _ADULT
    found = {
        HEAVY: heavy_work is False,
        "no_heavy_work": heavy_work is False,
        NIGHT: night_work is False,
        "no_night_work": night_work is False,
        "no_licence": driving_licence is False,
        "under_18": young,
    }
    hours = range(max_hours + 1, MOST_HOURS + 1) if max_hours is not None else ()
    return frozenset(name for name, holds in found.items() if holds) | {_hours(each) for each in hours}


def demands(*, shift: str, hours_week: int | None, heavy: bool, allowed: Collection[str]) -> frozenset[str]:
    """`allowed`: exclusions that an officer has allowed; those that wait or were refused count for nothing."""
    found = {each for each in EXCLUSIONS if each in allowed}
    found |= {HEAVY} if heavy else set()
    found |= {NIGHT} if shift in NIGHT_SHIFTS else set()
    return frozenset(found if hours_week is None else found | {_hours(hours_week)})


def _hours(count: int) -> str:
    return f"hours:{count}"
