"""Who may borrow now, soon, not for long, or but for one thing: an officer's lists, from the answers as last given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol
from uuid import UUID

from domain.eligibility.spans import ended_by, span_at, spans
from domain.eligibility.way import Way, shortest_way
from domain.findings import Finding, Outcome
from domain.parameters import Law
from domain.rules.qd22 import RULES_FOR
from domain.rules.scalar import Facts
from domain.viewer import Viewer

Kind = Literal["newly", "opens", "closes", "nearly"]
# In the order in which they press: a door that closes does not open again.
KINDS: tuple[Kind, ...] = ("closes", "newly", "opens", "nearly")
# How far the lists look unless somebody says otherwise.
RADAR_DAYS = 90


@dataclass(frozen=True, slots=True)
class Look:
    """What one person's facts say today beside the stored answer."""

    why: tuple[Finding, ...]
    way: Way | None


@dataclass(frozen=True, slots=True)
class Blip:
    """A case on the radar. `on`: eligible since, opens on, closes on; None for `nearly`, who lacks one thing:
    a fact that nobody knows, or a condition that somebody can change.

    `why`: what ends the chance, or what stands before it. `stale`: the case changed after the answer was given.
    """

    case_id: UUID
    number: str
    name: str | None
    unit_name: str
    kind: Kind
    on: date | None
    wished_vnd: int | None
    why: tuple[Finding, ...]
    way: Way | None
    stale: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """`unit` None: every commune in scope. `offset` counts the people of the kind; `leaves`: for a file."""

    kind: Kind
    within_days: int
    unit: str | None = None
    limit: int = 50
    offset: int = 0
    leaves: bool = False


class RadarReads(Protocol):
    """In the viewer's scope; closed cases and people who have a loan are left out. Who was shown is logged."""

    def blips(self, viewer: Viewer, wanted: Wanted, *, at: datetime, on: date) -> tuple[Blip, ...]:
        """The next day first."""
        ...

    def counts(
        self, viewer: Viewer, within_days: int, unit: str | None, *, on: date
    ) -> Mapping[Kind, int]: ...


def look(kind: Kind, facts: Facts, law: Law, on: date) -> Look:
    """Of a door that is open: what will close it. Of one that is not: what keeps it shut, and the shortest way."""
    given = {**facts, "kind": "person"}
    if kind in ("closes", "newly"):
        now = span_at(spans(RULES_FOR["person"], given, law), on)
        return Look(ended_by(now, given, "person", law) if now is not None else (), None)
    in_force = law.on(on)
    found = (rule.find(given, in_force, on) for rule in RULES_FOR["person"])
    shut = tuple(each for each in found if each.outcome is not Outcome.MET)
    return Look(shut, shortest_way(given, "person", law, on))
