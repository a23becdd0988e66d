"""Proposes work: everybody who seeks it and consents, against every open vacancy, once a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, or_, select, update

from domain.case import OPEN_STAGES
from domain.history import encode
from domain.matching import Match, Person, Problem, Vacancy, solve
from domain.tasks import WorkItem, keyed
from domain.units import Units
from persistence import tables as t
from persistence.inserting import insert_new
from persistence.sweeps.keeping import ask_all, done_before

_C, _V = t.case.c, t.vacancy.c


@dataclass(frozen=True, slots=True)
class Solved:
    """The day's matches, with the rows that people and vacancies come from."""

    matches: Sequence[Match]
    cases: Mapping[Any, UUID]
    vacancies: Mapping[Any, UUID]


def solved(connection: Connection, units: Units, on: date) -> Solved:
    """Reads and solves; a day that has its proposals keeps them."""
    if done_before(connection, "matching", on):
        return Solved((), {}, {})
    people, vacancies = _people(connection, on), _vacancies(connection, units, on)
    distances = {a: dict(b) for a, b in units.distances.km.items()}
    found = solve(Problem(tuple(people.values()), tuple(vacancies.values()), distances))
    return Solved(found.matches, _by_own_id(people), _by_own_id(vacancies))


def propose(connection: Connection, found: Solved, on: date) -> dict[str, int]:
    if done_before(connection, "matching", on):
        return {"seekers": 0, "proposals": 0, "items": 0}
    _expire(connection, on)
    insert_new(connection, t.match_proposal, [_row(each, found, on) for each in found.matches])
    items = ask_all(connection, asked := list(_items(connection, found, on)))
    _settle(connection, {each.key for each in asked}, on)
    return {"seekers": len(found.cases), "proposals": len(found.matches), "items": items}


def _codes(text: str | None) -> frozenset[str]:
    return frozenset(filter(None, (text or "").split(",")))


def _people(connection: Connection, on: date) -> dict[UUID, Person]:
    """Ids of cases stand for people; a limit that nobody stated is the loosest one."""
    query = select(
        _C.id,
        _C.unit_code,
        _C.skills,
        _C.wage_min_vnd,
        _C.max_km,
        _C.excluded_sectors,
        _C.opened_on,
        _C.stage_since,
    ).where(_C.seeks_work, _C.consent_employer, _C.stage.in_(OPEN_STAGES))
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
    )


def _vacancies(connection: Connection, units: Units, on: date) -> dict[UUID, Vacancy]:
    """A vacancy recorded on the old boundaries lies in what its commune became."""
    query = (
        select(t.vacancy, t.employer.c.code.label("employer_code"), t.employer.c.sector)
        .join(t.employer)
        .where(_V.opens_on <= on, or_(_V.closes_on.is_(None), _V.closes_on > on), _V.openings > 0)
    )
    rows = connection.execute(query.order_by(_V.code)).all()
    return {
        row.id: Vacancy(
            id=row.code,
            employer=row.employer_code,
            # Nobody has said in which part of a split commune the firm stands: the first is as near as any.
            commune=units.successors(row.unit_code, row.opens_on, on)[0].code,
            skills=_codes(row.skills),
            wage_vnd=row.wage_vnd,
            openings=row.openings,
            sector=row.sector,
        )
        for row in rows
    }


def _by_own_id(found: Mapping[UUID, Any]) -> dict[Any, UUID]:
    return {each.id: key for key, each in found.items()}


def _row(match: Match, found: Solved, on: date) -> dict[str, Any]:
    case_id = found.cases[match.person.id]
    reasons = [
        {"key": each.key, "args": {k: encode(v) for k, v in each.args.items()}} for each in match.reasons
    ]
    return {
        "id": keyed(f"proposal|{on}|{case_id.hex}"),
        "period": on.isoformat(),
        "case_id": case_id,
        "vacancy_id": found.vacancies[match.vacancy.id],
        "score": match.score,
        "reasons": reasons,
        "status": "proposed",
    }


def _expire(connection: Connection, on: date) -> None:
    """Yesterday's proposals that nobody took up are over."""
    m = t.match_proposal.c
    old = (m.status == "proposed") & (m.period < on.isoformat())
    connection.execute(update(t.match_proposal).where(old).values(status="expired"))


def _settle(connection: Connection, still: set[str], on: date) -> None:
    """An offer that is not made again is no longer asked for."""
    i = t.work_item.c
    waiting = select(i.key).where(i.kind == "match", i.status == "open")
    over = [key for key in connection.scalars(waiting) if key not in still]
    for start in range(0, len(over), 500):
        these = i.key.in_(over[start : start + 500])
        connection.execute(update(t.work_item).where(these).values(status="done", closed_on=on))


def _items(connection: Connection, found: Solved, on: date) -> Iterable[WorkItem]:
    names = {row.code: row.name for row in connection.execute(select(t.employer.c.code, t.employer.c.name))}
    for match in found.matches:
        case_id, vacancy = found.cases[match.person.id], match.vacancy
        args = {"employer": names[str(vacancy.employer)], "wage_vnd": vacancy.wage_vnd}
        key = f"match|{case_id.hex}|{vacancy.id}"
        yield WorkItem(key, case_id, "match", "item.match_proposed", on, on, args)
