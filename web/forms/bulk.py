"""Acts that can be done for many people at once: what each asks for, and the command for one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from domain.case import Case
from domain.names import fold
from domain.viewer import Viewer
from domain.wording import day
from web.forms.fields import YES_NO, Choice, Field
from workflows.services.commands import AssignGroup, CaseCommand, OfferTransfer, RecordFacts
from workflows.services.office import Office

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class BulkAct:
    """Texts: `bulk.<key>` and `bulk.<key>.why`. `command` answers None for a case that has it already."""

    key: str
    icon: str
    fields: Callable[[Office, Viewer], tuple[Field, ...]]
    command: Callable[[Case, Values], CaseCommand | None]
    gaps: Callable[[Values], dict[str, str]] = lambda values: {}


_DOCUMENT = (
    Field("document_no", "bulk.document_no", "text", required=True),
    Field("document_on", "bulk.document_on", "day", required=True),
)


def _document(values: Values, *people: tuple[str, str]) -> str:
    """Number, day and who signed, in the words of the office's own language."""
    signed = "; ".join(f"{label} {values[name]}" for label, name in people)
    return f"{values['document_no']} ngày {day(values['document_on'])}, {signed}"


def _drawn_fields(office: Office, viewer: Viewer) -> tuple[Field, ...]:
    conduct = Field("conduct", "bulk.conduct", "radios", YES_NO, hint="bulk.conduct.hint")
    return (*_DOCUMENT, Field("drafter", "bulk.drafter", "text", required=True), conduct)


def _drawn(case: Case, values: Values) -> RecordFacts | None:
    facts = {"list_drawn": True}
    if values["conduct"] is not None:
        facts |= {"law_abiding": values["conduct"], "no_social_evils": values["conduct"]}
    return _stated(case, facts, _document(values, ("người lập", "drafter")))


def _certified_fields(office: Office, viewer: Viewer) -> tuple[Field, ...]:
    drafter = Field("drafter", "bulk.drafter", "text", required=True, hint="bulk.drafter.hint")
    return (*_DOCUMENT, Field("certifier", "bulk.certifier", "text", required=True), drafter)


def _certified(case: Case, values: Values) -> RecordFacts | None:
    document = _document(values, ("người xác nhận", "certifier"), ("người lập", "drafter"))
    return _stated(case, {"list_drawn": True, "list_certified": True}, document)


def _two_people(values: Values) -> dict[str, str]:
    """Who draws up the list does not certify it (Decision 22/2023, art. 3: police and People's Committee)."""
    names = [fold(str(values.get(name) or "")).split() for name in ("drafter", "certifier")]
    return {"certifier": "bulk.same_person"} if names[0] and names[0] == names[1] else {}


def _stated(case: Case, facts: dict[str, bool], document: str) -> RecordFacts | None:
    if all(getattr(case, name) is value for name, value in facts.items()):
        return None
    return RecordFacts(case.id, facts, document)


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
        BulkAct("list-drawn", "file-text", _drawn_fields, _drawn),
        BulkAct("list-certified", "check", _certified_fields, _certified, _two_people),
        BulkAct("group", "users", _group_fields, _grouped),
        BulkAct("transfer", "arrow-right", _transfer_fields, _offered),
    )
}
