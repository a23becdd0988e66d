"""Acts on support groups: who is in one, who visits whom, and who is looked after no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar
from uuid import UUID

from workflows.services.commands import CaseCommand, Command


@dataclass(frozen=True, slots=True)
class JoinGroup(Command):
    """`member_id` is made by the client: the same member sent twice is one. A new lead takes over from the old one."""

    act: ClassVar[str] = "join_group"
    member_id: UUID
    group_id: UUID
    name: str
    role: str
    valid_from: date
    lead: bool = False
    phone: str | None = None
    birth_year: int | None = None
    sex: str | None = None
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeaveGroup(Command):
    """`why` of domain.group_life.MEMBER_ENDS; `handover` is what the others have to know, and sealed."""

    act: ClassVar[str] = "leave_group"
    member_id: UUID
    ends_on: date
    why: str
    handover: str | None = None


@dataclass(frozen=True, slots=True)
class NameLead(Command):
    act: ClassVar[str] = "name_lead"
    member_id: UUID


@dataclass(frozen=True, slots=True)
class ShareVisits(Command):
    """The rota of a month (`YYYY-MM`): case -> member. People left out are shared out evenly."""

    act: ClassVar[str] = "share_visits"
    group_id: UUID
    month: str
    turns: Mapping[UUID, UUID] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EndStay(CaseCommand):
    """The person leaves the group (đưa ra). `why` of domain.group_life.PERSON_ENDS; `note` is sealed."""

    act: ClassVar[str] = "end_stay"
    why: str
    note: str | None = None
