"""Counts, for a person whom no vacancy suits, how many vacancies each condition rules out."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from domain.matching.columns import Ints, Offers, Seekers
from domain.matching.edges import blocks, by_commune
from domain.matching.pairs import Bar
from domain.matching.problem import Kilometres


def counts(seekers: Seekers, offers: Offers, people: Ints, distance_km: Kilometres) -> Mapping[Bar, Ints]:
    """For each bar, in the order of `people`, the vacancies behind it; one can stand behind several."""
    beyond, unknown = _distance(seekers, offers, distance_km)
    skills = len(offers.skills)
    demands = skills + offers.sectors
    sector_sizes = offers.asks[:, skills:demands].T.astype(np.int64) @ offers.size
    return {
        Bar.WAGE: np.searchsorted(np.sort(offers.wage_vnd), seekers.wage_min_vnd[people]),
        Bar.DISTANCE: beyond[people],
        Bar.DISTANCE_UNKNOWN: unknown[people],
        Bar.SKILLS: _behind(seekers, offers, people, slice(0, skills)),
        Bar.SECTOR: seekers.against[people, skills:demands].astype(np.int64) @ sector_sizes,
        Bar.LIMIT: _behind(seekers, offers, people, slice(demands, None)),
    }


def _distance(seekers: Seekers, offers: Offers, distance_km: Kilometres) -> tuple[Ints, Ints]:
    size = np.bincount(offers.commune, offers.size, len(offers.communes)).astype(np.int64)
    beyond = np.zeros(len(seekers.people), dtype=np.int64)
    unknown = np.zeros(len(seekers.people), dtype=np.int64)
    for people, km in by_commune(seekers, offers, distance_km):
        nearest_first = np.argsort(km)  # NaN, the unknown, comes last
        known = np.count_nonzero(~np.isnan(km))
        within = np.searchsorted(km[nearest_first][:known], seekers.max_km[people], side="right")
        total = np.concatenate([[0], np.cumsum(size[nearest_first])])
        beyond[people] = total[known] - total[within]
        unknown[people] = total[-1] - total[known]
    return beyond, unknown


def _behind(seekers: Seekers, offers: Offers, people: Ints, columns: slice) -> Ints:
    """Vacancies with at least one of these features in the person's way; one can have several."""
    asked, kind = np.unique(offers.asks[:, columns], axis=0, return_inverse=True)
    size = np.bincount(kind.ravel(), offers.size)
    behind = np.zeros(0)
    parts = [
        (seekers.against[block, columns].astype(np.float32) @ asked.T.astype(np.float32) > 0) @ size
        for block in blocks(people, len(asked))
    ]
    return np.concatenate([behind, *parts]).astype(np.int64)
