"""The grants of an account on a day, and the viewer that they make."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from domain.accounts import Grant, viewer_of
from domain.units import Units
from domain.viewer import Role, Viewer
from persistence import tables as t
from persistence.scope import followed

_NAMES = (
    "id",
    "user",
    "role",
    "units",
    "valid_from",
    "valid_to",
    "group_id",
    "employer_id",
    "office",
    "delegated_by",
)
COLUMNS = tuple(t.role_grant.c[name] for name in _NAMES)


def grant_of(row: Row[Any] | Sequence[Any]) -> Grant:
    """From a row that holds COLUMNS in their order."""
    fields = dict(zip(_NAMES, row, strict=True))
    units = fields["units"]
    return Grant(**fields | {"role": Role(fields["role"]), "units": None if units is None else tuple(units)})


def grants_of(connection: Connection, user: str, on: date | None = None) -> list[Grant]:
    """Every grant, or those that hold on the day; the oldest first."""
    g = t.role_grant.c
    rows = connection.execute(select(*COLUMNS).where(g.user == user).order_by(g.valid_from, g.id))
    return [grant for grant in map(grant_of, rows) if on is None or grant.holds(on)]


def viewer_on(units: Units, user: str, grants: Sequence[Grant], on: date, role: Role | None) -> Viewer | None:
    """Scopes follow the mergers of units since they were given."""
    return viewer_of(user, grants, lambda codes, since: followed(units, codes, since, on), role)
