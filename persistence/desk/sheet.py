"""Puts together what a person takes home, from what the case's page already knows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from domain.accounts import Grant
from domain.banking.batch import FIELDS as BATCH_FIELDS
from domain.banking.batch import TOLD
from domain.case import FIELDS, Case, Stage
from domain.consent import BODIES
from domain.eligibility import evaluate
from domain.errors import UnknownCase
from domain.expungement import expunged_on
from domain.findings import Outcome
from domain.guard_facts import loan_facts
from domain.referrals import pack_of
from domain.sheet import Contact, Goal, Received, Sheet, says_too_much
from domain.viewer import Role, Viewer
from persistence import tables as t
from persistence.accounts.grants import COLUMNS, grant_of, viewer_on
from persistence.desk.listing import unit_name
from persistence.desk.objections import SqlObjections
from persistence.desk.people import opened, person_row
from persistence.desk.referrals import SqlReferrals
from persistence.read_log import ReadLog
from persistence.scope import visible
from persistence.sealing import unseal
from persistence.unit_of_work import Store

_READERS = (Role.OFFICER, Role.MANAGER, Role.SYSTEM)
_VIETNAM = timedelta(hours=7)


class SqlSheets:
    """The Sheets port on SQL."""

    def __init__(
        self, store: Store, reads: ReadLog, referrals: SqlReferrals, objections: SqlObjections
    ) -> None:
        self._store, self._reads = store, reads
        self._referrals, self._objections = referrals, objections

    def sheet(self, viewer: Viewer, case_id: UUID, *, at: datetime, on: date) -> Sheet:
        """Raises UnknownCase."""
        columns = [t.case.c[name] for name in FIELDS]
        with self._store.reading(viewer) as connection:
            row = connection.execute(select(*columns).where(t.case.c.id == case_id, visible(viewer))).first()
            if row is None or viewer.role not in _READERS:
                raise UnknownCase(case=str(case_id))
            case = Case(**dict(zip(FIELDS, row, strict=True)))
            person = person_row(connection, case.person_id)
            goals = tuple(self._goals(connection, case, person.wrapped))
            leads = tuple(self._leads(connection, case, on))
        name = opened(self._store.keyring, person.id, person.sealed, person.wrapped).get("name")
        self._reads.log(viewer.user, at, "sheet", [str(case_id)])
        with self._store.reading() as connection:
            officers = tuple(self._officers(connection, case, on))
        return Sheet(
            number=case.number,
            name=name,
            unit_name=unit_name(self._store.units, case.unit_code, on, case.closed_on),
            on=on,
            goals=goals,
            dates=tuple(sorted(self._dates(case, on), key=lambda each: each[1])),
            contacts=(*leads, *officers),
            consents={body: getattr(case, f"consent_{body}") for body in BODIES},
            received=tuple(
                sorted(
                    [*self._received(viewer, case, on), *self._in_batches(viewer, case)],
                    key=lambda each: each.sent_on,
                )
            ),
            objections=tuple(
                (each.made_on, each.status) for each in self._objections.of_case(viewer, case.id)
            ),
        )

    def _goals(self, connection: Connection, case: Case, wrapped: bytes | None) -> Iterator[Goal]:
        p = t.plan_action.c
        key = None if wrapped is None else self._store.keyring.unwrap(case.person_id, wrapped)
        query = select(t.plan_action).where(p.case_id == case.id, p.plan_version == case.plan_version)
        for row in connection.execute(query.order_by(p.done_on.is_not(None), p.due_on, p.id)):
            words = None
            if key is not None and row.sealed_what is not None:
                words = unseal(key, row.sealed_what, "plan_action", row.id, "sealed_what")
            safe = None if words is None or says_too_much(words) else words
            yield Goal(row.domain, safe, row.responsible, row.due_on, row.done_on)

    def _dates(self, case: Case, on: date) -> Iterator[tuple[str, date]]:
        """Days still to come, and of those that mean something to the person alone."""
        law, facts = self._store.law, loan_facts(case)
        spans = [
            each for each in evaluate(facts, "person", law, on).spans if each.outcome is not Outcome.NOT_MET
        ]
        if spans and case.stage is not Stage.CLOSED:
            if spans[0].start > on:
                yield "loan_from", spans[0].start
            if spans[-1].end is not None and spans[-1].end > on:
                yield "loan_until", spans[-1].end - timedelta(days=1)
        for key, day in (
            ("milestone", expunged_on(facts, law, on)),
            ("review", case.next_review_on),
            ("visit", case.next_visit_on),
        ):
            if day is not None and day >= on:
                yield key, day

    def _leads(self, connection: Connection, case: Case, on: date) -> Iterator[Contact]:
        m, ring = t.group_member.c, self._store.keyring
        query = select(t.group_member).where(
            m.group_id == case.group_id,
            m.lead,
            m.valid_from <= on,
            m.valid_to.is_(None) | (m.valid_to > on),
        )
        for row in connection.execute(query.order_by(m.valid_from, m.id)):
            name, phone = (
                sealed and ring.open_staff(sealed, f"group_member|{row.id.hex}|{column}")
                for column, sealed in (("sealed_name", row.sealed_name), ("sealed_phone", row.sealed_phone))
            )
            yield Contact("lead", name, phone)

    def _officers(self, connection: Connection, case: Case, on: date) -> Iterator[Contact]:
        """Whoever is an officer of the commune today; a staff account has no telephone."""
        grants: dict[str, list[Grant]] = {}
        for grant in map(
            grant_of, connection.execute(select(*COLUMNS).where(t.role_grant.c.role == "officer"))
        ):
            if grant.holds(on) and grant.units is not None:
                grants.setdefault(grant.user, []).append(grant)
        for user in sorted(grants):
            found = viewer_on(self._store.units, user, grants[user], on, None)
            if found is not None and case.unit_code in (found.units or ()):
                yield Contact("officer", _staff_name(self._store, connection, user), None)

    def _received(self, viewer: Viewer, case: Case, on: date) -> Iterator[Received]:
        looks = self._referrals.opened(viewer, case.id)
        for line in self._referrals.of_case(viewer, case.id, on):
            days = sorted({(each.at + _VIETNAM).date() for each in looks if each.referral_id == line.id})
            yield Received(
                line.body, line.body_name, line.sent_on, line.status, pack_of(line.body), tuple(days)
            )

    def _in_batches(self, viewer: Viewer, case: Case) -> Iterator[Received]:
        """Also where the content was taken out since: it was sent."""
        b, line = t.bank_batch.c, t.bank_batch_line.c
        query = select(b.id, b.number, b.office, b.made_on).join(t.bank_batch_line, line.batch_id == b.id)
        with self._store.reading(viewer) as connection:
            rows = connection.execute(query.where(line.case_id == case.id)).all()
        looks = self._referrals.opened_batches(case.id) if rows else ()
        fields = tuple(dict.fromkeys(TOLD[name] for name in BATCH_FIELDS if name in TOLD))
        for row in rows:
            days = sorted({(each.at + _VIETNAM).date() for each in looks if each.referral_id == row.id})
            yield Received("bank", row.office, row.made_on, "", fields, tuple(days), row.number)


def _staff_name(store: Store, connection: Connection, user: str) -> str | None:
    a = t.account.c
    sealed: Any = connection.scalar(select(a.sealed_name).where(a.user == user))
    return sealed and store.keyring.open_staff(sealed, f"staff|{user}")
