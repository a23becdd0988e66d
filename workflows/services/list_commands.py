"""Acts on a commune's police list: it is drawn up for several people at once, and certified by somebody else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from workflows.services.commands import Command


@dataclass(frozen=True, slots=True)
class DrawList(Command):
    """All of `file_ids` or none, in this order. `list_id` is made by the client: the same list sent twice is one."""

    act: ClassVar[str] = "draw_list"
    list_id: UUID
    unit_code: str
    list_no: str
    list_on: date
    list_by: str
    file_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class CertifyPoliceList(Command):
    """What the list states of `file_ids` is certified; who is left out stays listed."""

    act: ClassVar[str] = "certify_police_list"
    list_id: UUID
    certified_no: str
    certified_on: date
    certified_by: str
    file_ids: tuple[UUID, ...]
