"""Rows for every table of a case or a person, also those that are still to be invented: filled by type alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from itertools import product
from random import Random
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Column, Connection, Table, insert
from sqlalchemy.types import JSON, BigInteger, Boolean, Date, Integer, LargeBinary, SmallInteger, String, Uuid

from domain.case import Stage
from persistence import tables as t
from persistence.types import Code, Instant

UNITS = ("16174", "16177", "16225")
GROUPS = tuple(UUID(int=number) for number in (11, 12))
OFFICES = ("NHCSXH Như Xuân", "NHCSXH Thọ Xuân")
FIRMS = tuple(UUID(int=number) for number in (21, 22))
DAY, AT = date(2026, 3, 2), datetime(2026, 3, 2, 2, tzinfo=UTC)
_SPACE = UUID("44444444-4444-4444-8444-444444444444")
_YES_NO = (None, True, False)
# To whom, in which status: every way in which a body can have been told of a case, and none.
_REFERRED = (
    {},
    *({"body": "bank", "office": office, "status": status} for office, status in product(
        (*OFFICES, None), ("sent", "withdrawn"))),
    *({"body": "employer", "employer_id": firm, "status": status} for firm, status in product(
        (*FIRMS, None), ("accepted", "withdrawn"))),
    {"body": "clinic", "body_name": OFFICES[0], "status": "sent"},
)  # fmt: skip

# A case that is closed as expunged is out of sight; the same outcome on a case that is open again says nothing.
_ENDS: tuple[Mapping[str, Any], ...] = (
    {},
    {"stage": Stage.CLOSED, "outcome": "expunged"},
    {"stage": Stage.CLOSED, "outcome": "declined"},
    {"stage": Stage.CLOSED},
    {"outcome": "expunged"},
)

_FILLED: Mapping[type, Callable[[str], Any]] = {
    Uuid: lambda seed: uuid5(_SPACE, seed),
    Instant: lambda _: AT,
    Code: lambda _: Stage.RETURNED,
    Date: lambda _: DAY,
    Boolean: lambda _: False,
    LargeBinary: lambda seed: uuid5(_SPACE, seed).bytes * 2,
    JSON: lambda _: [],
    SmallInteger: lambda _: 1,
    BigInteger: lambda seed: uuid5(_SPACE, seed).int % 10**9,
    Integer: lambda seed: uuid5(_SPACE, seed).int % 10**9,
    String: lambda seed: uuid5(_SPACE, seed).hex,
}


def a_row(table: Table, seed: str, **given: Any) -> dict[str, Any]:
    """What the table insists on, and what is given; foreign keys lead to the row of the same seed."""
    asked = (
        column for column in table.c if not column.nullable and column.name not in given and not _own(column)
    )
    return {column.name: _filled(column, seed) for column in asked} | given


def _own(column: Column[Any]) -> bool:
    """The database counts it itself."""
    return column.primary_key and column.autoincrement is True


def _filled(column: Column[Any], seed: str) -> Any:
    for key in column.foreign_keys:
        return _filled(key.column, seed)
    kind = next(kind for kind in _FILLED if isinstance(column.type, kind))
    value = _FILLED[kind](f"{column} {seed}")
    longest = getattr(column.type, "length", None)
    return value[:longest] if longest and isinstance(value, str) else value


def write_caseload(connection: Connection, size: int) -> None:
    """`size` cases of every kind that a scope tells apart, each with a row in every table that can have one."""
    drawn = list(_cases(size))
    for table in filter(_wanted(), t.metadata.sorted_tables):
        for number, case in enumerate(drawn):
            given = case.get(table.name, {})
            if table is not t.referral or given:
                row = a_row(table, str(number), **given | _ids(table, str(number)))
                connection.execute(insert(table), row)


def _wanted() -> Callable[[Table], bool]:
    """Tables about a case or a person, what they refer to, and what refers to them."""
    wanted = {table for table in t.metadata.sorted_tables if {"case_id", "person_id"} & set(table.c.keys())}
    known = {table: {key.column.table for key in table.foreign_keys} for table in t.metadata.sorted_tables}
    wanted |= {table for table, others in known.items() if others & wanted}
    for table in reversed(t.metadata.sorted_tables):
        wanted |= known[table] if table in wanted else set()
    return wanted.__contains__


def _ids(table: Table, seed: str) -> dict[str, Any]:
    """Where no foreign key says so, the row is still about the case and the person of its seed."""
    about = {"case_id": t.case.c.id, "person_id": t.person.c.id}
    return {name: _filled(column, seed) for name, column in about.items() if name in table.c}


def _cases(size: int) -> Iterator[dict[str, Any]]:
    """Every referral with every answer to consent comes; the rest is drawn."""
    draw, files, ends = Random(20260302), Random(20260303), Random(20260304)
    shown = Random(20260305)
    whole = list(product(_REFERRED, _YES_NO, (0, 5_000_000)))
    for number in range(size):
        referral, agreed, loan = whole[number % len(whole)]
        yield {
            "referral": referral,
            "loan_file": {
                "office": files.choice((None, *OFFICES)),
                "stage": files.choice(("sent", "repaying", "withdrawn")),
            },
            "introduction": {
                "employer_id": shown.choice(FIRMS),
                "status": shown.choice(("proposed", "agreed", "started", "declined", "withdrawn")),
            },
            "police_list": {"unit_code": files.choice(UNITS)},
            "case": {
                "consent_bank": agreed,
                "consent_employer": agreed,
                "running_loan_vnd": loan,
                "unit_code": draw.choice(UNITS),
                "transfer_to": draw.choice((None, None, *UNITS)),
                "group_id": draw.choice((None, *GROUPS)),
                "closed_on": draw.choice((None, DAY)),
                **ends.choice(_ENDS),
            },
            "placement": {"employer_id": files.choice(FIRMS), "ended_on": files.choice((None, DAY))},
        }
