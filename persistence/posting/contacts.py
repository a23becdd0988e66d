"""Where receivers can be reached: opened in memory for those of one batch, and never written in clear."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast
from uuid import UUID

from sqlalchemy import Connection, select

from domain.messaging.parcels import Contact
from domain.wording import Lang
from persistence import tables as t
from persistence.desk.people import opened
from persistence.posting.sealed import contact_of
from persistence.sealing import Keyring

_NOBODY = Contact()


class Contacts:
    def __init__(self, connection: Connection, ring: Keyring, recipients: Sequence[str]) -> None:
        users = [each[5:] for each in recipients if each.startswith("user:")]
        cases = [UUID(each[5:]) for each in recipients if each.startswith("case:")]
        wrote = [UUID(each[5:]) for each in recipients if each.startswith("zalo:")]
        self._found = _of_accounts(connection, ring, users) | _of_people(connection, ring, cases)
        self._found |= _of_writers(connection, ring, wrote)

    def of(self, recipient: str) -> tuple[Contact, Lang]:
        return self._found.get(recipient, (_NOBODY, "vi"))


def _of_accounts(
    connection: Connection, ring: Keyring, users: Sequence[str]
) -> dict[str, tuple[Contact, Lang]]:
    m = t.message_choice.c
    rows = connection.execute(select(m.user, m.sealed, m.lang).where(m.user.in_(set(users)))) if users else ()
    return {f"user:{row.user}": (contact_of(ring, row.user, row.sealed), _lang(row.lang)) for row in rows}


def _of_people(
    connection: Connection, ring: Keyring, cases: Sequence[UUID]
) -> dict[str, tuple[Contact, Lang]]:
    """An erased person has no address any more."""
    if not cases:
        return {}
    c, p, k, m = t.case.c, t.person.c, t.person_key.c, t.person_message_choice.c
    query = (
        select(c.id, c.person_id, p.sealed, k.wrapped, m.lang)
        .join(t.person, p.id == c.person_id)
        .outerjoin(t.person_key, k.person_id == p.id)
        .outerjoin(t.person_message_choice, m.person_id == p.id)
        .where(c.id.in_(set(cases)))
    )
    return {
        f"case:{row.id.hex}": (
            Contact(phone=opened(ring, row.person_id, row.sealed, row.wrapped).get("phone")),
            _lang(row.lang),
        )
        for row in connection.execute(query)
    }


def _of_writers(
    connection: Connection, ring: Keyring, ids: Sequence[UUID]
) -> dict[str, tuple[Contact, Lang]]:
    """Who wrote on Zalo is answered there, by the id that Zalo gave."""
    z = t.zalo_contact.c
    rows = connection.execute(select(z.id, z.sealed_id).where(z.id.in_(set(ids)))) if ids else ()
    return {
        f"zalo:{row.id.hex}": (
            Contact(zalo_id=ring.open_staff(row.sealed_id, f"zalo_contact|{row.id.hex}")),
            "vi",
        )
        for row in rows
    }


def _lang(code: str | None) -> Lang:
    return cast(Lang, code) if code in ("vi", "en") else "vi"
