"""A viewer turned into one predicate on cases, the same for lists, counts and single records."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, Connection, exists, false, func, or_, select, true

from domain.case import EXPUNGED, Stage
from domain.introductions import OPEN
from domain.units import Units
from domain.viewer import Role, Viewer
from persistence import tables as t
from persistence.engine import is_sqlite

_READER = "duongve_reader"
_BETWEEN = "\x1f"


def visible(viewer: Viewer) -> ColumnElement[bool]:
    """The cases that the viewer may see.

    The commune's own and those offered to it; those of the group; those referred to the bank's office or to the firm,
    as long as the person consents (a running loan goes on with its bank). An administrator sees none. After
    expungement only a running loan is left to the bank and running work to the firm.
    """
    c = t.case.c
    if viewer.role is Role.SYSTEM:
        return true() if viewer.units is None else in_units(c, viewer.units)
    if viewer.role is Role.BANK and viewer.offices:
        running = c.running_loan_vnd > 0
        agreed = running | (c.consent_bank.is_(True) & standing())
        return agreed & _referred("bank", t.referral.c.office.in_(sorted(viewer.offices)))
    if viewer.role is Role.EMPLOYER and viewer.employer is not None:
        here = c.consent_employer.is_(True) & (standing() | _working(viewer.employer))
        came = _referred("employer", t.referral.c.employer_id == viewer.employer) | _started(viewer.employer)
        return here & came
    if viewer.role is Role.SUPPORTER and viewer.groups:
        return c.group_id.in_(viewer.groups) & standing()
    if viewer.role not in (Role.OFFICER, Role.MANAGER):
        return false()
    return standing() if viewer.units is None else in_units(c, viewer.units) & standing()


def standing() -> ColumnElement[bool]:
    """Cases that are not closed as expunged."""
    c = t.case.c
    return c.outcome.is_distinct_from(EXPUNGED) | (c.stage != Stage.CLOSED)


def in_units(columns: Any, units: Collection[str] | BindParameter[str]) -> ColumnElement[bool]:
    """The communes' own and those offered to them, of cases or of what is counted by the same columns."""
    return or_(columns.unit_code.in_(units), columns.transfer_to.in_(units))


def remembered() -> ColumnElement[bool]:
    """People who may be told to be known here: not those of whom only cases are left that closed as expunged."""
    c, person = t.case.c, t.person.c
    any_case = exists().where(c.person_id == person.id).correlate(t.person)
    return ~any_case | exists().where(c.person_id == person.id, standing()).correlate(t.person)


def _referred(body: str, to_it: ColumnElement[bool]) -> ColumnElement[bool]:
    r = t.referral.c
    found = exists().where(r.case_id == t.case.c.id, r.body == body, r.status != "withdrawn", to_it)
    # A query of referrals asks it too, and any of the case's referrals will do.
    return found.correlate(t.case)


def _started(employer: UUID) -> ColumnElement[bool]:
    """Those who came by an introduction and began to work: before that the firm has no case to see."""
    i = t.introduction.c
    found = exists().where(i.case_id == t.case.c.id, i.employer_id == employer, i.status == "started")
    return found.correlate(t.case)


def introduced_to(connection: Connection, viewer: Viewer, case_id: UUID) -> bool:
    """Whether the firm has an introduction of the case to answer."""
    i = t.introduction.c
    open_ones = (i.case_id == case_id) & (i.employer_id == viewer.employer) & i.status.in_(OPEN)
    return viewer.role is Role.EMPLOYER and connection.scalar(select(exists().where(open_ones))) is True


def _working(employer: UUID) -> ColumnElement[bool]:
    p = t.placement.c
    found = exists().where(p.case_id == t.case.c.id, p.employer_id == employer, p.ended_on.is_(None))
    return found.correlate(t.case)


def sees(connection: Connection, viewer: Viewer, case_id: UUID) -> bool:
    """Whether the one case is among those."""
    return connection.scalar(select(t.case.c.id).where(t.case.c.id == case_id, visible(viewer))) is not None


def look(connection: Connection, viewer: Viewer) -> None:
    """The second wall: on PostgreSQL the rest of the transaction sees what the policies let through (0002, 0020)."""
    if is_sqlite(connection):
        return
    said = {"role": _READER} | {f"duongve.{name}": text for name, text in _sight(viewer).items()}
    connection.execute(select(*(func.set_config(name, text, True) for name, text in said.items())))


def _sight(viewer: Viewer) -> dict[str, str]:
    named = {
        # No code holds a comma; one that did would open two communes.
        "units": ",".join(sorted(each for each in viewer.units or () if "," not in each)),
        "groups": ",".join(sorted(str(each) for each in viewer.groups)),
        # Nor does an office's name hold the unit separator.
        "office": _BETWEEN.join(sorted(each for each in viewer.offices if _BETWEEN not in each)),
        "employer": str(viewer.employer or ""),
    }
    whole = {Role.SUPPORTER: "groups", Role.BANK: "bank", Role.EMPLOYER: "employer", Role.ADMIN: "none"}
    sight = whole.get(viewer.role, "all" if viewer.units is None else "units")
    past = {Role.SYSTEM: "whole", Role.MANAGER: "stub"}.get(viewer.role, "none")
    return {"sight": sight, "past": past} | named


def followed(units: Units, codes: Iterable[str], since: date, on: date) -> frozenset[str]:
    """The codes that a scope given on `since` means on `on`: what the units became, and what those are made of."""
    return units.scope(codes, since, on)
