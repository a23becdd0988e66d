"""Plans and runs the pieces of a day: each in transactions that also remember what was done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, insert, select, text

from domain.messaging.timing import rhythm
from domain.parameters import Law
from domain.sweeps import DUE_PER_PARTITION, Partition, partitions, starts_of
from domain.units import Units
from persistence import tables as t
from persistence.engine import is_sqlite
from persistence.inbox_letters import Render
from persistence.law_rows import LawRegister
from persistence.posting.forgetting import forget
from persistence.posting.spreading import Spreading
from persistence.sweeps import deliver, eligibility, introducing, matching, report, review
from persistence.sweeps.keeping import remember
from persistence.sweeps.reminding import remind
from persistence.tally import add_up
from persistence.troubles import database_troubles
from persistence.unit_rows import UnitRegister

_PLAN = "plan"
Counts = Mapping[str, int]


class SqlSweeps:
    """The five sweeps on a database; needs no keys, for none of them reads what is sealed."""

    def __init__(
        self,
        engine: Engine,
        law: Law,
        units: Units,
        render: Render,
        *,
        chunk: int = eligibility.CHUNK,
        due_per_partition: int = DUE_PER_PARTITION,
    ) -> None:
        self.engine, self._render = engine, render
        self._register, self._laws = UnitRegister(units), LawRegister(law)
        self._chunk, self._size = chunk, due_per_partition
        self._writer = engine.execution_options(writes=True)

    @property
    def _law(self) -> Law:
        return self._laws.now

    def plan(self, name: str, on: date, at: datetime) -> tuple[Partition, ...]:
        """Kept with the day's first run, so that a run after a killed one finishes the same pieces."""
        with self._alone(name) as connection:
            s = t.sweep.c
            here = (s.name == name) & (s.period == on.isoformat()) & (s.partition == _PLAN)
            kept = connection.scalar(select(s.counts).where(here))
            if kept is None:
                if name == "review":  # once a day is often enough
                    add_up(connection)
                kept = {"starts": self._starts(connection, name, on)}
                row = {"name": name, "period": on.isoformat(), "partition": _PLAN, "counts": kept}
                connection.execute(insert(t.sweep), row | {"done_at": at})
            return partitions(kept["starts"])

    def run(self, name: str, partition: Partition, on: date, at: datetime) -> Counts:
        """What was done now. Raises StoreUnavailable; what was committed before stays done."""
        added: Counter[str] = Counter()
        for step in self._steps(name, partition, on, at):
            with self._alone(name) as connection:
                done = step(connection)
                remember(connection, name, on, partition.key, done, at)
            added.update(done)
        return dict(added)

    def _starts(self, connection: Connection, name: str, on: date) -> list[str]:
        if name == "eligibility":
            return eligibility.starts(connection, on, self._law, self._size)
        due = review.due_by_unit(connection, self._law.on(on), on) if name == "review" else []
        return starts_of(due, self._size)

    def _steps(
        self, name: str, partition: Partition, on: date, at: datetime
    ) -> Iterator[Callable[[Connection], Counts]]:
        """Transactions, one after the other, until the piece is done."""
        if name == "review":
            yield lambda connection: review.sweep(connection, partition, self._law.on(on), on, at)
        elif name == "eligibility":
            yield from self._chunks(partition, on, at)
        elif name == "matching":
            # Not remembered as the day's piece, which the proposals are: what lapsed is lapsed.
            with self._alone(name) as connection:
                lapsed = introducing.lapse(connection, on, at)
            with self._reading() as connection:
                solved = matching.solved(connection, self._register.now, on)
            yield lambda connection: {**lapsed, **matching.propose(connection, solved, on)}
            yield lambda connection: introducing.pass_on(connection, on, at)
        elif name == "deliver":
            yield lambda connection: forget(connection, on)
            yield lambda connection: remind(connection, self._law.on(on), on, at)
            yield from deliver.batches(self._render, on, at, self._spread(on, at))
        else:
            with self._reading() as connection:
                figures = report.counted(connection, self._register.now, on)
            yield lambda connection: report.write(connection, figures)

    def _spread(self, on: date, at: datetime) -> deliver.Spread:
        """Who wants to be told outside is asked once a run, and only where there is something to tell."""
        known: list[Spreading] = []

        def spread(connection: Connection, rows: Sequence[Row[Any]]) -> int:
            if rows and not known:
                self._register.refresh(connection)
                known.append(Spreading(connection, self._register.now, on))
            return known[0].spread(connection, rows, rhythm(self._law.on(on)), at) if rows else 0

        return spread

    def _chunks(
        self, partition: Partition, on: date, at: datetime
    ) -> Iterator[Callable[[Connection], Counts]]:
        evaluated = self._chunk

        def chunk(connection: Connection) -> Counts:
            nonlocal evaluated
            done = eligibility.sweep(connection, partition, self._law, on, at, self._chunk)
            evaluated = done["evaluated"]
            return done

        while evaluated == self._chunk:
            yield chunk

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """What takes long is worked out beside the officers' acts; only writing keeps them waiting."""
        with database_troubles(), self.engine.begin() as connection:
            self._register.refresh(connection)
            self._laws.refresh(connection)
            yield connection

    @contextmanager
    def _alone(self, name: str) -> Iterator[Connection]:
        """Two runs of one sweep take turns; on SQLite every writer does."""
        with database_troubles(), self._writer.begin() as connection:
            if not is_sqlite(connection):
                connection.execute(text("SELECT pg_advisory_xact_lock(hashtext(:name))"), _lock(name))
            self._laws.refresh(connection)
            yield connection


def _lock(name: str) -> dict[str, Any]:
    return {"name": f"duongve sweep {name}"}
