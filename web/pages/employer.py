"""The desk of a partner employer: the work that it offers, and who of the introduced people works there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from domain.errors import UnknownRecord
from domain.role_desks import VacancyLine
from domain.vacancies import EXCLUSIONS, SHIFTS, SKILLS
from domain.viewer import Role
from domain.wording import TEXTS
from web.access import allowed
from web.acting import acting, office_of
from web.forms.fields import YES_NO, Choice, Field, Section, choices, read
from web.pages.role_forms import Asked, perform, show
from web.rendering import render
from web.sending import command_id, form_kept
from workflows.services.role_commands import ConfirmWork, WarnOfWork
from workflows.services.vacancy_commands import AskExclusion, CloseVacancy, OfferVacancy

router = APIRouter()
Form = Annotated[Mapping[str, str], Depends(form_kept)]
# Unticked boxes send nothing: each skill is a field of its own.
_SKILLS = tuple(Field(f"skill.{code}", f"skill.{code}", "check", YES_NO) for code in SKILLS)


_OFFERS = ("heavy", "lodging", "transport")
_CONDITIONS = tuple(Field(name, f"field.{name}", "check", YES_NO) for name in _OFFERS)
_EXCLUSION = (
    Field("exclusion", "field.exclusion", "select", choices("exclusion", EXCLUSIONS), required=True),
    Field("justification", "field.justification", "long", required=True, hint="field.justification.hint"),
)


@router.get("/vacancies")
@allowed(Role.EMPLOYER)
def vacancies(request: Request) -> Response:
    office, viewer = office_of(request), acting(request)
    found = office.desk.employer.vacancies(viewer, office.today())
    ended = [each for each in found if each.closes_on is not None and each.closes_on <= office.today()]
    return render(
        request,
        "vacancies.html",
        firm=office.desk.employer.firm(viewer),
        offered=[each for each in found if each not in ended],
        ended=ended,
        exclusions=office.desk.introductions.exclusions(viewer),
        command_id=lambda: str(office.new_id()),
        done=_done(request),
    )


@router.get("/vacancies/new")
@allowed(Role.EMPLOYER)
def new(request: Request) -> Response:
    return show(request, _offer(request))


@router.post("/vacancies/new")
@allowed(Role.EMPLOYER)
def offer(request: Request, form: Form) -> Response:
    asked = _offer(request)
    fields = [field for section in asked.sections for field in section.fields]
    given, wrong = read(fields, form)
    if wrong:
        return show(request, asked, form, wrong)
    command = OfferVacancy(
        command_id(form),
        given["unit_code"],
        tuple(code for code in SKILLS if given[f"skill.{code}"]),
        given["wage_vnd"],
        given["openings"],
        given["opens_on"],
        given["closes_on"],
        given["shift"] or "day",
        given["hours_week"],
        *(bool(given[name]) for name in _OFFERS),
    )
    names = [field.name for field in fields]
    return perform(
        request, asked, command, form, names, "/vacancies?done=offered", {"wage_too_low": "wage_vnd"}
    )


@router.get("/vacancies/{vacancy}/exclusions")
@allowed(Role.EMPLOYER)
def exclusion(request: Request, vacancy: str) -> Response:
    return show(request, _exclusion(request, _own(request, vacancy)))


@router.post("/vacancies/{vacancy}/exclusions")
@allowed(Role.EMPLOYER)
def ask_exclusion(request: Request, vacancy: str, form: Form) -> Response:
    line = _own(request, vacancy)
    asked = _exclusion(request, line)
    given, wrong = read(_EXCLUSION, form)
    if wrong:
        return show(request, asked, form, wrong)
    command = AskExclusion(command_id(form), line.id, given["exclusion"], given["justification"])
    names, to = [field.name for field in _EXCLUSION], "/vacancies?done=exclusion-asked"
    return perform(request, asked, command, form, names, to)


@router.post("/vacancies/{vacancy}/close")
@allowed(Role.EMPLOYER)
def close(request: Request, vacancy: str, form: Form) -> Response:
    try:
        command = CloseVacancy(UUID(vacancy))
    except ValueError:
        raise UnknownRecord(what="vacancy", id=vacancy) from None
    office_of(request).perform(command, by=acting(request), command_id=command_id(form))
    return RedirectResponse("/vacancies?done=vacancy-closed", 303)


@router.get("/workers")
@allowed(Role.EMPLOYER)
def workers(request: Request) -> Response:
    office, viewer = office_of(request), acting(request)
    return render(
        request,
        "workers.html",
        firm=office.desk.employer.firm(viewer),
        found=office.desk.employer.workers(viewer, at=office.now(), on=office.today()),
        command_id=lambda: str(office.new_id()),
        done=_done(request),
    )


@router.post("/workers/{number}/{answer}")
@allowed(Role.EMPLOYER)
def confirm(request: Request, number: str, answer: str, form: Form) -> Response:
    if answer not in ("still", "left", "warning"):
        raise UnknownRecord(what="page", id=answer)
    office, viewer = office_of(request), acting(request)
    case_id = office.desk.case_id(viewer, number)
    command = WarnOfWork(case_id) if answer == "warning" else ConfirmWork(case_id, answer == "still")
    office.perform(command, by=viewer, command_id=command_id(form))
    return RedirectResponse(f"/workers?done=work-{answer}", 303)


def _offer(request: Request) -> Asked:
    office = office_of(request)
    on = office.today()
    communes = tuple(Choice(unit.code, unit.name) for unit in office.units.on(on))
    fields = (
        Field("unit_code", "field.work_at", "select", communes, required=True),
        Field("wage_vnd", "field.wage_month", "money", required=True, hint="field.wage_month.hint"),
        Field("openings", "field.openings", "count", required=True, value="1"),
        Field("shift", "field.shift", "select", choices("shift", SHIFTS), value="day"),
        Field("hours_week", "field.hours_week", "count", value="48"),
        Field("opens_on", "field.opens_on", "day", required=True, value=on.isoformat()),
        Field("closes_on", "field.closes_on", "day", hint="field.closes_on.hint"),
    )
    who = office.desk.employer.firm(acting(request)) or ""
    skills, conditions = Section(_SKILLS, "field.skills_wanted"), Section(_CONDITIONS, "field.work_offers")
    return Asked("offer", who, "/vacancies", (Section(fields), conditions, skills))


def _exclusion(request: Request, line: VacancyLine) -> Asked:
    return Asked("exclude", line.code, "/vacancies", (Section(_EXCLUSION),))


def _own(request: Request, vacancy: str) -> VacancyLine:
    """Raises UnknownRecord, also for another firm's."""
    office, viewer = office_of(request), acting(request)
    for line in office.desk.employer.vacancies(viewer, office.today()):
        if str(line.id) == vacancy:
            return line
    raise UnknownRecord(what="vacancy", id=vacancy)


def _done(request: Request) -> str | None:
    key = f"done.{request.query_params.get('done')}"
    return key if key in TEXTS else None
