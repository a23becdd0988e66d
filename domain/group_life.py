"""What happens in a support group: members come and go, people are admitted and graduate, visits are shared out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Protocol
from uuid import UUID

from domain.case import Case
from domain.errors import BadValue, DomainError
from domain.history import Event, Kind
from domain.people import one_of

LANGUAGES = ("vietnamese", "thai", "tho", "muong")
# Why a member leaves, and why a person is no longer with a group.
MEMBER_ENDS = ("moved", "term_over", "health", "work", "other")
PERSON_ENDS = ("graduated", "moved_away", "other_group", "asked_to", "other")


class LeadLeaves(DomainError):
    """The group would be without a lead while people rely on it. data: group, people."""

    key: ClassVar[str] = "lead_leaves"


class NotOfGroup(DomainError):
    """data: what, group."""

    key: ClassVar[str] = "not_of_group"


class NotInGroup(DomainError):
    """The person is with no group. data: number."""

    key: ClassVar[str] = "not_in_group"


@dataclass(frozen=True, slots=True)
class GroupMember:
    """`name`, `phone` and `handover` are sealed; `valid_to` is the first day without the member."""

    id: UUID
    group_id: UUID
    role: str
    lead: bool
    name: str | None
    phone: str | None
    valid_from: date
    valid_to: date | None = None
    birth_year: int | None = None
    sex: str | None = None
    languages: tuple[str, ...] = ()
    left_why: str | None = None
    handover: str | None = None

    def holds(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)


@dataclass(frozen=True, slots=True)
class Stay:
    """A person's time with a group: đưa vào, đưa ra."""

    id: UUID
    case_id: UUID
    group_id: UUID
    admitted_on: date
    left_on: date | None = None
    left_why: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """Who visits a person in a month, `YYYY-MM`."""

    id: UUID
    case_id: UUID
    group_id: UUID
    member_id: UUID
    month: str


@dataclass(frozen=True, slots=True)
class Group:
    id: UUID
    code: str
    unit_code: str
    village: str | None


class GroupRows(Protocol):
    """Groups inside a command's transaction."""

    def group(self, group_id: UUID) -> Group: ...
    def members(self, group_id: UUID) -> Sequence[GroupMember]: ...
    def member(self, member_id: UUID) -> GroupMember: ...
    def keep_member(self, member: GroupMember) -> None: ...
    def change_member(self, member: GroupMember) -> None: ...
    def people(self, group_id: UUID) -> Sequence[UUID]: ...
    def turns(self, group_id: UUID, month: str) -> Mapping[UUID, UUID]: ...
    def set_turn(self, turn: Turn) -> None: ...
    def drop_turn(self, case_id: UUID, month: str) -> None: ...


def checked(member: GroupMember, roles: Iterable[str]) -> GroupMember:
    """Raises BadValue for what no member can be."""
    one_of("role", member.role, tuple(sorted(roles)))
    for language in member.languages:
        one_of("languages", language, LANGUAGES)
    if member.sex is not None:
        one_of("sex", member.sex, ("male", "female"))
    year = member.valid_from.year
    if member.birth_year is not None and not year - 100 <= member.birth_year <= year - 14:
        raise BadValue(field="birth_year", value=member.birth_year, expected=f"{year - 100}–{year - 14}")
    if not (member.name and member.name.strip()):
        raise BadValue(field="name", value="", expected="họ và tên")
    return member


def left(case: Case, why: str, note: str | None, on: date) -> Event:
    """Out of the group, with a reason; nobody has to visit any more. Raises NotInGroup, BadValue."""
    one_of("why", why, PERSON_ENDS)
    if case.group_id is None:
        raise NotInGroup(number=case.number)
    sets: dict[str, Any] = {"group_id": None, "group_has_lead": None, "next_visit_on": None}
    data = {"group": case.group_id.hex, "group_end": why}
    return Event(Kind.GROUP_LEFT, on, sets, data, {"note": note} if note else {})


def month_of(on: date) -> str:
    return f"{on.year:04}-{on.month:02}"


def shared_out(
    people: Sequence[UUID], members: Sequence[UUID], before: Mapping[UUID, UUID]
) -> dict[UUID, UUID]:
    """A proposal for the month: everybody keeps the one who came before where that is fair, and loads differ by one.

    The order of what is given makes no difference.
    """
    if not members:
        return {}
    fair = -(-len(people) // len(members))
    load = dict.fromkeys(sorted(members), 0)
    found: dict[UUID, UUID] = {}
    for person in sorted(people):
        kept = before.get(person)
        if kept in load and load[kept] < fair:
            found[person] = kept
            load[kept] += 1
    for person in sorted(people):
        if person not in found:
            least = min(load, key=lambda each: (load[each], each))
            found[person] = least
            load[least] += 1
    return found
