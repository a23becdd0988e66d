"""What a rule answers: met, not met or unknown, with its reason, its law and whoever can supply what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any


class Outcome(IntEnum):
    """Kleene's three values, ordered so that "and" is min and "or" is max."""

    NOT_MET = 0
    UNKNOWN = 1
    MET = 2

    @property
    def code(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Ask:
    """A missing fact: `what` is a wording key `ask.<what>`, `of` the party who supplies it (`party.<of>`)."""

    what: str
    of: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One provision applied to one set of facts on one day."""

    rule: str
    outcome: Outcome
    citation: str
    reason: str
    args: Mapping[str, Any] = field(default_factory=dict)
    numbers: Mapping[str, Any] = field(default_factory=dict)
    asks: tuple[Ask, ...] = ()


def overall(findings: Iterable[Finding]) -> Outcome:
    """Any not met decides; otherwise any unknown; otherwise met."""
    return min((each.outcome for each in findings), default=Outcome.MET)
