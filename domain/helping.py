"""What the group and the employer say about a person outside a visit: help is needed; the work goes on, or not."""

from __future__ import annotations

from datetime import date

from domain.case import Case
from domain.history import Event, Kind
from domain.placements import Placement
from domain.plan import PlanAction


def help_asked(words: str | None, on: date) -> Event:
    return Event(Kind.HELP_ASKED, on, sealed={"note": words} if words else {})


def pledged(case: Case, step: PlanAction, on: date) -> Event:
    """The group takes a step on: it is open like those of the plan, and covers no pressing need in its stead."""
    data = {"action": step.id.hex, "domain": step.domain, "due_on": step.due_on.isoformat()}
    return Event(
        Kind.PLEDGED,
        on,
        {"actions_open": case.actions_open + 1},
        data,
        {"what": step.what} if step.what else {},
    )


def work_confirmed(placement: Placement, still: bool, on: date) -> Event:
    """The employer's word is evidence of the livelihood; that somebody left is for the officer to find out."""
    data = {"placement": placement.id.hex}
    if not still:
        return Event(Kind.WORK_LEFT, on, data=data)
    return Event(Kind.WORK_CONFIRMED, on, {"livelihood_evidenced": True}, data)
