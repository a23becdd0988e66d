"""The form of what somebody looks for in work: skills, wishes, and limits of work, never why they are there."""

from __future__ import annotations

from typing import Any

from domain.vacancies import SKILLS
from web.forms.act import Act, Said, Setting
from web.forms.fields import YES_NO, Field, Section
from workflows.services.commands import RecordFacts

_SECTORS = ("wood", "garment", "stone", "farm")
_LIMITS = ("heavy_work", "night_work", "driving_licence")


def _sections(setting: Setting) -> tuple[Section, ...]:
    """What is known stands in the form; a box that is unticked takes the skill away."""
    case = setting.page.case
    skills, sectors = _codes(case.skills), _codes(case.excluded_sectors)
    wishes = (
        _yes_no("seeks_work", case.seeks_work),
        Field("work.wage_min_vnd", "field.wage_min_vnd", "money", value=_shown(case.wage_min_vnd)),
        Field("work.max_km", "field.max_km", "count", value=_shown(case.max_km)),
        Field("work.max_hours", "field.max_hours", "count", value=_shown(case.max_hours)),
        *(_yes_no(name, getattr(case, name)) for name in _LIMITS),
    )
    return (
        Section(wishes),
        Section(_boxes("skill", SKILLS, skills), "field.skills_had"),
        Section(_boxes("sector", _SECTORS, sectors), "field.sectors_not"),
    )


def _yes_no(name: str, known: bool | None) -> Field:
    value = "" if known is None else "yes" if known else "no"
    return Field(f"work.{name}", f"field.{name}", "radios", YES_NO, value=value)


def _boxes(group: str, codes: tuple[str, ...], known: frozenset[str]) -> tuple[Field, ...]:
    """One box stands alone: what is not sent is not said."""
    return tuple(
        Field(f"{group}.{code}", f"{group}.{code}", "check", YES_NO, value="yes" if code in known else "")
        for code in codes
    )


def _codes(text: str | None) -> frozenset[str]:
    return frozenset(filter(None, (text or "").split(",")))


def _shown(number: int | None) -> str:
    return "" if number is None else str(number)


def _command(said: Said) -> RecordFacts:
    facts: dict[str, Any] = said.under("work")
    for group, name, codes in (("skill", "skills", SKILLS), ("sector", "excluded_sectors", _SECTORS)):
        ticked = said.under(group)
        facts[name] = ",".join(code for code in codes if ticked.get(code))
    return RecordFacts(said.case_id, facts, expected_version=said.version)


WISH_ACTS = (Act("work-wish", "briefcase", _sections, _command),)
