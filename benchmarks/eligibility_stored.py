"""A million due cases evaluated and stored by the sweep, beside one INSERT…SELECT of the same rows.

`eligibility.stored`: every answer is asked again because the law has another version, and stands: no answer changes, so
that neither side writes an event. The limit copies the answers of the whole caseload, in one transaction as durable as
ours, into an empty twin of the table with its primary key and index, but without its foreign key. `eligibility.anew`:
the same, but no stored row is what is found, so that each is written as a whole; same limit. `eligibility.first`:
nobody was ever asked, so that every answer is also an event of its case's chain and opens what there is to do; its
limit copies the answers and the events.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from statistics import median
from time import perf_counter

from sqlalchemy import Column, Connection, Index, MetaData, Table, func, insert, select, update

from benchmarks.databases import Database, Suite, suite
from benchmarks.many_cases import with_cases
from benchmarks.measuring import Result
from persistence import tables as t
from persistence.sweeps import SqlSweeps
from workflows.bootstrap import initialise, legal_today, now, open_store, open_sweeps
from workflows.services.sweeping import sweep
from workflows.settings import Settings

CASES, ROUNDS = 1_000_000, 5
LIMIT, FIRST_LIMIT = "one INSERT…SELECT of the answers", "INSERT…SELECT of the answers and events"


def suites(sqlite: Database, postgresql: Database) -> Mapping[str, Suite]:
    return {
        "eligibility.stored.sqlite": suite(sqlite, on, CASES),
        "eligibility.stored.postgresql": suite(postgresql, on, CASES),
    }


def on(settings: Settings, cases: int) -> Iterator[Result]:
    which = ".postgresql" if settings.database_url else ""
    initialise(settings)
    store = open_store(settings)
    with_cases(store, cases)
    store.engine.dispose()
    sweeps = open_sweeps(settings)
    first_day = legal_today(settings, sweeps)()
    first = _swept(sweeps, first_day, cases)
    copied = [_copied(sweeps, t.eligibility), _copied(sweeps, t.case_event)]
    yield _result(f"eligibility.first{which}", cases, [first], [sum(copied)], FIRST_LIMIT)
    yield from _again(sweeps, which, cases, first_day)
    sweeps.engine.dispose()


def _again(sweeps: SqlSweeps, which: str, cases: int, day: date) -> Iterator[Result]:
    """In turns: the answers that stand, those that are written anew, and the limit of both."""
    stored, anew, limits = [], [], []
    for _ in range(ROUNDS):
        stored.append(_asked_again(sweeps, day := day + timedelta(days=1), cases, law_version="another"))
        anew.append(
            _asked_again(sweeps, day := day + timedelta(days=1), cases, law_version="", missing_facts=99)
        )
        limits.append(_copied(sweeps, t.eligibility))
    yield _result(f"eligibility.stored{which}", cases, stored, limits, LIMIT)
    yield _result(f"eligibility.anew{which}", cases, anew, limits, LIMIT)


def _asked_again(sweeps: SqlSweeps, day: date, cases: int, **stored: object) -> float:
    """Seconds of the sweep after the stored answers were given these values."""
    with _writing(sweeps) as connection:
        connection.execute(update(t.eligibility).values(stored))
    return _swept(sweeps, day, cases)


def _swept(sweeps: SqlSweeps, day: date, cases: int) -> float:
    """Seconds of the whole day's sweep, its plan and its partitions included."""
    start = perf_counter()
    counts = sweep(sweeps, "eligibility", day, now).counts
    seconds = perf_counter() - start
    if counts["evaluated"] != cases:
        raise AssertionError(counts)
    return seconds


def _copied(sweeps: SqlSweeps, table: Table) -> float:
    """Seconds of INSERT…SELECT into an empty twin that does not look anything up in other tables."""
    twin = Table(f"{table.name}_twin", MetaData())
    for column in table.c:
        twin.append_column(Column(column.name, column.type, primary_key=column.primary_key))
    for index in table.indexes:
        Index(f"{index.name}_twin", *(twin.c[each.key] for each in index.columns))
    with _writing(sweeps) as connection:
        twin.create(connection)
    start = perf_counter()
    with _writing(sweeps) as connection:
        connection.execute(insert(twin).from_select([each.name for each in table.c], select(table)))
    seconds = perf_counter() - start
    with _writing(sweeps) as connection:
        if connection.scalar(select(func.count()).select_from(twin)) == 0:
            raise AssertionError(table.name)
        twin.drop(connection)
    return seconds


@contextmanager
def _writing(sweeps: SqlSweeps) -> Iterator[Connection]:
    with sweeps.engine.execution_options(writes=True).begin() as connection:
        yield connection


def _result(name: str, cases: int, ours: list[float], limits: list[float], limit: str) -> Result:
    """Seconds are given as microseconds a case; ratios are taken round by round."""
    per_case = [seconds / cases * 1e6 for seconds in ours]
    return Result(
        name=name,
        scale=cases,
        unit="µs",
        ours=median(per_case),
        runs=len(ours),
        spread=(max(ours) - min(ours)) / median(ours),
        limit=(limit, median(limits) / cases * 1e6),
        ratio_to_limit=median(a / b for a, b in zip(ours, limits, strict=True)),
    )
