"""The question that the matching is asked, read from the rows: seekers, open vacancies, what is fixed and was tried."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, exists, func, or_, select

from domain import work_limits
from domain.case import OPEN_STAGES
from domain.introductions import HOLDING, OPEN
from domain.match_reads import Trial
from domain.matching import Person, Problem, Vacancy
from domain.retention_shares import Share, kept_shares
from domain.units import Units
from domain.viewer import SYSTEM
from persistence import tables as t
from persistence.stays import stays_of

_C, _V, _I, _R, _X = t.case.c, t.vacancy.c, t.introduction.c, t.match_rule.c, t.vacancy_exclusion.c
NOTHING = Trial()


@dataclass(frozen=True, slots=True)
class Question:
    """The problem, with the rows that its people and vacancies come from."""

    problem: Problem
    cases: Mapping[Any, UUID]
    vacancies: Mapping[Any, UUID]


def question(connection: Connection, units: Units, on: date, trial: Trial = NOTHING) -> Question:
    """`trial`: a change that is only tried."""
    people, vacancies = _people(connection, on), _vacancies(connection, units, on)
    if trial.vacancy in vacancies:
        vacancies[trial.vacancy] = _changed(vacancies[trial.vacancy], trial)
    ids = _Ids(people, vacancies)
    rules = _rules(connection)
    forbidden = {**rules["forbid"], **dict.fromkeys(_tried(connection))}
    pins = list(rules["pin"])
    if trial.pin:
        pins = [each for each in pins if each[0] != trial.pin[0]] + [trial.pin]
        forbidden.pop(trial.pin, None)
    if trial.forbid:
        pins = [each for each in pins if each != trial.forbid]
        forbidden[trial.forbid] = None
    problem = Problem(
        tuple(people.values()),
        tuple(vacancies.values()),
        {start: dict(row) for start, row in units.distances.km.items()},
        pinned=ids.pairs(pins),
        forbidden=ids.pairs(forbidden),
    )
    return Question(problem, _by_own_id(people), _by_own_id(vacancies))


@dataclass(frozen=True, slots=True)
class _Ids:
    people: Mapping[UUID, Person]
    vacancies: Mapping[UUID, Vacancy]

    def pairs(self, found: Iterable[tuple[UUID, UUID]]) -> frozenset[tuple[Any, Any]]:
        """Of those who are weighed at all."""
        return frozenset(
            (self.people[one].id, self.vacancies[other].id)
            for one, other in found
            if one in self.people and other in self.vacancies
        )


def _changed(vacancy: Vacancy, trial: Trial) -> Vacancy:
    openings = vacancy.openings if trial.openings is None else trial.openings
    wage = vacancy.wage_vnd if trial.wage_vnd is None else trial.wage_vnd
    return replace(vacancy, openings=openings, wage_vnd=wage)


def _codes(text: str | None) -> frozenset[str]:
    return frozenset(filter(None, (text or "").split(",")))


def _people(connection: Connection, on: date) -> dict[UUID, Person]:
    """Ids of cases stand for people; a limit that nobody stated is the loosest one. Nobody is on two ways at once."""
    under_way = exists().where(_I.case_id == _C.id, _I.status.in_(OPEN)).correlate(t.case)
    query = (
        select(
            _C.id, _C.unit_code, _C.skills, _C.wage_min_vnd, _C.max_km, _C.excluded_sectors, _C.stage_since
        )
        .add_columns(_C.max_hours, _C.heavy_work, _C.night_work, _C.driving_licence, t.person.c.birth_year)
        .join(t.person, t.person.c.id == _C.person_id)
        .where(_C.seeks_work, _C.consent_employer, _C.stage.in_(OPEN_STAGES), ~under_way)
    )
    return {row.id: _person(row, on) for row in connection.execute(query.order_by(_C.id))}


def _person(row: Any, on: date) -> Person:
    return Person(
        id=row.id.hex,
        commune=row.unit_code,
        skills=_codes(row.skills),
        wage_min_vnd=row.wage_min_vnd or 0,
        max_km=1_000 if row.max_km is None else row.max_km,
        excluded_sectors=_codes(row.excluded_sectors),
        months_waiting=max((on - row.stage_since).days // 30, 0),
        consent=True,
        limits=work_limits.limits(
            max_hours=row.max_hours,
            heavy_work=row.heavy_work,
            night_work=row.night_work,
            driving_licence=row.driving_licence,
            birth_year=row.birth_year,
            on=on,
        ),
    )


def _vacancies(connection: Connection, units: Units, on: date) -> dict[UUID, Vacancy]:
    """A vacancy recorded on the old boundaries lies in what its commune became."""
    query = (
        select(t.vacancy, t.employer.c.code.label("employer_code"), t.employer.c.sector)
        .join_from(t.vacancy, t.employer)
        .outerjoin(t.partner, t.partner.c.id == t.employer.c.id)
        .where(_V.opens_on <= on, or_(_V.closes_on.is_(None), _V.closes_on > on), _V.openings > 0)
        .where(func.coalesce(t.partner.c.standing, "active") == "active")
    )
    held, allowed = _held(connection), _allowed(connection)
    kept = kept_shares(stays_of(connection, SYSTEM, on, t.employer.c.code), on)
    rows = connection.execute(query.order_by(_V.code)).all()
    return {
        row.id: Vacancy(
            id=row.code,
            employer=row.employer_code,
            # Nobody has said in which part of a split commune the firm stands: the first is as near as any.
            commune=units.successors(row.unit_code, row.opens_on, on)[0].code,
            skills=_codes(row.skills),
            wage_vnd=row.wage_vnd,
            openings=max(row.openings - held[row.id], 0),
            sector=row.sector,
            demands=work_limits.demands(
                shift=row.shift, hours_week=row.hours_week, heavy=row.heavy, allowed=allowed.get(row.id, ())
            ),
            **_retention(kept.of(row.employer_code)),
        )
        for row in rows
    }


def _retention(share: Share | None) -> dict[str, Any]:
    if share is None:
        return {}
    return {
        "retention_percent": share.percent,
        "retention_people": share.people,
        "retention_common": share.people is None,
    }


def _held(connection: Connection) -> Counter[UUID]:
    """Openings that somebody has, or is on the way to."""
    query = select(_I.vacancy_id, func.count()).where(_I.status.in_(HOLDING)).group_by(_I.vacancy_id)
    return Counter(dict(connection.execute(query).all()))


def _allowed(connection: Connection) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    for row in connection.execute(select(_X.vacancy_id, _X.code).where(_X.status == "allowed")):
        found.setdefault(row.vacancy_id, []).append(row.code)
    return found


def _rules(connection: Connection) -> dict[str, dict[tuple[UUID, UUID], None]]:
    """Oldest first: of two pins of one person only the later is open anyway."""
    found: dict[str, dict[tuple[UUID, UUID], None]] = {"pin": {}, "forbid": {}}
    query = select(_R.case_id, _R.vacancy_id, _R.rule).where(_R.ended_on.is_(None))
    for row in connection.execute(query.order_by(_R.set_on, _R.id)):
        found[row.rule][(row.case_id, row.vacancy_id)] = None
    return found


def _tried(connection: Connection) -> Iterable[tuple[UUID, UUID]]:
    """What came to nothing once is not proposed again."""
    query = select(_I.case_id, _I.vacancy_id).where(_I.status.not_in(HOLDING))
    return [(row.case_id, row.vacancy_id) for row in connection.execute(query)]


def _by_own_id(found: Mapping[UUID, Any]) -> dict[Any, UUID]:
    return {each.id: key for key, each in found.items()}
