"""Messages on their way, letters to print and people's choices, as pages read them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import func, select

from domain.messaging.acts import LetterView, PersonChoice
from domain.messaging.parcels import Choice, DeliveryRow
from domain.viewer import Role, Viewer
from domain.wording import Lang, say
from persistence import tables as t
from persistence.desk.people import opened
from persistence.posting.sealed import contact_of
from persistence.read_log import ReadLog
from persistence.scope import visible
from persistence.unit_of_work import Store

_D, _O, _C = t.delivery.c, t.outbox.c, t.case.c


class SqlPosting:
    """The PostingReads port."""

    def __init__(self, store: Store, reads: ReadLog) -> None:
        self._store, self._reads = store, reads

    def deliveries(
        self, viewer: Viewer, status: str | None, limit: int = 100
    ) -> tuple[Mapping[str, int], tuple[DeliveryRow, ...]]:
        """Counts by state, and the newest; what they are about is the manager's to read, not the administrator's."""
        query = select(t.delivery, _O.template, _O.args).join(t.outbox, _O.id == _D.outbox_id)
        if status is not None:
            query = query.where(_D.status == status)
        with self._store.reading() as connection:
            rows = connection.execute(query.order_by(_D.created_at.desc(), _D.key).limit(limit)).all()
            counted = connection.execute(select(_D.status, func.count()).group_by(_D.status)).all()
        counts = {name: int(many) for name, many in counted}
        return counts, tuple(_row(each, viewer.role is not Role.ADMIN) for each in rows)

    def choice(self, user: str) -> Choice:
        """Without one, the inbox alone."""
        m = t.message_choice.c
        with self._store.reading() as connection:
            row = connection.execute(select(t.message_choice).where(m.user == user)).first()
        if row is None:
            return Choice()
        contact = contact_of(self._store.keyring, user, row.sealed)
        return Choice(tuple(row.channels), cast(Lang, row.lang), row.digest, contact.phone, contact.email)

    def person_choice(self, viewer: Viewer, case_id: UUID) -> PersonChoice:
        p = t.person_message_choice.c
        query = select(p.channels, p.stopped_at).join(t.case, _C.person_id == p.person_id)
        with self._store.reading(viewer) as connection:
            row = connection.execute(query.where(_C.id == case_id, visible(viewer))).first()
        return PersonChoice() if row is None else PersonChoice(tuple(row.channels), row.stopped_at)

    def to_print(self, viewer: Viewer, *, at: datetime) -> tuple[LetterView, ...]:
        """Letters to people of the viewer's scope, the oldest first; who they are for is logged."""
        waiting = select(_D.id, _D.recipient, _D.created_at, _O.template, _O.args)
        waiting = waiting.join(t.outbox, _O.id == _D.outbox_id).where(_D.status == "to_print")
        with self._store.reading(viewer) as connection:
            rows = connection.execute(waiting.order_by(_D.created_at, _D.key).limit(200)).all()
            cases = self._cases(connection, viewer, {UUID(row.recipient[5:]) for row in rows})
        found = [(row, cases[UUID(row.recipient[5:])]) for row in rows if UUID(row.recipient[5:]) in cases]
        self._reads.log(viewer.user, at, "letters", sorted({str(case.id) for _, case in found}))
        return tuple(self._letter(row, case) for row, case in found)

    def _cases(self, connection: Any, viewer: Viewer, ids: set[UUID]) -> Mapping[UUID, Any]:
        p, k = t.person.c, t.person_key.c
        query = (
            select(_C.id, _C.number, _C.unit_code, _C.person_id, p.sealed, k.wrapped)
            .join(t.person, p.id == _C.person_id)
            .outerjoin(t.person_key, k.person_id == p.id)
            .where(_C.id.in_(ids), visible(viewer))
        )
        return {row.id: row for row in connection.execute(query)}

    def _letter(self, row: Any, case: Any) -> LetterView:
        name = opened(self._store.keyring, case.person_id, case.sealed, case.wrapped).get("name")
        return LetterView(
            row.id, case.number, case.unit_code, name, row.template, row.args, "vi", row.created_at
        )


def _row(row: Any, tells: bool) -> DeliveryRow:
    try:
        subject = say(f"{row.template}.subject", row.args) if tells else None
    except (LookupError, ValueError, TypeError):
        subject = row.template
    return DeliveryRow(
        row.id,
        row.recipient,
        row.channel,
        row.template,
        subject,
        row.status,
        row.attempts,
        row.why,
        row.created_at,
        row.next_at if row.status == "waiting" else None,
        row.sent_at,
    )
