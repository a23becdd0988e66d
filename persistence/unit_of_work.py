"""One act, one transaction: opened here, committed by the act itself, and remembered by its command id."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, select

from domain.errors import CommandIdReused
from domain.groups import SHIPPED, GroupRules
from domain.needs import Questionnaire
from domain.parameters import Law
from domain.units import Units
from domain.viewer import Viewer
from persistence import tables as t
from persistence.engine import open_writer
from persistence.inbox_letters import Render
from persistence.law_rows import LAW_ACTS, LawRegister
from persistence.scope import look
from persistence.sealing import Keyring
from persistence.troubles import database_troubles
from persistence.unit_rows import UNIT_ACTS, UnitRegister
from persistence.work import Work

_FIRST_RESULT = select(t.command_log.c.fingerprint, t.command_log.c.result)


class Store:
    """The database with its keys and the reference data of the field: what `bootstrap` hands out."""

    def __init__(
        self,
        engine: Engine,
        keyring: Keyring,
        law: Law,
        units: Units,
        questionnaires: tuple[Questionnaire, ...],
        group_rules: GroupRules = SHIPPED,
        render: Render | None = None,
    ) -> None:
        self.engine, self.keyring = engine, keyring
        self.group_rules, self.render = group_rules, render
        self.questionnaires = questionnaires
        self.register, self.law_register = UnitRegister(units), LawRegister(law)
        self.writer = open_writer(engine)
        self._writing = engine.execution_options(writes=True)

    @property
    def units(self) -> Units:
        """What ships with what was recorded, also by another process, a moment ago at the latest."""
        return self.register.now

    @property
    def law(self) -> Law:
        """What ships with what was approved, also by another process, a moment ago at the latest."""
        return self.law_register.now

    @property
    def law_version(self) -> str:
        return self.law_register.version

    @contextmanager
    def command(self, command_id: UUID, *, by: Viewer, at: datetime, on: date, act: str) -> Iterator[Work]:
        """Commits in `work.commit`; leaving without it keeps nothing.

        Raises StoreUnavailable for a full disk and the like.
        """
        with database_troubles(), self.writer.connect() as connection, connection.begin() as transaction:
            self._refresh(connection)
            yield Work(self, connection, transaction.commit, command_id, by, at, on, act)
        if act in UNIT_ACTS:
            self.register.forget()
        if act in LAW_ACTS:
            self.law_register.forget()

    def _refresh(self, connection: Connection) -> None:
        self.register.refresh(connection)
        self.law_register.refresh(connection)

    @contextmanager
    def reading(self, viewer: Viewer | None = None) -> Iterator[Connection]:
        """A short transaction to read in: with a viewer, what PostgreSQL's policies let that viewer see."""
        with database_troubles(), self.engine.connect() as connection:
            self._refresh(connection)
            if viewer is not None:
                look(connection, viewer)
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A short transaction that is no act on a case: sessions, drafts, logs. It takes SQLite's write lock first."""
        with database_troubles(), self._writing.begin() as connection:
            yield connection

    def first_result(self, command_id: UUID, fingerprint: bytes) -> Mapping[str, Any] | None:
        """What the command answered when it was done, or None. Raises CommandIdReused for another content."""
        with database_troubles(), self.engine.connect() as connection:
            row = connection.execute(_FIRST_RESULT.where(t.command_log.c.id == command_id)).first()
        if row is None:
            return None
        if row.fingerprint != fingerprint:
            raise CommandIdReused(command_id=str(command_id))
        found: Mapping[str, Any] = json.loads(row.result)
        return found
