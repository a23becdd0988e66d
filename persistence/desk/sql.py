"""The Desk port on SQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, func, select

from domain.accounts import Grant, roles_of
from domain.case import FIELDS, Case
from domain.errors import UnknownCase, UnknownRecord
from domain.masking import masked
from domain.names import sort_key
from domain.read_models import CaseFilter, CaseList, CasePage, HistoryEntry, Summary, WorkItemRow
from domain.units import Boundaries
from domain.viewer import SYSTEM, Role, Viewer
from persistence import tables as t
from persistence.accounts.grants import COLUMNS, grant_of, grants_of, viewer_on
from persistence.caseload import SqlCaseload
from persistence.desk import listing
from persistence.desk.accounts import SqlAccountReads
from persistence.desk.bank import SqlLoans
from persistence.desk.batches import SqlBatches
from persistence.desk.case_page import case_page
from persistence.desk.drafts import SqlDrafts
from persistence.desk.employer import SqlEmployer
from persistence.desk.exporting import SqlExports
from persistence.desk.firm_loans import SqlFirmLoans
from persistence.desk.groups import SqlGroups
from persistence.desk.history import entries
from persistence.desk.introductions import SqlIntroductions
from persistence.desk.jobs import SqlJobs
from persistence.desk.law import SqlLaw
from persistence.desk.letters import SqlLetters, addressed, as_seen
from persistence.desk.likeness import SqlLikeness
from persistence.desk.lists import SqlPoliceLists
from persistence.desk.loan_files import SqlLoanFiles
from persistence.desk.manager import SqlManager
from persistence.desk.matching import SqlMatching
from persistence.desk.models import SqlModels
from persistence.desk.months import SqlMonths
from persistence.desk.notices import SqlNotices
from persistence.desk.objections import SqlObjections
from persistence.desk.outcomes import SqlOutcomes
from persistence.desk.papers import SqlPapers
from persistence.desk.partners import SqlPartners
from persistence.desk.phones import SqlPhones
from persistence.desk.placements import SqlPlacements
from persistence.desk.posting import SqlPosting
from persistence.desk.radar import SqlRadar
from persistence.desk.reads import SqlReads
from persistence.desk.recidivism import SqlRecidivism
from persistence.desk.referrals import SqlReferrals
from persistence.desk.reviews import SqlReviews
from persistence.desk.sheet import SqlSheets
from persistence.desk.staff import SqlStaff
from persistence.desk.stubs import SqlStubs
from persistence.desk.summary import summary
from persistence.desk.supporter import SqlSupporter
from persistence.desk.today import SqlToday
from persistence.desk.undoing import SqlUndoing
from persistence.desk.units import SqlUnits
from persistence.desk.work import messages, named, people_of, work_items
from persistence.posting.inbound import SqlInbound
from persistence.read_log import ReadLog
from persistence.scope import visible
from persistence.store_facts import read_facts
from persistence.troubles import database_troubles
from persistence.unit_of_work import Store

_READS_HISTORY = (Role.OFFICER, Role.MANAGER, Role.SYSTEM)


class SqlDesk:
    """Every read opens a short transaction of its own."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._keyring = store.keyring
        self.reads = ReadLog(store)
        self.accounts = SqlAccountReads(store)
        self.jobs = SqlJobs(store)
        self.drafts = SqlDrafts(store)
        self.due = SqlToday(store, self.reads)
        self.radar, self.caseload = SqlRadar(store, self.reads), SqlCaseload(store)
        self.supporter = SqlSupporter(store, self.reads)
        self.lending = SqlLoans(store, self.reads)
        self.loan_files = SqlLoanFiles(store, self.reads)
        self.batches = SqlBatches(store, self.reads)
        self.police_lists = SqlPoliceLists(store, self.reads)
        self.firm_loans = SqlFirmLoans(store)
        self.manager = SqlManager(store, self.reads)
        self.employer, self.partners = SqlEmployer(store, self.reads), SqlPartners(store)
        self.staff, self.letters = SqlStaff(store), SqlLetters(store)
        self.posting, self.inbound = SqlPosting(store, self.reads), SqlInbound(store)
        self.units, self.law = SqlUnits(store), SqlLaw(store)
        self.likeness = SqlLikeness(store, self.reads)
        self.exports = SqlExports(store, self.reads)
        self.referrals = SqlReferrals(store, self.reads)
        self.papers = SqlPapers(store, self.reads)
        self.introductions, self.matching = (
            SqlIntroductions(store, self.reads),
            SqlMatching(store, self.reads),
        )
        self.objections, self.undoing = SqlObjections(store), SqlUndoing(store)
        self.notices, self.recidivism = SqlNotices(store), SqlRecidivism(store)
        self.outcomes, self.months = SqlOutcomes(store), SqlMonths(store)
        self.sheets = SqlSheets(store, self.reads, self.referrals, self.objections)
        self.seen_by = SqlReads(store, self.reads)
        self.stubs = SqlStubs(store, self.reads)
        self.reviews, self.support_groups = SqlReviews(store, self.reads), SqlGroups(store, self.reads)
        self.phones, self.models = SqlPhones(store, self.reads), SqlModels(store)
        self.placements = SqlPlacements(store, self.reads)

    def summary(self, on: date, boundaries: Boundaries | None = None) -> Summary:
        """Without `boundaries`: those that the published figures of a demo data set use, else today's."""
        demo = bool(self.facts().get("demo"))
        with self._store.reading() as connection:
            return summary(connection, self._store.units, on, boundaries or ("old" if demo else "new"), demo)

    def cases(self, viewer: Viewer, wanted: CaseFilter, *, at: datetime, on: date) -> CaseList:
        with self._store.reading(viewer) as connection:
            found = listing.listed(connection, wanted, viewer, self._keyring, self._store.units, on)
        rows = tuple(
            listing.case_row(row, viewer, self._keyring, self._store.units, on) for row in found.rows
        )
        self._log(viewer, at, "list", [row.id for row in rows])
        return CaseList(rows, found.total(wanted.stage), found.by_stage, found.more, found.short)

    def case_id(self, viewer: Viewer, ref: str) -> UUID:
        """From a case number or an id. Raises UnknownCase, also outside the scope."""
        c = t.case.c
        here = c.number == ref.strip().upper()
        with suppress(ValueError):
            here = here | (c.id == UUID(ref.strip()))
        with self._store.reading(viewer) as connection:
            found: UUID | None = connection.scalar(select(c.id).where(here, visible(viewer)))
        if found is None:
            raise UnknownCase(case=ref)
        return found

    def case(self, viewer: Viewer, case_id: UUID) -> Case:
        with self._store.reading(viewer) as connection:
            return masked(self._case(connection, viewer, case_id), viewer.role)

    def case_page(self, viewer: Viewer, case_id: UUID, *, at: datetime, on: date) -> CasePage:
        """Raises UnknownCase. History and sealed words are for the office roles."""
        with self._store.reading(viewer) as connection:
            case = self._case(connection, viewer, case_id)
            history = self._history(connection, viewer, case)
            found = case_page(connection, self._store, viewer, case, history, on)
        self._log(viewer, at, "case", [case_id])
        return found

    def history(
        self, viewer: Viewer, case_id: UUID, *, at: datetime, as_known_on: date | None = None
    ) -> tuple[HistoryEntry, ...]:
        with self._store.reading(viewer) as connection:
            case = self._case(connection, viewer, case_id)
            found = self._history(connection, viewer, case, as_known_on)
        self._log(viewer, at, "history", [case_id])
        return found

    def work_items(
        self,
        viewer: Viewer,
        *,
        at: datetime,
        on: date,
        kind: str | None = None,
        each: int | None = None,
        limit: int = 100,
    ) -> tuple[WorkItemRow, ...]:
        """What waits in the viewer's scope, the most pressing first, with whom it is about.

        `kind` asks for one kind alone, `each` for so many of every kind.
        """
        where = visible(viewer) if kind is None else visible(viewer) & (t.work_item.c.kind == kind)
        with self._store.reading(viewer) as connection:
            found = work_items(connection, where, limit, each)
            people = people_of(connection, {UUID(each.case_id) for each in found})
        self._log(viewer, at, "work", sorted({each.case_id for each in found}))
        return tuple(named(each, people, viewer, self._keyring, self._store.units, on) for each in found)

    def work_counts(self, viewer: Viewer, *, on: date) -> Mapping[str, int]:
        """Open work items by kind, in the viewer's scope."""
        i = t.work_item.c
        query = (
            select(i.kind, func.count())
            .join(t.case, t.case.c.id == i.case_id)
            .where(i.status == "open", visible(viewer))
            .group_by(i.kind)
        )
        with self._store.reading(viewer) as connection:
            return dict(connection.execute(query).all())

    def messages(self, status: str | None = None) -> Sequence[Mapping[str, Any]]:
        with self._store.reading() as connection:
            return messages(connection, status)

    def inbox(self, viewer: Viewer, limit: int = 100) -> Sequence[Mapping[str, Any]]:
        """The messages to the viewer's role in the viewer's units: those that nobody has read, then the newest."""
        i = t.inbox.c
        first = (i.read_at.is_not(None), i.delivered_at.desc())
        query = select(t.inbox).where(addressed(viewer)).order_by(*first, i.key).limit(limit)
        with self._store.reading(viewer) as connection:
            found = [dict(row) for row in connection.execute(query).mappings()]
            return as_seen(connection, viewer, found)

    def viewer(self, user: str, on: date) -> Viewer:
        """Raises UnknownRecord for a user that is not there on the day. Scopes follow a merger of units."""
        if user == SYSTEM.user:
            return SYSTEM
        with self._store.reading() as connection:
            grants = grants_of(connection, user, on)
        found = viewer_on(self._store.units, user, grants, on, None)
        if found is None:
            raise UnknownRecord(what="user", id=user)
        return found

    def users(self, on: date) -> Sequence[Mapping[str, Any]]:
        """Every account with the role that it has on the day, or none."""
        a, g = t.account.c, t.role_grant.c
        with self._store.reading() as connection:
            rows = connection.execute(select(a.user, a.sealed_name).order_by(a.user)).all()
            grants = connection.execute(select(*COLUMNS).order_by(g.valid_from, g.id)).all()
        held: dict[str, list[Grant]] = {}
        for grant in map(grant_of, grants):
            if grant.holds(on):
                held.setdefault(grant.user, []).append(grant)
        return [
            {
                "user": row.user,
                "role": next(iter(roles_of(held.get(row.user, []))), None),
                "name": self._staff_name(row),
            }
            for row in rows
        ]

    def groups(self, viewer: Viewer, on: date) -> Sequence[Mapping[str, Any]]:
        """Support groups of the viewer's units, with the number of cases that each carries."""
        g = t.support_group.c
        carried = (
            select(func.count())
            .where(t.case.c.group_id == g.id, t.case.c.closed_on.is_(None))
            .correlate(t.support_group)
            .scalar_subquery()
        )
        query = select(g.id, g.code, g.unit_code, g.village, carried.label("cases"))
        if viewer.units is not None:
            query = query.where(g.unit_code.in_(viewer.units))
        with self._store.reading() as connection:
            return [dict(row) for row in connection.execute(query.order_by(g.code)).mappings()]

    def employers(self, on: date) -> Sequence[Mapping[str, Any]]:
        e = t.employer.c
        query = select(e.id, e.code, e.name, e.sector, e.unit_code).order_by(e.code)
        with self._store.reading() as connection:
            found = [dict(row) for row in connection.execute(query).mappings()]
        return sorted(found, key=lambda row: sort_key(row["name"]))

    def facts(self) -> Mapping[str, str]:
        with database_troubles():
            return read_facts(self._store.engine)

    def _case(self, connection: Connection, viewer: Viewer, case_id: UUID) -> Case:
        columns = [t.case.c[name] for name in FIELDS]
        row = connection.execute(select(*columns).where(t.case.c.id == case_id, visible(viewer))).first()
        if row is None:
            raise UnknownCase(case=str(case_id))
        return Case(**dict(zip(FIELDS, row, strict=True)))

    def _history(
        self, connection: Connection, viewer: Viewer, case: Case, as_known_on: date | None = None
    ) -> tuple[HistoryEntry, ...]:
        """Events carry what no other role receives: the class of a sentence, an outcome, words."""
        if viewer.role not in _READS_HISTORY:
            return ()
        return entries(connection, case.id, self._key(connection, case.person_id), as_known_on)

    def _key(self, connection: Connection, person_id: UUID) -> AESGCM | None:
        wrapped = connection.scalar(
            select(t.person_key.c.wrapped).where(t.person_key.c.person_id == person_id)
        )
        return None if wrapped is None else self._keyring.unwrap(person_id, wrapped)

    def _staff_name(self, row: Any) -> str | None:
        if row.sealed_name is None:
            return None
        return self._keyring.open_staff(row.sealed_name, f"staff|{row.user}")

    def _log(self, viewer: Viewer, at: datetime, what: str, ids: Sequence[Any]) -> None:
        """Who saw what: one row a page, naming its ids. A page that cannot be logged is not shown."""
        self.reads.log(viewer.user, at, what, ids)
