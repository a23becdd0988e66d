"""The law as the store knows it: what the program ships, with the values that were approved here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from time import monotonic
from uuid import UUID

from sqlalchemy import Connection, Select, func, select, text

from domain.law_changes import LawChange, composed, law_version, left_out
from domain.parameters import Law
from persistence import tables as t
from persistence.engine import is_sqlite
from persistence.records import SHAPES
from persistence.unit_rows import FRESH_SECONDS

# After these the process that did them looks again at once.
LAW_ACTS = frozenset({"decide_law_change"})
_CHANGES = select(*(t.law_change.c[name] for name in SHAPES[LawChange].names))
_APPROVED = _CHANGES.where(t.law_change.c.status == "approved").order_by(t.law_change.c.decided_at)


class LawRegister:
    """One for a process and store. `now` is a whole law that never alters: another takes its place."""

    def __init__(self, shipped: Law, clock: Callable[[], float] = monotonic) -> None:
        self._shipped, self._clock = shipped, clock
        self.now = shipped
        self._known: list[LawChange] = []
        self._read_at: float | None = None

    @property
    def version(self) -> str:
        return law_version(self.now)

    def refresh(self, connection: Connection) -> None:
        """Reads the approved values, unless that was a moment ago."""
        if self._read_at is None or self._clock() - self._read_at >= FRESH_SECONDS:
            self.read(connection)

    def read(self, connection: Connection) -> Law:
        began = self._clock()
        found = changes_in(connection, _APPROVED)
        if found != self._known:
            self.now, self._known = composed(self._shipped, found), found
        self._read_at = began
        return self.now

    def forget(self) -> None:
        """The next reader looks again."""
        self._read_at = None

    def as_known(self, connection: Connection, at: datetime) -> Law:
        """The law as it was approved before that instant."""
        found = changes_in(connection, _APPROVED.where(t.law_change.c.decided_at < at))
        return composed(self._shipped, found)

    def left_out(self, connection: Connection) -> frozenset[UUID]:
        return left_out(self._shipped, changes_in(connection, _APPROVED))


def all_changes() -> Select[tuple[object, ...]]:
    """Every proposal ever made, the newest first."""
    c = t.law_change.c
    return _CHANGES.order_by(c.proposed_at.desc(), c.id)


def changes_in(connection: Connection, query: Select[tuple[object, ...]]) -> list[LawChange]:
    return [LawChange(**row) for row in connection.execute(query).mappings()]


class LawMoves:
    """What a command on the law sees of the store, inside its transaction."""

    def __init__(self, connection: Connection, register: LawRegister) -> None:
        self._connection, self._register = connection, register

    def alone(self) -> Law:
        """The law as it stands now. Two people who decide take turns; on SQLite every writer does."""
        if not is_sqlite(self._connection):
            self._connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('duongve law'))"))
        return self._register.read(self._connection)

    def later(self, at: datetime) -> datetime:
        """Two decisions of one instant, or a clock that was set back, would otherwise change places."""
        last = self._connection.scalar(select(func.max(t.law_change.c.decided_at)))
        return at if last is None else max(at, last + timedelta(microseconds=1))
