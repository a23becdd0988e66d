"""One step of a loan file: the page that asks, and the one answer to what was sent: done and back, or what is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from domain.errors import BadValue, CommandIdReused, DomainError, StaleCase, UnknownRecord
from domain.lending.machine import FileMove
from domain.lending.refusals import DatesOutOfOrder, FileMoveNotOpen, LoanNotEligible
from domain.read_models import CasePage
from domain.wording import day
from web import drafts
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.errors import status_of
from web.forms.fields import Section, read
from web.forms.loan_scene import FileStep, Given, Scene
from web.forms.loan_wish import open_command, use_plan_gaps, wish_sections
from web.forms.loans import STEPS, fields_of
from web.history import lines
from web.language import language
from web.pages.cases import page_of
from web.pages.loan_files import view_of
from web.rendering import render
from web.sending import command_id, form_kept
from workflows.services.commands import Command

router = APIRouter()
Form = Annotated[Mapping[str, str], Depends(form_kept)]
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


@router.get("/cases/{number}/loan-new")
@allowed(*OFFICE)
def ask_new(request: Request, number: str) -> Response:
    page = page_of(request, number)
    return _show(request, _new(number, page), wish_sections(page.case), version=page.case.version)


@router.post("/cases/{number}/loan-new")
@allowed(*OFFICE)
def open_new(request: Request, number: str, form: Form) -> Response:
    page = page_of(request, number)
    sections = wish_sections(page.case)
    values, wrong = read(fields_of(sections).values(), form)
    wrong = wrong or use_plan_gaps(values)
    if wrong:
        return _show(request, _new(number, page), sections, form, wrong)
    id = command_id(form)
    command = open_command(page.case, id, version_of(form), values)
    back = f"/cases/{number}/loan/{id}?done=opened"
    return _perform(request, _new(number, page), sections, command, form, back)


@router.get("/cases/{number}/loan/{file}/{step}")
@allowed(*OFFICE)
def ask(request: Request, number: str, file: str, step: str) -> Response:
    """Raises FileMoveNotOpen for a step that the file cannot take now."""
    found = _known(step)
    _, view = view_of(request, number, file)
    if found.title.startswith("file_move.") and FileMove(step) not in view.moves:
        known = view.line.file
        raise FileMoveNotOpen(number=known.number, file_move=step, file_stage=known.stage.value)
    scene = Scene(view, office_of(request), acting(request))
    about = _about(number, file, found, view.line.name, view.line.file.number)
    return _show(request, about, found.sections(scene), version=view.line.version)


@router.post("/cases/{number}/loan/{file}/{step}")
@allowed(*OFFICE)
def do(request: Request, number: str, file: str, step: str, form: Form) -> Response:
    """The step may be done already: the same form twice is one act."""
    found = _known(step)
    _, view = view_of(request, number, file)
    sections = found.sections(Scene(view, office_of(request), acting(request), form))
    about = _about(number, file, found, view.line.name, view.line.file.number)
    values, wrong = read(fields_of(sections).values(), form)
    wrong = wrong or found.gaps(values)
    if wrong:
        return _show(request, about, sections, form, wrong)
    try:
        command = found.command(Given(view, command_id(form), values, version_of(form)))
    except BadValue as refusal:
        return _beside(request, about, sections, form, refusal, found.wrong)
    done = "stepped" if found.title.startswith("file_move.") else "noted"
    back = f"/cases/{number}/loan/{file}?done={done}"
    return _perform(request, about, sections, command, form, back, found.wrong)


def _perform(
    request: Request,
    about: Mapping[str, str],
    sections: tuple[Section, ...],
    command: Command,
    form: Mapping[str, str],
    back: str,
    places: Mapping[str, str] | None = None,
) -> Response:
    try:
        office_of(request).perform(command, by=acting(request), command_id=command_id(form))
    except StaleCase as refusal:
        return _stale(request, about, sections, form, refusal)
    except DomainError as refusal:
        return _beside(request, about, sections, form, refusal, places or {})
    drafts.sent(request)
    return RedirectResponse(back, 303)


def _stale(
    request: Request,
    about: Mapping[str, str],
    sections: tuple[Section, ...],
    form: Mapping[str, str],
    refusal: StaleCase,
) -> Response:
    """Somebody was faster: what changed, and what was written, ready to be sent on what the case is now."""
    page = page_of(request, about["number"])
    since = lines(entry for entry in page.history if entry.seq > refusal.data["expected"])
    fresh = {"command_id": str(office_of(request).new_id()), "expected_version": str(page.case.version)}
    return _show(request, about, sections, {**form, **fresh}, status=409, changes=since)


def _beside(
    request: Request,
    about: Mapping[str, str],
    sections: tuple[Section, ...],
    form: Mapping[str, str],
    refusal: DomainError,
    places: Mapping[str, str],
) -> Response:
    """Beside the field where there is one, over the form otherwise; what no form is for has the page of refusals."""
    status = status_of(refusal)
    if status not in (409, 422) or isinstance(refusal, CommandIdReused):
        raise refusal
    named = places.get(refusal.key) or refusal.data.get("field")
    field = places.get(str(named), str(named))
    if field not in fields_of(sections):
        unmet = refusal.findings if isinstance(refusal, LoanNotEligible) else ()
        return _show(request, about, sections, form, status=status, refusal=refusal, unmet=unmet)
    shown = in_words(request, refusal) if isinstance(refusal, (BadValue, DatesOutOfOrder)) else refusal
    return _show(request, about, sections, form, {field: shown}, status=status)


def in_words(request: Request, refusal: DomainError) -> BadValue:
    """Days as people write them."""
    expected = _ISO.sub(
        lambda found: day(date.fromisoformat(found[0]), language(request)), refusal.data["expected"]
    )
    return BadValue(**{**refusal.data, "expected": expected})


def _show(
    request: Request,
    about: Mapping[str, str],
    sections: tuple[Section, ...],
    said: Mapping[str, str] | None = None,
    errors: Mapping[str, Any] | None = None,
    *,
    version: int | None = None,
    status: int | None = None,
    **more: Any,
) -> Response:
    """The empty form on a `version` of the case, or with `said` the one that came back."""
    opened = {name: field.value for name, field in fields_of(sections).items()}
    draft = drafts.opened(request, opened) if said is None else None
    shown = draft.said if draft is not None else said or {}
    return render(
        request,
        "loan_file_step.html",
        status=status or (422 if errors else 200),
        about=about,
        sections=sections,
        said=shown,
        errors=errors or {},
        draft=draft,
        version=shown.get("expected_version") or version,
        command_id=shown.get("command_id") or str(office_of(request).new_id()),
        law=office_of(request).law.on(office_of(request).today()),
        **({"changes": (), "refusal": None, "unmet": ()} | more),
    )


def _new(number: str, page: CasePage) -> dict[str, str]:
    return {
        "number": number,
        "who": " · ".join(filter(None, (page.person.name, number))),
        "title": "loan_act.open",
        "why": "loan_why.open",
        "back": f"/cases/{number}/loan",
    }


def _about(number: str, file: str, step: FileStep, name: str | None, known: str) -> dict[str, str]:
    return {
        "number": number,
        "who": " · ".join(filter(None, (name, known))),
        "title": step.title,
        "why": step.why,
        "back": f"/cases/{number}/loan/{file}",
    }


def _known(step: str) -> FileStep:
    if step not in STEPS:
        raise UnknownRecord(what="page", id=step[:40])
    return STEPS[step]


def version_of(form: Mapping[str, str]) -> int:
    text = form.get("expected_version", "")
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise BadValue(field="expected_version", value=text, expected="0, 1, 2 …")
    return int(text)
