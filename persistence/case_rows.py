"""Loads, folds and writes the rows of cases with their chained events: the hot path, from statements built once."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, insert, select, update

from domain.case import FIELDS, Case
from domain.errors import StaleCase
from domain.history import Event, applied, payload_text
from domain.undoing import Past
from persistence import tables as t
from persistence.chain import GENESIS, event_hash
from persistence.prepared import Prepared

_COLUMNS = tuple(t.case.c[name] for name in FIELDS)
_LOAD = select(*_COLUMNS, t.case.c.head).where(t.case.c.id == bindparam("b_id")).with_for_update()
_KINDS = (
    select(t.case_event.c.kind)
    .where(t.case_event.c.case_id == bindparam("b_id"), t.case_event.c.seq > bindparam("b_seq"))
    .order_by(t.case_event.c.seq)
)
_E = t.case_event.c
_CHAIN = (
    select(_E.seq, _E.kind, _E.actor, _E.recorded_at, _E.payload, _E.effective_on)
    .where(_E.case_id == bindparam("b_id"))
    .order_by(_E.seq)
)
_INSERT = insert(t.case)
_EVENT = Prepared(
    insert(t.case_event), tuple(column.name for column in t.case_event.c if column.name != "id")
)

# (case, seq, JSON text) -> ciphertext under the person's key
Seal = Callable[[Case, int, str], bytes]


@dataclass(slots=True)
class _Loaded:
    before: Case | None
    now: Case
    head: bytes
    changed: dict[str, Any] = field(default_factory=dict)


@lru_cache(maxsize=512)
def _updating(names: frozenset[str]) -> Prepared:
    values: dict[str, Any] = {name: bindparam(f"v_{name}") for name in sorted(names)}
    here = (t.case.c.id == bindparam("b_id")) & (t.case.c.version == bindparam("b_version"))
    return Prepared(
        update(t.case).where(here).values(version=bindparam("v_version"), head=bindparam("v_head"), **values)
    )


class CaseRows:
    """The cases that one command touches. Events wait here until `write`."""

    def __init__(self, connection: Connection, actor: str, at: datetime, seal: Seal) -> None:
        self._connection, self._actor, self._at, self._seal = connection, actor, at, seal
        self._loaded: dict[UUID, _Loaded] = {}
        self._events: list[dict[str, Any]] = []

    def load(self, case_id: UUID) -> Case | None:
        """Locked until the end of the transaction (PostgreSQL; on SQLite the whole file is)."""
        known = self._loaded.get(case_id)
        if known is not None:
            return known.now
        row = self._connection.execute(_LOAD, {"b_id": case_id}).first()
        if row is None:
            return None
        found = Case(*row[:-1])
        self._loaded[case_id] = _Loaded(found, found, row[-1])
        return found

    def head(self, case_id: UUID) -> bytes:
        """Of a case that was loaded, with what was recorded since."""
        return self._loaded[case_id].head

    def kinds_since(self, case_id: UUID, seq: int) -> list[str]:
        return list(self._connection.scalars(_KINDS, {"b_id": case_id, "b_seq": seq}))

    def chain(self, case_id: UUID) -> list[Past]:
        return [Past(*row) for row in self._connection.execute(_CHAIN, {"b_id": case_id})]

    def new(self, event: Event) -> Case:
        """The case that its first event makes."""
        sets = event.sets
        bare = Case(id=sets["id"], person_id=sets["person_id"])
        self._loaded[bare.id] = _Loaded(None, bare, GENESIS)
        return self.record(bare, event)

    def record(self, case: Case, event: Event) -> Case:
        entry = self._loaded[case.id]
        seq = entry.now.version + 1
        after = applied(entry.now, event)
        sealed = self._seal(after, seq, _sealed_text(event.sealed)) if event.sealed else None
        payload = payload_text(event, None if sealed is None else base64.b64encode(sealed).decode())
        head = event_hash(
            entry.head, case.id, seq, event.kind, event.effective_on, self._at, self._actor, payload
        )
        self._events.append(
            self._row(case.id, seq, event.kind, event.effective_on, payload, entry.head, head)
        )
        entry.now, entry.head = after, head
        entry.changed.update(event.sets)
        return after

    def write(self) -> None:
        """One statement for each changed case and each event since the last write. Raises StaleCase for a lost race."""
        for entry in self._loaded.values():
            if entry.before is None:
                row = {name: getattr(entry.now, name) for name in FIELDS}
                self._connection.execute(_INSERT, row | {"head": entry.head})
            elif entry.now is not entry.before:
                self._update(entry.before, entry)
            entry.before, entry.changed = entry.now, {}
        for event in self._events:
            _EVENT.run(self._connection, event)
        self._events = []

    def _update(self, before: Case, entry: _Loaded) -> None:
        now = entry.now
        values = {f"v_{name}": value for name, value in entry.changed.items()}
        values |= {
            "b_id": now.id,
            "b_version": before.version,
            "v_version": now.version,
            "v_head": entry.head,
        }
        if _updating(frozenset(entry.changed)).run(self._connection, values).rowcount != 1:
            raise StaleCase(number=now.number, expected=before.version, found="?", changes="?")

    def _row(
        self,
        case_id: UUID,
        seq: int,
        kind: str,
        effective_on: date,
        payload: str,
        previous: bytes,
        head: bytes,
    ) -> dict[str, Any]:
        return {
            "case_id": case_id,
            "seq": seq,
            "kind": kind,
            "effective_on": effective_on,
            "recorded_at": self._at,
            "actor": self._actor,
            "payload": payload,
            "previous_hash": previous,
            "hash": head,
        }


def _sealed_text(sealed: Mapping[str, str]) -> str:
    return json.dumps(dict(sealed), ensure_ascii=False, separators=(",", ":"))
