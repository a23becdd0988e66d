"""Partner employers as the office reads them: what they pledged, what came of it, and whose accounts end when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select

from domain.errors import UnknownRecord
from domain.introductions import HOLDING
from domain.partner_reads import PartnerLine, PartnerPage, PortalAccount
from domain.partners import Partner, Pledge
from domain.viewer import Role, Viewer
from persistence import tables as t
from persistence.desk import vacancies
from persistence.desk.listing import unit_name
from persistence.partner_rows import opened_partner
from persistence.scope import followed
from persistence.unit_of_work import Store

_E, _P, _V, _G, _L = t.employer.c, t.placement.c, t.vacancy.c, t.role_grant.c, t.partner_pledge.c


class SqlPartners:
    """The PartnerReads port on SQL."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def listed(self, viewer: Viewer, *, on: date) -> tuple[PartnerLine, ...]:
        """In the order of their codes."""
        with self._store.reading() as connection:
            return self._lines(connection, viewer, on)

    def one(self, viewer: Viewer, partner_id: UUID, *, on: date) -> PartnerPage:
        with self._store.reading() as connection:
            found = self._lines(connection, viewer, on, partner_id)
            if not found:
                raise UnknownRecord(what="employer", id=str(partner_id))
            return PartnerPage(
                found[0],
                tuple(_pledges(connection, partner_id).get(partner_id, [])),
                tuple(_accounts(connection).get(partner_id, [])),
            )

    def _lines(
        self, connection: Connection, viewer: Viewer, on: date, only: UUID | None = None
    ) -> tuple[PartnerLine, ...]:
        rows = connection.execute(
            select(_E.id, _E.code, _E.name, _E.sector, _E.unit_code, _E.valid_from).order_by(_E.code)
        ).all()
        known = {row["id"]: dict(row) for row in connection.execute(select(t.partner)).mappings()}
        pledges, accounts = _pledges(connection), _accounts(connection)
        left, working = _left(connection, on), _working(connection, on)
        keyring = None if only is None else self._store.keyring
        found = []
        for row in rows:
            if only not in (None, row.id):
                continue
            partner = opened_partner(keyring, known[row.id]) if row.id in known else Partner(row.id)
            pledge = _current(pledges.get(row.id, []), on)
            found.append(
                PartnerLine(
                    partner, row.code, row.name, row.sector,
                    unit_name(self._store.units, row.unit_code, on),
                    pledge,
                    _begun(connection, pledge, on),
                    working[row.id],
                    left[row.id],
                    _ends(accounts.get(row.id, [])),
                    self._keeps(viewer, row, on),
                )
            )  # fmt: skip
        return tuple(found)

    def _keeps(self, viewer: Viewer, row: Any, on: date) -> bool:
        if viewer.role not in (Role.OFFICER, Role.MANAGER):
            return False
        codes = followed(self._store.units, [row.unit_code], row.valid_from, on)
        return viewer.units is None or bool(codes & viewer.units)


def _pledges(connection: Connection, only: UUID | None = None) -> Mapping[UUID, list[Pledge]]:
    """The latest first."""
    query = select(t.partner_pledge).order_by(_L.from_on.desc(), _L.noted_on.desc(), _L.id)
    if only is not None:
        query = query.where(_L.employer_id == only)
    found: dict[UUID, list[Pledge]] = {}
    for row in connection.execute(query):
        found.setdefault(row.employer_id, []).append(Pledge(**row._mapping))
    return found


def _current(pledges: list[Pledge], on: date) -> Pledge | None:
    begun = [each for each in pledges if each.from_on <= on]
    return next(iter(begun or pledges), None)


def _begun(connection: Connection, pledge: Pledge | None, on: date) -> int:
    if pledge is None:
        return 0
    here = (_P.employer_id == pledge.employer_id) & _P.started_on.between(
        pledge.from_on, min(pledge.until_on, on)
    )
    return connection.scalar(select(func.count()).select_from(t.placement).where(here)) or 0


def _working(connection: Connection, on: date) -> Counter[UUID]:
    here = _P.employer_id.is_not(None) & (_P.started_on <= on) & (_P.ended_on.is_(None) | (_P.ended_on > on))
    query = select(_P.employer_id, func.count()).where(here).group_by(_P.employer_id)
    return Counter({row[0]: row[1] for row in connection.execute(query)})


def _left(connection: Connection, on: date) -> Counter[UUID]:
    """Openings of what is offered today that nobody has or is on the way to."""
    i = t.introduction.c
    taken = select(i.vacancy_id, func.count()).where(i.status.in_(HOLDING)).group_by(i.vacancy_id)
    held = Counter({row[0]: row[1] for row in connection.execute(taken)})
    found: Counter[UUID] = Counter()
    query = select(_V.id, _V.employer_id, _V.openings).where(vacancies.open_on(on))
    for row in connection.execute(query):
        found[row.employer_id] += max(row.openings - held[row.id], 0)
    return found


def _accounts(connection: Connection) -> Mapping[UUID, list[PortalAccount]]:
    """Of each account the grant that ends last, by firm."""
    query = (
        select(_G.id, _G.user, _G.employer_id, _G.valid_to, t.account.c.disabled_at)
        .join(t.account, t.account.c.user == _G.user)
        .where(_G.role == Role.EMPLOYER.value, _G.employer_id.is_not(None), _G.delegated_by.is_(None))
        .order_by(_G.valid_to.is_(None).desc(), _G.valid_to.desc(), _G.id)
    )
    found: dict[UUID, dict[str, PortalAccount]] = {}
    for row in connection.execute(query):
        own = found.setdefault(row.employer_id, {})
        own.setdefault(row.user, PortalAccount(row.id, row.user, row.valid_to, row.disabled_at is not None))
    return {firm: sorted(own.values(), key=lambda each: each.user) for firm, own in found.items()}


def _ends(accounts: list[PortalAccount]) -> date | None:
    ends = [each.valid_to for each in accounts if not each.disabled]
    return None if None in ends else max(filter(None, ends), default=None)
