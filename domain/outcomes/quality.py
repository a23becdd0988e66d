"""How much of each key fact nobody has said yet, and when somebody last entered anything, commune by commune."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from domain.case import Case
from domain.history import Kind
from domain.outcomes.journeys import Journey

# Fields of a case that law, lists and reports rest on.
KEY_FACTS = (
    "completed_on", "sentence_class", "under_18", "negligent", "other_penalties_done", "law_abiding",
    "household_has_adult", "seeks_work", "consent_bank", "consent_employer",
)  # fmt: skip
INCOME = "income"
Pair = tuple[Journey, Case]


def quality(pairs: Sequence[Pair], last: date) -> dict[str, Any]:
    """`pairs`: open and paused cases of one commune. `unknown[fact]` of `cases`."""
    entries = [journey.last_entry_on for journey, _ in pairs]
    unknown = {name: sum(getattr(case, name) is None for _, case in pairs) for name in KEY_FACTS}
    unknown[INCOME] = sum(_income(journey, last) is None for journey, _ in pairs)
    latest = max((each for each in entries if each is not None), default=None)
    return {
        "cases": len(pairs),
        "unknown": unknown,
        "unknown_all": sum(unknown.values()),
        "asked_all": len(pairs) * len(unknown),
        "last_entry_on": None if latest is None else latest.isoformat(),
    }


def _income(journey: Journey, last: date) -> str | None:
    """As any review up to `last` said."""
    said = [step.data.get(INCOME) for step in journey.of(Kind.REVIEWED, last)]
    return next((each for each in reversed(said) if each), None)
