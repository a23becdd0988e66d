"""The form of reception: who the person is, where home is, which paper was brought, what was told."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any
from uuid import UUID

from domain.people import ETHNICITIES, SEXES
from domain.rules.facts import fact
from domain.tasks import keyed
from domain.units import Unit, Units, UnknownUnit
from domain.viewer import Viewer
from web.forms.fields import YES_NO, Choice, Field, Section, choices
from workflows.services.commands import OpenCase, PersonDetails
from workflows.services.intake import Probe

PROBE = (
    Field("name", "intake.name", "text", most=120),
    Field("birth_year", "intake.birth_year", "year"),
    Field("citizen_id", "intake.citizen_id", "text", hint="intake.citizen_id.hint", most=20),
    Field("phone", "intake.phone", "text", most=20),
)


def sections(units: Units, viewer: Viewer, on: date, known: bool) -> tuple[Section, ...]:
    """`known`: the person is there already, so that only the case is asked for."""
    home, paper, sentence = _home(units, viewer, on, known), _paper(), _sentence(known)
    return (home, paper, sentence) if known else (_person(), home, paper, sentence)


def _person() -> Section:
    fields = (
        Field("name", "intake.name", "text", required=True, most=120),
        Field("called", "intake.called", "text", hint="intake.called.hint"),
        Field("birth_year", "intake.birth_year", "year", required=True),
        Field("sex", "intake.sex", "radios", choices("sex", SEXES), required=True),
        Field("ethnicity", "intake.ethnicity", "select", choices("ethnicity", ETHNICITIES), required=True),
        Field("citizen_id", "intake.citizen_id", "text", hint="intake.citizen_id.hint", most=20),
        Field("phone", "intake.phone", "text", most=20),
    )
    return Section(fields, "intake.person")


def _home(units: Units, viewer: Viewer, on: date, known: bool) -> Section:
    mine = [each for each in units.on(on) if viewer.units is None or each.code in viewer.units]
    only = mine[0].code if len(mine) == 1 else ""
    offered = tuple(Choice(each.code, each.name) for each in mine)
    fields = [Field("unit", "intake.unit", "select", offered, required=True, value=only)]
    before = tuple(
        Choice(part.code, f"{part.name} ({each.name})") for each in mine for part in _parts(units, each.code)
    )
    if before:
        fields.append(Field("old_unit", "intake.old_unit", "select", before, hint="intake.old_unit.hint"))
    fields.append(Field("village", "intake.village", "text", hint="intake.village.hint"))
    if not known:  # the address is sealed with the person's other details
        fields.append(Field("address", "intake.address", "text", most=200))
    return Section(tuple(fields), "intake.home")


def _paper() -> Section:
    papers = choices("certificate", ("completion", "amnesty"))
    fields = (
        Field("certificate", "intake.certificate", "radios", papers, required=True),
        Field("certificate_no", "intake.certificate_no", "text", required=True),
        Field("completed_on", "intake.completed_on", "day", required=True),
        Field("notice_given", "intake.notice_given", "radios", YES_NO, True, hint="intake.notice_given.hint"),
    )
    return Section(fields, "intake.paper")


def _sentence(known: bool) -> Section:
    classes = choices("sentence_class", fact.sentence_class.codes)
    fields = [
        Field("sentence_class", "intake.sentence_class", "select", classes, hint="intake.sentence_class.hint"),
        Field("under_18", "intake.under_18", "radios", YES_NO),
        Field("negligent", "intake.negligent", "radios", YES_NO),
    ]  # fmt: skip
    if not known:
        fields.append(Field("sentence_months", "intake.sentence_months", "count"))
        fields.append(Field("offence", "intake.offence", "text", most=200))
    return Section(tuple(fields), "intake.sentence")


def gaps(values: Mapping[str, Any], units: Units) -> dict[str, str]:
    """What single fields cannot know."""
    wrong: dict[str, str] = {}
    if not values.get("village") and not values.get("address"):
        wrong["village"] = "intake.village_or_address"
    old = values.get("old_unit")
    if old and values.get("unit") and old not in {part.code for part in _parts(units, values["unit"])}:
        wrong["old_unit"] = "intake.old_unit_elsewhere"
    return wrong


def command(values: Mapping[str, Any], command_id: UUID, person_id: UUID | None, units: Units) -> OpenCase:
    """The ids follow from the form's own: the same form twice is one person with one case."""
    return OpenCase(
        case_id=keyed(f"case|{command_id.hex}"),
        person_id=person_id or keyed(f"person|{command_id.hex}"),
        details=None if person_id else _details(values),
        unit_code=values["unit"],
        certificate=values["certificate"],
        certificate_no=values["certificate_no"],
        completed_on=values["completed_on"],
        notice_given=values["notice_given"],
        sentence_class=values["sentence_class"],
        old_unit_code=values.get("old_unit") or _only_part(units, values["unit"]),
        village=values["village"],
        under_18=values["under_18"],
        negligent=values["negligent"],
    )


def _details(values: Mapping[str, Any]) -> PersonDetails:
    return PersonDetails(
        name=values["name"],
        birth_year=values["birth_year"],
        sex=values["sex"],
        ethnicity=values["ethnicity"],
        citizen_id=values["citizen_id"],
        phone=values["phone"],
        address=values["address"],
        offence=values["offence"],
        sentence_months=values["sentence_months"],
        called=values["called"],
    )


def _parts(units: Units, code: str) -> tuple[Unit, ...]:
    """The former units of a commune; none for one that was never merged."""
    with suppress(UnknownUnit):
        return units.made_of(code)
    return ()


def _only_part(units: Units, code: str) -> str | None:
    """A commune that was made of one alone says which."""
    parts = _parts(units, code)
    return parts[0].code if len(parts) == 1 else None


def probe_of(values: Mapping[str, Any]) -> Probe:
    return Probe(*(values.get(field.name) for field in PROBE))
