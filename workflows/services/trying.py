"""A draft of the law tried on the live caseload: everything is read, nothing is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from domain.eligibility.whatif import Tried, draft_value, tried
from domain.errors import NotAllowed
from domain.viewer import SYSTEM, Role, Viewer
from workflows.services.office import Office

_AHEAD = timedelta(days=365)
MAY = frozenset({Role.MANAGER, Role.ADMIN, Role.SYSTEM})


def year_after(day: date) -> date:
    """How far a trial looks unless somebody says otherwise."""
    return day + _AHEAD if day <= date.max - _AHEAD else date.max


def try_law(
    office: Office,
    viewer: Viewer,
    key: str,
    text: str,
    *,
    starts: date | None = None,
    on: date | None = None,
    until: date | None = None,
) -> Tried:
    """Who gains and loses from `on` (today) to `until` (a year on) by the draft in force from `starts` (`on`).

    An administrator sees no cases, and here their number alone. Raises NotAllowed, UnknownParameter, NotTried,
    LawChangeRefused.
    """
    if viewer.role not in MAY:
        raise NotAllowed(role=viewer.role.value, act="law try")
    value, day = draft_value(key, text), on or office.today()
    first = starts or day
    last = until or year_after(max(first, day))
    counted = viewer.role is Role.ADMIN
    cases, columns = office.desk.caseload.columns(SYSTEM if counted else viewer, day)
    found = tried(cases, columns, office.law, key, value, first, day, last)
    return replace(found, gains=(), loses=()) if counted else found
