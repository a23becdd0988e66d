"""The invented district as one value: the same seed gives the same district on every machine and day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from random import Random

from domain.lifecycle import Move
from seed import FIXED_DAY, SEED, bodies
from seed.draw import apportion
from seed.employers import Enterprise, Vacancy, enterprises, vacancies
from seed.journeys import Journey, journey
from seed.livelihoods import Livelihood, Livelihoods, consenting
from seed.loans import Loan, loans
from seed.names import Namer
from seed.offences import classes, sentences
from seed.people import People, Resident
from seed.phones import Phones
from seed.places import UNITS, Village, villages
from seed.routes import CLOSED, IN_THE_BOOK, Route
from seed.staff import Account, accounts
from seed.support import SupportGroup, support_groups
from seed.transfers import Transfer, transfers


@dataclass(frozen=True, slots=True)
class District:
    """Residents and journeys are keyed by the same codes, in the order of reception."""

    fixed_day: date
    villages: tuple[Village, ...]
    committees: tuple[bodies.Committee, ...]
    security_teams: tuple[bodies.SecurityTeam, ...]
    social_security_groups: tuple[bodies.SocialSecurityGroup, ...]
    community_models: tuple[bodies.CommunityModel, ...]
    bank_office: bodies.BankOffice
    enterprises: tuple[Enterprise, ...]
    vacancies: tuple[Vacancy, ...]
    residents: Mapping[str, Resident]
    journeys: Mapping[str, Journey]
    loans: tuple[Loan, ...]
    livelihoods: tuple[Livelihood, ...]
    support_groups: tuple[SupportGroup, ...]
    transfers: tuple[Transfer, ...]
    accounts: tuple[Account, ...]

    def in_the_book(self) -> tuple[Resident, ...]:
        """The people whose case is open or paused on the fixed day."""
        return tuple(
            each for code, each in self.residents.items() if self.journeys[code].route in IN_THE_BOOK
        )

    def closed(self) -> tuple[Resident, ...]:
        """The people whose case is closed by then."""
        return tuple(each for code, each in self.residents.items() if self.journeys[code].route in CLOSED)


def district(seed: int = SEED) -> District:
    """Pure: draws from its seed alone."""
    rng = Random(seed)
    namer, phones = Namer(rng), Phones(rng)
    places = villages(rng)
    employers = enterprises(namer, phones)
    offers = vacancies(rng, employers)
    residents, journeys = _people(rng, namer, phones, places)
    lent = _loans(rng, journeys)
    work = Livelihoods(rng, offers, lent)
    livelihoods = {code: work.of(residents[code], journeys[code]) for code in residents}
    residents = {code: consenting(each, livelihoods[code]) for code, each in residents.items()}
    groups = support_groups(rng, residents, journeys, namer, phones)
    return District(
        fixed_day=FIXED_DAY,
        villages=places,
        committees=bodies.committees(),
        security_teams=bodies.security_teams(places),
        social_security_groups=bodies.social_security_groups(rng, places),
        community_models=bodies.community_models(),
        bank_office=bodies.BANK_OFFICE,
        enterprises=employers,
        vacancies=offers,
        residents=residents,
        journeys=journeys,
        loans=lent,
        livelihoods=tuple(chain.from_iterable(livelihoods.values())),
        support_groups=groups,
        transfers=transfers(rng, residents, journeys, places),
        accounts=accounts(groups, employers, namer, phones),
    )


def _people(
    rng: Random, namer: Namer, phones: Phones, places: tuple[Village, ...]
) -> tuple[dict[str, Resident], dict[str, Journey]]:
    """The 104 and the closed are drawn apart, so that each holds its own shares, and numbered together."""
    drawn = [_journeys(rng, routes) for routes in (IN_THE_BOOK, CLOSED)]
    in_order = sorted(
        (way.opened_on, part, index) for part, ways in enumerate(drawn) for index, (way, _) in enumerate(ways)
    )
    codes = {(part, index): f"P{number:03}" for number, (_, part, index) in enumerate(in_order, start=1)}
    people = People(rng, namer, phones)
    residents: dict[str, Resident] = {}
    journeys: dict[str, Journey] = {}
    for part, ways in enumerate(drawn):
        mine = {codes[part, index]: way for index, (way, _) in enumerate(ways)}
        imposed = sentences(rng, [sentence_class for _, sentence_class in ways])
        residents |= people.draw(mine, imposed, _homes(rng, places, len(ways)))
        journeys |= mine
    return _with_duplicate(dict(sorted(residents.items())), dict(sorted(journeys.items())))


def _journeys(rng: Random, routes: Iterable[Route]) -> list[tuple[Journey, str]]:
    taken = [route for route in routes for _ in range(route.count)]
    return [
        (journey(rng, route, sentence_class), sentence_class)
        for route, sentence_class in zip(taken, _classes(rng, taken), strict=True)
    ]


def _classes(rng: Random, taken: list[Route]) -> list[str]:
    """Whoever is expunged here had a sentence of up to five years."""
    drawn = sorted(classes(rng, len(taken)), key=lambda each: each != "prison_to_5")
    expunged = [index for index, route in enumerate(taken) if route.outcome == "expunged"]
    others = [index for index, route in enumerate(taken) if route.outcome != "expunged"]
    rng.shuffle(others)
    by_index = dict(zip(expunged + others, drawn, strict=True))
    return [by_index[index] for index in range(len(taken))]


def _homes(rng: Random, places: tuple[Village, ...], people: int) -> list[Village]:
    """Villages in proportion to how many each unit has."""
    counts = apportion(people, {unit.code: unit.villages for unit in UNITS})
    homes = [
        rng.choice([each for each in places if each.unit == code])
        for code in counts
        for _ in range(counts[code])
    ]
    rng.shuffle(homes)
    return homes


def _with_duplicate(
    residents: dict[str, Resident], journeys: dict[str, Journey]
) -> tuple[dict[str, Resident], dict[str, Journey]]:
    """The duplicate is somebody received before, taken in again with a mistyped citizen ID and no phone."""
    code = next(code for code, way in journeys.items() if way.route.outcome == "duplicate")
    first = next(
        each
        for key, each in residents.items()
        if key < code and journeys[key].route in IN_THE_BOOK and _mistyped(each)
    )
    again = replace(first, code=code, citizen_id=_mistyped(first), phone=None)
    way = replace(journeys[code], completed_on=first.completed_on)
    return residents | {code: again}, journeys | {code: way}


def _mistyped(resident: Resident) -> str:
    """The last two digits the other way round; empty where that makes no difference."""
    stem, last, very_last = resident.citizen_id[:-2], resident.citizen_id[-2], resident.citizen_id[-1]
    return stem + very_last + last if last != very_last else ""


def _loans(rng: Random, journeys: Mapping[str, Journey]) -> tuple[Loan, ...]:
    days = {code: way.day_of(Move.RECEIVE_LOAN) for code, way in journeys.items()}
    overdue = frozenset(code for code, way in journeys.items() if way.route.name == "loan_trouble")
    return loans(rng, {code: day for code, day in days.items() if day is not None}, overdue)
