"""Establishments' loan files in their tables, each step one entry more in the file's own hash chain."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, select, update

from domain.errors import UnknownRecord
from domain.firm_lending.file import CLEAR, FirmDrawdown, FirmFile, FirmPaper, FirmPlan
from domain.firm_lending.refusals import StaleFirmFile
from domain.firm_lending.steps import FirmEvent
from domain.history import payload_text
from persistence import tables as t
from persistence.chain import GENESIS, event_hash
from persistence.sealing import Keyring

_F, _D, _P = t.firm_loan.c, t.firm_drawdown.c, t.firm_paper.c
_TABLES = {FirmDrawdown: t.firm_drawdown, FirmPaper: t.firm_paper}


def opened_file(keyring: Keyring, row: Mapping[str, Any]) -> FirmFile:
    """The file of a row, its words opened."""
    by = row["sealed_certified_by"]
    return FirmFile(
        **{name: row[name] for name in CLEAR},
        certified_by=None if by is None else keyring.open_staff(by, _place(row["id"], "certified_by")),
        plan=FirmPlan.of(keyring.open_staff(row["sealed_plan"], _place(row["id"], "plan"))),
    )


def opened_words(keyring: Keyring, file_id: UUID, seq: int, sealed: str | None) -> Mapping[str, str]:
    """What an event of the chain says in words."""
    if sealed is None:
        return {}
    text = keyring.open_staff(base64.b64decode(sealed), _place(file_id, f"event/{seq}"))
    found: Mapping[str, str] = json.loads(text)
    return found


def _place(file_id: UUID, name: str) -> str:
    return f"firm_loan|{file_id.hex}|{name}"


class SqlFirmRows:
    """The FirmRows port."""

    def __init__(self, connection: Connection, keyring: Keyring, actor: str, at: datetime) -> None:
        self._connection, self._keyring, self._actor, self._at = connection, keyring, actor, at

    def load(self, file_id: UUID) -> FirmFile:
        query = select(t.firm_loan).where(_F.id == file_id).with_for_update()
        row = self._connection.execute(query).mappings().first()
        if row is None:
            raise UnknownRecord(what="firm loan file", id=str(file_id))
        return opened_file(self._keyring, dict(row))

    def of_employer(self, employer_id: UUID) -> Sequence[FirmFile]:
        self._connection.execute(
            select(t.employer.c.id).where(t.employer.c.id == employer_id).with_for_update()
        )
        query = select(t.firm_loan).where(_F.employer_id == employer_id).order_by(_F.number)
        rows = self._connection.execute(query).mappings()
        return [opened_file(self._keyring, dict(row)) for row in rows]

    def employer(self, employer_id: UUID) -> tuple[str, str]:
        query = select(t.employer.c.code, t.employer.c.unit_code).where(t.employer.c.id == employer_id)
        row = self._connection.execute(query).first()
        if row is None:
            raise UnknownRecord(what="employer", id=str(employer_id))
        return row.code, row.unit_code

    def keep(self, file: FirmFile, event: FirmEvent) -> None:
        head = self._chain(file, event, GENESIS)
        self._connection.execute(insert(t.firm_loan), self._row(file) | {"head": head})

    def record(self, file: FirmFile, event: FirmEvent) -> None:
        """Raises StaleFirmFile for a lost race."""
        before = self._connection.scalar(select(_F.head).where(_F.id == file.id))
        head = self._chain(file, event, before or GENESIS)
        here = update(t.firm_loan).where(_F.id == file.id, _F.version == file.version - 1)
        if self._connection.execute(here.values(self._row(file) | {"head": head})).rowcount != 1:
            raise StaleFirmFile(number=file.number, expected=file.version - 1, found="?")

    def drawdowns(self, file_id: UUID) -> Sequence[FirmDrawdown]:
        query = select(t.firm_drawdown).where(_D.firm_loan_id == file_id).order_by(_D.place, _D.id)
        return [FirmDrawdown(**row) for row in self._connection.execute(query).mappings()]

    def papers(self, file_id: UUID) -> Sequence[FirmPaper]:
        query = select(t.firm_paper).where(_P.firm_loan_id == file_id).order_by(_P.code)
        return [FirmPaper(**row) for row in self._connection.execute(query).mappings()]

    def put(self, *records: FirmDrawdown | FirmPaper) -> None:
        for record in records:
            table, row = _TABLES[type(record)], asdict(record)
            known = update(table).where(table.c.id == record.id).values(row)
            if self._connection.execute(known).rowcount == 0:
                self._connection.execute(insert(table), row)

    def _row(self, file: FirmFile) -> dict[str, Any]:
        by = file.certified_by
        return {name: getattr(file, name) for name in CLEAR} | {
            "sealed_certified_by": by and self._keyring.seal_staff(by, _place(file.id, "certified_by")),
            "sealed_plan": self._keyring.seal_staff(file.plan.text(), _place(file.id, "plan")),
        }

    def _chain(self, file: FirmFile, event: FirmEvent, previous: bytes) -> bytes:
        seq = file.version
        words = json.dumps(dict(event.sealed), ensure_ascii=False, separators=(",", ":"))
        sealed = self._keyring.seal_staff(words, _place(file.id, f"event/{seq}")) if event.sealed else None
        payload = payload_text(event, None if sealed is None else base64.b64encode(sealed).decode())
        head = event_hash(
            previous, file.id, seq, event.kind, event.effective_on, self._at, self._actor, payload
        )
        row = {
            "firm_loan_id": file.id, "seq": seq, "kind": event.kind, "effective_on": event.effective_on,
            "recorded_at": self._at, "actor": self._actor, "payload": payload, "previous_hash": previous,
            "hash": head,
        }  # fmt: skip
        self._connection.execute(insert(t.firm_event), row)
        return head
