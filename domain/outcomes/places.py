"""Which commune a case belongs to, on the boundaries that ended on 2025-06-30 or on those after."""

from __future__ import annotations

from datetime import date

from domain.case import Case
from domain.units import Boundaries, SplitUnit, Units, UnknownUnit

# A home that the boundaries do not place: one that came by transfer after the merger has no old commune.
NOWHERE = "?"


def place_of(case: Case, since: date | None, units: Units, boundaries: Boundaries, day: date) -> str:
    """`since`: when the case came to its unit, the day on which the code is read; codes were given to others."""
    if boundaries == "old":
        before = since is not None and since < units.changed_on
        return case.old_unit_code or (case.unit_code if before else NOWHERE)
    try:
        return units.successor(case.unit_code, since or day, max(day, units.changed_on, since or day)).code
    except (UnknownUnit, SplitUnit):
        return NOWHERE
