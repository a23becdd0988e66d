"""The form of a proposed value of the law: its fields by the kind of the parameter, and what was said as a draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast
from uuid import UUID

from domain.errors import BadValue
from domain.law_changes import LONGEST_CITATION, LawChange, LawChangeRefused, faults
from domain.law_texts import value_said
from domain.parameter_keys import DECLARED, Unit, Value
from domain.parameters import STANDINGS, DatedValue, Law, Standing
from domain.wording import Lang, day, say
from web.forms.fields import YES_NO, Field, choices, read
from workflows.services.law_commands import ProposeLawChange

_WORDS = ("citation", "reference", "note", "reason")
_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Asked:
    """A form as it was sent. `command` None: something in it is wrong, and `errors` says what."""

    said: Mapping[str, str]
    command: ProposeLawChange | None
    errors: Mapping[str, str]


def name_of(key: str) -> str:
    """The wording key of a parameter's name."""
    return f"parameter.{key}"


def written(value: Value | None, unit: Unit, lang: Lang) -> str:
    """A value with its unit, as people write it; a dash for none."""
    if value is None:
        return "—"
    if isinstance(value, date):
        return day(value, lang)
    if isinstance(value, tuple):
        return say(f"law_unit.{unit}", {"value": ", ".join(map(str, value))}, lang=lang)
    if unit == "basis_points" and isinstance(value, int):
        percent = f"{value / 100:.2f}"
        return say(
            "law_unit.basis_points",
            {"value": percent if lang == "en" else percent.replace(".", ",")},
            lang=lang,
        )
    return say(
        f"law_unit_one.{unit}" if value == 1 and unit in _COUNTED else f"law_unit.{unit}",
        {"value": value},
        lang=lang,
    )


_COUNTED = ("years", "months", "days", "multiple")


def fields_of(key: str) -> tuple[Field, ...]:
    return (
        _value_field(key),
        Field("valid_from", "law.form.valid_from", "day", required=True, hint="law.form.valid_from.hint"),
        Field("valid_to", "law.form.valid_to", "day", hint="law.form.valid_to.hint"),
        Field(
            "citation",
            "law.form.citation",
            "text",
            required=True,
            hint="law.form.citation.hint",
            most=LONGEST_CITATION,
        ),
        Field("standing", "law.form.standing", "select", choices("standing", STANDINGS), required=True),
        Field("reference", "law.form.reference", "long", hint="law.form.reference.hint"),
        Field("note", "law.form.note", "long", hint="law.form.note.hint"),
        Field("reason", "law.form.reason", "long", required=True, hint="law.form.reason.hint"),
    )


def _value_field(key: str) -> Field:
    declared = DECLARED[key]
    if declared.kind == "flag":
        return Field("value", "law.form.value", "radios", YES_NO, required=True)
    hint = f"law_hint.{declared.unit}"
    if declared.kind == "day":
        return Field("value", "law.form.value", "day", required=True, hint=hint)
    return Field("value", "law.form.value", "text", required=True, hint=hint, most=120)


def said_of(held: DatedValue | None) -> dict[str, str]:
    """What stands in the form when the value of today is to be confirmed or corrected."""
    if held is None:
        return {}
    return {
        "value": plain(held.value),
        "valid_from": held.valid_from.isoformat(),
        "valid_to": held.valid_to.isoformat() if held.valid_to else "",
        "citation": held.citation,
        "standing": held.standing,
        "reference": held.reference,
        "note": held.note,
    }


def plain(value: Value) -> str:
    """As `value_said` reads it back."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return value.isoformat() if isinstance(value, date) else str(value)


def asked(key: str, said: Mapping[str, str], law: Law, on: date, at: datetime) -> Asked:
    """Raises UnknownParameter."""
    law.series(key)
    values, wrong = read(fields_of(key), said)
    if isinstance(values.get("value"), str):
        try:
            values["value"] = value_said(key, values["value"])
        except LawChangeRefused:
            wrong["value"] = "law_fault.value"
    if wrong:
        return Asked(said, None, wrong)
    command = ProposeLawChange(
        key=key,
        value=values["value"],
        valid_from=values["valid_from"],
        valid_to=values["valid_to"],
        standing=cast(Standing, values["standing"]),
        **{name: (values[name] or "").replace("\r\n", "\n") for name in _WORDS},
    )
    found = {field: f"law_fault.{fault}" for field, fault in faults(law, _draft(command, at), on).items()}
    return Asked(said, None if found else command, found)


def _draft(command: ProposeLawChange, at: datetime) -> LawChange:
    names = ("key", "value", "valid_from", "valid_to", "citation", "standing", "reference", "note", "reason")
    return LawChange(
        id=_NOBODY, proposed_by="", proposed_at=at, **{name: getattr(command, name) for name in names}
    )


def asked_day(text: str | None, today: date) -> date:
    """Raises BadValue for a day that is none."""
    if not text:
        return today
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadValue(field="on", value=text[:20], expected="YYYY-MM-DD") from None
