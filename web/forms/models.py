"""Fields of the register's forms: a model, an activity, a year's grade, an outreach session, the title of a unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from domain.community_models import records as r
from domain.community_models.reads import ModelRow, SafetyRow
from domain.errors import BadValue
from domain.units import Unit
from web.forms.fields import YES_NO, Choice, Field, choices
from workflows.services import model_commands as c

# The choice of a place that is no commune.
DISTRICT = "district"


def places(units: Iterable[Unit], scope: frozenset[str] | None) -> tuple[Choice, ...]:
    """The communes of the day within the scope; the whole district for who has all of it."""
    communes = tuple(Choice(each.code, each.name) for each in units if scope is None or each.code in scope)
    return ((Choice(DISTRICT, "models.district"), *communes)) if scope is None else communes


def model_fields(offered: tuple[Choice, ...]) -> tuple[Field, ...]:
    return (
        Field("kind", "field.model_kind", "select", choices("model_kind", r.KINDS), required=True),
        Field("name", "field.model_name", "text", required=True, most=160, hint="field.model_name.hint"),
        Field("unit", "field.register_unit", "select", offered, required=True),
        Field("village", "field.register_village", "text"),
        Field("started_on", "field.model_started", "day", required=True),
        Field("members", "field.members", "count"),
    )


def model_command(values: Mapping[str, Any], model_id: UUID) -> c.RegisterModel:
    return c.RegisterModel(
        model_id, values["kind"], values["name"], unit_of(values["unit"]), values["started_on"],
        values["village"], values["members"],
    )  # fmt: skip


def unit_of(said: str) -> str | None:
    return None if said == DISTRICT else said


def amend_fields(model: r.CommunityModel) -> tuple[Field, ...]:
    members = "" if model.members is None else str(model.members)
    ended = "" if model.ended_on is None else model.ended_on.isoformat()
    return (
        Field("members", "field.members", "count", value=members),
        Field("ended_on", "field.model_ended", "day", value=ended),
    )


def activity_fields(today: date) -> tuple[Field, ...]:
    return (
        Field(
            "kind", "field.activity_kind", "select", choices("model_activity", r.ACTIVITIES), required=True
        ),
        Field("held_on", "field.activity_on", "day", required=True, value=today.isoformat()),
        Field("people", "field.people", "count"),
        Field("reports", "field.reports", "count"),
        Field("cleared", "field.cleared", "count"),
        Field("suspects", "field.suspects", "count"),
    )


def activity_command(values: Mapping[str, Any], activity_id: UUID, model_id: UUID) -> c.NoteActivity:
    counts = [values[name] or 0 for name in ("people", "reports", "cleared", "suspects")]
    return c.NoteActivity(activity_id, model_id, values["kind"], values["held_on"], *counts)


def _paper(name: str, today: date) -> tuple[Field, ...]:
    """The document behind a yearly word, and its day."""
    return (
        Field("document", "field.decided_by", "text", required=True),
        Field(name, "field.decided_on", "day", required=True, value=today.isoformat()),
    )


def assessment_fields(today: date) -> tuple[Field, ...]:
    return (
        Field("year", "field.grade_year", "year", required=True, value=str(today.year)),
        Field("grade", "field.grade", "radios", choices("model_grade", r.GRADES), required=True),
        *_paper("assessed_on", today),
    )


def assessment_command(values: Mapping[str, Any], model_id: UUID) -> c.AssessModel:
    return c.AssessModel(model_id, values["year"], values["grade"], values["assessed_on"], values["document"])


def outreach_fields(
    offered: tuple[Choice, ...], models: Sequence[ModelRow], today: date
) -> tuple[Field, ...]:
    named = tuple(
        Choice(str(each.model.id), " · ".join(filter(None, (each.model.code, each.model.name, each.now))))
        for each in models
        if each.model.stands(today)
    )
    return (
        Field("topic", "field.topic", "select", choices("outreach_topic", r.TOPICS), required=True),
        Field("held_on", "field.activity_on", "day", required=True, value=today.isoformat()),
        Field("unit", "field.register_unit", "select", offered, required=True),
        Field("village", "field.register_village", "text"),
        Field(
            "audience", "field.audience", "select", choices("outreach_audience", r.AUDIENCES), required=True
        ),
        Field("people", "field.people", "money", required=True),
        Field("of_model", "field.of_model", "select", named),
    )


def outreach_command(values: Mapping[str, Any], session_id: UUID) -> c.NoteOutreach:
    model = values["of_model"]
    return c.NoteOutreach(
        session_id, unit_of(values["unit"]), values["topic"], values["audience"], values["people"],
        values["held_on"], values["village"], UUID(model) if model else None,
    )  # fmt: skip


def safety_unit_fields(offered: tuple[Choice, ...], today: date) -> tuple[Field, ...]:
    communes = tuple(each for each in offered if each.code != DISTRICT)
    return (
        Field("kind", "field.safety_kind", "select", choices("safety_kind", r.UNIT_KINDS), required=True),
        Field("name", "field.safety_name", "text", required=True, most=160),
        Field("unit", "field.register_unit", "select", communes, required=True),
        Field("since", "field.safety_since", "year", required=True, value=str(today.year)),
    )


def safety_unit_command(values: Mapping[str, Any], unit_id: UUID) -> c.RegisterSafetyUnit:
    return c.RegisterSafetyUnit(unit_id, values["kind"], values["unit"], values["name"], values["since"])


def safety_fields(rows: Sequence[SafetyRow], today: date) -> tuple[Field, ...]:
    """Units without a result first: they wait for one."""
    waiting_first = sorted(rows, key=lambda row: row.result is not None)
    units = tuple(Choice(str(row.unit.id), f"{row.unit.name} · {row.unit_name}") for row in waiting_first)
    return (
        Field("safety_unit", "field.safety_unit", "select", units, required=True),
        Field("reached", "field.reached", "radios", YES_NO, required=True),
        *_paper("decided_on", today),
    )


def safety_command(values: Mapping[str, Any], year: int) -> c.RecordSafety:
    return c.RecordSafety(
        UUID(values["safety_unit"]), year, values["reached"], values["decided_on"], values["document"]
    )


def asked_year(text: str | None, default: int, known: Iterable[int]) -> int:
    """Raises BadValue for what is no year of the register."""
    years = sorted({*known, default})
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and len(text) == 4 and int(text) in years):
        raise BadValue(field="year", value=text[:8], expected=f"{years[0]} – {years[-1]}")
    return int(text)
