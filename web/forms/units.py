"""The form of a change of units: what was said in it as a draft, with what is wrong by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from starlette.datastructures import FormData

from domain.errors import BadValue
from domain.read_models import CasePage
from domain.unit_changes import MOST_PARTS, ChangeKind, Draft, Target, faults
from domain.units import Units
from web.forms.act import Act, Said, Setting
from web.forms.fields import Choice, Field, Section, read
from workflows.services.unit_commands import AssignUnit

_MOST_SOURCES, _MOST_VILLAGES = 50, 200


@dataclass(frozen=True, slots=True)
class Asked:
    """A form as it was sent. `draft` None: its day could not be read, or nothing was sent yet."""

    kind: ChangeKind
    rows: int
    said: Mapping[str, str]
    sources: tuple[str, ...] = ()
    draft: Draft | None = None
    errors: Mapping[str, str] | None = None


def kind_of(text: str | None) -> ChangeKind:
    """Raises BadValue."""
    try:
        return ChangeKind(text or "")
    except ValueError:
        raise BadValue(field="kind", value=text, expected=" | ".join(ChangeKind)) from None


def blank(kind: ChangeKind) -> Asked:
    return Asked(kind, 2 if kind is ChangeKind.SPLIT else 1, {})


def asked(form: FormData, units: Units, today: date) -> Asked:
    """Raises BadValue for a kind that no form of ours sends."""
    said = {name: value for name, value in form.items() if isinstance(value, str)}
    kind = kind_of(said.get("kind"))
    rows = _rows(kind, said)
    sources = tuple(dict.fromkeys(str(each) for each in form.getlist("source")))[:_MOST_SOURCES]
    values, wrong = read(_FIELDS, said)
    day = values.get("effective_on")
    draft = Draft(kind, day or today, said.get("document", "").strip(), sources, _targets(said, rows))
    found = {name: f"unit_fault.{fault}" for name, fault in faults(units, draft, today).items()}
    return Asked(kind, rows, said, sources, draft if day else None, found | wrong)


# Also what a draft is judged by: here only that a day is a day and a text not endless.
_FIELDS = (
    Field("effective_on", "units.form.effective_on", "day", required=True),
    Field("document", "units.form.document", "text", most=160),
)


def _rows(kind: ChangeKind, said: Mapping[str, str]) -> int:
    """As many as were drawn, as were written, and one more where that was asked for."""
    if kind is not ChangeKind.SPLIT:
        return 1
    text = said.get("rows", "")
    drawn = int(text) if text.isascii() and text.isdigit() and len(text) < 3 else 2
    return min(max(drawn + bool(said.get("more")), _written(said), 2), MOST_PARTS)


def _written(said: Mapping[str, str]) -> int:
    """The number of the last row that says something."""
    names = ("code", "name", "villages")
    return max(
        (
            row + 1
            for row in range(MOST_PARTS)
            if any(said.get(f"{name}.{row}", "").strip() for name in names)
        ),
        default=0,
    )


def _targets(said: Mapping[str, str], rows: int) -> tuple[Target, ...]:
    """Empty rows at the end are no units, beyond those that the kind needs."""
    return tuple(_target(said, row) for row in range(min(max(_written(said), min(rows, 2)), rows)))


def _target(said: Mapping[str, str], row: int) -> Target:
    code, name = (said.get(f"{part}.{row}", "").strip() for part in ("code", "name"))
    lines = [line.strip() for line in said.get(f"villages.{row}", "").splitlines()]
    return Target(code, " ".join(name.split()), tuple(dict.fromkeys(filter(None, lines)))[:_MOST_VILLAGES])


def _waits(page: CasePage) -> str | None:
    """The day of the split that left the case without a part."""
    return next((str(item.args["on"]) for item in page.work_items if item.kind == "unit"), None)


def _sections(setting: Setting) -> tuple[Section, ...]:
    day, page = _waits(setting.page), setting.page
    eve = date.fromisoformat(day) - timedelta(days=1) if day else None
    split = eve and setting.office.units.split_since(page.case.unit_code, eve, setting.today)
    if not split:
        return ()
    offered = tuple(Choice(each.code, str(each)) for each in split[1])
    fields = (
        Field("to_unit", "field.part", "radios", offered, required=True),
        Field("village", "field.village", "text", value=page.person.village or ""),
    )
    return (Section(fields),)


def _assign(said: Said) -> AssignUnit:
    given = said.values
    return AssignUnit(said.case_id, given["to_unit"], given["village"], expected_version=said.version)


UNIT_ACTS = (Act("unit", "map-pin", _sections, _assign, useful=lambda page: _waits(page) is not None),)
