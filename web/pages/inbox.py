"""Messages to the role that looks, and that somebody of it has read them."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from web.access import EVERYBODY, allowed
from web.acting import acting, office_of
from web.rendering import render
from web.sending import form_data

router = APIRouter()
SHOWN = 100


@router.get("/inbox")
@allowed(*EVERYBODY)
def inbox(request: Request) -> Response:
    desk, viewer = office_of(request).desk, acting(request)
    found: list[Any] = list(desk.inbox(viewer, SHOWN + 1))
    messages = found[:SHOWN]
    return render(
        request,
        "inbox.html",
        unread=[each for each in messages if each["read_at"] is None],
        read=[each for each in messages if each["read_at"] is not None],
        waiting=desk.letters.unread(viewer),
        more=len(found) > SHOWN,
    )


@router.post("/inbox/read")
@allowed(*EVERYBODY)
def mark(request: Request, form: Annotated[FormData, Depends(form_data)]) -> Response:
    """The messages that the page showed and no later one: a message that came meanwhile stays unread."""
    office, ids = office_of(request), []
    for said in form.getlist("id"):
        try:
            ids.append(UUID(str(said)))
        except ValueError:
            continue
    if ids:
        office.desk.letters.mark(acting(request), ids, office.now())
    return RedirectResponse("/inbox", 303)
