"""The few who move within the district while their case is open: accepted, refused and still unanswered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from domain.lifecycle import Move
from seed import FIXED_DAY, MERGER_DAY
from seed.draw import working_day
from seed.journeys import Journey
from seed.people import Resident
from seed.places import UNIT, Village


@dataclass(frozen=True, slots=True)
class Transfer:
    """`to_unit` by the code in force on `offered_on`; `accepted` None while nobody has answered."""

    resident: str
    to_unit: str
    to_village: str
    offered_on: date
    answered_on: date | None
    accepted: bool | None


@dataclass(frozen=True, slots=True)
class _Plan:
    """Whose (route), how many days before the fixed day at the latest and the earliest, and the answer."""

    route: str
    near: int
    far: int
    accepted: bool | None


# One crosses the old boundaries and is then carried over by the merger.
_PLANS = (
    _Plan("stable", (FIXED_DAY - MERGER_DAY).days + 20, (FIXED_DAY - MERGER_DAY).days + 120, True),
    _Plan("employed", 30, 60, True),
    _Plan("job_lost", 20, 50, False),
    _Plan("supported", 3, 6, None),
)


def transfers(
    rng: Random,
    residents: Mapping[str, Resident],
    journeys: Mapping[str, Journey],
    villages: tuple[Village, ...],
) -> tuple[Transfer, ...]:
    """One for each plan, of the first person on its route who had support by then."""
    return tuple(_transfer(rng, plan, residents, journeys, villages) for plan in _PLANS)


def _transfer(
    rng: Random,
    plan: _Plan,
    residents: Mapping[str, Resident],
    journeys: Mapping[str, Journey],
    villages: tuple[Village, ...],
) -> Transfer:
    offered_on = working_day(FIXED_DAY - timedelta(days=rng.randint(plan.near, plan.far)))
    code = next(
        code
        for code, journey in sorted(journeys.items())
        if journey.route.name == plan.route and (journey.day_of(Move.SUPPORT) or date.max) < offered_on
    )
    home = UNIT[residents[code].unit].commune
    target = rng.choice([village for village in villages if UNIT[village.unit].commune != home])
    to_unit = target.unit if offered_on < MERGER_DAY else UNIT[target.unit].commune
    answered_on = None
    if plan.accepted is not None:
        answered_on = working_day(offered_on + timedelta(days=rng.randint(2, 7)))
    return Transfer(code, to_unit, target.code, offered_on, answered_on, plan.accepted)
