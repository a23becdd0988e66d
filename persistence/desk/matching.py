"""The matching as officers read it: the last run with every reason, what is fixed, and what a change would do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, func, select

from domain.introductions import OPEN
from domain.match_reads import Difference, MatchRun, Moved, RuleLine, SeekerLine, Told, Trial
from domain.matching import Matching, solve
from domain.viewer import Viewer
from persistence import tables as t
from persistence.desk.people import opened
from persistence.match_question import NOTHING, Question, question
from persistence.read_log import ReadLog
from persistence.scope import visible
from persistence.sealing import unseal
from persistence.unit_of_work import Store

_C, _M, _X, _R, _V, _E = (
    t.case.c, t.match_proposal.c, t.match_miss.c, t.match_rule.c, t.vacancy.c, t.employer.c
)  # fmt: skip


class SqlMatching:
    """The MatchingReads port on SQL."""

    def __init__(self, store: Store, reads: ReadLog) -> None:
        self._store, self._reads = store, reads

    def latest(self, viewer: Viewer, *, at: datetime, on: date) -> MatchRun:
        """Of the people in sight: those with a proposal, those without one, and the rules that hold."""
        with self._store.reading() as connection:
            period = connection.scalar(select(func.max(t.sweep.c.period)).where(t.sweep.c.name == "matching"))
        if period is None:
            return MatchRun(None, rules=self._rules(viewer))
        with self._store.reading(viewer) as connection:
            proposals = connection.execute(_proposals(viewer, period)).all()
            misses = connection.execute(_misses(viewer, period)).all()
            under_way = _introduced(connection)
        run = MatchRun(
            date.fromisoformat(period),
            tuple(self._seeker(row, under_way) for row in proposals),
            tuple(self._seeker(row, under_way) for row in misses),
            self._rules(viewer),
        )
        self._reads.log(viewer.user, at, "matching", sorted({str(r.id) for r in (*proposals, *misses)}))
        return run

    def tried(self, viewer: Viewer, trial: Trial, *, at: datetime, on: date) -> Difference:
        """Solved twice over, and nothing is written but that somebody looked."""
        with self._store.reading() as connection:
            plain = question(connection, self._store.units, on, NOTHING)
            changed = question(connection, self._store.units, on, trial)
            firms = dict(connection.execute(select(_V.id, _E.name).join(t.employer)).all())
        before, after = solve(plain.problem), solve(changed.problem)
        was, now = _placed(before, plain), _placed(after, changed)
        differing = sorted(
            (case for case in {*was, *now} if _id(was.get(case)) != _id(now.get(case))), key=str
        )
        with self._store.reading(viewer) as connection:
            people = {row.id: row for row in connection.execute(_people(viewer, differing))}
        self._reads.log(viewer.user, at, "matching", [str(each) for each in people])
        return Difference(
            len(was),
            len(now),
            tuple(
                Moved(people[each].number, self._name(people[each]), _label(was.get(each), firms),
                      _label(now.get(each), firms))
                for each in differing if each in people
            ),
            len(differing) - len(people),
        )  # fmt: skip

    def _rules(self, viewer: Viewer) -> tuple[RuleLine, ...]:
        query = (
            _of_people(
                viewer, _R.id.label("rule_id"), _R.case_id, _R.rule, _R.sealed_reason, _R.set_on, _R.set_by
            )
            .add_columns(_V.code.label("vacancy"), _E.name.label("firm"))
            .join(t.match_rule, _R.case_id == _C.id)
            .join(t.vacancy, _V.id == _R.vacancy_id)
            .join(t.employer, _E.id == _V.employer_id)
            .where(_R.ended_on.is_(None))
            .order_by(_R.set_on.desc(), _R.id)
        )
        with self._store.reading(viewer) as connection:
            return tuple(self._rule(row) for row in connection.execute(query))

    def _rule(self, row: Row[Any]) -> RuleLine:
        reason = None
        if row.wrapped is not None and row.sealed_reason is not None:
            key = self._store.keyring.unwrap(row.person_id, row.wrapped)
            reason = unseal(key, row.sealed_reason, "match_rule", row.rule_id, "sealed_reason")
        return RuleLine(
            row.rule_id, row.case_id, row.number, self._name(row), row.vacancy, row.firm, row.rule, reason,
            row.set_on, row.set_by,
        )  # fmt: skip

    def _seeker(self, row: Row[Any], under_way: Mapping[UUID, str]) -> SeekerLine:
        found = row._mapping
        return SeekerLine(
            row.id,
            row.number,
            self._name(row),
            tuple(_told(each) for each in row.reasons),
            found.get("vacancy_id"),
            found.get("vacancy"),
            found.get("firm"),
            under_way.get(row.id),
        )

    def _name(self, row: Row[Any]) -> str | None:
        name = opened(self._store.keyring, row.person_id, row.sealed, row.wrapped).get("name")
        return None if name is None else str(name)


def _of_people(viewer: Viewer, *columns: Any) -> Select[Any]:
    p, k = t.person.c, t.person_key.c
    return (
        select(_C.id, _C.number, _C.person_id, p.sealed, k.wrapped, *columns)
        .join_from(t.case, t.person, p.id == _C.person_id)
        .outerjoin(t.person_key, k.person_id == p.id)
        .where(visible(viewer))
    )


def _proposals(viewer: Viewer, period: str) -> Select[Any]:
    columns = (_M.reasons, _M.vacancy_id, _V.code.label("vacancy"), _E.name.label("firm"))
    return (
        _of_people(viewer, *columns)
        .join(t.match_proposal, _M.case_id == _C.id)
        .join(t.vacancy, _V.id == _M.vacancy_id)
        .join(t.employer, _E.id == _V.employer_id)
        .where(_M.period == period)
        .order_by(_E.name, _V.code, _C.number)
    )


def _misses(viewer: Viewer, period: str) -> Select[Any]:
    query = _of_people(viewer, _X.reasons).join(t.match_miss, _X.case_id == _C.id)
    return query.where(_X.period == period).order_by(_C.number)


def _people(viewer: Viewer, ids: Iterable[UUID]) -> Select[Any]:
    return _of_people(viewer).where(_C.id.in_(list(ids))).order_by(_C.number)


def _introduced(connection: Connection) -> dict[UUID, str]:
    """Of those under way, where they stand."""
    i = t.introduction.c
    rows = connection.execute(select(i.case_id, i.status).where(i.status.in_(OPEN)))
    return {row.case_id: row.status for row in rows}


def _told(stored: Mapping[str, Any]) -> Told:
    return str(stored["key"]), dict(stored["args"])


def _placed(found: Matching, asked: Question) -> dict[UUID, tuple[UUID, str]]:
    return {
        asked.cases[each.person.id]: (asked.vacancies[each.vacancy.id], str(each.vacancy.id))
        for each in found.matches
    }


def _id(place: tuple[UUID, str] | None) -> UUID | None:
    return None if place is None else place[0]


def _label(place: tuple[UUID, str] | None, firms: Mapping[UUID, str]) -> str | None:
    return None if place is None else f"{firms[place[0]]} ({place[1]})"
