"""What may be entered in the register of models: days within the life of a model, counts that can be, papers named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import ClassVar

from domain.community_models.records import (
    ACTIVITIES,
    AUDIENCES,
    GRADES,
    KINDS,
    TOPICS,
    UNIT_KINDS,
    Activity,
    Assessment,
    CommunityModel,
    OutreachSession,
    SafetyResult,
    SafetyUnit,
)
from domain.errors import BadValue, DomainError
from domain.people import one_of

MOST_PEOPLE = 20_000
FIRST_YEAR = 2000
_LONGEST_NAME, _LONGEST_DOCUMENT = 160, 80


class AlreadyRegistered(DomainError):
    """The same name in the same place. data: name."""

    key: ClassVar[str] = "already_registered"


class NotOwnPlace(DomainError):
    """What is of the whole district is kept by who has all of it, and a commune's by its own officer."""

    key: ClassVar[str] = "not_own_place"


class AlreadyStruck(DomainError):
    """A struck line counts no more; it is entered anew."""

    key: ClassVar[str] = "already_struck"


def new_model(model: CommunityModel, on: date) -> CommunityModel:
    """Raises BadValue."""
    one_of("kind", model.kind, KINDS)
    _day("started_on", model.started_on, date(FIRST_YEAR, 1, 1), on)
    _members(model.members)
    village = None if model.village is None else _text("village", model.village, 80)
    return replace(model, name=_text("name", model.name, _LONGEST_NAME), village=village)


def amended(model: CommunityModel, members: int | None, ended_on: date | None, on: date) -> CommunityModel:
    """As it stands now: `ended_on` None keeps it up. Raises BadValue."""
    _members(members)
    if ended_on is not None:
        _day("ended_on", ended_on, model.started_on, on)
    return replace(model, members=members, ended_on=ended_on)


def new_activity(activity: Activity, model: CommunityModel, on: date) -> Activity:
    """Raises BadValue, also for a day on which the model did not stand."""
    one_of("kind", activity.kind, ACTIVITIES)
    _day("held_on", activity.held_on, model.started_on, min(on, model.ended_on or on))
    for name in ("people", "reports", "cleared", "suspects"):
        _count(name, getattr(activity, name), 0)
    return activity


def new_assessment(assessment: Assessment, model: CommunityModel, on: date) -> Assessment:
    """Raises BadValue."""
    one_of("grade", assessment.grade, GRADES)
    _year(assessment.year, model.started_on.year, min(on, model.ended_on or on).year)
    _decided("assessed_on", assessment.assessed_on, assessment.year, on)
    return replace(assessment, document=_text("document", assessment.document, _LONGEST_DOCUMENT))


def new_outreach(session: OutreachSession, model: CommunityModel | None, on: date) -> OutreachSession:
    """Raises BadValue."""
    one_of("topic", session.topic, TOPICS)
    one_of("audience", session.audience, AUDIENCES)
    _count("people", session.people, 1)
    first = date(FIRST_YEAR, 1, 1) if model is None else model.started_on
    _day("held_on", session.held_on, first, on if model is None else min(on, model.ended_on or on))
    village = None if session.village is None else _text("village", session.village, 80)
    return replace(session, village=village)


def new_safety_unit(unit: SafetyUnit, on: date) -> SafetyUnit:
    """Raises BadValue."""
    one_of("kind", unit.kind, UNIT_KINDS)
    _year(unit.since, FIRST_YEAR, on.year, "since")
    return replace(unit, name=_text("name", unit.name, _LONGEST_NAME))


def new_safety_result(result: SafetyResult, unit: SafetyUnit, on: date) -> SafetyResult:
    """Raises BadValue."""
    last = on.year if unit.until is None else min(on.year, unit.until - 1)
    _year(result.year, unit.since, last)
    _decided("decided_on", result.decided_on, result.year, on)
    return replace(result, document=_text("document", result.document, _LONGEST_DOCUMENT))


def _members(members: int | None) -> None:
    if members is not None:
        _count("members", members, 0)


def _count(field: str, value: int, least: int) -> None:
    if not least <= value <= MOST_PEOPLE:
        raise BadValue(field=field, value=value, expected=f"{least} – {MOST_PEOPLE}")


def _year(year: int, first: int, last: int, field: str = "year") -> None:
    if not first <= year <= last:
        raise BadValue(field=field, value=year, expected=f"{first} – {last}")


def _decided(field: str, day: date, year: int, on: date) -> None:
    """A year is judged in it or in the year after it."""
    _day(field, day, date(year, 1, 1), min(on, date(year + 1, 12, 31)))


def _day(field: str, day: date, first: date, last: date) -> None:
    if not first <= day <= last:
        raise BadValue(field=field, value=day, expected=f"{first} – {last}")


def _text(field: str, value: str, longest: int) -> str:
    text = " ".join(value.split())
    if not 0 < len(text) <= longest:
        raise BadValue(field=field, value=text[:20], expected=f"1–{longest} ký tự")
    return text
