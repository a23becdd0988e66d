"""Which loan files a list shows and in which order: filters, the search by name, what waits for somebody first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, or_, select

from domain.lending.machine import ENDED, GROUPS, HEALTHY
from domain.lending.reads import FileFilter
from domain.viewer import Role, Viewer
from persistence import tables as t
from persistence.scope import visible
from persistence.search import find
from persistence.unit_of_work import Store

_C, _F = t.case.c, t.loan_file.c
# A file is numbered after its case: NX-2026-0001-V1. No name looks like that.
_NUMBER = re.compile(r"[^\W\d]+-[\d-].*")


def filtered(wanted: FileFilter, on: date) -> Iterator[ColumnElement[bool]]:
    """Every filter but the query."""
    if wanted.group is not None:
        yield _F.stage.in_(GROUPS[wanted.group])
    if wanted.stage is not None:
        yield _F.stage == wanted.stage
    if wanted.stages:
        yield _F.stage.in_(wanted.stages)
    if wanted.unit is not None:
        yield _C.unit_code == wanted.unit
    if wanted.office is not None:
        yield _F.office == wanted.office
    if wanted.still_days is not None:
        yield _F.stepped_on <= on - timedelta(days=wanted.still_days)
    if wanted.of_cases is not None:
        yield _C.number.in_(wanted.of_cases)


def ordered(wanted: FileFilter) -> tuple[Any, ...]:
    oldest = (_F.stepped_on, _F.number)
    if not wanted.waiting_first:
        return oldest
    rank = case((_F.stage.in_(ENDED), 2), (_F.stage.in_(HEALTHY), 1), else_=0)
    return rank, *oldest


def searched(
    connection: Connection, store: Store, viewer: Viewer, text: str, on: date
) -> tuple[ColumnElement[bool], bool]:
    """The files whose number begins so, or whose person the search finds in sight; and whether it left some out.

    A bank looks for numbers alone: of a file that it refused it knows no name.
    """
    asked = text.strip()
    number = _F.number.startswith(asked.upper(), autoescape=True)
    if viewer.role is Role.BANK or not asked or _NUMBER.fullmatch(asked):
        return number, False
    with_file = _C.id.in_(select(_F.case_id))
    found = find(connection, store.keyring, store.units, asked, on, visible(viewer) & with_file)
    if found.filter is not None:
        return or_(number, found.filter), False
    return or_(number, _F.case_id.in_([hit.case_id for hit in found.hits])), found.more
