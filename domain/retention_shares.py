"""How well a firm keeps people, as one figure for the matching: fair to firms that took few, and to new ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.dates import months_after
from domain.placements import CHANGED
from domain.recidivism.hiding import LEAST
from domain.retention import Stay

MONTHS = 6
# The district's figure counts like so many people beside the firm's own.
WEIGHT = 10


@dataclass(frozen=True, slots=True)
class Share:
    """`percent` of a firm; `people` it is drawn from, None where the district's figure stands in for it."""

    percent: int
    people: int | None = None


@dataclass(frozen=True, slots=True)
class Shares:
    """`common`: the district's percent, None where it is too few people to say anything."""

    common: int | None = None
    own: Mapping[str, Share] = field(default_factory=dict)

    def of(self, employer: str) -> Share | None:
        """A firm without enough people of its own is neither better nor worse than the district."""
        return self.own.get(employer) or (None if self.common is None else Share(self.common))


def kept_shares(stays: Iterable[Stay], on: date) -> Shares:
    """Of those who began MONTHS or more before `on`, how many stayed that long.

    Who began later is not counted, also where the work ended: else whoever leaves early would count at once and who
    stays only after half a year. Who changed to other work before is left out. A firm's share is drawn toward the
    district's as if WEIGHT people more had stayed as people do there; under LEAST people it is the district's, so that
    no proposal tells what the retention tables hide.
    """
    people: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    for stay in stays:
        half_year = months_after(stay.started_on, MONTHS)
        stayed = stay.ended_on is None or stay.ended_on >= half_year
        if half_year <= on and (stayed or stay.end_reason != CHANGED):
            people[stay.employer] += 1
            kept[stay.employer] += stayed
    every, all_kept = people.total(), kept.total()
    if every < LEAST:
        return Shares()
    own = {
        name: Share(_percent(kept[name] * every + WEIGHT * all_kept, (count + WEIGHT) * every), count)
        for name, count in people.items()
        if count >= LEAST
    }
    return Shares(_percent(all_kept, every), own)


def _percent(part: int, whole: int) -> int:
    """Rounded half up, in whole numbers: the same on every machine."""
    return (200 * part + whole) // (2 * whole)
