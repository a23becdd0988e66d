"""A million cases for what reads cases alone: those of a seeded district copied by the database, without histories."""

from __future__ import annotations

from itertools import cycle, islice
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Connection, MetaData, Table, Uuid, insert, null, select
from sqlalchemy import String as Text

from domain.case import Stage
from persistence import tables as t
from persistence.unit_of_work import Store
from seed.bulk import load

_BASE, _BATCH = 2_500, 50_000


def with_cases(store: Store, live: int) -> None:
    """So many open and paused cases, with the communes and the facts of the seed's, and a person to each."""
    load(store, min(live, _BASE), seed=2026)
    with store.engine.connect() as connection:
        wanted = select(t.case.c.id).where(t.case.c.stage != Stage.CLOSED).order_by(t.case.c.id)
        models = list(connection.scalars(wanted))
    for first in range(len(models), live, _BATCH):
        with store.writing() as connection:
            _copy(connection, models, range(first, min(first + _BATCH, live)))


def _copy(connection: Connection, models: list[UUID], numbers: range) -> None:
    copy = Table(
        "copied_case",
        MetaData(),
        Column("model", Uuid, nullable=False),
        Column("new", Uuid, primary_key=True),
        Column("number", Text(20), nullable=False),
        prefixes=["TEMPORARY"],
    )
    copy.drop(connection, checkfirst=True)
    copy.create(connection)
    chosen = islice(cycle(models), numbers.start, None)
    rows = [
        {"model": model, "new": _id(n), "number": f"MO-{n:07}"}
        for n, model in zip(numbers, chosen, strict=False)
    ]
    connection.execute(insert(copy), rows)
    joined = copy.join(t.case, t.case.c.id == copy.c.model).join(
        t.person, t.person.c.id == t.case.c.person_id
    )
    alone: dict[str, Any] = {"id": copy.c.new}
    hidden = dict.fromkeys(("sealed", "citizen_id_index", "phone_index"), null())
    _insert(connection, t.person, alone | hidden, joined)
    _insert(connection, t.case, alone | {"person_id": copy.c.new, "number": copy.c.number}, joined)
    copy.drop(connection)


def _insert(connection: Connection, table: Table, given: dict[str, Any], rows: Any) -> None:
    values = [given.get(each.name, each) for each in table.c]
    connection.execute(
        insert(table).from_select([each.name for each in table.c], select(*values).select_from(rows))
    )


def _id(number: int) -> UUID:
    """In the order of their numbers, as ids of version 7 are in the order of their time."""
    return UUID(int=(1 << 120) + (number << 64) + number * 2654435761 % 2**64)
