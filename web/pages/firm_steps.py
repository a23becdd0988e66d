"""One step of an establishment's loan file: the page that asks, and the one answer to what was sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from domain.errors import BadValue, CommandIdReused, DomainError, UnknownRecord
from domain.firm_lending.machine import FirmMove
from domain.firm_lending.reads import FirmView
from domain.firm_lending.refusals import FirmMoveNotOpen, StaleFirmFile
from domain.lending.refusals import DatesOutOfOrder, LoanNotEligible
from domain.viewer import Role
from web import drafts
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.errors import status_of
from web.forms.fields import Choice, Field, Section, read
from web.forms.firm_loan import FirmForm, FirmScene, facts_fields, facts_gaps, open_command, wish_fields
from web.forms.firm_steps import FIRM_STEPS
from web.forms.loans import fields_of
from web.pages.firm_loans import view_of
from web.pages.loan_steps import in_words, version_of
from web.rendering import render
from web.sending import command_id, form_kept
from workflows.services.commands import Command

router = APIRouter()
Form = Annotated[Mapping[str, str], Depends(form_kept)]
_NEW = {"number": "", "who": "", "title": "firm_act.open", "why": "firm_why.open", "back": "/firm-loans"}


@router.get("/firm-loans/new")
@allowed(*OFFICE)
def ask_new(request: Request) -> Response:
    return _show(request, _NEW, _new_sections(request), version=0)


@router.post("/firm-loans/new")
@allowed(*OFFICE)
def open_new(request: Request, form: Form) -> Response:
    sections = _new_sections(request)
    values, wrong = read(fields_of(sections).values(), form)
    wrong = wrong or facts_gaps(values)
    if wrong:
        return _show(request, _NEW, sections, form, wrong)
    id = command_id(form)
    command = open_command(id, UUID(values["employer"]), values)
    return _perform(request, _NEW, sections, command, form, f"/firm-loans/{id}?done=opened")


@router.get("/firm-loans/{firm_file}/{firm_step}")
@allowed(*OFFICE, Role.BANK)
def ask(request: Request, firm_file: str, firm_step: str) -> Response:
    """Raises FirmMoveNotOpen for a step that the file, or the role, cannot take now."""
    view, found = view_of(request, firm_file), _known(request, firm_step)
    file = view.line.file
    if found.moving and FirmMove(found.key) not in view.moves:
        raise FirmMoveNotOpen(number=file.number, firm_move=found.key, file_stage=file.stage.value)
    sections = found.sections(FirmScene(view, office_of(request), acting(request)))
    return _show(request, _about(view, found), sections, version=file.version)


@router.post("/firm-loans/{firm_file}/{firm_step}")
@allowed(*OFFICE, Role.BANK)
def take(request: Request, firm_file: str, firm_step: str, form: Form) -> Response:
    """The step may be taken already: the same form twice is one act."""
    view, found = view_of(request, firm_file), _known(request, firm_step)
    about, sections = (
        _about(view, found),
        found.sections(FirmScene(view, office_of(request), acting(request))),
    )
    values, wrong = read(fields_of(sections).values(), form)
    wrong = wrong or found.gaps(values)
    if wrong:
        return _show(request, about, sections, form, wrong)
    common = {"expected_version": version_of(form), "note": values.get("note")}
    try:
        command = found.command(view.line.file, values, common)
    except BadValue as refusal:  # a term of repayment that cannot be meant
        return _beside(request, about, sections, form, refusal, found.wrong)
    back = f"/firm-loans/{view.line.file.id}?done={'stepped' if found.moving else 'noted'}"
    return _perform(request, about, sections, command, form, back, found.wrong)


def _new_sections(request: Request) -> tuple[Section, ...]:
    office, viewer = office_of(request), acting(request)
    firms = tuple(Choice(str(id), name) for id, name in office.desk.firm_loans.firms(viewer, office.today()))
    which = Field("employer", "firm_field.employer", "select", firms, required=True)
    today = office.today().isoformat()
    return (Section((which, *wish_fields())), Section(facts_fields(today), "firm_field.known"))


def _about(view: FirmView, found: FirmForm) -> dict[str, str]:
    file = view.line.file
    return {
        "number": file.number,
        "who": f"{view.line.firm} · {file.number}",
        "title": found.title,
        "why": found.why,
        "back": f"/firm-loans/{file.id}",
    }


def _known(request: Request, step: str) -> FirmForm:
    """The bank has the forms of its own steps. Raises UnknownRecord."""
    found = FIRM_STEPS.get(step)
    if found is None or (acting(request).role is Role.BANK and step in ("plan", "facts", "paper")):
        raise UnknownRecord(what="page", id=step[:40])
    return found


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
    except StaleFirmFile as refusal:  # what was written, ready to be sent on what the file is now
        fresh = {"command_id": str(office_of(request).new_id()), "expected_version": refusal.data["found"]}
        return _show(request, about, sections, {**form, **fresh}, status=409, refusal=refusal)
    except DomainError as refusal:
        return _beside(request, about, sections, form, refusal, places or {})
    drafts.sent(request)
    return RedirectResponse(back, 303)


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


def _show(
    request: Request,
    about: Mapping[str, str],
    sections: tuple[Section, ...],
    said: Mapping[str, Any] | None = None,
    errors: Mapping[str, Any] | None = None,
    *,
    version: int | None = None,
    status: int | None = None,
    **more: Any,
) -> Response:
    opened = {name: field.value for name, field in fields_of(sections).items()}
    draft = drafts.opened(request, opened) if said is None else None
    shown = draft.said if draft is not None else said or {}
    office = office_of(request)
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
        command_id=shown.get("command_id") or str(office.new_id()),
        law=office.law.on(office.today()),
        **({"changes": (), "refusal": None, "unmet": ()} | more),
    )
