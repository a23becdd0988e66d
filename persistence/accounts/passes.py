"""Whom somebody may let in again without a password: members of the own groups, and nobody with further rights."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, select

from domain.viewer import Role, Viewer
from persistence import tables as t
from persistence.accounts.grants import COLUMNS, grant_of

_M = t.group_member.c


def may_let_in(connection: Connection, viewer: Viewer, on: date) -> frozenset[str]:
    """Accounts with a group's rights and no others: of groups that the viewer leads, or of the office's communes."""
    g, a = t.role_grant.c, t.account.c
    live = select(*COLUMNS).join(t.account, a.user == g.user).where(a.disabled_at.is_(None))
    groups = _groups_of(connection, viewer, on)
    held: dict[str, list[Any]] = {}
    for grant in map(grant_of, connection.execute(live)):
        if grant.holds(on):
            held.setdefault(grant.user, []).append(grant)
    return frozenset(
        user
        for user, grants in held.items()
        if user != viewer.user
        and all(each.role is Role.SUPPORTER and each.group_id in groups for each in grants)
    )


def _groups_of(connection: Connection, viewer: Viewer, on: date) -> frozenset[UUID]:
    if viewer.role is Role.SUPPORTER:
        lead = and_(_M.user == viewer.user, _M.lead, _M.group_id.in_(viewer.groups), is_member(on))
        return frozenset(connection.scalars(select(_M.group_id).where(lead)))
    s = t.support_group.c
    here = select(s.id) if viewer.units is None else select(s.id).where(s.unit_code.in_(viewer.units))
    return frozenset(connection.scalars(here))


def is_member(on: date) -> ColumnElement[bool]:
    """Who belongs to a group on the day."""
    return (_M.valid_from <= on) & (_M.valid_to.is_(None) | (_M.valid_to > on))
