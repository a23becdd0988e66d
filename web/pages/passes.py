"""In again without a password: the lead or the officer shows a code, the member's own phone scans it, once."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Annotated
from urllib.parse import urlencode

import segno
from fastapi import APIRouter, Depends, Request
from markupsafe import Markup
from starlette.responses import RedirectResponse, Response

from domain.phone import PASS_HOLDS, PassGone
from domain.viewer import Role
from web.access import allowed, and_then, must_first, open_page
from web.acting import acting, office_of
from web.pages.signing_in import come_from, with_session
from web.rendering import render
from web.sending import command_id, form_values
from workflows.services.role_commands import GiveAccess

router = APIRouter()
Form = Annotated[Mapping[str, str], Depends(form_values)]


@router.get("/access")
@allowed(Role.SUPPORTER, Role.OFFICER, Role.MANAGER)
def access(request: Request) -> Response:
    office = office_of(request)
    known = office.desk.phones.for_pass(acting(request), office.today())
    return render(request, "access.html", known=known, made=None, command_id=str(office.new_id()))


@router.post("/access")
@allowed(Role.SUPPORTER, Role.OFFICER, Role.MANAGER)
def give(request: Request, form: Form) -> Response:
    """The code is on this answer and nowhere else; the same form again makes another, and ends the first."""
    office, user, token = office_of(request), form.get("user", "")[:40], secrets.token_urlsafe(24)
    command_id(form)
    office.perform(GiveAccess(office.new_id(), user, token), by=acting(request))
    address = f"{request.url.scheme}://{request.url.netloc}/enter?{urlencode({'pass': token})}"
    picture = segno.make(address, error="m").svg_inline(scale=6, border=4, omitsize=True, light="#fff")
    return render(
        request,
        "access.html",
        known=(),
        made=user,
        picture=Markup(picture),
        until=office.now() + PASS_HOLDS,
    )


@router.get("/enter")
@open_page()
def entry(request: Request) -> Response:
    """A page with a button: what only looks at an address (a messenger, a scanner) does not use the code up."""
    return render(request, "enter.html", token=request.query_params.get("pass", "")[:80])


@router.post("/enter")
@open_page()
def enter(request: Request, form: Form) -> Response:
    """Opens a session of the account; raises PassGone."""
    office, come = office_of(request), come_from(request)
    user = office.desk.phones.use_pass(form.get("pass", "")[:80], office.now())
    office.door.attempts.record(user, come.address, office.now(), "pass")
    at = office.now()
    token = office.sessions.open(user, at=at, agent=come.agent, address=come.address, second_factor=False)
    who = office.sessions.find(token, at=at, on=office.today())
    if who is None:
        raise PassGone
    first = must_first(request, who)
    return with_session(
        request, RedirectResponse(and_then(first, "/phone") if first else "/phone", 303), token
    )
