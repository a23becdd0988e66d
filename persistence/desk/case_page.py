"""One case with everything that its page shows, opened for the role that looks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, Select, Table, select

from domain.case import Case
from domain.eligibility import evaluate
from domain.guard_facts import loan_facts
from domain.guarding import view_moves
from domain.masking import SUPPORTER_ITEMS, masked
from domain.needs import SUPPORTER_HIDDEN, NeedDomain, current
from domain.read_models import CasePage, HistoryEntry, PlanStep, WorkItemRow
from domain.viewer import Role, Viewer
from persistence import tables as t
from persistence.desk.listing import unit_name
from persistence.desk.people import opened, person_row, person_view
from persistence.desk.work import work_items
from persistence.sealing import unseal
from persistence.unit_of_work import Store

Rows = tuple[Mapping[str, Any], ...]


def case_page(
    connection: Connection,
    store: Store,
    viewer: Viewer,
    case: Case,
    history: tuple[HistoryEntry, ...],
    on: date,
) -> CasePage:
    """Worked out from the whole case, then masked for the role: no hidden field travels."""
    row, role = person_row(connection, case.person_id), viewer.role
    key = None if row.wrapped is None else store.keyring.unwrap(case.person_id, row.wrapped)
    page = CasePage(
        case=masked(case, role),
        person=person_view(row, opened(store.keyring, row.id, row.sealed, row.wrapped), role),
        unit_name=unit_name(store.units, case.unit_code, on, case.closed_on),
        group_name=_group_name(connection, case),
        needs=_needs(connection, case, role),
        plan=_plan(connection, case, key, role),
        visits=_visits(connection, case, store, key, role, history),
        reviews=_rows(connection, t.review, case, "due_on"),
        loans=_rows(connection, t.loan, case, "disbursed_on"),
        placements=_placements(connection, case),
        work_checks=_work_checks(connection, case, role),
        proposals=_proposals(connection, case),
        introductions=_introductions(connection, case),
        eligibility=evaluate(loan_facts(case), "person", store.law, on),
        work_items=_items(connection, case, role),
        moves=view_moves(case, store.law, on, current(store.questionnaires, on).version, role.value),
        history=history,
    )
    return masked(page, role)


def _hidden_domains(role: Role) -> frozenset[str]:
    return frozenset(each.code for each in SUPPORTER_HIDDEN) if role is Role.SUPPORTER else frozenset()


def _items(connection: Connection, case: Case, role: Role) -> tuple[WorkItemRow, ...]:
    found = work_items(connection, t.case.c.id == case.id, 50)
    return tuple(each for each in found if each.kind in SUPPORTER_ITEMS) if role is Role.SUPPORTER else found


def _group_name(connection: Connection, case: Case) -> str | None:
    if case.group_id is None:
        return None
    g = t.support_group.c
    row = connection.execute(select(g.code, g.village).where(g.id == case.group_id)).first()
    return None if row is None else f"{row.code} · {row.village or ''}".rstrip(" ·")


def _needs(connection: Connection, case: Case, role: Role) -> dict[str, str | None]:
    """Every domain in its order; None where the current answers leave it open."""
    n = t.need.c
    levels = dict(connection.execute(select(n.domain, n.level).where(n.case_id == case.id)).all())
    hidden = _hidden_domains(role)
    return {
        domain.code: _level(case, domain, levels.get(domain.code))
        for domain in NeedDomain
        if domain.code not in hidden
    }


def _level(case: Case, domain: NeedDomain, answered: str | None) -> str | None:
    """The row tells the present level: a finished step may have eased the need since it was answered."""
    bit = 1 << domain
    if not case.needs_answered & bit:
        return None
    if case.needs_pressing & bit:
        return "pressing"
    return "some" if case.needs_some & bit else answered and "none"


def _plan(connection: Connection, case: Case, key: AESGCM | None, role: Role) -> tuple[PlanStep, ...]:
    p = t.plan_action.c
    query = select(t.plan_action).where(p.case_id == case.id, p.plan_version == case.plan_version)
    hidden = _hidden_domains(role)
    return tuple(
        PlanStep(
            id=str(row.id),
            domain=row.domain,
            what=_words(key, row.sealed_what, "plan_action", row.id, "sealed_what") or "",
            responsible=row.responsible,
            due_on=row.due_on,
            done_on=row.done_on,
        )
        for row in connection.execute(query.order_by(p.due_on, p.id))
        if row.domain not in hidden
    )


def _visits(
    connection: Connection,
    case: Case,
    store: Store,
    key: AESGCM | None,
    role: Role,
    history: tuple[HistoryEntry, ...],
) -> Rows:
    found, hidden = [], _hidden_domains(role)
    late = {each.data["visit"]: each.data.get("days_late", 0) for each in history if each.kind == "visited"}
    rows = connection.execute(_of_case(t.visit, case, "held_on").limit(50)).mappings().all()
    visitors = _visitors(connection, store, {row["visited_by"] for row in rows} - {None})
    for row in rows:
        shown = {name: value for name, value in row.items() if name != "sealed_note"}
        note = _words(key, row["sealed_note"], "visit", row["id"], "sealed_note")
        domains = {code: change for code, change in row["domains"].items() if code not in hidden}
        needs = tuple(code for code in row["needs"] if code not in hidden)
        visitor = visitors.get(row["visited_by"])
        told = {"note": note, "domains": domains, "needs": needs, "visitor": visitor}
        told |= {"days_late": late.get(row["id"].hex, 0)}
        found.append(shown | told)
    return tuple(found)


def _visitors(
    connection: Connection, store: Store, ids: Collection[UUID]
) -> dict[UUID, tuple[str, str | None]]:
    """Who was there where another wrote it down: (role in the group, name)."""
    if not ids:
        return {}
    m = t.group_member.c
    return {
        row.id: (row.role, row.sealed_name and store.keyring.open_staff(row.sealed_name, _name_of(row.id)))
        for row in connection.execute(select(m.id, m.role, m.sealed_name).where(m.id.in_(ids)))
    }


def _name_of(member: UUID) -> str:
    return f"group_member|{member.hex}|sealed_name"


def _words(key: AESGCM | None, sealed: bytes | None, table: str, row_id: Any, column: str) -> str | None:
    return None if key is None or sealed is None else unseal(key, sealed, table, row_id, column)


def _of_case(table: Table, case: Case, order: str) -> Select[Any]:
    return select(table).where(table.c.case_id == case.id).order_by(table.c[order].desc(), table.c.id)


def _rows(connection: Connection, table: Table, case: Case, order: str) -> Rows:
    return tuple(dict(row) for row in connection.execute(_of_case(table, case, order)).mappings())


def _placements(connection: Connection, case: Case) -> Rows:
    query = _of_case(t.placement, case, "started_on")
    joined = query.add_columns(t.employer.c.name.label("employer_name")).outerjoin(
        t.employer, t.employer.c.id == t.placement.c.employer_id
    )
    return tuple(dict(row) for row in connection.execute(joined).mappings())


def _work_checks(connection: Connection, case: Case, role: Role) -> Rows:
    """Without words; of a group's reader only what the group itself was asked."""
    k = t.work_check.c
    query = select(*(each for each in k if each.name != "sealed_note")).where(k.case_id == case.id)
    if role is Role.SUPPORTER:
        query = query.where(k.party == "group")
    return tuple(dict(row) for row in connection.execute(query.order_by(k.due_on, k.party)).mappings())


def _proposals(connection: Connection, case: Case) -> Rows:
    """The latest period's proposals with what they offer."""
    m, v, e = t.match_proposal.c, t.vacancy.c, t.employer.c
    query = (
        select(t.match_proposal, v.code, v.wage_vnd, v.unit_code, e.name.label("employer_name"), e.sector)
        .join(t.vacancy, v.id == m.vacancy_id)
        .join(t.employer, e.id == v.employer_id)
        .where(m.case_id == case.id)
        .order_by(m.period.desc())
        .limit(5)
    )
    return tuple(dict(row) for row in connection.execute(query).mappings())


def _introductions(connection: Connection, case: Case) -> Rows:
    """To which work the person was introduced and where each stands, the latest first; without words."""
    i = t.introduction.c
    query = (
        select(i.id, i.status, i.proposed_on, i.agreed_on, i.due_on, i.answered_on, i.answer_code)
        .add_columns(t.vacancy.c.code, t.employer.c.name.label("employer_name"))
        .join_from(t.introduction, t.vacancy, t.vacancy.c.id == i.vacancy_id)
        .join(t.employer, t.employer.c.id == i.employer_id)
        .where(i.case_id == case.id)
        .order_by(i.proposed_on.desc(), i.id)
    )
    return tuple(dict(row) for row in connection.execute(query).mappings())
