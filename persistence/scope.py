"""A viewer turned into one predicate on cases, the same for lists, counts and single records."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, false, or_, true

from domain.units import Units
from domain.viewer import Role, Viewer
from persistence import tables as t

_DISTRICT = (Role.MANAGER, Role.SYSTEM)


def visible(viewer: Viewer) -> ColumnElement[bool]:
    """The cases that the viewer may see: the commune's own and those offered to it, or those of the group."""
    c = t.case.c
    if viewer.role is Role.SUPPORTER:
        return c.group_id.in_(viewer.groups) if viewer.groups else false()
    if viewer.role in (Role.EMPLOYER, Role.BANK):
        return false()
    if viewer.units is None:
        return true()
    return or_(c.unit_code.in_(viewer.units), c.transfer_to.in_(viewer.units))


def followed(units: Units, codes: Iterable[str], since: date, on: date) -> frozenset[str]:
    """The codes that a scope given on `since` means on `on`: what the units became, and what those are made of."""
    scope: set[str] = set()
    for code in codes:
        now = units.successor(code, since, on)
        scope.add(now.code)
        if now.valid_from == units.changed_on:
            scope.update(part.code for part in units.made_of(now.code))
    return frozenset(scope)
