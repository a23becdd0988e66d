"""Actions assigned to agencies in their table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Connection, insert, select

from domain.errors import UnknownRecord
from domain.outcomes.agencies import AgencyStep
from persistence import tables as t
from persistence.sealing import Keyring

_A = t.agency_step.c
_PLAIN = ("action_id", "seq", "agency", "unit_code", "due_on", "status", "recorded_on", "by")


def opened_step(keyring: Keyring, row: Mapping[str, Any]) -> AgencyStep:
    sealed = row["sealed_words"]
    words = None if sealed is None else keyring.open_staff(sealed, _place(row["action_id"], row["seq"]))
    return AgencyStep(**{name: row[name] for name in _PLAIN}, words=words)


def _place(action_id: UUID, seq: int) -> str:
    return f"agency_step|{action_id.hex}|{seq}"


class SqlAgencyRows:
    """The AgencyRows port."""

    def __init__(self, connection: Connection, keyring: Keyring, at: datetime) -> None:
        self._connection, self._keyring, self._at = connection, keyring, at

    def keep(self, step: AgencyStep) -> None:
        row = {name: getattr(step, name) for name in _PLAIN}
        place = _place(step.action_id, step.seq)
        row |= {"id": uuid5(step.action_id, str(step.seq)), "recorded_at": self._at}
        row["sealed_words"] = None if step.words is None else self._keyring.seal_staff(step.words, place)
        self._connection.execute(insert(t.agency_step), row)

    def last(self, action_id: UUID) -> AgencyStep:
        query = select(t.agency_step).where(_A.action_id == action_id).order_by(_A.seq.desc()).limit(1)
        row = self._connection.execute(query.with_for_update()).mappings().first()
        if row is None:
            raise UnknownRecord(what="action", id=str(action_id))
        return opened_step(self._keyring, dict(row))
