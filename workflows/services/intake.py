"""Whether somebody who comes to the office is known already: asked before a person is made twice."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from uuid import UUID

from domain.case import Stage
from domain.errors import BadValue, UnknownCase
from domain.names import fold
from domain.people import citizen_id, phone_number
from domain.read_models import CaseFilter, CaseRow
from domain.viewer import Viewer
from workflows.services.office import Office

_MOST = 50


@dataclass(frozen=True, slots=True)
class Probe:
    """What the person says or shows at the door; any of them may be missing."""

    name: str | None = None
    birth_year: int | None = None
    citizen_id: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class Likely:
    """A case that may be the person's. Outside the viewer's scope it has its number and its commune alone.

    `alike`: what is the same, of citizen_id, phone, name.
    """

    number: str
    unit_name: str
    alike: tuple[str, ...]
    mine: bool
    closed: bool
    name: str | None = None
    birth_year: int | None = None
    stage: str | None = None


def likely(office: Office, viewer: Viewer, probe: Probe) -> tuple[Likely, ...]:
    """The surest first. Asks beyond the scope too, so the read is logged for every case that is named."""
    found: dict[str, tuple[CaseRow, list[str]]] = {}
    for what, rows in _asked(office, viewer, probe):
        for row in rows:
            found.setdefault(row.number, (row, []))[1].append(what)
    return tuple(
        sorted(
            (_shown(office, viewer, row, tuple(alike)) for row, alike in found.values()),
            key=lambda each: (each.alike == ("name",), not each.mine, each.closed, each.number),
        )
    )


def _asked(office: Office, viewer: Viewer, probe: Probe) -> Iterable[tuple[str, Iterable[CaseRow]]]:
    if number := _read(citizen_id, probe.citizen_id):
        yield "citizen_id", _rows(office, viewer, number)
    if number := _read(phone_number, probe.phone):
        yield "phone", _rows(office, viewer, "+" + number)
    if probe.name and probe.name.strip():
        yield "name", [row for row in _rows(office, viewer, probe.name) if _is_like(row, probe)]


def _read(reader: object, text: str | None) -> str | None:
    """A half-typed number finds nobody; the form will say what is wrong with it."""
    with suppress(BadValue):
        return reader(text)  # type: ignore[operator,no-any-return]
    return None


def _rows(office: Office, viewer: Viewer, query: str) -> tuple[CaseRow, ...]:
    everywhere = replace(viewer, units=None)
    wanted = CaseFilter(query=query[:100], limit=_MOST)
    return office.desk.cases(everywhere, wanted, at=office.now(), on=office.today()).rows


def _is_like(row: CaseRow, probe: Probe) -> bool:
    """Paper and memory differ by a year; a name alone, without its tones, is enough to be shown."""
    if probe.birth_year is not None and abs(row.birth_year - probe.birth_year) > 1:
        return False
    said, known = (set(fold(text).split()) for text in (probe.name or "", row.name or ""))
    return said <= known or known <= said or len(said & known) >= max(2, len(said) - 1)


def _shown(office: Office, viewer: Viewer, row: CaseRow, alike: tuple[str, ...]) -> Likely:
    closed = row.stage == Stage.CLOSED
    if not in_scope(office, viewer, row.number):
        return Likely(row.number, row.unit_name, alike, False, closed)
    return Likely(row.number, row.unit_name, alike, True, closed, row.name, row.birth_year, row.stage)


def in_scope(office: Office, viewer: Viewer, number: str) -> bool:
    with suppress(UnknownCase):
        office.desk.case_id(viewer, number)
        return True
    return False


def person_of(office: Office, viewer: Viewer, number: str, probe: Probe) -> UUID:
    """The person of a known case, to open another for. Raises UnknownCase.

    Beyond the scope only with the person's own citizen ID: who shows it is the person.
    """
    if in_scope(office, viewer, number):
        return office.desk.case(viewer, office.desk.case_id(viewer, number)).person_id
    own = _read(citizen_id, probe.citizen_id)
    if own is None or all(row.number != number for row in _rows(office, viewer, own)):
        raise UnknownCase(case=number)
    everywhere = replace(viewer, units=None)
    return office.desk.case(everywhere, office.desk.case_id(everywhere, number)).person_id
