"""Messages outside: what did not arrive, how one wants to be told, letters to print, and what came in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from domain.errors import DomainError, UnknownRecord
from domain.messaging.incoming import LINKABLE, STOP, TRIAGE
from domain.messaging.parcels import STATES
from domain.viewer import Role
from reports.letters import letter_pdf
from web.access import EVERYBODY, OFFICE, allowed
from web.acting import acting, is_demo, office_of
from web.errors import status_of
from web.rendering import render
from web.sending import command_id, form_data, form_values
from workflows.services import posting_commands as c

router = APIRouter()
Form = Annotated[Mapping[str, str], Depends(form_values)]
Data = Annotated[FormData, Depends(form_data)]
_WATCH = (Role.MANAGER, Role.ADMIN)
_OWN = ("zalo", "email", "other")


@router.get("/messages")
@allowed(*_WATCH)
def messages(request: Request) -> Response:
    asked = request.query_params.get("status")
    status = asked if asked in STATES else None
    counts, found = office_of(request).desk.posting.deliveries(acting(request), status)
    return render(
        request,
        "messages.html",
        found=found,
        counts=[(name, counts[name]) for name in STATES if counts.get(name)],
        status_shown=status,
        new_id=lambda: str(office_of(request).new_id()),
    )


@router.get("/messages/outside")
@allowed(*_WATCH)
def outside(request: Request) -> Response:
    """The demo's own servers, asked what they took. Raises UnknownRecord where there are none."""
    asked = getattr(request.app.state, "outside", None)
    if asked is None:
        raise UnknownRecord(what="demo", id="outside")
    return render(request, "outside.html", found=asked())


@router.post("/messages/{delivery}/resend")
@allowed(*_WATCH)
def resend(request: Request, delivery: str, form: Form) -> Response:
    command = c.ResendMessage(_id(delivery))
    office_of(request).perform(command, by=acting(request), command_id=command_id(form))
    return RedirectResponse("/messages", 303)


@router.post("/messages/{delivery}/drop")
@allowed(*_WATCH)
def drop(request: Request, delivery: str, form: Form) -> Response:
    command = c.DropMessage(_id(delivery))
    office_of(request).perform(command, by=acting(request), command_id=command_id(form))
    return RedirectResponse("/messages", 303)


@router.get("/account/messages")
@allowed(*EVERYBODY)
def ask_choice(request: Request) -> Response:
    choice = office_of(request).desk.posting.choice(acting(request).user)
    said = {"phone": choice.phone or "", "email": choice.email or "", "lang": choice.lang}
    return _choice(request, said, choice.channels, choice.digest)


@router.post("/account/messages")
@allowed(*EVERYBODY)
def choose(request: Request, data: Data) -> Response:
    """`first` goes before the others; the order is kept."""
    form = {name: value for name, value in data.items() if isinstance(value, str)}
    picked = [each for each in data.getlist("channels") if isinstance(each, str)]
    channels = tuple(sorted(picked, key=lambda each: each != form.get("first")))
    digest = form.get("digest") == "yes"
    command = c.ChooseMessages(channels, form.get("lang", "vi"), digest, form.get("phone"), form.get("email"))
    try:
        office_of(request).perform(command, by=acting(request), command_id=command_id(form))
    except DomainError as refusal:
        return _choice(request, form, channels, digest, refusal)
    return RedirectResponse("/account?done=messages", 303)


def _choice(
    request: Request,
    said: Mapping[str, str],
    channels: tuple[str, ...],
    digest: bool,
    refusal: DomainError | None = None,
) -> Response:
    return render(
        request,
        "message_choice.html",
        status=status_of(refusal) if refusal else 200,
        said=said,
        channels=channels,
        digest=digest,
        own=_OWN,
        error=refusal,
        command_id=str(office_of(request).new_id()),
    )


@router.get("/cases/{number}/messages")
@allowed(*OFFICE)
def ask_person(request: Request, number: str) -> Response:
    office, viewer = office_of(request), acting(request)
    case = office.desk.case(viewer, office.desk.case_id(viewer, number))
    return render(
        request,
        "person_messages.html",
        case=case,
        choice=office.desk.posting.person_choice(viewer, case.id),
        command_id=str(office.new_id()),
    )


@router.post("/cases/{number}/messages")
@allowed(*OFFICE)
def choose_for_person(request: Request, number: str, data: Data) -> Response:
    office, viewer = office_of(request), acting(request)
    form = {name: value for name, value in data.items() if isinstance(value, str)}
    channels = tuple(each for each in data.getlist("channels") if isinstance(each, str))
    case_id = office.desk.case_id(viewer, number)
    command = c.ChoosePersonMessages(case_id, channels)
    office.perform(command, by=viewer, command_id=command_id(form))
    return RedirectResponse(f"/cases/{number}", 303)


@router.get("/letters")
@allowed(*OFFICE)
def letters(request: Request) -> Response:
    office = office_of(request)
    found = office.desk.posting.to_print(acting(request), at=office.now())
    return render(request, "letters.html", letters=found, new_id=lambda: str(office.new_id()))


@router.get("/letters/{delivery}.pdf")
@allowed(*OFFICE)
def letter(request: Request, delivery: str) -> Response:
    """Its file name says nothing: it stays in a list of downloads."""
    office, wanted = office_of(request), _id(delivery)
    found = office.desk.posting.to_print(acting(request), at=office.now())
    one = next((each for each in found if each.id == wanted), None)
    if one is None:
        raise UnknownRecord(what="letter", id=delivery[:40])
    place = office.units.name(one.unit_code, office.today())
    content = letter_pdf(one, place, office.today(), demo=is_demo(request))
    headers = {"Content-Disposition": 'attachment; filename="thu.pdf"'}
    return Response(content, media_type="application/pdf", headers=headers)


@router.post("/letters/{delivery}/done")
@allowed(*OFFICE)
def handed_over(request: Request, delivery: str, form: Form) -> Response:
    command = c.HandOver(_id(delivery))
    office_of(request).perform(command, by=acting(request), command_id=command_id(form))
    return RedirectResponse("/letters", 303)


@router.get("/incoming")
@allowed(*OFFICE)
def incoming(request: Request) -> Response:
    office = office_of(request)
    return render(
        request,
        "incoming.html",
        found=office.desk.inbound.waiting(acting(request), office.now()),
        triage=TRIAGE,
        stop=STOP,
        linkable=LINKABLE,
        new_id=lambda: str(office.new_id()),
    )


@router.post("/incoming/{incoming}/triage")
@allowed(*OFFICE)
def triage(request: Request, incoming: str, form: Form) -> Response:
    office, viewer, number = office_of(request), acting(request), form.get("number", "").strip()
    case_id = office.desk.case_id(viewer, number) if number else None
    command = c.TriageIncoming(_id(incoming), form.get("kind", ""), case_id, form.get("own") == "yes")
    office.perform(command, by=viewer, command_id=command_id(form))
    return RedirectResponse("/incoming", 303)


def _id(text: str) -> UUID:
    """Raises UnknownRecord."""
    try:
        return UUID(text)
    except ValueError:
        raise UnknownRecord(what="message", id=text[:40]) from None
