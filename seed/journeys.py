"""The dates of each invented way home, laid out so that every guard of the lifecycle is met on its day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from domain.dates import months_after, years_after
from domain.lifecycle import Move
from seed import FIRST_DAY, FIXED_DAY
from seed.draw import working_day
from seed.routes import Route

# Presidential amnesties: the day on which people left prison.
AMNESTIES = (date(2024, 10, 1), date(2025, 5, 1), date(2025, 9, 1))

# Days between a move and the one before it, least and most.
_GAPS: Mapping[Move, tuple[int, int]] = {
    Move.ASSESS: (5, 24),
    Move.SUPPORT: (8, 30),
    Move.START_WORK: (20, 105),
    Move.RECEIVE_LOAN: (45, 140),
    Move.SET_BACK: (25, 110),
    Move.PAUSE: (20, 85),
    Move.RESUME: (30, 95),
    Move.CLOSE: (60, 115),
    Move.REOPEN: (20, 55),
}
# The shipped defaults of case.yaml; a test holds the two together.
STABLE_AFTER_MONTHS = 6
CLEAN_REVIEWS = 2
REVIEW_MONTHS = (1, 3, 6, 12, 18, 24)
_YEARS_TO_EXPUNGEMENT = 2  # a sentence of up to five years, the only one among those expunged here


@dataclass(frozen=True, slots=True)
class Milestone:
    """A move on its day, with its reason or outcome."""

    on: date
    move: Move
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Journey:
    """One route with its days. `convicted_on`: the new conviction of somebody who re-offended."""

    route: Route
    completed_on: date
    opened_on: date
    milestones: tuple[Milestone, ...]
    convicted_on: date | None = None

    def day_of(self, move: Move) -> date | None:
        """The last day on which the move was made."""
        return next((each.on for each in reversed(self.milestones) if each.move is move), None)

    @property
    def amnestied(self) -> bool:
        return self.completed_on in AMNESTIES


def journey(rng: Random, route: Route, sentence_class: str) -> Journey:
    """The route with its days; people released before the register began are received in its first weeks."""
    released, opened_on = _reception(rng, route)
    if opened_on < FIRST_DAY + timedelta(days=31) and sentence_class != "prison_to_5":
        released -= timedelta(days=rng.randint(30, 330 if sentence_class == "prison_5_to_15" else 700))
    milestones = _milestones(rng, route, opened_on)
    if route.outcome == "expunged":
        released = _expunged_just_before(rng, milestones)
    convicted_on = None
    if route.outcome == "reoffended":
        convicted_on = milestones[-1].on - timedelta(days=rng.randint(5, 20))
    return Journey(route, released, opened_on, milestones, convicted_on)


def _reception(rng: Random, route: Route) -> tuple[date, date]:
    arrived = FIXED_DAY - timedelta(days=rng.randint(route.near, route.far))
    released = max(arrived - timedelta(days=rng.randint(3, 15)), FIRST_DAY)
    near_amnesty = [day for day in AMNESTIES if abs((day - released).days) <= 14]
    if near_amnesty:
        released, arrived = near_amnesty[0], near_amnesty[0] + timedelta(days=rng.randint(4, 14))
    return released, working_day(arrived)


def _milestones(rng: Random, route: Route, opened_on: date) -> tuple[Milestone, ...]:
    done: list[Milestone] = []
    for step in route.steps:
        last = done[-1].on if done else opened_on
        if step.move is Move.STABILISE:
            day = _ready_to_be_stable(opened_on, done) + timedelta(days=rng.randint(2, 20))
        else:
            day = last + timedelta(days=rng.randint(*_GAPS[step.move]))
        done.append(Milestone(working_day(day), step.move, step.reason))
    return tuple(done)


def _ready_to_be_stable(opened_on: date, done: list[Milestone]) -> date:
    """Livelihood held long enough, and enough reviews held since the last setback and outside a pause."""
    setbacks = [each.on for each in done if each.move is Move.SET_BACK]
    began = next(
        each.on
        for each in done
        if each.move in (Move.START_WORK, Move.RECEIVE_LOAN) and each.on > max(setbacks, default=date.min)
    )
    reviews = [
        day
        for day in review_days(opened_on)
        if day > max(setbacks, default=opened_on) and not _paused(day, done)
    ]
    return max(months_after(began, STABLE_AFTER_MONTHS), reviews[CLEAN_REVIEWS - 1], done[-1].on)


def review_days(opened_on: date) -> list[date]:
    """The scheduled reviews, as the shipped defaults place them."""
    return [months_after(opened_on, months) for months in REVIEW_MONTHS]


def _paused(day: date, done: list[Milestone]) -> bool:
    pauses = [each.on for each in done if each.move is Move.PAUSE]
    resumes = [each.on for each in done if each.move is Move.RESUME]
    return any(start <= day <= end for start, end in zip(pauses, resumes, strict=False))


def _expunged_just_before(rng: Random, milestones: tuple[Milestone, ...]) -> date:
    """The release whose record is expunged shortly before the case is closed for it."""
    expunged_on = milestones[-1].on - timedelta(days=rng.randint(2, 20))
    return years_after(expunged_on, -_YEARS_TO_EXPUNGEMENT)
