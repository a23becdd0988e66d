"""Opens what is sealed of a person, for the rows that are shown and the role that looks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from domain.masking import hidden_from
from domain.read_models import PersonView
from domain.viewer import Role
from persistence import tables as t
from persistence.sealing import Keyring, unseal


def opened(
    keyring: Keyring, person_id: UUID, sealed: bytes | None, wrapped: bytes | None
) -> Mapping[str, Any]:
    """The sealed fields; empty for an erased person."""
    if sealed is None or wrapped is None:
        return {}
    found: Mapping[str, Any] = json.loads(
        unseal(keyring.unwrap(person_id, wrapped), sealed, "person", person_id, "sealed")
    )
    return found


def person_row(connection: Connection, person_id: UUID) -> Any:
    """The person with the wrapped key and the present village."""
    p, k, r = t.person.c, t.person_key.c, t.residence.c
    query = (
        select(p.id, p.birth_year, p.sex, p.ethnicity, p.sealed, k.wrapped, r.village)
        .outerjoin(t.person_key, k.person_id == p.id)
        .outerjoin(t.residence, (r.person_id == p.id) & r.valid_to.is_(None))
        .where(p.id == person_id)
        .limit(1)
    )
    return connection.execute(query).one()


def person_view(row: Any, fields: Mapping[str, Any], role: Role) -> PersonView:
    """What the role may see."""
    hidden = hidden_from(role)

    def shown(name: str, mask: str | None = None) -> Any:
        return None if (mask or name) in hidden else fields.get(name)

    return PersonView(
        id=str(row.id),
        name=shown("name"),
        called=shown("called"),
        birth_year=row.birth_year,
        sex=row.sex,
        ethnicity=None if "ethnicity" in hidden else row.ethnicity,
        citizen_id=shown("citizen_id"),
        phone=shown("phone"),
        address=shown("address"),
        village=None if "village" in hidden else row.village,
        offence=shown("offence"),
        sentence_months=shown("sentence_months", "sentence"),
        certificate_no=shown("certificate_no"),
    )
