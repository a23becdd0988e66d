"""Forms of the support work: needs, plan and visits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from domain.needs import NeedDomain, NeedLevel
from domain.visits import CHANGES, CONCERNS, MODES
from web.forms.act import Act, Said, Setting
from web.forms.fields import YES_NO, Choice, Field, Section, choices
from workflows.services.commands import (
    AssessNeeds,
    LogVisit,
    MakePlan,
    PlannedAction,
)

_DOMAINS = tuple(domain.code for domain in NeedDomain)
_PARTIES = ("officer", "group", "person", "commune_police", "commune_ubnd", "bank", "employer")
NOT_MET = ("not_home", "working", "away", "declined", "other")
_PLAN_ROWS = 10
NOTE = Field("note", "field.note", "long", hint="field.note.hint")


def _needs(setting: Setting) -> tuple[Section, ...]:
    levels = choices("level", NeedLevel)
    questions = tuple(
        Field(f"need.{code}", f"need.{code}", "radios", levels, required=True, value=level or "")
        for code, level in setting.page.needs.items()
    )
    return (Section(questions), Section((NOTE,)))


def _assess(said: Said) -> AssessNeeds:
    return AssessNeeds(said.case_id, said.under("need"), said.values["note"], expected_version=said.version)


def _plan(setting: Setting) -> tuple[Section, ...]:
    """What is still open in the present plan, then the pressing needs that it leaves out, then empty rows."""
    page = setting.page
    kept = [(s.domain, s.what, s.responsible, s.due_on.isoformat()) for s in page.plan if not s.done_on]
    planned = {step.domain for step in page.plan}
    pressing = [code for code, level in page.needs.items() if level == "pressing" and code not in planned]
    rows = kept + [(code, "", "officer", "") for code in pressing]
    written = max((place + 1 for place in range(_PLAN_ROWS) if setting.said.get(f"what.{place}")), default=0)
    rows += [("", "", "", "")] * max(2, 3 - len(rows), written - len(rows))
    return tuple(_plan_row(place, *row) for place, row in enumerate(rows[:_PLAN_ROWS]))


def _plan_row(place: int, domain: str, what: str, responsible: str, due_on: str) -> Section:
    fields = (
        Field(f"domain.{place}", "field.domain", "select", choices("need", _DOMAINS), value=domain),
        Field(f"what.{place}", "field.what", "text", value=what, most=200),
        Field(f"by.{place}", "field.responsible", "select", choices("party", _PARTIES), value=responsible),
        Field(f"due.{place}", "field.due_on", "day", value=due_on),
    )
    return Section(fields, "field.step", {"n": place + 1})


def _plan_gaps(values: Mapping[str, Any]) -> dict[str, str]:
    """A row counts once it says what is to be done; then it also needs a domain, a doer and a day."""
    rows = [name.partition(".")[2] for name, said in values.items() if name.startswith("what.") and said]
    if not rows:
        return {"what.0": "field_error.required"}
    asked = (f"{part}.{row}" for row in rows for part in ("domain", "by", "due"))
    return {name: "field_error.required" for name in asked if values[name] is None}


def _make_plan(said: Said) -> MakePlan:
    what, domain, by, due = (said.under(name) for name in ("what", "domain", "by", "due"))
    actions = tuple(PlannedAction(domain[n], what[n], by[n], due[n]) for n in what)
    return MakePlan(said.case_id, actions, expected_version=said.version)


def _visit(setting: Setting) -> tuple[Section, ...]:
    first = (
        Field("held_on", "field.held_on", "day", required=True, value=setting.today.isoformat()),
        Field("met", "field.met", "radios", YES_NO, required=True),
        Field("not_met_reason", "field.not_met_reason", "select", choices("not_met", NOT_MET)),
        Field("mode", "field.mode", "radios", choices("mode", MODES), required=True, value="home"),
    )
    changes = tuple(
        Field(f"change.{code}", f"need.{code}", "select", choices("change", CHANGES))
        for code in setting.page.needs
    )
    here = setting.office.desk.phones.members(setting.viewer, setting.today, setting.page.case.group_id)
    names = (each.name or setting.words(f"group_role.{each.role}") for each in here)
    who = tuple(Choice(str(each.id), name) for each, name in zip(here, names, strict=True))
    last = (
        Field("visited_by", "field.visited_by", "select", who, hint="field.visited_by.hint"),
        Field("concern", "field.concern", "select", choices("concern", CONCERNS), hint="field.concern.hint"),
        NOTE,
        Field("next_on", "field.next_on", "day", hint="field.next_on.hint"),
    )
    return (Section(first), Section(changes, "field.changes"), Section(last))


def _log_visit(said: Said) -> LogVisit:
    given = said.values
    return LogVisit(
        said.case_id,
        said.id,
        given["held_on"],
        given["met"],
        given["mode"],
        None if given["met"] else given["not_met_reason"],
        said.under("change"),
        given["concern"],
        given["note"],
        given["next_on"],
        UUID(given["visited_by"]) if given["visited_by"] else None,
    )


SUPPORT = (
    Act("visit", "home", _visit, _log_visit, versioned=False),
    Act("needs", "heart-handshake", _needs, _assess),
    Act("plan", "file-text", _plan, _make_plan, gaps=_plan_gaps),
)
