"""Mẫu số 01: the commune police's list of several people, and the People's Committee's certification of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import ClassVar, Protocol
from uuid import UUID

from domain.errors import BadValue, DomainError
from domain.lending.file import LoanFile
from domain.lending.refusals import DatesOutOfOrder
from domain.names import fold
from domain.viewer import Viewer

DRAWN, CERTIFIED = "drawn", "certified"
_LONGEST = 80


class OneSignatory(DomainError):
    """Who draws up the list does not certify it (art. 3(2)a). data: number."""

    key: ClassVar[str] = "one_signatory"


class ListCertified(DomainError):
    """A list is certified once. data: number."""

    key: ClassVar[str] = "list_certified"


class NobodyListed(DomainError):
    """A list without people."""

    key: ClassVar[str] = "nobody_listed"


class NotOfCommune(DomainError):
    """A list is of one commune. data: number (the file), unit (code)."""

    key: ClassVar[str] = "not_of_commune"


class NotOnList(DomainError):
    """Certified is who the list names and who still waits for it. data: number (the list)."""

    key: ClassVar[str] = "not_on_list"


@dataclass(frozen=True, slots=True)
class PoliceList:
    """`drawn_by` and `certified_by` signed it; both are sealed. `status`: drawn | certified."""

    id: UUID
    unit_code: str
    number: str
    drawn_on: date
    drawn_by: str
    certified_no: str | None = None
    certified_on: date | None = None
    certified_by: str | None = None
    status: str = DRAWN


def drawn(id: UUID, unit_code: str, number: str, drawn_on: date, drawn_by: str, on: date) -> PoliceList:
    """Raises BadValue, DatesOutOfOrder."""
    if drawn_on > on:
        raise DatesOutOfOrder(field="list_on", value=drawn_on, expected=f"… – {on}")
    return PoliceList(id, unit_code, _text("list_no", number), drawn_on, _text("list_by", drawn_by))


def certified(known: PoliceList, number: str, certified_on: date, certified_by: str, on: date) -> PoliceList:
    """Raises ListCertified, OneSignatory, BadValue, DatesOutOfOrder."""
    if known.status == CERTIFIED:
        raise ListCertified(number=known.number)
    by = _text("certified_by", certified_by)
    if fold(by).split() == fold(known.drawn_by).split():
        raise OneSignatory(number=known.number)
    if not known.drawn_on <= certified_on <= on:
        raise DatesOutOfOrder(field="certified_on", value=certified_on, expected=f"{known.drawn_on} – {on}")
    return replace(
        known,
        certified_no=_text("certified_no", number),
        certified_on=certified_on,
        certified_by=by,
        status=CERTIFIED,
    )


def _text(field: str, value: str) -> str:
    text = " ".join(value.split())
    if not 0 < len(text) <= _LONGEST:
        raise BadValue(field=field, value=text[:20], expected=f"1–{_LONGEST} ký tự")
    return text


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One list among others; `people` on it, `waiting` of them not certified yet."""

    list: PoliceList
    unit_name: str
    people: int
    waiting: int


@dataclass(frozen=True, slots=True)
class ListMember:
    """Somebody on a list, with what Mẫu số 01 shows."""

    place: int
    file: LoanFile
    case_number: str
    name: str | None
    birth_year: int
    citizen_id: str | None
    address: str | None
    certificate_no: str | None
    completed_on: date | None


@dataclass(frozen=True, slots=True)
class ListPage:
    """A whole list; `elsewhere` counts those who live in a commune out of the viewer's sight by now."""

    list: PoliceList
    unit_name: str
    members: tuple[ListMember, ...]
    elsewhere: int


class PoliceListReads(Protocol):
    """For the office, of its communes. `page` names people and is logged."""

    def lists(self, viewer: Viewer, *, on: date, limit: int = 100) -> tuple[ListEntry, ...]:
        """The latest first, those that wait for certification before them."""
        ...

    def page(self, viewer: Viewer, list_id: UUID, *, at: datetime, on: date) -> ListPage:
        """Raises UnknownRecord, also outside the scope."""
        ...

    def of_file(self, viewer: Viewer, file_id: UUID) -> PoliceList | None:
        """The latest list that names the file."""
        ...


class PoliceListRows(Protocol):
    """What a command sees of the lists, inside its transaction."""

    def keep(self, new: PoliceList, file_ids: Iterable[UUID]) -> None: ...
    def change(self, now: PoliceList) -> None: ...
    def find(self, list_id: UUID) -> PoliceList:
        """Locked until the act is over. Raises UnknownRecord."""
        ...

    def files_of(self, list_id: UUID) -> tuple[UUID, ...]: ...
