"""Establishments' loan files as they are read: by the commune, by the bank's office, by the firm itself."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, Select, false, func, select, true

from domain.errors import UnknownRecord
from domain.firm_lending.check import recheck
from domain.firm_lending.duties import Duty, duties
from domain.firm_lending.file import FirmDrawdown, FirmFile, FirmPaper
from domain.firm_lending.machine import GROUPS, FirmStage
from domain.firm_lending.reads import FirmEntry, FirmLine, FirmView
from domain.firm_lending.refusals import FIRM_NEXT
from domain.firm_lending.who import moves_for
from domain.lending.schedule import Instalment, ends_on, repayment_plan, terms_of
from domain.viewer import Role, Viewer
from persistence import tables as t
from persistence.desk.listing import unit_name
from persistence.firm_rows import opened_file, opened_words
from persistence.scope import visible
from persistence.unit_of_work import Store

_F, _E, _D, _P, _H = t.firm_loan.c, t.employer.c, t.firm_drawdown.c, t.firm_paper.c, t.firm_event.c


def in_sight(viewer: Viewer) -> ColumnElement[bool]:
    """The files that the viewer may see; the policies of 0018 and `domain.firm_lending.who.sees` say the same."""
    if viewer.role in (Role.SUPPORTER, Role.ADMIN):
        return false()
    if viewer.role is Role.BANK:
        return _F.office.in_(sorted(viewer.offices)) & (_F.stage != FirmStage.WITHDRAWN)
    if viewer.role is Role.EMPLOYER:
        return false() if viewer.employer is None else _F.employer_id == viewer.employer
    return true() if viewer.units is None else _F.unit_code.in_(viewer.units)


class SqlFirmLoans:
    """The FirmLoans port on SQL. A file names no person who returned, so that reading one is not logged as such."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def files(
        self, viewer: Viewer, *, on: date, group: str | None = None, unit: str | None = None
    ) -> tuple[FirmLine, ...]:
        query = _lines().where(in_sight(viewer)).order_by(_F.stepped_on, _F.number)
        if group is not None:
            query = query.where(_F.stage.in_(GROUPS[group]))
        if unit is not None:
            query = query.where(_F.unit_code == unit)
        with self._store.reading(viewer) as connection:
            rows = connection.execute(query).all()
            paid = _paid_by_file(connection)
        return tuple(self._line(row, viewer, paid.get(row.id, []), on) for row in rows)

    def counts(self, viewer: Viewer) -> Mapping[FirmStage, int]:
        query = select(_F.stage, func.count()).where(in_sight(viewer)).group_by(_F.stage)
        with self._store.reading(viewer) as connection:
            found = {row.stage: row[1] for row in connection.execute(query)}
        return {stage: found[stage] for stage in FirmStage if stage in found}

    def firms(self, viewer: Viewer, on: date) -> Sequence[tuple[UUID, str]]:
        query = select(_E.id, _E.name).where(_E.valid_from <= on, _E.valid_to.is_(None) | (_E.valid_to > on))
        if viewer.units is not None:
            query = query.where(_E.unit_code.in_(viewer.units))
        with self._store.reading(viewer) as connection:
            return [(row.id, row.name) for row in connection.execute(query.order_by(_E.name))]

    def file(self, viewer: Viewer, file_id: UUID, *, on: date) -> FirmView:
        with self._store.reading(viewer) as connection:
            row = connection.execute(_lines().where(_F.id == file_id, in_sight(viewer))).first()
            if row is None:
                raise UnknownRecord(what="firm loan file", id=str(file_id))
            return self._view(connection, row, viewer, on)

    def _view(self, connection: Connection, row: Row[Any], viewer: Viewer, on: date) -> FirmView:
        drawdowns = tuple(
            FirmDrawdown(**each)
            for each in connection.execute(
                select(t.firm_drawdown).where(_D.firm_loan_id == row.id).order_by(_D.place, _D.id)
            ).mappings()
        )
        paid = [
            (each.paid_on, each.amount_vnd) for each in drawdowns if each.status == "paid" and each.paid_on
        ]
        papers = connection.execute(select(t.firm_paper).where(_P.firm_loan_id == row.id)).mappings()
        line = self._line(row, viewer, paid, on)
        file, office = line.file, viewer.role in (Role.OFFICER, Role.MANAGER, Role.SYSTEM)
        return FirmView(
            line=line,
            drawdowns=drawdowns,
            papers=tuple(sorted((FirmPaper(**each) for each in papers), key=lambda each: each.code)),
            plan=_plan(file, paid),
            ends_on=ends_on(file),
            moves=moves_for(viewer.role, file.moves),
            answer=recheck(file, self._store.law, on),
            entries=self._entries(connection, file, office),
            other_debt_vnd=_other_debt(connection, file),
            placed=_placed(connection, viewer, file.employer_id) if office else None,
            next_step=FIRM_NEXT[file.refusal] if file.refusal else None,
        )

    def _line(self, row: Row[Any], viewer: Viewer, paid: list[tuple[date, int]], on: date) -> FirmLine:
        file = opened_file(self._store.keyring, dict(row._mapping))
        due = duties(file, _plan(file, paid), self._store.law.on(on), on)
        return FirmLine(
            file=file,
            firm=row.firm,
            unit_name=unit_name(self._store.units, file.unit_code, on),
            still_days=max(0, (on - file.stepped_on).days),
            duties=tuple(each for each in due if _concerns(each, viewer)),
        )

    def _entries(self, connection: Connection, file: FirmFile, office: bool) -> tuple[FirmEntry, ...]:
        """Oldest first. Another bank's refusal is not told to the bank of a new attempt, nor are words."""
        found: list[FirmEntry] = []
        for row in connection.execute(
            select(t.firm_event).where(_H.firm_loan_id == file.id).order_by(_H.seq)
        ):
            said = json.loads(row.payload)
            words = opened_words(self._store.keyring, file.id, row.seq, said.get("sealed")) if office else {}
            if row.kind in ("reopen", "revise") and not office:
                found.clear()
            found.append(
                FirmEntry(
                    row.seq,
                    row.kind,
                    row.effective_on,
                    row.recorded_at,
                    row.actor,
                    said.get("data", {}),
                    said["set"].get("law_version") or (found[-1].law_version if found else None),
                    said.get("rules"),
                    tuple(map(tuple, said.get("findings", ()))),
                    {name: text for name, text in words.items() if name == "note"},
                )
            )
        return tuple(found)


def _lines() -> Select[Any]:
    return select(t.firm_loan, _E.name.label("firm")).join(t.employer, _E.id == _F.employer_id)


def _plan(file: FirmFile, paid: list[tuple[date, int]]) -> tuple[Instalment, ...]:
    return repayment_plan(paid, file.months, terms_of(file))


def _concerns(duty: Duty, viewer: Viewer) -> bool:
    """An office watches over both sides; a firm is told of what it has to bring."""
    if viewer.role is Role.BANK:
        return duty.of == "bank"
    return viewer.role is not Role.EMPLOYER or duty.key in ("firm_duty.papers", "firm_duty.instalment")


def _paid_by_file(connection: Connection) -> dict[UUID, list[tuple[date, int]]]:
    query = select(_D.firm_loan_id, _D.paid_on, _D.amount_vnd).where(_D.status == "paid")
    found: dict[UUID, list[tuple[date, int]]] = {}
    for file_id, on, amount in connection.execute(query):
        found.setdefault(file_id, []).append((on, amount))
    return found


def _other_debt(connection: Connection, file: FirmFile) -> int:
    """As far as the viewer sees the firm's files."""
    query = select(func.coalesce(func.sum(_F.outstanding_vnd), 0)).where(
        _F.employer_id == file.employer_id, _F.id != file.id, _F.ended_on.is_(None)
    )
    return int(connection.scalar(query) or 0)


def _placed(connection: Connection, viewer: Viewer, employer_id: UUID) -> int:
    p = t.placement.c
    query = (
        select(func.count(p.case_id.distinct()))
        .join(t.case, t.case.c.id == p.case_id)
        .where(p.employer_id == employer_id, p.ended_on.is_(None), visible(viewer))
    )
    return connection.scalar(query) or 0
