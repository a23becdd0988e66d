"""The desk of a support group, for a phone: who is looked after, a visit to note, help to ask for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from domain.viewer import Role
from domain.wording import TEXTS
from web.access import allowed
from web.acting import acting, office_of
from web.forms.act import Said, Setting
from web.forms.fields import Field, Section, read
from web.forms.registry import ACTS
from web.language import language
from web.pages.cases import page_of
from web.pages.role_forms import Asked, perform, show
from web.rendering import render
from web.sending import command_id, form_kept
from workflows.services.role_commands import AskForHelp

router = APIRouter()
Form = Annotated[Mapping[str, str], Depends(form_kept)]
_VISIT = ACTS["visit"]
_LONGEST = 500


@router.get("/people")
@allowed(Role.SUPPORTER)
def people(request: Request) -> Response:
    office, viewer = office_of(request), acting(request)
    found = office.desk.supporter.people(viewer, at=office.now(), on=office.today())
    return render(
        request, "people.html", found=found, command_id=lambda: str(office.new_id()), **_done(request)
    )


@router.get("/people/sheet")
@allowed(Role.SUPPORTER)
def sheet(request: Request) -> Response:
    """For members without a phone: the month's people with room for a pen."""
    office = office_of(request)
    found = office.desk.phones.people(acting(request), at=office.now(), on=office.today())
    return render(request, "visit_sheet.html", found=found, month=f"{office.today():%m/%Y}", rows=range(3))


@router.get("/people/{number}")
@allowed(Role.SUPPORTER)
def person(request: Request, number: str) -> Response:
    office = office_of(request)
    found = office.desk.supporter.person(acting(request), number, at=office.now(), on=office.today())
    return render(
        request, "helped.html", one=found, command_id=lambda: str(office.new_id()), **_done(request)
    )


@router.get("/people/{number}/visit")
@allowed(Role.SUPPORTER)
def visit(request: Request, number: str) -> Response:
    return show(request, _asked(request, number)[0])


@router.post("/people/{number}/visit")
@allowed(Role.SUPPORTER)
def log_visit(request: Request, number: str, form: Form) -> Response:
    asked, setting = _asked(request, number)
    fields = [field for section in asked.sections for field in section.fields]
    values, wrong = read(fields, form)
    wrong = wrong or _VISIT.gaps(values)
    if wrong:
        return show(request, asked, form, wrong)
    said = Said(setting.page.case.id, None, command_id(form), values)
    to = f"{_address(number)}?done=visit"
    return perform(request, asked, _VISIT.command(said), form, [field.name for field in fields], to)


@router.post("/people/{number}/help")
@allowed(Role.SUPPORTER)
def ask_for_help(request: Request, number: str, form: Form) -> Response:
    """One tap, from the list or from the person's page; words are welcome and not needed."""
    office, viewer = office_of(request), acting(request)
    words = form.get("words", "").strip()[:_LONGEST] or None
    case_id = office.desk.case_id(viewer, number)
    office.perform(AskForHelp(case_id, words), by=viewer, command_id=command_id(form))
    back = "/people" if form.get("from") == "list" else _address(number)
    return RedirectResponse(f"{back}?{urlencode({'done': 'help', 'who': number})}", 303)


def _asked(request: Request, number: str) -> tuple[Asked, Setting]:
    page = page_of(request, number)
    setting = Setting(page, office_of(request), acting(request), language(request))
    who = f"{page.person.name or page.case.number} · {page.case.number}"
    sections = tuple(replace(each, fields=_for_group(each)) for each in _VISIT.sections(setting))
    return Asked("visit", who, _address(page.case.number), sections), setting


def _for_group(section: Section) -> tuple[Field, ...]:
    """The group reads its own notes again, so the hint of the office's form would not be true here."""
    note = {"note": "field.note.group"}
    return tuple(replace(each, hint=note.get(each.name, each.hint)) for each in section.fields)


def _address(number: str) -> str:
    return f"/people/{quote(number, safe='')}"


def _done(request: Request) -> dict[str, Any]:
    key = f"done.{request.query_params.get('done')}"
    return {"done": key if key in TEXTS else None, "about": request.query_params.get("who", "")[:20]}
