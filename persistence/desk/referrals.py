"""Referrals as they are read: by the office in its communes, by a bank office or a firm what was sent to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import ColumnElement, Connection, Row, Select, case, func, select

from domain.case import FIELDS, Case
from domain.disclosures import Opened, Pack, ReferralLine
from domain.eligibility import CODES, evaluate
from domain.errors import UnknownRecord
from domain.guard_facts import loan_facts
from domain.referrals import OPEN, agreed, pack_of
from domain.viewer import Role, Viewer
from persistence import tables as t
from persistence.desk.listing import unit_name
from persistence.desk.people import opened
from persistence.desk.reads import reads_of
from persistence.read_log import ReadLog
from persistence.scope import visible
from persistence.sealing import unseal
from persistence.unit_of_work import Store

PACK = "pack"
_R = t.referral.c
_CASE = tuple(t.case.c[name].label(f"of_{name}") for name in FIELDS)
# Waiting for a reply first, then what is under way, then what has ended.
_RANK = case((_R.status == "sent", 0), (_R.status == "accepted", 1), else_=2)


def own(viewer: Viewer) -> ColumnElement[bool]:
    """Beside `visible`: of the cases in sight, which referrals are the viewer's to see."""
    if viewer.role is Role.BANK:
        return (_R.body == "bank") & _R.office.in_(sorted(viewer.offices))
    if viewer.role is Role.EMPLOYER:
        return (_R.body == "employer") & (_R.employer_id == viewer.employer)
    # A group is no party to a referral.
    return visible(viewer) if viewer.role is not Role.SUPPORTER else _R.id.is_(None)


class SqlReferrals:
    """The Referrals port on SQL."""

    def __init__(self, store: Store, reads: ReadLog) -> None:
        self._store, self._reads = store, reads

    def listed(
        self,
        viewer: Viewer,
        *,
        at: datetime,
        on: date,
        status: str | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> tuple[ReferralLine, ...]:
        query = _lines(viewer)
        if status is not None:
            query = query.where(_R.status == status)
        order = (_RANK, func.coalesce(_R.due_on, _R.sent_on), _R.id)
        with self._store.reading(viewer) as connection:
            rows = connection.execute(query.order_by(*order).limit(limit).offset(offset)).all()
        found = tuple(self._line(row, viewer, on) for row in rows)
        self._reads.log(viewer.user, at, "referrals", sorted({str(each.case_id) for each in found}))
        return found

    def counts(self, viewer: Viewer) -> Mapping[str, int]:
        query = (
            select(_R.status, func.count())
            .join(t.case, t.case.c.id == _R.case_id)
            .where(visible(viewer), own(viewer))
            .group_by(_R.status)
        )
        with self._store.reading(viewer) as connection:
            return dict(connection.execute(query).all())

    def of_case(self, viewer: Viewer, case_id: UUID, on: date) -> tuple[ReferralLine, ...]:
        """For the case's own page, which logs the read. Newest first, what waits for a reply before the rest."""
        query = _lines(viewer).where(_R.case_id == case_id).order_by(_RANK, _R.sent_on.desc(), _R.id)
        with self._store.reading(viewer) as connection:
            return tuple(self._line(row, viewer, on, words=True) for row in connection.execute(query))

    def line(self, viewer: Viewer, referral_id: UUID, *, on: date) -> ReferralLine:
        """Which case it belongs to and how it stands, naming nobody. Raises UnknownRecord."""
        with self._store.reading(viewer) as connection:
            return replace(self._line(_one(connection, viewer, referral_id), viewer, on), name=None)

    def pack(self, viewer: Viewer, referral_id: UUID, *, at: datetime, on: date) -> Pack:
        """Logged before it is shown: this is what the person is told under "who received my data".

        Raises UnknownRecord, also for another body's referral.
        """
        with self._store.reading(viewer) as connection:
            row = _one(connection, viewer, referral_id)
            line = self._line(row, viewer, on, words=viewer.role not in (Role.BANK, Role.EMPLOYER))
        shown = self._fields(row, line, on) if _open_to(viewer, line) else {}
        self._reads.log(viewer.user, at, PACK, [str(row.case_id), str(row.id)])
        return Pack(line, row.of_version, shown)

    def opened(self, viewer: Viewer, case_id: UUID) -> tuple[Opened, ...]:
        """By the bodies themselves, oldest first; the office's own looks stand under "who saw this"."""
        with self._store.reading(viewer) as connection:
            mine = {
                str(each): each for each in connection.scalars(select(_R.id).where(_R.case_id == case_id))
            }
        outside = self._outside()
        with self._store.reading() as connection:
            rows = reads_of(connection, case_id, PACK)
        return tuple(
            Opened(mine[each], row.at, row.user)
            for row in rows
            if row.user in outside
            for each in row.ids
            if each in mine
        )

    def opened_batches(self, case_id: UUID) -> tuple[Opened, ...]:
        """By the bank itself, of the lists for it that name the case; `referral_id` is the batch's id."""
        outside = self._outside()
        with self._store.reading() as connection:
            rows = reads_of(connection, case_id, "batch")
            batches = {str(each): each for each in connection.scalars(select(t.bank_batch.c.id))}
        return tuple(
            Opened(batches[each], row.at, row.user)
            for row in rows
            if row.user in outside
            for each in row.ids
            if each in batches
        )

    def offices(self, on: date) -> tuple[str, ...]:
        """The bank's offices that somebody works for."""
        g = t.role_grant.c
        holds = (g.valid_from <= on) & (g.valid_to.is_(None) | (g.valid_to > on))
        query = select(g.office).where(g.role == "bank", g.office.is_not(None), holds).distinct()
        with self._store.reading() as connection:
            return tuple(connection.scalars(query.order_by(g.office)))

    def _outside(self) -> frozenset[str]:
        g = t.role_grant.c
        query = select(g.user).where(g.role.in_(("bank", "employer"))).distinct()
        with self._store.reading() as connection:
            return frozenset(connection.scalars(query))

    def _line(self, row: Row[Any], viewer: Viewer, on: date, words: bool = False) -> ReferralLine:
        now = _case_of(row)
        person = opened(self._store.keyring, row.of_person_id, row.sealed, row.wrapped)
        key = self._key(row) if words else None
        line = ReferralLine(
            id=row.id,
            case_id=row.case_id,
            number=row.of_number,
            name=None,
            unit_name=unit_name(self._store.units, row.of_unit_code, on, row.of_closed_on),
            body=row.body,
            body_name=row.body_name,
            status=row.status,
            sent_on=row.sent_on,
            due_on=row.due_on,
            answered_on=row.answered_on,
            answer_code=row.answer_code,
            agreed=agreed(now, row.body),
            reason=_words(key, row, "sealed_reason"),
            answer=_words(key, row, "sealed_answer"),
        )
        return replace(line, name=person.get("name")) if _open_to(viewer, line) else line

    def _key(self, row: Row[Any]) -> AESGCM | None:
        return None if row.wrapped is None else self._store.keyring.unwrap(row.of_person_id, row.wrapped)

    def _fields(self, row: Row[Any], line: ReferralLine, on: date) -> Mapping[str, Any]:
        person = opened(self._store.keyring, row.of_person_id, row.sealed, row.wrapped)
        now = _case_of(row)
        known: dict[str, Callable[[], Any]] = {
            "birth_year": lambda: row.birth_year,
            "commune": lambda: line.unit_name,
            "skills": lambda: now.skills,
            "loan_wish": lambda: {"amount": now.requested_vnd, "months": now.months},
            "loan_answer": lambda: self._loan_answer(now, on),
            "request": lambda: _words(self._key(row), row, "sealed_reason"),
        }
        return {name: known[name]() if name in known else person.get(name) for name in pack_of(line.body)}

    def _loan_answer(self, now: Case, on: date) -> Mapping[str, Any]:
        """Decision 22 as dates: what the bank checks again, without the facts behind it."""
        found = evaluate(loan_facts(now), "person", self._store.law, on)
        end = found.spans[-1].end if found.spans else None
        return {
            "on": on,
            "answer": CODES[found.outcome],
            "until": end and end - timedelta(days=1),
            "certified": now.list_certified,
        }


def _lines(viewer: Viewer) -> Select[Any]:
    c, p, k = t.case.c, t.person.c, t.person_key.c
    return (
        select(t.referral, *_CASE, p.sealed, p.birth_year, k.wrapped)
        .join(t.case, c.id == _R.case_id)
        .join(t.person, p.id == c.person_id)
        .outerjoin(t.person_key, k.person_id == p.id)
        .where(visible(viewer), own(viewer))
    )


def _one(connection: Connection, viewer: Viewer, referral_id: UUID) -> Row[Any]:
    row = connection.execute(_lines(viewer).where(_R.id == referral_id)).first()
    if row is None:
        raise UnknownRecord(what="referral", id=str(referral_id))
    return row


def _case_of(row: Row[Any]) -> Case:
    return Case(**{name: getattr(row, f"of_{name}") for name in FIELDS})


def _open_to(viewer: Viewer, line: ReferralLine) -> bool:
    """A body that refused, or was taken out, has no further need to know whom it was about."""
    if viewer.role not in (Role.BANK, Role.EMPLOYER):
        return True
    return line.status in (*OPEN, "done")


def _words(key: AESGCM | None, row: Row[Any], column: str) -> str | None:
    sealed = getattr(row, column)
    return None if key is None or sealed is None else unseal(key, sealed, "referral", row.id, column)
