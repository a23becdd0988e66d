"""A firm that stays silent or says no: the introduction ends, and the vacancy goes to the next candidate by itself."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, insert, select, update

from domain import introductions as i
from domain.case import Case
from domain.introductions import Introduction
from domain.tasks import Message, keyed
from domain.vacancies import Vacancy
from domain.viewer import SYSTEM, Role
from persistence import tables as t
from persistence.case_rows import CaseRows
from persistence.sweeps.keeping import ask_all, tell_all

_I, _M = t.introduction.c, t.match_proposal.c
_CLEAR = tuple(each.name for each in fields(Introduction) if each.name != "words")
_VACANCY = tuple(each.name for each in fields(Vacancy))


def lapse(connection: Connection, on: date, at: datetime) -> dict[str, int]:
    """Ends what no firm answered in time. Each is ended once: a second run finds it ended."""
    query = select(*(_I[name] for name in _CLEAR)).where(_I.status == "agreed", _I.due_on < on)
    found = [Introduction(**row._mapping) for row in connection.execute(query.order_by(_I.id))]
    for introduction in found:
        now = i.moved(introduction, "lapse")
        connection.execute(update(t.introduction).where(_I.id == now.id).values(status=now.status))
        _record(connection, now, _vacancy(connection, now.vacancy_id), on, at)
    return {"unanswered": len(found)} if found else {}


def pass_on(connection: Connection, on: date, at: datetime) -> dict[str, int]:
    """Whom the day's run proposes for the place becomes the next candidate; the officer asks for the person's word.

    Where nobody fits today the place is looked at again tomorrow, as long as the vacancy is open.
    """
    passed = 0
    query = select(_I.id, _I.vacancy_id).where(_I.status.in_(i.PASSES_ON), _I.passed_on.is_(None))
    for ended in connection.execute(query.order_by(_I.answered_on, _I.id)).all():
        vacancy = _vacancy(connection, ended.vacancy_id)
        case_id = connection.scalar(_next(vacancy, on))
        if case_id is None or not vacancy.open_on(on):
            continue
        case = _cases(connection, at).load(case_id)
        assert case is not None
        new = i.proposed(keyed(f"introduction|next|{ended.id.hex}"), case, vacancy, SYSTEM.user, on)
        connection.execute(insert(t.introduction), {name: getattr(new, name) for name in _CLEAR})
        connection.execute(update(t.introduction).where(_I.id == ended.id).values(passed_on=on))
        here = (_M.case_id == case_id) & (_M.period == on.isoformat())
        connection.execute(update(t.match_proposal).where(here).values(status="introduced"))
        _record(connection, new, vacancy, on, at)
        passed += 1
    return {"passed_on": passed} if passed else {}


def _next(vacancy: Vacancy, on: date) -> Select[Any]:
    """The day's best proposal for the vacancy that nobody has taken up."""
    here = (_M.vacancy_id == vacancy.id) & (_M.period == on.isoformat()) & (_M.status == "proposed")
    return select(_M.case_id).where(here).order_by(_M.score.desc(), _M.case_id).limit(1)


def _vacancy(connection: Connection, vacancy_id: UUID) -> Vacancy:
    row = connection.execute(select(*(t.vacancy.c[n] for n in _VACANCY)).where(t.vacancy.c.id == vacancy_id))
    return Vacancy(**row.one()._mapping)


def _record(connection: Connection, now: Introduction, vacancy: Vacancy, on: date, at: datetime) -> None:
    """The event on the case's chain, what the officer is asked next, and a word to the firm that names nobody."""
    firm = connection.scalar(select(t.employer.c.name).where(t.employer.c.id == now.employer_id)) or ""
    rows = _cases(connection, at)
    case = rows.load(now.case_id)
    assert case is not None
    rows.record(case, i.told(now, vacancy, firm, on))
    rows.write()
    w = t.work_item.c
    mine = (w.case_id == case.id) & w.kind.in_(("introduction", "match")) & (w.status == "open")
    connection.execute(update(t.work_item).where(mine).values(status="done", closed_on=on))
    item = i.item_after(now, vacancy, firm, on)
    ask_all(connection, [item] if item is not None else [])
    if now.status == "proposed":
        key = f"introduction|{now.id.hex}|proposed|body"
        body = now.employer_id.hex
        shown = Message(key, Role.EMPLOYER.value, None, "message.introduction_shown", to_body=body)
        tell_all(connection, [shown], at)


def _cases(connection: Connection, at: datetime) -> CaseRows:
    return CaseRows(connection, SYSTEM.user, at, _nothing_sealed)


def _nothing_sealed(case: Case, seq: int, text: str) -> bytes:
    raise AssertionError("a sweep holds no keys, and no event of it says anything personal")
