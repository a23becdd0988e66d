"""Process and outcomes of a period: what is recorded, the law and the places, put through the figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from domain.errors import BadValue
from domain.outcomes.agencies import as_json
from domain.outcomes.parity import BY
from domain.outcomes.report import Ground, Period, outcomes
from domain.people import one_of
from domain.viewer import Viewer
from workflows.services.office import Office

# Nobody of whom anything is recorded was there before, and the period before it has to have a date.
EARLIEST = date(1900, 1, 1)


def outcomes_report(
    office: Office, period: Period, *, by: Sequence[str] = (), viewer: Viewer | None = None
) -> dict[str, Any]:
    """In JSON's types. Raises BadValue for a period that is none, or that ends after the day on which it is known."""
    for name in by:
        one_of("by", name, BY)
    _require_period(period.first, period.last, period.known_on)
    if period.other is not None:
        _require_period(*period.other, period.known_on)
    reads, months = office.desk.outcomes, office.desk.months
    known = None if period.known_on >= office.today() else period.known_on
    ground = Ground(
        office.law if known is None else months.law(known),
        office.units if known is None else months.units(known),
        reads.questionnaire(period.last),
        reads.groups(),
        reads.officers(period.last),
    )
    found = outcomes(reads.journeys(viewer, known), period, ground, by)
    return found | {"actions": as_json(reads.actions(viewer, known), period.known_on)}


def _require_period(first: date, last: date, known_on: date) -> None:
    if first < EARLIEST:
        raise BadValue(field="from", value=first, expected=f"≥ {EARLIEST}")
    if first > last:
        raise BadValue(field="to", value=last, expected=f"≥ {first}")
    if last > known_on:
        raise BadValue(field="to", value=last, expected=f"≤ {known_on}")
