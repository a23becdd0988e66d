"""Finds every feasible pair without trying each person with each vacancy: by reach, then by cells."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np

from domain.matching.columns import Bools, Floats, Ints, Offers, Seekers
from domain.matching.pairs import km_between
from domain.matching.problem import Id, Kilometres, Weights
from domain.matching.scoring import Fit, score

# Bounds the memory of one look at people × cells; larger blocks are no faster.
CELLS_AT_ONCE = 2_000_000
# So many intermediate columns stay in the processor's cache.
SCORED_AT_ONCE = 50_000


@dataclass(frozen=True, slots=True)
class Edges:
    """Feasible pairs as places in `Seekers` and `Offers`, people in blocks of one commune."""

    person: Ints
    vacancy: Ints
    km: Floats


_NONE = Edges(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))


def feasible(seekers: Seekers, offers: Offers, distance_km: Kilometres) -> Edges:
    parts = [_NONE]
    for people, km in by_commune(seekers, offers, distance_km):
        parts.extend(_near(seekers, offers, people, km))
    return Edges(
        person=np.concatenate([part.person for part in parts]),
        vacancy=np.concatenate([part.vacancy for part in parts]),
        km=np.concatenate([part.km for part in parts]),
    )


def allowed(edges: Edges, seekers: Seekers, offers: Offers, forbidden: Collection[tuple[Id, Id]]) -> Edges:
    """Without the pairs that somebody forbids."""
    if not forbidden:
        return edges
    person = {each.id: place for place, each in enumerate(seekers.people)}
    vacancy = {each.id: place for place, each in enumerate(offers.vacancies)}
    width = len(offers.vacancies)
    codes = [
        person[one] * width + vacancy[other] for one, other in forbidden if one in person and other in vacancy
    ]
    stays = ~np.isin(edges.person * width + edges.vacancy, np.array(codes, dtype=np.int64))
    return Edges(edges.person[stays], edges.vacancy[stays], edges.km[stays])


def by_commune(seekers: Seekers, offers: Offers, distance_km: Kilometres) -> Iterator[tuple[Ints, Floats]]:
    """The people of each commune, and the kilometres from it to each of `offers.communes` (NaN: unknown)."""
    home: dict[str, list[int]] = {}
    for place, person in enumerate(seekers.people):
        home.setdefault(person.commune, []).append(place)
    for commune in sorted(home):
        known = [km_between(distance_km, commune, other) for other in offers.communes]
        yield np.array(home[commune]), np.array(known, dtype=np.float64)  # None becomes NaN


def blocks(people: Ints, width: int) -> list[Ints]:
    """The people in groups small enough to be laid out against `width` columns."""
    height = max(1, CELLS_AT_ONCE // max(1, width))
    return [people[at : at + height] for at in range(0, len(people), height)]


def _near(seekers: Seekers, offers: Offers, people: Ints, km: Floats) -> Iterator[Edges]:
    within_reach = km <= seekers.max_km[people].max()
    cells = np.flatnonzero(within_reach[offers.commune])
    for block in blocks(people, len(cells)):
        row, column = np.nonzero(_fits(seekers, offers, block, cells, km))
        yield _expand(seekers, offers, block[row], cells[column], km)


def _fits(seekers: Seekers, offers: Offers, people: Ints, cells: Ints, km: Floats) -> Bools:
    """Whether the cell's best-paid vacancy suits; one product counts what stands in the way."""
    against = seekers.against[people].astype(np.float32) @ offers.asks[cells].T.astype(np.float32)
    fits: Bools = against == 0
    fits &= km[offers.commune[cells]] <= seekers.max_km[people, None]
    fits &= offers.wage_vnd[offers.start[cells]] >= seekers.wage_min_vnd[people, None]
    return fits


def _expand(seekers: Seekers, offers: Offers, people: Ints, cells: Ints, km: Floats) -> Edges:
    """From cells to their vacancies that pay enough."""
    count = offers.paying(cells, seekers.wage_min_vnd[people])
    ends = np.cumsum(count)
    within = np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - count, count)
    return Edges(
        person=np.repeat(people, count),
        vacancy=np.repeat(offers.start[cells], count) + within,
        km=np.repeat(km[offers.commune[cells]], count),
    )


def scores(edges: Edges, seekers: Seekers, offers: Offers, weights: Weights) -> Ints:
    found = np.empty(len(edges.person), dtype=np.int64)
    for at in range(0, len(found), SCORED_AT_ONCE):
        part = slice(at, at + SCORED_AT_ONCE)
        person, vacancy, km = edges.person[part], edges.vacancy[part], edges.km[part]
        found[part] = score(_fit(seekers, offers, person, vacancy, km), weights)
    return found


def _fit(seekers: Seekers, offers: Offers, person: Ints, vacancy: Ints, km: Floats) -> Fit:
    return Fit(
        wage_above_vnd=offers.wage_vnd[vacancy] - seekers.wage_min_vnd[person],
        km=km,
        max_km=seekers.max_km[person],
        skills_had=seekers.skills_had[person],
        skills_used=offers.skills_used[vacancy],
        months_waiting=seekers.months_waiting[person],
        retention_percent=offers.retention_percent[vacancy],
    )
