"""The Drafts port on SQL: sealed under the staff key, since forms hold what people told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, insert, or_, select

from domain.drafts import KEPT_FOR, Draft
from persistence import tables as t
from persistence.unit_of_work import Store

_D = t.draft.c


class SqlDrafts:
    """Drafts in the table `draft`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def save(self, user: str, form: str, fields: Mapping[str, str], at: datetime) -> None:
        text = json.dumps(dict(fields), ensure_ascii=False)
        sealed = self._store.keyring.seal_staff(text, _place(user, form))
        mine = (_D.user == user) & (_D.form == form)
        with self._store.writing() as connection:
            connection.execute(delete(t.draft).where(or_(mine, _D.saved_at < at - KEPT_FOR)))
            connection.execute(
                insert(t.draft), {"user": user, "form": form, "sealed": sealed, "saved_at": at}
            )

    def find(self, user: str, form: str, at: datetime) -> Draft | None:
        query = select(_D.sealed, _D.saved_at).where(_D.user == user, _D.form == form)
        with self._store.reading() as connection:
            row = connection.execute(query.where(_D.saved_at >= at - KEPT_FOR)).first()
        if row is None:
            return None
        return Draft(
            form, json.loads(self._store.keyring.open_staff(row.sealed, _place(user, form))), row.saved_at
        )

    def drop(self, user: str, form: str) -> None:
        """Asks first: most forms have no draft, and a write waits for its turn."""
        mine = (_D.user == user) & (_D.form == form)
        with self._store.reading() as connection:
            if connection.scalar(select(_D.form).where(mine)) is None:
                return
        with self._store.writing() as connection:
            connection.execute(delete(t.draft).where(mine))


def _place(user: str, form: str) -> str:
    return f"draft|{user}|{form}"
