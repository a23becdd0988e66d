"""The register of community models is kept: each entry checked, within the communes of who enters it, with its line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any, TypeVar
from uuid import UUID

from domain.admin_events import AdminEvent
from domain.community_models import records as r
from domain.community_models import rules
from domain.errors import UnknownRecord
from domain.ports import Work
from domain.tasks import keyed
from workflows.services import model_commands as c
from workflows.services.commands import Done

T = TypeVar("T", r.Activity, r.OutreachSession)
Yearly = TypeVar("Yearly", r.Assessment, r.SafetyResult)


def register_model(work: Work, command: c.RegisterModel) -> Done:
    """Raises BadValue, UnknownUnit, AlreadyRegistered, NotOwnPlace."""
    _require_place(work, command.unit_code)
    known = [each for kind in r.KINDS for each in work.find_all(r.CommunityModel, "kind", kind)]
    model = rules.new_model(
        r.CommunityModel(
            command.model_id, _next(each.code for each in known), command.kind, command.name, command.unit_code,
            command.village, command.members, command.started_on, work.on,
        ),
        work.on,
    )  # fmt: skip
    same = (model.kind, model.name, model.unit_code, model.village)
    if any((m.kind, m.name, m.unit_code, m.village) == same for m in known if m.stands(work.on)):
        raise rules.AlreadyRegistered(name=model.name)
    work.keep(model)
    return _told(work, "model_registered", model.id, model)


def amend_model(work: Work, command: c.AmendModel) -> Done:
    """Raises UnknownRecord, NotOwnPlace, BadValue."""
    model = _model(work, command.model_id)
    now = rules.amended(model, command.members, command.ended_on, work.on)
    work.change(now)
    return _told(work, "model_amended", model.id, now, before=model)


def note_activity(work: Work, command: c.NoteActivity) -> Done:
    """Raises UnknownRecord, NotOwnPlace, BadValue."""
    model = _model(work, command.model_id)
    activity = rules.new_activity(
        r.Activity(
            command.activity_id, model.id, command.kind, command.held_on, command.people, command.reports,
            command.cleared, command.suspects, work.by.user, work.at,
        ),
        model,
        work.on,
    )  # fmt: skip
    work.keep(activity)
    return _told(work, "model_activity_noted", model.id, activity)


def assess_model(work: Work, command: c.AssessModel) -> Done:
    """Raises UnknownRecord, NotOwnPlace, BadValue."""
    model = _model(work, command.model_id)
    assessment = r.Assessment(
        keyed(f"model_assessment|{model.id.hex}|{command.year}"), model.id, command.year, command.grade,
        command.assessed_on, command.document, work.by.user, work.at,
    )  # fmt: skip
    before = _replaced(work, rules.new_assessment(assessment, model, work.on))
    return _told(work, "model_assessed", model.id, assessment, before=before)


def note_outreach(work: Work, command: c.NoteOutreach) -> Done:
    """Raises UnknownRecord, UnknownUnit, NotOwnPlace, BadValue."""
    _require_place(work, command.unit_code)
    model = None if command.model_id is None else _model(work, command.model_id, may_enter=False)
    session = rules.new_outreach(
        r.OutreachSession(
            command.session_id, command.unit_code, command.village, command.model_id, command.topic,
            command.audience, command.people, command.held_on, work.by.user, work.at,
        ),
        model,
        work.on,
    )  # fmt: skip
    work.keep(session)
    return _told(work, "outreach_noted", session.id, session)


def strike_activity(work: Work, command: c.StrikeActivity) -> Done:
    """Raises UnknownRecord, NotOwnPlace, AlreadyStruck."""
    activity = work.find(r.Activity, command.activity_id)
    model = _model(work, activity.model_id)
    return _struck(work, activity, "model_activity_struck", model.id)


def strike_outreach(work: Work, command: c.StrikeOutreach) -> Done:
    """Raises UnknownRecord, NotOwnPlace, AlreadyStruck."""
    session = work.find(r.OutreachSession, command.session_id)
    _require_known(work, "outreach session", session.id, session.unit_code)
    return _struck(work, session, "outreach_struck", session.id)


def register_safety_unit(work: Work, command: c.RegisterSafetyUnit) -> Done:
    """Raises BadValue, UnknownUnit, AlreadyRegistered, NotOwnPlace."""
    _require_place(work, command.unit_code)
    unit = rules.new_safety_unit(
        r.SafetyUnit(
            command.safety_unit_id, command.kind, command.unit_code, command.name, work.on, command.since
        ),
        work.on,
    )
    known = work.find_all(r.SafetyUnit, "name", unit.name)
    same = [each for each in known if (each.kind, each.unit_code) == (unit.kind, unit.unit_code)]
    if any(each.goes_for(unit.since) or each.since == unit.since for each in same):
        raise rules.AlreadyRegistered(name=unit.name)
    work.keep(unit)
    return _told(work, "safety_unit_registered", unit.id, unit)


def record_safety(work: Work, command: c.RecordSafety) -> Done:
    """Raises UnknownRecord, NotOwnPlace, BadValue."""
    unit = work.find(r.SafetyUnit, command.safety_unit_id)
    _require_known(work, "safety unit", unit.id, unit.unit_code)
    result = r.SafetyResult(
        keyed(f"safety_result|{unit.id.hex}|{command.year}"), unit.id, command.year, command.reached,
        command.decided_on, command.document, work.by.user, work.at,
    )  # fmt: skip
    before = _replaced(work, rules.new_safety_result(result, unit, work.on))
    return _told(work, "safety_recorded", unit.id, result, before=before)


def _model(work: Work, model_id: UUID, *, may_enter: bool = True) -> r.CommunityModel:
    """`may_enter` False: it is named alone, and may be of the whole district."""
    model = work.find(r.CommunityModel, model_id)
    if may_enter or model.unit_code is not None:
        _require_known(work, "community model", model.id, model.unit_code)
    return model


def _require_known(work: Work, what: str, record_id: UUID, unit_code: str | None) -> None:
    """Of another commune: as if it did not exist; of the whole district: read by all, kept by who has all of it."""
    if work.by.units is None or unit_code in work.by.units:
        return
    if unit_code is not None:
        raise UnknownRecord(what=what, id=str(record_id))
    raise rules.NotOwnPlace


def _require_place(work: Work, unit_code: str | None) -> None:
    """A commune of the day within the scope, or the whole district for who has all of it."""
    if unit_code is not None:
        work.units.get(unit_code, work.on)
    if work.by.units is not None and unit_code not in work.by.units:
        raise rules.NotOwnPlace


def _replaced(work: Work, record: Yearly) -> Yearly | None:
    """Kept under the id of its year; what stood there before."""
    before = work.find_all(type(record), "id", record.id)
    if before:
        work.change(record)
    else:
        work.keep(record)
    return before[0] if before else None


def _struck(work: Work, record: T, kind: str, subject: UUID) -> Done:
    if record.struck_on is not None:
        raise rules.AlreadyStruck
    work.change(replace(record, struck_on=work.on))
    return _told(work, kind, subject, record)


def _next(codes: Iterable[str]) -> str:
    """MH29 after MH28."""
    numbers = [int(code[2:]) for code in codes if code[:2] == "MH" and code[2:].isdigit()]
    return f"MH{max(numbers, default=0) + 1:02}"


def _told(work: Work, kind: str, subject: UUID, record: Any, before: Any = None) -> Done:
    """The line of the history: what stands now, and what stood before where it was replaced."""
    data = _said(record) | ({} if before is None else {"before": _said(before)})
    work.keep(AdminEvent(work.at, work.by.user, kind, subject.hex, data))
    return Done(None, None, None, 0)


def _said(record: Any) -> dict[str, Any]:
    hidden = ("id", "model_id", "safety_unit_id", "entered_by", "entered_at", "struck_on")
    said = {name: value for name, value in asdict(record).items() if name not in hidden and value is not None}
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in said.items()}
