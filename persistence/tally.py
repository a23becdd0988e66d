"""How many cases stand where: from rows that every change adds to, so that a million count as fast as ten."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Select, String, bindparam, delete, func, insert, select

from domain.viewer import Viewer
from persistence import tables as t
from persistence.scope import in_units

_c = t.case_tally.c
_KEY = (_c.unit_code, _c.transfer_to, _c.stage, _c.expunged)
_SUM = func.sum(_c.persons)


@dataclass(frozen=True, slots=True)
class Tally:
    """Persons by state, and the codes of the communes in which there are any."""

    by_stage: Mapping[str, int]
    units: tuple[str, ...]


def tally(connection: Connection, viewer: Viewer, codes: Collection[str] | None = None) -> Tally:
    """What an officer or a manager may see, so without the expunged; `codes`: only these communes."""
    given = {} if viewer.units is None else {"scope": list(viewer.units)}
    if codes is not None:
        given["codes"] = list(codes)
    by_stage: dict[str, int] = defaultdict(int)
    units = set()
    for unit, stage, persons in connection.execute(_statement(viewer.units is None, codes is None), given):
        by_stage[stage.value] += persons
        units.add(unit)
    return Tally(by_stage, tuple(sorted(units)))


@lru_cache
def _statement(everywhere: bool, any_unit: bool) -> Select[Any]:
    query = (
        select(_c.unit_code, _c.stage, _SUM)
        .where(_c.expunged.is_(False))
        .group_by(_c.unit_code, _c.stage)
        .having(_SUM != 0)
    )
    if not everywhere:
        query = query.where(in_units(_c, bindparam("scope", expanding=True, type_=String)))
    return (
        query if any_unit else query.where(_c.unit_code.in_(bindparam("codes", expanding=True, type_=String)))
    )


def add_up(connection: Connection) -> int:
    """One row for many that were added; answers how many fewer there are. What is added meanwhile stays."""
    gone = connection.execute(delete(t.case_tally).returning(*_KEY, _c.persons)).all()
    sums: Counter[tuple[object, ...]] = Counter()
    for *key, persons in gone:
        sums[tuple(key)] += persons
    rows = [
        {
            "unit_code": unit,
            "transfer_to": offered,
            "stage": stage,
            "expunged": expunged,
            "persons": persons,
        }
        for (unit, offered, stage, expunged), persons in sums.items()
        if persons
    ]
    if rows:
        connection.execute(insert(t.case_tally), rows)
    return len(gone) - len(rows)
