"""The register of units as the store knows it: what ships, with the changes recorded here, and what follows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from time import monotonic
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, exists, or_, select, text, update

from domain.unit_changes import UnitChange, composed, known_before
from domain.units import Units
from persistence import tables as t
from persistence.engine import is_sqlite

# For so long a process may go on with the register that it read: a change takes effect on a day, not on a second.
FRESH_SECONDS = 2.0
# After these the process that did them looks again at once.
UNIT_ACTS = frozenset({"record_unit_change", "withdraw_unit_change"})
_NAMES = ("id", "kind", "effective_on", "document", "data", "recorded_by", "recorded_at")
_CHANGES = select(*(t.unit_change.c[name] for name in _NAMES)).order_by(
    t.unit_change.c.effective_on, t.unit_change.c.recorded_at
)


class UnitRegister:
    """One for a process and store. `now` is a whole register that never alters: another takes its place."""

    def __init__(self, shipped: Units, clock: Callable[[], float] = monotonic) -> None:
        self._shipped, self._clock = shipped, clock
        self.now = shipped
        self._known: list[UnitChange] = []
        self._read_at: float | None = None

    def refresh(self, connection: Connection) -> None:
        """Reads the changes, unless that was a moment ago."""
        if self._read_at is None or self._clock() - self._read_at >= FRESH_SECONDS:
            self.read(connection)

    def read(self, connection: Connection) -> Units:
        began = self._clock()
        found = changes_in(connection)
        if found != self._known:
            self.now, self._known = composed(self._shipped, found), found
        self._read_at = began
        return self.now

    def as_known(self, connection: Connection, at: datetime) -> Units:
        """The register as it was recorded before that instant."""
        return composed(self._shipped, known_before(changes_in(connection), at))

    def forget(self) -> None:
        """The next reader looks again."""
        self._read_at = None


def changes_in(connection: Connection) -> list[UnitChange]:
    return [UnitChange(*row) for row in connection.execute(_CHANGES)]


def left_behind(codes: frozenset[str], gone: frozenset[str], on: date) -> ColumnElement[bool]:
    """Open and paused cases that a change of the day `on` has still to move.

    A code can be used again for another unit: there only a residence from before the day tells the two apart;
    a code in `gone` was not.
    """
    c, r = t.case.c, t.residence.c
    before = exists().where(r.person_id == c.person_id, r.valid_to.is_(None), r.valid_from < on)
    return c.unit_code.in_(codes) & c.closed_on.is_(None) & or_(before, c.unit_code.in_(gone))


class UnitMoves:
    """What a command on units sees of the store, inside its transaction."""

    def __init__(self, connection: Connection, register: UnitRegister) -> None:
        self._connection, self._register = connection, register

    def alone(self) -> Units:
        """The register as it stands now. Two people who record changes take turns; on SQLite every writer does."""
        if not is_sqlite(self._connection):
            self._connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('duongve units'))"))
        return self._register.read(self._connection)

    def changes(self, on: date) -> list[UnitChange]:
        """Those of the day that stand."""
        found = changes_in(self._connection)
        return [each for each in found if each.effective_on == on and each.withdrawn is None]

    def left_behind(
        self, codes: frozenset[str], gone: frozenset[str], on: date, after: str = "", most: int | None = None
    ) -> Sequence[tuple[UUID, str]]:
        """(id, number) of open and paused cases that a change of the day `on` has still to move, beyond a number."""
        c = t.case.c
        wanted = select(c.id, c.number).where(left_behind(codes, gone, on), c.number > after)
        rows = self._connection.execute(wanted.order_by(c.number).limit(most))
        return [(row.id, row.number) for row in rows]

    def offered_to(self, codes: frozenset[str]) -> Sequence[UUID]:
        """Open cases that wait for an answer of these units."""
        c = t.case.c
        wanted = select(c.id).where(c.transfer_to.in_(codes), c.closed_on.is_(None))
        return list(self._connection.scalars(wanted.order_by(c.number)))

    def groups(self, codes: frozenset[str], on: date) -> Sequence[tuple[UUID, str, str | None]]:
        """(id, code of the unit, village) of groups that are older than the day."""
        g = t.support_group.c
        wanted = select(g.id, g.unit_code, g.village).where(g.unit_code.in_(codes), g.valid_from < on)
        return [(row.id, row.unit_code, row.village) for row in self._connection.execute(wanted)]

    def move_group(self, group: UUID, code: str) -> None:
        here = t.support_group.c.id == group
        self._connection.execute(update(t.support_group).where(here).values(unit_code=code))
