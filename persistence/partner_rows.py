"""Partner employers in their table: whom to ask for is sealed with the key of the staff."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, select, update

from domain.errors import UnknownRecord
from domain.partners import Partner
from domain.units import Units
from persistence import tables as t
from persistence.scope import followed
from persistence.sealing import Keyring

_SEALED = ("contact", "phone")
_PLAIN = tuple(name for name in Partner.__dataclass_fields__ if name not in _SEALED)


def partner_row(keyring: Keyring, partner: Partner) -> dict[str, Any]:
    row = {name: getattr(partner, name) for name in _PLAIN}
    for name in _SEALED:
        text = getattr(partner, name)
        row[f"sealed_{name}"] = None if text is None else keyring.seal_staff(text, _place(partner.id, name))
    return row


def opened_partner(keyring: Keyring | None, row: Mapping[str, Any]) -> Partner:
    """Without a keyring nobody is named."""
    found: dict[str, Any] = {name: row[name] for name in _PLAIN}
    for name in _SEALED:
        sealed = row[f"sealed_{name}"]
        if keyring is not None and sealed is not None:
            found[name] = keyring.open_staff(sealed, _place(row["id"], name))
    return Partner(**found)


def _place(partner_id: UUID, name: str) -> str:
    return f"partner|{partner_id.hex}|sealed_{name}"


class SqlPartnerRows:
    """The PartnerRows port within one transaction."""

    def __init__(self, connection: Connection, keyring: Keyring, units: Units) -> None:
        self._connection, self._keyring, self._units = connection, keyring, units

    def find(self, employer_id: UUID) -> Partner | None:
        query = select(t.partner).where(t.partner.c.id == employer_id)
        row = self._connection.execute(query).mappings().first()
        return None if row is None else opened_partner(self._keyring, dict(row))

    def place(self, employer_id: UUID, on: date) -> tuple[str, frozenset[str]]:
        e = t.employer.c
        row = self._connection.execute(
            select(e.name, e.unit_code, e.valid_from).where(e.id == employer_id)
        ).first()
        if row is None:
            raise UnknownRecord(what="employer", id=str(employer_id))
        return row.name, followed(self._units, [row.unit_code], row.valid_from, on)

    def keep(self, partner: Partner, by: str, on: date) -> None:
        row = partner_row(self._keyring, partner) | {"changed_on": on, "changed_by": by}
        changed = update(t.partner).where(t.partner.c.id == partner.id).values(row)
        if self._connection.execute(changed).rowcount == 0:
            self._connection.execute(insert(t.partner), row)
