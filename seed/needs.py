"""Need profiles at reception: more or less likely by domain, never empty of something to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

# Chances in percent that a need is pressing, and that there is some need.
_CHANCES: Mapping[str, tuple[int, int]] = {
    "papers": (14, 36),
    "housing": (10, 20),
    "work": (62, 26),
    "skills": (22, 40),
    "money": (38, 36),
    "health": (12, 26),
    "mind": (20, 42),
    "family": (12, 30),
    "community": (14, 38),
    "legal": (14, 20),
}
DOMAINS = tuple(_CHANCES)


@dataclass(frozen=True, slots=True)
class Background:
    """What makes a need likelier."""

    offence_group: str
    age: int


def needs(rng: Random, background: Background) -> dict[str, str]:
    """A level for each of the ten domains; where nothing presses, work does."""
    profile = {domain: _level(rng, *_chances(domain, background)) for domain in DOMAINS}
    if "pressing" not in profile.values():
        profile["work"] = "pressing"
    return profile


def _chances(domain: str, background: Background) -> tuple[int, int]:
    pressing, some = _CHANCES[domain]
    if (domain == "health" and (background.offence_group == "drugs" or background.age >= 55)) or (
        domain == "skills" and background.age <= 25
    ):
        pressing *= 2
    return pressing, some


def _level(rng: Random, pressing: int, some: int) -> str:
    return rng.choices(("pressing", "some", "none"), (pressing, some, 100 - pressing - some))[0]
