"""Receiving somebody: first whether the person is known already, then the form of reception."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from domain.errors import BadValue, MoveRefused, OpenCaseExists
from web import drafts
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.forms import intake
from web.forms.fields import read
from web.rendering import render
from web.sending import command_id, form_kept
from workflows.services.intake import Probe, in_scope, likely, person_of

router = APIRouter()
FORM = "/cases/new"

Form = Annotated[Mapping[str, str], Depends(form_kept)]


@router.get("/cases/new")
@allowed(*OFFICE)
def search(request: Request) -> Response:
    if request.query_params.get("draft") == "1":
        return RedirectResponse(f"{FORM}/form?draft=1", 303)
    return _search(request, {}, {}, None)


@router.post("/cases/new/search")
@allowed(*OFFICE)
def results(request: Request, form: Form) -> Response:
    values, wrong = read(intake.PROBE, form)
    if not wrong and not any(values.values()):
        wrong = {"name": "field_error.one"}
    if wrong:
        return _search(request, form, wrong, None)
    return _search(request, form, {}, likely(office_of(request), acting(request), intake.probe_of(values)))


def _search(
    request: Request, said: Mapping[str, str], errors: Mapping[str, Any], found: tuple[Any, ...] | None
) -> Response:
    """By POST: a name or a number never stands in an address."""
    return render(
        request,
        "intake_search.html",
        status=422 if errors else 200,
        fields=intake.PROBE,
        said=said,
        errors=errors,
        found=found,
        draft=drafts.opened(request, {}, FORM),
    )


@router.get("/cases/new/form")
@allowed(*OFFICE)
def empty_form(request: Request) -> Response:
    draft = drafts.opened(request, {}, FORM)
    return _form(request, draft.said, {}, draft=draft)


@router.post("/cases/new/form")
@allowed(*OFFICE)
def filled_form(request: Request, form: Form) -> Response:
    """With what was searched for already in its places."""
    kept = {name: form.get(name, "") for name in (*(field.name for field in intake.PROBE), "known")}
    return _form(request, kept, {}, draft=drafts.opened(request, {}, FORM))


@router.post("/cases/new")
@allowed(*OFFICE)
def receive(request: Request, form: Form) -> Response:
    office, viewer, on = office_of(request), acting(request), office_of(request).today()
    person = _known(request, form)
    asked = [
        field for part in intake.sections(office.units, viewer, on, person is not None) for field in part.fields
    ]  # fmt: skip
    values, wrong = read(asked, form)
    wrong |= {name: key for name, key in intake.gaps(values, office.units).items() if name not in wrong}
    if wrong:
        return _form(request, form, wrong)
    id = command_id(form)
    try:
        done = office.perform(intake.command(values, id, person, office.units), by=viewer, command_id=id)
    except BadValue as refusal:
        if refusal.data["field"] not in values:
            raise
        return _form(request, form, {refusal.data["field"]: refusal})
    except MoveRefused as refusal:
        return _form(request, form, {}, status=422, findings=refusal.findings)
    except OpenCaseExists as refusal:
        number = str(refusal.data["number"])
        mine = in_scope(office, viewer, number)
        return _form(request, form, {}, status=409, exists=number, exists_here=mine)
    drafts.sent(request, FORM)
    return RedirectResponse(f"/cases/{done.number}?done=received", 303)


def _known(request: Request, form: Mapping[str, str]) -> UUID | None:
    """The person of the case that the search found. Raises UnknownCase."""
    number = form.get("known", "").strip()
    if not number:
        return None
    probe = Probe(citizen_id=form.get("citizen_id"))
    return person_of(office_of(request), acting(request), number, probe)


def _form(
    request: Request, said: Mapping[str, str], errors: Mapping[str, Any], status: int | None = None, **more: Any
) -> Response:  # fmt: skip
    office, known = office_of(request), said.get("known", "").strip()
    sections = intake.sections(office.units, acting(request), office.today(), bool(known))
    first = {field.name: field.value for section in sections for field in section.fields}
    context: dict[str, Any] = {"findings": (), "exists": None, "exists_here": False, "draft": None}
    return render(
        request,
        "intake_form.html",
        status=status or (422 if errors else 200),
        sections=sections,
        said=first | {name: text for name, text in said.items() if text},
        known_number=known,
        errors=errors,
        command_id=said.get("command_id") or str(office.new_id()),
        **(context | more),
    )
