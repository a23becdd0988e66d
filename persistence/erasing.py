"""Destroys what opens and what finds a person, and everything that was sealed of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, LargeBinary, Table, delete, func, or_, select, update

from domain.errors import PersonErased, UnknownRecord
from persistence import tables as t
from persistence.engine import is_sqlite
from persistence.sealing import Keyring
from persistence.search.writing import forget

# Sealed and never empty: the row keeps its place without its content.
_EMPTIED = {t.bank_batch_line.c.sealed_content}
# In clear, and close enough to a name to go with it: of whom, how related, which paper, where exactly.
_IN_CLEAR = (t.loan_party.c.relation, t.placement.c.evidence, t.residence.c.village)


class SqlErasing:
    """The ErasingRows port inside one transaction."""

    def __init__(self, connection: Connection, keyring: Keyring, at: datetime) -> None:
        self._connection, self._keyring, self._at = connection, keyring, at

    def together(self, person_id: UUID) -> tuple[UUID, ...]:
        p, found = t.person.c, {person_id}
        while True:
            near = or_(p.id.in_(found), p.merged_into.in_(found))
            rows = self._connection.execute(select(p.id, p.merged_into, p.erased_at).where(near)).all()
            known = {each for row in rows for each in (row.id, row.merged_into) if each is not None}
            if known <= found:
                break
            found |= known
        if not rows:
            raise UnknownRecord(what="person", id=str(person_id))
        if any(row.erased_at is not None for row in rows):
            raise PersonErased
        return tuple(sorted(row.id for row in rows))

    def next_number(self, prefix: str) -> str:
        e = t.erasure.c
        query = (
            select(func.count()).select_from(t.erasure).where(e.number.startswith(prefix, autoescape=True))
        )
        return f"{prefix}{(self._connection.scalar(query) or 0) + 1:04d}"

    def erase(self, people: Sequence[UUID]) -> dict[str, int]:
        """On SQLite freed bytes are written over at once; older copies in free pages stay until a VACUUM."""
        if is_sqlite(self._connection):
            self._connection.exec_driver_sql("PRAGMA secure_delete=ON")
        cases = list(self._connection.scalars(select(t.case.c.id).where(t.case.c.person_id.in_(people))))
        counts = Counter(self._letters(people, cases))
        counts += Counter(self._papers(cases))
        counts["sealed"] += self._sealed(people, cases)
        counts += Counter(self._found_by(people))
        counts["keys"] += self._run(delete(t.person_key).where(t.person_key.c.person_id.in_(people)))
        return dict(counts)

    def _run(self, statement: ColumnElement[bool] | object) -> int:
        return self._connection.execute(statement).rowcount  # type: ignore[call-overload,no-any-return]

    def _sealed(self, people: Sequence[UUID], cases: Sequence[UUID]) -> int:
        """How many rows lost what was sealed in them; a table that is added later is among them by its columns."""
        changed = 0
        for table in t.metadata.sorted_tables:
            columns = [column for column in table.c if _holds_sealed(column)]
            columns += [column for column in _IN_CLEAR if column.table is table]
            if columns and (here := _theirs(table, people, cases)) is not None:
                filled = or_(*(column.is_not(None) for column in columns))
                values = {column.name: b"" if column in _EMPTIED else None for column in columns}
                changed += self._run(update(table).where(here, filled).values(values))
        return changed

    def _papers(self, cases: Sequence[UUID]) -> dict[str, int]:
        papers = select(t.paper.c.id).where(t.paper.c.case_id.in_(cases))
        content = t.paper_content.c.paper_id.in_(papers)
        return {"papers": self._run(delete(t.paper_content).where(content))}

    def _letters(self, people: Sequence[UUID], cases: Sequence[UUID]) -> dict[str, int]:
        """What the person wrote, what waits to be sent to them, and how they are reached."""
        z, m, o, d = t.zalo_contact.c, t.inbound_message.c, t.outbox.c, t.delivery.c
        writers = list(self._connection.scalars(select(z.id).where(z.person_id.in_(people))))
        to = [f"case:{each.hex}" for each in cases] + [f"zalo:{each.hex}" for each in writers]
        heard = or_(m.case_id.in_(cases), m.contact_id.in_(writers))
        sent = list(self._connection.scalars(select(d.outbox_id).where(d.recipient.in_(to))))
        told = self._run(delete(t.inbound_message).where(heard))
        self._run(delete(t.delivery).where(d.recipient.in_(to)))
        theirs = or_(
            o.to_case.in_(cases), o.id.in_(sent) & o.to_user.is_(None) & o.id.not_in(select(d.outbox_id))
        )
        told += self._run(delete(t.outbox).where(theirs, o.id.not_in(select(d.outbox_id))))
        self._run(delete(t.zalo_contact).where(z.id.in_(writers)))
        choice = t.person_message_choice
        self._run(delete(choice).where(choice.c.person_id.in_(people)))
        return {"messages": told, "drafts": self._drafts(cases)}

    def _drafts(self, cases: Sequence[UUID]) -> int:
        """Half-written forms of these cases: their address names the case."""
        f = t.draft.c.form
        numbers = list(self._connection.scalars(select(t.case.c.number).where(t.case.c.id.in_(cases))))
        named = [f.contains(each, autoescape=True) for each in (*numbers, *(str(case) for case in cases))]
        return self._run(delete(t.draft).where(or_(*named))) if named else 0

    def _found_by(self, people: Sequence[UUID]) -> dict[str, int]:
        p, b = t.person.c, t.name_bearer.c
        tokens = select(func.count()).select_from(t.name_bearer).where(b.person_id.in_(people))
        bearers = self._connection.scalar(tokens) or 0
        for each in people:
            forget(self._connection, self._keyring, each)
        blind = {"citizen_id_index": None, "phone_index": None}
        found = self._connection.execute(
            select(p.citizen_id_index, p.phone_index).where(p.id.in_(people))
        ).all()
        self._run(update(t.person).where(p.id.in_(people)).values(**blind, sealed=None, erased_at=self._at))
        return {"tokens": bearers, "indexes": sum(each is not None for row in found for each in row)}


def _holds_sealed(column: object) -> bool:
    name = str(getattr(column, "name", ""))
    return isinstance(getattr(column, "type", None), LargeBinary) and name.startswith("sealed")


def _theirs(table: Table, people: Sequence[UUID], cases: Sequence[UUID]) -> ColumnElement[bool] | None:
    """The rows of these people; None for a table that is nobody's, or that is destroyed by rows of its own."""
    if table in (t.person, t.inbound_message, t.zalo_contact):
        return None
    if "case_id" in table.c:
        return table.c.case_id.in_(cases)
    if "person_id" in table.c:
        return table.c.person_id.in_(people)
    return None
