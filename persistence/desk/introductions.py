"""Introductions as each side reads them: a firm a face only once the person agreed, the office its own communes."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, case, false, select

from domain.errors import UnknownRecord
from domain.introduction_reads import ExclusionLine, IntroductionLine
from domain.introductions import NAMED, UNSEEN
from domain.role_desks import VacancyLine
from domain.viewer import Role, Viewer
from persistence import tables as t
from persistence.desk import vacancies
from persistence.desk.people import opened
from persistence.read_log import ReadLog
from persistence.scope import visible
from persistence.sealing import unseal
from persistence.unit_of_work import Store

_I, _C, _V, _E, _X = t.introduction.c, t.case.c, t.vacancy.c, t.employer.c, t.vacancy_exclusion.c
# What waits for somebody first.
_RANK = case((_I.status == "accepted", 0), (_I.status == "agreed", 1), (_I.status == "proposed", 2), else_=3)


MOST = 200


def own(viewer: Viewer) -> ColumnElement[bool]:
    """Which introductions are the viewer's to see."""
    if viewer.role is Role.EMPLOYER and viewer.employer is not None:
        return (_I.employer_id == viewer.employer) & _I.status.not_in(UNSEEN)
    if viewer.role in (Role.OFFICER, Role.MANAGER):
        return _I.case_id.in_(select(_C.id).where(visible(viewer)))
    return false()


class SqlIntroductions:
    """The IntroductionReads port on SQL."""

    def __init__(self, store: Store, reads: ReadLog) -> None:
        self._store, self._reads = store, reads

    def listed(self, viewer: Viewer, *, at: datetime, on: date) -> tuple[IntroductionLine, ...]:
        """What waits for somebody first, then by the day on which an answer is due."""
        with self._store.reading(viewer) as connection:
            rows = connection.execute(
                _lines().where(own(viewer)).order_by(_RANK, _I.due_on, _I.id).limit(MOST)
            ).all()
        found = tuple(self._line(row, viewer, on) for row in rows)
        named = sorted({str(each.case_id) for each in found if each.name is not None})
        self._reads.log(viewer.user, at, "introductions", named)
        return found

    def one(self, viewer: Viewer, introduction_id: UUID, *, at: datetime, on: date) -> IntroductionLine:
        """Logged before it is shown, as what the person is told under "who received my data". Raises UnknownRecord."""
        row = self._row(viewer, introduction_id)
        found = self._line(row, viewer, on, words=True)
        if found.name is not None:
            self._reads.log(viewer.user, at, "introduction", [str(row.case_id), str(introduction_id)])
        return found

    def case_of(self, viewer: Viewer, introduction_id: UUID) -> UUID:
        """Raises UnknownRecord."""
        found: UUID = self._row(viewer, introduction_id).case_id
        return found

    def exclusions(self, viewer: Viewer, status: str | None = None) -> tuple[ExclusionLine, ...]:
        """A firm's own, or all for the office; those that wait first."""
        query = (
            select(t.vacancy_exclusion, _V.code.label("vacancy_code"), _E.name.label("firm"))
            .join(t.vacancy, _V.id == _X.vacancy_id)
            .join(t.employer, _E.id == _V.employer_id)
            .order_by(_X.status != "waiting", _X.asked_on, _X.id)
        )
        if viewer.role is Role.EMPLOYER:
            query = query.where(_V.employer_id == viewer.employer)
        if status is not None:
            query = query.where(_X.status == status)
        with self._store.reading() as connection:
            rows = connection.execute(query).all()
        names = tuple(ExclusionLine.__dataclass_fields__)
        return tuple(ExclusionLine(**{name: row._mapping[name] for name in names}) for row in rows)

    def open_vacancies(self, on: date) -> tuple[tuple[VacancyLine, str], ...]:
        """What is offered on the day, with the firm."""
        query = (
            vacancies.lines(_E.name.label("firm"))
            .join(t.employer, _E.id == _V.employer_id)
            .where(vacancies.open_on(on))
            .order_by(_E.name, _V.code)
        )
        with self._store.reading() as connection:
            rows = connection.execute(query).all()
        return tuple((vacancies.line(row, self._store.units, on), row.firm) for row in rows)

    def _row(self, viewer: Viewer, introduction_id: UUID) -> Row[Any]:
        with self._store.reading(viewer) as connection:
            row = connection.execute(_lines().where(_I.id == introduction_id, own(viewer))).first()
        if row is None:
            raise UnknownRecord(what="introduction", id=str(introduction_id))
        return row

    def _line(self, row: Row[Any], viewer: Viewer, on: date, words: bool = False) -> IntroductionLine:
        firm_looks = viewer.role is Role.EMPLOYER
        who = self._person(row, firm_looks)
        person = {} if who is None else opened(self._store.keyring, who.person_id, who.sealed, who.wrapped)
        return IntroductionLine(
            id=row.id,
            case_id=row.case_id,
            number=None if firm_looks or who is None else who.number,
            name=person.get("name"),
            phone=person.get("phone"),
            firm=row.firm,
            vacancy=self._vacancy(row, on),
            skills=tuple(filter(None, row.skills.split(","))),
            words=self._words(row, who) if words and not firm_looks else None,
            **{name: row._mapping[name] for name in _AS_THEY_STAND},
        )

    def _person(self, row: Row[Any], firm_looks: bool) -> Row[Any] | None:
        """The one step behind the firm's wall: a name where the introduction that it sees allows it, and no case."""
        if firm_looks and row.status not in NAMED:
            return None
        p, k = t.person.c, t.person_key.c
        query = (
            select(_C.number, _C.person_id, p.sealed, k.wrapped)
            .join_from(t.case, t.person, p.id == _C.person_id)
            .outerjoin(t.person_key, k.person_id == p.id)
            .where(_C.id == row.case_id)
        )
        if firm_looks:
            query = query.where(_C.consent_employer)
        with self._store.reading() as connection:
            found: Row[Any] | None = connection.execute(query).first()  # type: ignore[assignment]
        return found

    def _vacancy(self, row: Row[Any], on: date) -> VacancyLine:
        query = vacancies.lines().where(_V.id == row.vacancy_id)
        with self._store.reading() as connection:
            return vacancies.line(connection.execute(query).one(), self._store.units, on)

    def _words(self, row: Row[Any], who: Row[Any] | None) -> str | None:
        if who is None or who.wrapped is None or row.sealed_words is None:
            return None
        key = self._store.keyring.unwrap(who.person_id, who.wrapped)
        return unseal(key, row.sealed_words, "introduction", row.id, "sealed_words")


_AS_THEY_STAND = (
    "status", "max_hours", "heavy_work", "night_work", "driving_licence", "proposed_on", "agreed_on", "due_on",
    "answered_on", "answer_code",
)  # fmt: skip


def _lines() -> Select[Any]:
    return select(t.introduction, _E.name.label("firm")).join(t.employer, _E.id == _I.employer_id)
