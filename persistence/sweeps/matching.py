"""Proposes work: everybody who seeks it and consents, against every open vacancy, once a day or when asked anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, delete, select, update

from domain.history import encode
from domain.matching import Match, Reason, Unmatched, solve
from domain.sweeps import WHOLE
from domain.tasks import WorkItem, keyed
from domain.units import Units
from persistence import tables as t
from persistence.inserting import insert_new
from persistence.match_question import Question, question
from persistence.sweeps.keeping import ask_all, done_before, remember


@dataclass(frozen=True, slots=True)
class Solved:
    """The day's matches and misses, with the question that they answer; None where the day has its proposals."""

    asked: Question | None
    matches: Sequence[Match] = ()
    unmatched: Sequence[Unmatched] = ()


def solved(connection: Connection, units: Units, on: date) -> Solved:
    """Reads and solves; a day that has its proposals keeps them."""
    if done_before(connection, "matching", on):
        return Solved(None)
    return _solved(connection, units, on)


def _solved(connection: Connection, units: Units, on: date) -> Solved:
    asked = question(connection, units, on)
    found = solve(asked.problem)
    return Solved(asked, found.matches, found.unmatched)


def propose(connection: Connection, found: Solved, on: date) -> dict[str, int]:
    if found.asked is None or done_before(connection, "matching", on):
        return {"seekers": 0, "proposals": 0, "items": 0}
    m = t.match_proposal.c
    # Yesterday's proposals that nobody took up are over.
    old = (m.status == "proposed") & (m.period < on.isoformat())
    connection.execute(update(t.match_proposal).where(old).values(status="expired"))
    return _write(connection, found, found.asked, on)


def rerun(connection: Connection, units: Units, on: date, at: datetime) -> dict[str, int]:
    """In place of the day's proposals and misses; the sweep of the day has nothing left to propose."""
    period = on.isoformat()
    for table in (t.match_proposal, t.match_miss):
        connection.execute(delete(table).where(table.c.period == period))
    found = _solved(connection, units, on)
    if not done_before(connection, "matching", on):
        none = dict.fromkeys(("seekers", "proposals", "items"), 0)
        propose(connection, found, on)
        remember(connection, "matching", on, WHOLE.key, none, at)
    elif found.asked is not None:
        _write(connection, found, found.asked, on)
    return {"seekers": len(found.matches) + len(found.unmatched), "proposals": len(found.matches)}


def _write(connection: Connection, found: Solved, asked: Question, on: date) -> dict[str, int]:
    insert_new(connection, t.match_proposal, [_row(each, asked, on) for each in found.matches])
    insert_new(connection, t.match_miss, [_miss(each, asked, on) for each in found.unmatched])
    items = ask_all(connection, wanted := list(_items(connection, found, asked, on)))
    _settle(connection, {each.key for each in wanted}, on)
    return {"seekers": len(asked.cases), "proposals": len(found.matches), "items": items}


def _told(reasons: Iterable[Reason]) -> list[dict[str, Any]]:
    return [{"key": each.key, "args": {k: encode(v) for k, v in each.args.items()}} for each in reasons]


def _row(match: Match, asked: Question, on: date) -> dict[str, Any]:
    case_id = asked.cases[match.person.id]
    return {
        "id": keyed(f"proposal|{on}|{case_id.hex}"),
        "period": on.isoformat(),
        "case_id": case_id,
        "vacancy_id": asked.vacancies[match.vacancy.id],
        "score": match.score,
        "reasons": _told(match.reasons),
        "status": "proposed",
    }


def _miss(unmatched: Unmatched, asked: Question, on: date) -> dict[str, Any]:
    case_id = asked.cases[unmatched.person.id]
    return {
        "id": keyed(f"miss|{on}|{case_id.hex}"),
        "period": on.isoformat(),
        "case_id": case_id,
        "reasons": _told(unmatched.why),
    }


def _settle(connection: Connection, still: set[str], on: date) -> None:
    """An offer that is not made again is no longer asked for."""
    i = t.work_item.c
    waiting = select(i.key).where(i.kind == "match", i.status == "open")
    over = [key for key in connection.scalars(waiting) if key not in still]
    for start in range(0, len(over), 500):
        these = i.key.in_(over[start : start + 500])
        connection.execute(update(t.work_item).where(these).values(status="done", closed_on=on))


def _items(connection: Connection, found: Solved, asked: Question, on: date) -> Iterable[WorkItem]:
    names = {row.code: row.name for row in connection.execute(select(t.employer.c.code, t.employer.c.name))}
    for match in found.matches:
        case_id, vacancy = asked.cases[match.person.id], match.vacancy
        args = {"employer": names[str(vacancy.employer)], "wage_vnd": vacancy.wage_vnd}
        key = f"match|{case_id.hex}|{vacancy.id}"
        yield WorkItem(key, case_id, "match", "item.match_proposed", on, on, args)
