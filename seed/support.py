"""The G5+ groups, a handful of neighbours and associations for up to four people of one unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from domain.lifecycle import Move
from seed.draw import some
from seed.journeys import Journey
from seed.names import Namer
from seed.people import Resident
from seed.phones import Phones
from seed.places import UNIT, UNITS

# Invented: the composition of the groups was published nowhere.
_ROLES = ("commune_police", "fatherland_front", "women", "youth", "veterans", "farmers", "elderly")
_LEADS = ("fatherland_front", "veterans", "farmers", "women")
_PEOPLE_A_GROUP = 4
_LANGUAGES = ("thai", "tho", "muong")


@dataclass(frozen=True, slots=True)
class Member:
    name: str
    role: str
    phone: str
    lead: bool
    sex: str
    birth_year: int
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SupportGroup:
    """Three to six members, one of them the lead; `residents` by code."""

    code: str
    name: str
    unit: str
    founded_on: date
    members: tuple[Member, ...]
    residents: tuple[str, ...]


def support_groups(
    rng: Random,
    residents: Mapping[str, Resident],
    journeys: Mapping[str, Journey],
    namer: Namer,
    phones: Phones,
) -> tuple[SupportGroup, ...]:
    """Groups for everybody who comes as far as support, unit by unit in the order of support."""
    groups: list[SupportGroup] = []
    for unit in UNITS:
        waiting = sorted(
            (day, code) for code, day in _supported(journeys).items() if residents[code].unit == unit.code
        )
        for start in range(0, len(waiting), _PEOPLE_A_GROUP):
            served = waiting[start : start + _PEOPLE_A_GROUP]
            number = start // _PEOPLE_A_GROUP + 1
            groups.append(
                SupportGroup(
                    code=f"G5-{unit.code}-{number}",
                    name=f"Tổ G5+ số {number} {UNIT[unit.code].name}",
                    unit=unit.code,
                    founded_on=served[0][0] - timedelta(days=rng.randint(5, 40)),
                    members=_members(rng, unit.code, namer, phones),
                    residents=tuple(code for _, code in served),
                )
            )
    return tuple(groups)


def _supported(journeys: Mapping[str, Journey]) -> dict[str, date]:
    days = {code: journey.day_of(Move.SUPPORT) for code, journey in journeys.items()}
    return {code: day for code, day in days.items() if day is not None}


def _members(rng: Random, unit: str, namer: Namer, phones: Phones) -> tuple[Member, ...]:
    lead = rng.choice(_LEADS)
    others = some(rng, [role for role in _ROLES if role != lead], 2, 5)
    return tuple(_member(rng, unit, role, role == lead, namer, phones) for role in (lead, *others))


def _member(rng: Random, unit: str, role: str, lead: bool, namer: Namer, phones: Phones) -> Member:
    peoples = UNIT[unit].peoples
    ethnicity = rng.choices(tuple(peoples), tuple(peoples.values()))[0]
    sex = "female" if role == "women" or (role == "youth" and rng.random() < 0.5) else "male"
    name, phone = namer(ethnicity, sex), phones()
    # Drawn apart, so that nothing else in the district depends on it.
    born = Random(f"{name}|{phone}").randint(1956, 2000)
    own = () if ethnicity not in _LANGUAGES else (ethnicity,)
    return Member(name, role, phone, lead, sex, born, ("vietnamese", *own))
