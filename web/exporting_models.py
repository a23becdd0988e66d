"""The register of community models as spreadsheets: models, outreach sessions of a year, the title of a year."""

from __future__ import annotations

from collections.abc import Mapping

from domain.viewer import Role
from web.exporting_asked import Asked, Export, Rows


def _models(asked: Asked) -> Rows:
    """The filters of the page: kind and commune."""
    office = asked.office
    found = office.desk.models.models(
        asked.viewer, on=office.today(), kind=asked.kind, commune=asked.cases.unit
    )
    for row in found:
        model, grade = row.model, row.assessment
        yield (
            model.code,
            asked.say(f"model_kind.{model.kind}"),
            model.name,
            row.unit_name or asked.say("models.district"),
            model.village,
            model.members,
            model.started_on,
            model.ended_on,
            row.last_on,
            None if grade is None else grade.year,
            None if grade is None else asked.say(f"model_grade.{grade.grade}"),
        )


def _outreach(asked: Asked) -> Rows:
    office = asked.office
    year = asked.year or office.today().year
    for row in office.desk.models.outreach(asked.viewer, year, on=office.today()):
        session = row.session
        yield (
            session.held_on,
            row.unit_name or asked.say("models.district"),
            session.village,
            asked.say(f"outreach_topic.{session.topic}"),
            asked.say(f"outreach_audience.{session.audience}"),
            session.people,
            None if row.model is None else row.model.name,
            session.struck_on,
        )


def _safety(asked: Asked) -> Rows:
    office, on = asked.office, asked.office.today()
    year = asked.year or office.desk.models.judged_year(asked.viewer, on=on)
    for row in office.desk.models.safety(asked.viewer, year, on=on):
        said = row.result
        yield (
            year,
            asked.say(f"safety_kind.{row.unit.kind}"),
            row.unit.name,
            row.unit_name,
            None if said is None else asked.say("shown.yes" if said.reached else "shown.no"),
            None if said is None else said.decided_on,
            None if said is None else said.document,
        )


_OFFICE = frozenset({Role.OFFICER, Role.MANAGER})
MODEL_EXPORTS: Mapping[str, Export] = {
    "models": Export(
        _OFFICE,
        (
            ("model_code", "text"), ("model_kind", "text"), ("model_name", "text"), ("place", "text"),
            ("village", "text"), ("members", "number"), ("started_on", "day"), ("ended_on", "day"),
            ("last_activity", "day"), ("grade_year", "number"), ("grade", "text"),
        ),
        _models,
    ),
    "outreach": Export(
        _OFFICE,
        (
            ("held_on", "day"), ("place", "text"), ("village", "text"), ("topic", "text"), ("audience", "text"),
            ("people", "number"), ("model_name", "text"), ("struck_on", "day"),
        ),
        _outreach,
    ),
    "safety": Export(
        _OFFICE,
        (
            ("year", "number"), ("safety_kind", "text"), ("safety_name", "text"), ("place", "text"),
            ("reached", "text"), ("decided_on", "day"), ("document", "text"),
        ),
        _safety,
    ),
}  # fmt: skip
