"""One step of an establishment's loan file: the page that asks, and the one answer to what was sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from domain.errors import BadValue, UnknownRecord
from domain.firm_lending.machine import FirmMove
from domain.firm_lending.reads import FirmView
from domain.firm_lending.refusals import FirmMoveNotOpen, StaleFirmFile
from domain.viewer import Role
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.forms.fields import Choice, Field, Section, read
from web.forms.firm_loan import FirmForm, FirmScene, facts_fields, facts_gaps, open_command, wish_fields
from web.forms.firm_steps import FIRM_STEPS
from web.forms.loans import fields_of
from web.pages.firm_loans import view_of
from web.sending import command_id, form_kept
from web.step_answers import Asked, beside, perform, show, version_of

router = APIRouter()
Form = Annotated[Mapping[str, str], Depends(form_kept)]
_NEW = {"number": "", "who": "", "title": "firm_act.open", "why": "firm_why.open", "back": "/firm-loans"}


@router.get("/firm-loans/new")
@allowed(*OFFICE)
def ask_new(request: Request) -> Response:
    return show(_new(request), version=0)


@router.post("/firm-loans/new")
@allowed(*OFFICE)
def open_new(request: Request, form: Form) -> Response:
    asked = _new(request)
    values, wrong = read(fields_of(asked.sections).values(), form)
    wrong = wrong or facts_gaps(values)
    if wrong:
        return show(asked, form, wrong)
    id = command_id(form)
    command = open_command(id, UUID(values["employer"]), values)
    return perform(asked, command, form, f"/firm-loans/{id}?done=opened", StaleFirmFile, _renewed)


@router.get("/firm-loans/{firm_file}/{firm_step}")
@allowed(*OFFICE, Role.BANK)
def ask(request: Request, firm_file: str, firm_step: str) -> Response:
    """Raises FirmMoveNotOpen for a step that the file, or the role, cannot take now."""
    view, found = view_of(request, firm_file), _known(request, firm_step)
    file = view.line.file
    if found.moving and FirmMove(found.key) not in view.moves:
        raise FirmMoveNotOpen(number=file.number, firm_move=found.key, file_stage=file.stage.value)
    return show(_asked(request, view, found), version=file.version)


@router.post("/firm-loans/{firm_file}/{firm_step}")
@allowed(*OFFICE, Role.BANK)
def take(request: Request, firm_file: str, firm_step: str, form: Form) -> Response:
    """The step may be taken already: the same form twice is one act."""
    view, found = view_of(request, firm_file), _known(request, firm_step)
    asked = _asked(request, view, found)
    values, wrong = read(fields_of(asked.sections).values(), form)
    wrong = wrong or found.gaps(values)
    if wrong:
        return show(asked, form, wrong)
    common = {"expected_version": version_of(form), "note": values.get("note")}
    try:
        command = found.command(view.line.file, values, common)
    except BadValue as refusal:  # a term of repayment that cannot be meant
        return beside(asked, form, refusal)
    back = f"/firm-loans/{view.line.file.id}?done={'stepped' if found.moving else 'noted'}"
    return perform(asked, command, form, back, StaleFirmFile, _renewed)


def _new(request: Request) -> Asked:
    office, viewer = office_of(request), acting(request)
    firms = tuple(Choice(str(id), name) for id, name in office.desk.firm_loans.firms(viewer, office.today()))
    which = Field("employer", "firm_field.employer", "select", firms, required=True)
    today = office.today().isoformat()
    sections = (Section((which, *wish_fields())), Section(facts_fields(today), "firm_field.known"))
    return Asked(request, _NEW, sections, {})


def _asked(request: Request, view: FirmView, found: FirmForm) -> Asked:
    file = view.line.file
    about = {
        "number": file.number,
        "who": f"{view.line.firm} · {file.number}",
        "title": found.title,
        "why": found.why,
        "back": f"/firm-loans/{file.id}",
    }
    sections = found.sections(FirmScene(view, office_of(request), acting(request)))
    return Asked(request, about, sections, found.wrong)


def _known(request: Request, step: str) -> FirmForm:
    """The bank has the forms of its own steps. Raises UnknownRecord."""
    found = FIRM_STEPS.get(step)
    if found is None or (acting(request).role is Role.BANK and step in ("plan", "facts", "paper")):
        raise UnknownRecord(what="page", id=step[:40])
    return found


def _renewed(refusal: StaleFirmFile) -> tuple[int, dict[str, Any]]:
    return int(refusal.data["found"]), {"refusal": refusal}
