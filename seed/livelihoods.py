"""What people live on from each step into work: a partner's vacancy, own field or trade, study, care."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from domain.lifecycle import Move
from seed.employers import Vacancy
from seed.journeys import Journey, Milestone
from seed.loans import LIVELIHOOD, Loan
from seed.people import Resident
from seed.places import UNIT

_KINDS: Mapping[str, int] = {"job": 64, "own_farm": 16, "own_trade": 9, "away_work": 11}
_STUDY_TO, _PENSION_FROM = 21, 60
# Every two communes of the district lie nearer to each other than this.
DISTRICT_KM = 50


@dataclass(frozen=True, slots=True)
class Livelihood:
    """`vacancy` where a partner employer gives the work; `ended_on` where it was lost.

    `evidenced` is False where a loan has just paid for it and nobody has seen it run yet.
    """

    resident: str
    kind: str
    since: date
    vacancy: str | None = None
    ended_on: date | None = None
    evidenced: bool = True


class Livelihoods:
    """Gives each step into work its livelihood and counts the openings that are left."""

    def __init__(self, rng: Random, vacancies: Iterable[Vacancy], loans: Iterable[Loan]) -> None:
        self._rng = rng
        self._vacancies = tuple(vacancies)
        self._loans = {loan.resident: loan for loan in loans}
        # A vacancy that still stands keeps an opening, so that matching has something to propose.
        self._left = Counter(
            {each.code: each.openings - (each.closes_on is None) for each in self._vacancies}
        )

    def of(self, resident: Resident, journey: Journey) -> tuple[Livelihood, ...]:
        found: list[Livelihood] = []
        for milestone in journey.milestones:
            if milestone.move is Move.START_WORK:
                found.append(self._work(resident, milestone))
            elif milestone.move is Move.RECEIVE_LOAN and not found:
                found.append(
                    Livelihood(resident.code, self._financed(resident.code), milestone.on, evidenced=False)
                )
            elif milestone.move is Move.SET_BACK and milestone.reason != "loan_trouble":
                found[-1] = replace(found[-1], ended_on=milestone.on)
        return tuple(found)

    def _financed(self, code: str) -> str:
        return LIVELIHOOD[self._loans[code].use]

    def _work(self, resident: Resident, milestone: Milestone) -> Livelihood:
        loan = self._loans.get(resident.code)
        if loan is not None and milestone.on < loan.disbursed_on:
            return Livelihood(resident.code, self._financed(resident.code), milestone.on)
        kind = self._kind(resident, milestone.on.year - resident.born_in)
        vacancy = self._vacancy(resident, milestone.on) if kind == "job" else None
        if kind == "job" and vacancy is None:
            kind = "own_farm"
        return Livelihood(resident.code, kind, milestone.on, vacancy)

    def _kind(self, resident: Resident, age: int) -> str:
        if age >= _PENSION_FROM:
            return "pension"
        if age <= _STUDY_TO:
            return "study"
        if resident.sex == "female" and self._rng.random() < 0.3:
            return "care"
        return self._rng.choices(tuple(_KINDS), tuple(_KINDS.values()))[0]

    def _vacancy(self, resident: Resident, on: date) -> str | None:
        """The nearest fitting opening, the best paid first."""
        fitting = [each for each in self._vacancies if self._left[each.code] > 0 and fits(resident, each, on)]
        home = UNIT[resident.unit].commune
        best = min(fitting, key=lambda each: (each.commune != home, -each.wage_vnd, each.code), default=None)
        if best is None:
            return None
        self._left[best.code] -= 1
        return best.code


def fits(resident: Resident, vacancy: Vacancy, on: date) -> bool:
    """Open on the day, near, paid enough, in no refused sector, and asking for no skill that is missing."""
    near = vacancy.commune == UNIT[resident.unit].commune or resident.max_km >= DISTRICT_KM
    return (
        near
        and vacancy.takes_on(on)
        and vacancy.wage_vnd >= resident.wage_min_vnd
        and vacancy.sector not in resident.excluded_sectors
        and set(vacancy.skills) <= set(resident.skills)
    )


def consenting(resident: Resident, livelihoods: tuple[Livelihood, ...]) -> Resident:
    """Nobody is placed with a partner without consent to it."""
    placed = any(each.vacancy for each in livelihoods)
    if not placed or "employer" in resident.consents:
        return resident
    return replace(resident, consents=(*resident.consents, "employer"))
