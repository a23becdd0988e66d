"""Acts that can be done for many people at once: what each asks for, and the command for one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from domain.case import Case
from domain.viewer import Viewer
from web.forms.fields import Choice, Field
from workflows.services.commands import AssignGroup, CaseCommand, OfferTransfer
from workflows.services.office import Office

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class BulkAct:
    """Texts: `bulk.<key>` and `bulk.<key>.why`. `command` answers None for a case that has it already."""

    key: str
    icon: str
    fields: Callable[[Office, Viewer], tuple[Field, ...]]
    command: Callable[[Case, Values], CaseCommand | None]


def _group_fields(office: Office, viewer: Viewer) -> tuple[Field, ...]:
    offered = tuple(
        Choice(str(row["id"]), f"{row['code']} · {row['village'] or ''}".rstrip(" ·"))
        for row in office.desk.groups(viewer, office.today())
    )
    return (Field("group", "bulk.group_field", "select", offered, required=True),)


def _grouped(case: Case, values: Values) -> AssignGroup | None:
    group = UUID(values["group"])
    return None if case.group_id == group else AssignGroup(case.id, group)


def _transfer_fields(office: Office, viewer: Viewer) -> tuple[Field, ...]:
    offered = tuple(Choice(each.code, each.name) for each in office.units.on(office.today()))
    return (Field("to_unit", "field.to_unit", "select", offered, required=True),)


def _offered(case: Case, values: Values) -> OfferTransfer | None:
    there = values["to_unit"] in (case.transfer_to, case.unit_code)
    return None if there else OfferTransfer(case.id, values["to_unit"])


BULK_ACTS: Mapping[str, BulkAct] = {
    act.key: act
    for act in (
        BulkAct("group", "users", _group_fields, _grouped),
        BulkAct("transfer", "arrow-right", _transfer_fields, _offered),
    )
}
