"""One step of a loan file: the page that asks, and the one answer to what was sent: done and back, or what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from domain.errors import BadValue, StaleCase, UnknownRecord
from domain.lending.machine import FileMove
from domain.lending.reads import FileView
from domain.lending.refusals import FileMoveNotOpen
from domain.read_models import CasePage
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.forms.fields import read
from web.forms.loan_scene import FileStep, Given, Scene
from web.forms.loan_wish import open_command, use_plan_gaps, wish_sections
from web.forms.loans import STEPS, fields_of
from web.history import lines
from web.pages.cases import page_of
from web.pages.loan_files import view_of
from web.sending import command_id, form_kept
from web.step_answers import Asked, beside, perform, show, version_of

router = APIRouter()
Form = Annotated[Mapping[str, str], Depends(form_kept)]


@router.get("/cases/{number}/loan-new")
@allowed(*OFFICE)
def ask_new(request: Request, number: str) -> Response:
    page = page_of(request, number)
    return show(_new(request, number, page), version=page.case.version)


@router.post("/cases/{number}/loan-new")
@allowed(*OFFICE)
def open_new(request: Request, number: str, form: Form) -> Response:
    page = page_of(request, number)
    asked = _new(request, number, page)
    values, wrong = read(fields_of(asked.sections).values(), form)
    wrong = wrong or use_plan_gaps(values)
    if wrong:
        return show(asked, form, wrong)
    id = command_id(form)
    command = open_command(page.case, id, version_of(form), values)
    back = f"/cases/{number}/loan/{id}?done=opened"
    return perform(asked, command, form, back, StaleCase, partial(_renewed, request, number))


@router.get("/cases/{number}/loan/{file}/{step}")
@allowed(*OFFICE)
def ask(request: Request, number: str, file: str, step: str) -> Response:
    """Raises FileMoveNotOpen for a step that the file cannot take now."""
    found = _known(step)
    _, view = view_of(request, number, file)
    if found.title.startswith("file_move.") and FileMove(step) not in view.moves:
        known = view.line.file
        raise FileMoveNotOpen(number=known.number, file_move=step, file_stage=known.stage.value)
    return show(_asked(request, number, found, view), version=view.line.version)


@router.post("/cases/{number}/loan/{file}/{step}")
@allowed(*OFFICE)
def do(request: Request, number: str, file: str, step: str, form: Form) -> Response:
    """The step may be done already: the same form twice is one act."""
    found = _known(step)
    _, view = view_of(request, number, file)
    asked = _asked(request, number, found, view, form)
    values, wrong = read(fields_of(asked.sections).values(), form)
    wrong = wrong or found.gaps(values)
    if wrong:
        return show(asked, form, wrong)
    try:
        command = found.command(Given(view, command_id(form), values, version_of(form)))
    except BadValue as refusal:
        return beside(asked, form, refusal)
    done = "stepped" if found.title.startswith("file_move.") else "noted"
    back = f"/cases/{number}/loan/{file}?done={done}"
    return perform(asked, command, form, back, StaleCase, partial(_renewed, request, number))


def _renewed(request: Request, number: str, refusal: StaleCase) -> tuple[int, dict[str, Any]]:
    """Somebody was faster: what changed since."""
    page = page_of(request, number)
    since = lines(entry for entry in page.history if entry.seq > refusal.data["expected"])
    return page.case.version, {"changes": since}


def _new(request: Request, number: str, page: CasePage) -> Asked:
    about = {
        "number": number,
        "who": " · ".join(filter(None, (page.person.name, number))),
        "title": "loan_act.open",
        "why": "loan_why.open",
        "back": f"/cases/{number}/loan",
    }
    return Asked(request, about, wish_sections(page.case), {})


def _asked(
    request: Request, number: str, step: FileStep, view: FileView, said: Mapping[str, str] | None = None
) -> Asked:
    file = view.line.file
    about = {
        "number": number,
        "who": " · ".join(filter(None, (view.line.name, file.number))),
        "title": step.title,
        "why": step.why,
        "back": f"/cases/{number}/loan/{file.id}",
    }
    sections = step.sections(Scene(view, office_of(request), acting(request), said or {}))
    return Asked(request, about, sections, step.wrong)


def _known(step: str) -> FileStep:
    if step not in STEPS:
        raise UnknownRecord(what="page", id=step[:40])
    return STEPS[step]
